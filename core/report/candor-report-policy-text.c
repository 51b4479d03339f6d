/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "comparison/candor-checklist.h"
#include "report/candor-report-text.h"

#define HANDLING_COLUMNS 14u
#define NAME_COLUMNS_MAX 40u

static const char *
candor_text_name_handling (CandorText *self, CandorHandling handling)
{
  static const char *const words[] = { N_("not said"), N_("yes"), N_("no"), N_("yes and no") };

  return candor_text_word (self, words[handling]);
}

static CandorTextStyle
candor_text_style_of_handling (CandorHandling handling)
{
  return handling == CANDOR_HANDLING_UNSTATED ? CANDOR_TEXT_FAINT
         : handling == CANDOR_HANDLING_BOTH   ? CANDOR_TEXT_WARNING
                                              : CANDOR_TEXT_PLAIN;
}

static void
candor_text_append_summaries (CandorText *self, GArray *summaries, CandorKnowledge *knowledge)
{
  guint columns = 0;

  for (guint i = 0; i < summaries->len; i++)
    columns = MAX (columns, candor_text_measure (candor_text_name_category (
                                self, knowledge, g_array_index (summaries, CandorCategorySummary, i).category)));
  columns = MIN (columns, NAME_COLUMNS_MAX) + 2;
  candor_text_append_space (self, CANDOR_TEXT_INDENT + columns);
  candor_text_append_cell (self, CANDOR_TEXT_FAINT, candor_text_word (self, N_("collected")),
                           HANDLING_COLUMNS);
  candor_text_append (self, CANDOR_TEXT_FAINT, candor_text_word (self, N_("shared")));
  candor_text_end_line (self);
  for (guint i = 0; i < summaries->len; i++)
    {
      CandorCategorySummary *summary = &g_array_index (summaries, CandorCategorySummary, i);

      candor_text_append_space (self, CANDOR_TEXT_INDENT);
      candor_text_append_cell (self, CANDOR_TEXT_PLAIN,
                               candor_text_name_category (self, knowledge, summary->category), columns);
      candor_text_append_cell (self, candor_text_style_of_handling (summary->collect),
                               candor_text_name_handling (self, summary->collect), HANDLING_COLUMNS);
      candor_text_append (self, candor_text_style_of_handling (summary->share),
                          candor_text_name_handling (self, summary->share));
      candor_text_end_line (self);
    }
}

/* One statement: what it says of what, its quote and its place. */
static void
candor_text_append_claim (CandorText *self, CandorPolicy *policy, CandorStatement *statement,
                          CandorKnowledge *knowledge)
{
  gboolean denied = candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO;
  g_autofree char *actor = candor_text_dup_actor (self, statement);
  g_autofree char *claim
      = g_strdup_printf ("%s · %s · %s · %s",
                         candor_text_name_category (self, knowledge, candor_statement_get_category (statement)),
                         candor_text_name_action (self, candor_statement_get_action (statement)), actor,
                         candor_text_name_polarity (self, candor_statement_get_polarity (statement)));

  candor_text_append (self, denied ? CANDOR_TEXT_ALARM : CANDOR_TEXT_FINE, denied ? "✕ " : "● ");
  candor_text_append_paragraph (self, CANDOR_TEXT_STRONG, claim, CANDOR_TEXT_INDENT, CANDOR_TEXT_INDENT);
  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  candor_text_append_statement (self, policy, statement, CANDOR_TEXT_INDENT);
}

static void
candor_text_append_parties (CandorText *self, CandorPolicy *policy, CandorKnowledge *knowledge)
{
  GListModel *parties = candor_policy_get_parties (policy);

  if (g_list_model_get_n_items (parties) == 0)
    return;
  candor_text_append_heading (self, N_("Third parties named"));
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);
      const char *const *categories = candor_party_get_categories (party);
      GString *line = g_string_new (candor_party_get_name (party));
      g_autofree char *owned = NULL;

      for (guint j = 0; categories != NULL && categories[j] != NULL; j++)
        g_string_append_printf (line, "%s%s", j == 0 ? " · " : ", ",
                                candor_text_name_category (self, knowledge, categories[j]));
      owned = g_string_free (line, FALSE);
      candor_text_append_space (self, CANDOR_TEXT_INDENT);
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, owned, CANDOR_TEXT_INDENT,
                                    2 * CANDOR_TEXT_INDENT);
    }
}

GBytes *
candor_report_policy_to_page (CandorPolicy *policy, CandorKnowledge *knowledge, CandorCatalog *catalog,
                              const CandorReportPage *page)
{
  CandorText text;
  g_autoptr (GArray) summaries = candor_report_summarize (policy);
  g_autoptr (GListModel) checklist = candor_checklist_judge (policy, knowledge, NULL, NULL);
  CandorDocument *first = candor_policy_get_document (policy, 0);
  const char *title = candor_document_get_title (first);

  candor_text_init (&text, catalog, page);
  candor_text_append_title (&text, title != NULL && *title != '\0' ? title : candor_document_get_name (first));
  candor_text_append_documents (&text, policy);
  candor_text_append_heading (&text, N_("What the policy says"));
  if (summaries->len == 0)
    candor_text_append_paragraph (&text, CANDOR_TEXT_PLAIN,
                                  candor_text_word (&text, N_("No statement about personal data was found.")),
                                  0, 0);
  else
    candor_text_append_summaries (&text, summaries, knowledge);
  candor_text_append_parties (&text, policy, knowledge);
  if (candor_policy_get_statement_count (policy) > 0)
    candor_text_append_heading (&text, N_("Statements"));
  for (guint i = 0; i < candor_policy_get_statement_count (policy); i++)
    candor_text_append_claim (&text, policy, candor_policy_get_statement (policy, i), knowledge);
  candor_text_append_checklist (&text, checklist, policy, knowledge);
  candor_text_append_notes (&text, N_("Warnings"), candor_policy_get_warnings (policy), knowledge);
  return candor_text_finish (&text);
}

GBytes *
candor_report_policy_to_text (CandorPolicy *policy, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  return candor_report_policy_to_page (policy, knowledge, catalog, NULL);
}
