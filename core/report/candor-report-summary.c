/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <string.h>

#include "report/candor-report-private.h"

static int
candor_category_summary_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const CandorCategorySummary *) a)->category, ((const CandorCategorySummary *) b)->category);
}

static CandorCategorySummary *
candor_report_find_summary (GArray *summaries, GHashTable *places, const char *category)
{
  CandorCategorySummary fresh = { category, CANDOR_HANDLING_UNSTATED, CANDOR_HANDLING_UNSTATED };
  gpointer place;

  if (!g_hash_table_lookup_extended (places, category, NULL, &place))
    {
      place = GUINT_TO_POINTER (summaries->len);
      g_hash_table_insert (places, (char *) category, place);
      g_array_append_val (summaries, fresh);
    }
  return &g_array_index (summaries, CandorCategorySummary, GPOINTER_TO_UINT (place));
}

static void
candor_handling_add (CandorHandling *handling, CandorHandling said)
{
  *handling = *handling == CANDOR_HANDLING_UNSTATED || *handling == said ? said : CANDOR_HANDLING_BOTH;
}

/* "We don't keep it" leaves open that it is collected, and "not for advertising" leaves other purposes
 * open: neither says no. */
static void
candor_category_summary_add (CandorCategorySummary *self, CandorStatement *statement)
{
  const char *const *purposes = candor_statement_get_purposes (statement);
  CandorAction action = candor_statement_get_action (statement);
  gboolean denied = candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO;
  gboolean shared = candor_statement_get_actor (statement) == CANDOR_ACTOR_THIRD_PARTY
                    || action == CANDOR_ACTION_SHARE;

  if (candor_statement_get_actor (statement) == CANDOR_ACTOR_USER)
    return;
  if (denied && ((purposes != NULL && purposes[0] != NULL) || action == CANDOR_ACTION_STORE))
    return;
  candor_handling_add (shared ? &self->share : &self->collect, denied ? CANDOR_HANDLING_NO : CANDOR_HANDLING_YES);
}

GArray *
candor_report_summarize (CandorPolicy *policy)
{
  GArray *summaries = g_array_new (FALSE, FALSE, sizeof (CandorCategorySummary));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candor_policy_get_statement_count (policy); i++)
    {
      CandorStatement *statement = candor_policy_get_statement (policy, i);
      const char *category = candor_statement_get_category (statement);
      candor_category_summary_add (candor_report_find_summary (summaries, places, category), statement);
    }
  g_array_sort (summaries, candor_category_summary_compare);
  return summaries;
}

const char *
candor_handling_to_string (CandorHandling handling)
{
  static const char *const names[] = { "unstated", "yes", "no", "both" };

  return names[handling];
}
