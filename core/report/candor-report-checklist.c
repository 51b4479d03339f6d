/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>

#include "report/candor-report-text.h"

/* The checklists of the regulations, in JSON and as text. */

/* Characters of a quote shown in the text; all of it is in the JSON. */
#define CHECKLIST_QUOTE_CHARACTERS 160
#define CHECKLIST_MARK_COLUMNS 2u

static void
candor_report_build_quote (CandorJson *json, const char *topic, const char *quote, guint document,
                           guint start, guint end)
{
  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "topic", topic);
  candor_json_add_string (json, "quote", quote);
  candor_json_add_integer (json, "document", document);
  candor_json_add_integer (json, "start", start);
  candor_json_add_integer (json, "end", end);
  candor_json_end_object (json);
}

static void
candor_report_build_quotes (CandorJson *json, CandorChecklistItem *item, CandorPolicy *policy)
{
  GArray *mentions = candor_checklist_item_get_mentions (item);

  candor_json_begin_array (json, "quotes");
  for (guint i = 0; i < mentions->len; i++)
    {
      g_autoptr (CandorMention) mention
          = candor_report_get_item (candor_policy_get_mentions (policy), mentions, i);
      candor_report_build_quote (json, candor_mention_get_topic (mention), candor_mention_get_quote (mention),
                                 candor_mention_get_document (mention), candor_mention_get_start (mention),
                                 candor_mention_get_end (mention));
    }
  candor_json_end_array (json);
}

static void
candor_report_build_checklist_item (CandorJson *json, CandorChecklistItem *item, CandorPolicy *policy,
                                    CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  const CandorKnownRule *rule = candor_knowledge_find_rule (knowledge, candor_checklist_item_get_rule (item));
  gboolean chinese = candor_catalog_is_chinese (catalog);
  g_autofree char *citation = candor_report_dup_citation (knowledge, rule->id, catalog);
  g_autofree char *reason
      = candor_knowledge_format_note (knowledge, candor_checklist_item_get_reason (item), catalog);

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "item", rule->id);
  candor_json_add_string (json, "regulation", rule->regulation);
  candor_json_add_string (json, "article", rule->article);
  candor_json_add_string (json, "citation", citation);
  candor_json_add_string (json, "title", chinese ? rule->title_zh : rule->title_en);
  candor_json_add_string (json, "judgeable", rule->judgeable);
  candor_json_add_string (json, "met", candor_checklist_state_to_string (candor_checklist_item_get_state (item)));
  candor_json_add_string (json, "reason", reason);
  candor_json_add_indexes (json, "statements", candor_checklist_item_get_statements (item));
  candor_report_build_quotes (json, item, policy);
  candor_json_add_strings (json, "found", candor_checklist_item_get_found (item));
  candor_json_add_strings (json, "missing", candor_checklist_item_get_missing (item));
  candor_json_add_strings (json, "findings", candor_checklist_item_get_findings (item));
  candor_json_end_object (json);
}

void
candor_report_build_checklist (CandorJson *json, GListModel *checklist, CandorPolicy *policy,
                               CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  candor_json_begin_array (json, "checklist");
  for (guint i = 0; i < g_list_model_get_n_items (checklist); i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (checklist, i);
      candor_report_build_checklist_item (json, item, policy, knowledge, catalog);
    }
  candor_json_end_array (json);
}

/* As text. */

static CandorTextStyle
candor_text_style_of_state (CandorChecklistState state)
{
  static const CandorTextStyle styles[] = {
    [CANDOR_CHECKLIST_MET] = CANDOR_TEXT_FINE,
    [CANDOR_CHECKLIST_NOT_FOUND] = CANDOR_TEXT_WARNING,
    [CANDOR_CHECKLIST_UNCLEAR] = CANDOR_TEXT_NOTICE,
    [CANDOR_CHECKLIST_NOT_JUDGEABLE] = CANDOR_TEXT_FAINT,
  };

  return styles[state];
}

/* (transfer full) (nullable): the first sentence that an item quotes. */
static char *
candor_text_dup_item_quote (CandorChecklistItem *item, CandorPolicy *policy)
{
  GArray *mentions = candor_checklist_item_get_mentions (item);
  GArray *statements = candor_checklist_item_get_statements (item);
  g_autoptr (CandorMention) mention = NULL;
  g_autofree char *cut = NULL;
  const char *quote;

  if (statements->len > 0)
    quote = candor_statement_get_quote (candor_policy_get_statement (policy, g_array_index (statements, guint, 0)));
  else if (mentions->len > 0)
    {
      mention = candor_report_get_item (candor_policy_get_mentions (policy), mentions, 0);
      quote = candor_mention_get_quote (mention);
    }
  else
    return NULL;
  if (g_utf8_strlen (quote, -1) <= CHECKLIST_QUOTE_CHARACTERS)
    return g_strdup_printf ("“%s”", quote);
  cut = g_utf8_substring (quote, 0, CHECKLIST_QUOTE_CHARACTERS);
  return g_strdup_printf ("“%s…”", cut);
}

static void
candor_text_append_missing (CandorText *self, CandorChecklistItem *item, CandorKnowledge *knowledge, guint indent)
{
  const char *const *missing = candor_checklist_item_get_missing (item);
  gboolean chinese = candor_catalog_is_chinese (self->catalog);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; missing[i] != NULL; i++)
    {
      const CandorKnownTopic *topic = candor_knowledge_find_topic (knowledge, missing[i]);
      g_string_append_printf (names, "%s%s", i > 0 ? (chinese ? "；" : "; ") : "",
                              chinese ? topic->name_zh : topic->name_en);
    }
  if (names->len == 0)
    return;
  line = g_strdup_printf (candor_text_word (self, N_("Not found: %s")), names->str);
  candor_text_append_space (self, indent);
  candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, line, indent, indent);
}

static void
candor_text_append_checklist_item (CandorText *self, CandorChecklistItem *item, CandorPolicy *policy,
                                   CandorKnowledge *knowledge)
{
  const CandorKnownRule *rule = candor_knowledge_find_rule (knowledge, candor_checklist_item_get_rule (item));
  CandorChecklistState state = candor_checklist_item_get_state (item);
  guint indent = CANDOR_TEXT_INDENT + CHECKLIST_MARK_COLUMNS;
  g_autofree char *title = g_strdup_printf (
      "%s · %s", rule->article, candor_catalog_is_chinese (self->catalog) ? rule->title_zh : rule->title_en);
  g_autofree char *reason
      = candor_knowledge_format_note (knowledge, candor_checklist_item_get_reason (item), self->catalog);
  g_autofree char *quote = candor_text_dup_item_quote (item, policy);

  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  candor_text_append_cell (self, candor_text_style_of_state (state), candor_checklist_state_get_mark (state),
                           CHECKLIST_MARK_COLUMNS);
  candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, title, indent, indent);
  if (state != CANDOR_CHECKLIST_MET && state != CANDOR_CHECKLIST_NOT_JUDGEABLE)
    {
      candor_text_append_space (self, indent);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, reason, indent, indent);
      candor_text_append_missing (self, item, knowledge, indent);
    }
  if (quote != NULL)
    {
      candor_text_append_space (self, indent);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, quote, indent, indent);
    }
}

static void
candor_text_append_checklist_key (CandorText *self)
{
  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  for (guint state = CANDOR_CHECKLIST_MET; state <= CANDOR_CHECKLIST_NOT_JUDGEABLE; state++)
    {
      g_autofree char *words = g_strdup_printf ("%s %s", candor_checklist_state_get_mark (state),
                                                candor_text_word (self, candor_checklist_state_get_word (state)));
      candor_text_append_cell (self, candor_text_style_of_state (state), words, candor_text_measure (words) + 3);
    }
  candor_text_end_line (self);
}

void
candor_text_append_checklist (CandorText *self, GListModel *checklist, CandorPolicy *policy,
                              CandorKnowledge *knowledge)
{
  const char *last = NULL;

  if (g_list_model_get_n_items (checklist) == 0)
    return;
  candor_text_append_heading (self, N_("Checklists"));
  candor_text_append_checklist_key (self);
  for (guint i = 0; i < g_list_model_get_n_items (checklist); i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (checklist, i);
      const CandorKnownRule *rule = candor_knowledge_find_rule (knowledge, candor_checklist_item_get_rule (item));
      const CandorKnownRegulation *regulation = candor_knowledge_find_regulation (knowledge, rule->regulation);

      if (g_strcmp0 (last, rule->regulation) != 0)
        {
          candor_text_end_line (self);
          candor_text_append_paragraph (self, CANDOR_TEXT_STRONG,
                                        candor_catalog_is_chinese (self->catalog) ? regulation->name_zh : regulation->name_en,
                                        0, 0);
        }
      last = rule->regulation;
      candor_text_append_checklist_item (self, item, policy, knowledge);
    }
}
