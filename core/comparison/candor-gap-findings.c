/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-checklist-item-private.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Policy gaps: topics that rules ask for and that a policy, read in full, does not speak of. One finding a
 * topic, with all rules that ask for it: the same silence is one silence. */

#define CANDOR_CONFIDENCE_GAP 0.7

/* Policies of one language are held against the regulations that such policies answer to; which law binds
 * an app, no file tells. */
static gboolean
candor_gap_is_asked (CandorComparison *self, const CandorKnownRule *rule)
{
  const CandorKnownRegulation *regulation = candor_knowledge_find_regulation (self->knowledge, rule->regulation);
  const char *language = candor_policy_get_language (self->policy);

  return strcmp (language, "mixed") == 0 || g_strv_contains (regulation->languages, language);
}

static void
candor_gap_collect (CandorChecklistItem *item, GHashTable *topics)
{
  for (guint i = 0; item->missing[i] != NULL; i++)
    {
      GStrvBuilder *rules = g_hash_table_lookup (topics, item->missing[i]);

      if (rules == NULL)
        {
          rules = g_strv_builder_new ();
          g_hash_table_insert (topics, item->missing[i], rules);
        }
      g_strv_builder_add (rules, item->rule);
    }
}

static void
candor_gap_add (CandorComparison *self, const char *topic, GStrvBuilder *rules, GPtrArray *findings)
{
  CandorFinding *finding = candor_finding_new (CANDOR_FINDING_POLICY_GAP, NULL, topic);
  g_autofree char *words = g_strdup_printf ("%u", candor_policy_get_word_count (self->policy));

  finding->message = candor_note_new (N_("The policy supplied, read in full ({1} words), has no sentence on {0} that was found."),
                                      CANDOR_NOTE_CATEGORY, topic, CANDOR_NOTE_TEXT, words, CANDOR_NOTE_END);
  finding->severity = CANDOR_SEVERITY_INFO;
  finding->confidence = CANDOR_CONFIDENCE_GAP;
  candor_finding_explain (finding, candor_note_new (N_("Weight: a topic that rules ask for; which rules bind the app, no file tells."), CANDOR_NOTE_END));
  candor_finding_explain (finding, candor_note_new (N_("Sentences are found by their words; one in unusual words is missed."), CANDOR_NOTE_END));
  finding->rules = g_strv_builder_end (rules);
  g_ptr_array_add (findings, finding);
}

void
candor_comparison_add_gap_findings (CandorComparison *self, GPtrArray *findings)
{
  g_autoptr (GHashTable) topics
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_strv_builder_unref);
  GHashTableIter iter;
  gpointer topic, rules;

  for (guint i = 0; i < g_list_model_get_n_items (self->checklist); i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (self->checklist, i);

      if (item->state == CANDOR_CHECKLIST_NOT_FOUND && (item->findings == NULL || item->findings[0] == NULL)
          && candor_gap_is_asked (self, candor_knowledge_find_rule (self->knowledge, item->rule)))
        candor_gap_collect (item, topics);
    }
  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, &topic, &rules))
    candor_gap_add (self, topic, rules, findings);
}
