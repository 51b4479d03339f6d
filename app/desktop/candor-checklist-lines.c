/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-checklist-lines.h"

#include <glib/gi18n.h>

/* Sentences quoted below an item; the report has them all. */
#define CANDOR_CHECKLIST_QUOTES 3u

typedef struct
{
  CandorComparison *comparison;
  CandorPolicy *policy;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  GListStore *lines;
} CandorChecklistLines;

static const struct
{
  const char *icon;
  const char *style;
} looks[] = {
  [CANDOR_CHECKLIST_MET] = { "candor-clear-symbolic", "disclosure-clear" },
  [CANDOR_CHECKLIST_NOT_FOUND] = { "candor-omitted-symbolic", "disclosure-omitted" },
  [CANDOR_CHECKLIST_UNCLEAR] = { "candor-vague-symbolic", "disclosure-vague" },
  [CANDOR_CHECKLIST_NOT_JUDGEABLE] = { "candor-words-only-symbolic", "disclosure-words-only" },
};

static void
candor_checklist_append_quote (GString *quotes, const char *quote)
{
  g_autofree char *marked = g_strdup_printf ("“%s”", quote);

  if (strstr (quotes->str, marked) == NULL)
    g_string_append_printf (quotes, "%s%s", quotes->len > 0 ? "\n" : "", marked);
}

/* The sentences that an item rests on; the first is where its line leads. */
static char *
candor_checklist_lines_dup_quotes (CandorChecklistLines *self, CandorChecklistItem *item, char **target)
{
  GArray *mentions = candor_checklist_item_get_mentions (item);
  GArray *statements = candor_checklist_item_get_statements (item);
  GString *quotes = g_string_new (NULL);

  for (guint i = 0; i < MIN (mentions->len, CANDOR_CHECKLIST_QUOTES); i++)
    {
      g_autoptr (CandorMention) mention
          = g_list_model_get_item (candor_policy_get_mentions (self->policy), g_array_index (mentions, guint, i));

      candor_checklist_append_quote (quotes, candor_mention_get_quote (mention));
      if (*target == NULL)
        *target = g_strdup_printf ("place:%u:%u:%u", candor_mention_get_document (mention),
                                   candor_mention_get_start (mention), candor_mention_get_end (mention));
    }
  for (guint i = 0; mentions->len + i < CANDOR_CHECKLIST_QUOTES && i < statements->len; i++)
    {
      guint index = g_array_index (statements, guint, i);

      candor_checklist_append_quote (
          quotes, candor_statement_get_quote (candor_policy_get_statement (self->policy, index)));
      if (*target == NULL)
        *target = g_strdup_printf ("statement:%u", index);
    }
  return g_string_free (quotes, FALSE);
}

static void
candor_checklist_lines_add (CandorChecklistLines *self, CandorChecklistItem *item, const CandorKnownRule *rule)
{
  CandorChecklistState state = candor_checklist_item_get_state (item);
  gboolean chinese = candor_catalog_is_chinese (self->catalog);
  const char *const *findings = candor_checklist_item_get_findings (item);
  g_autofree char *title
      = g_strdup_printf ("%s  %s", rule->article, chinese ? rule->title_zh : rule->title_en);
  g_autofree char *reason
      = candor_knowledge_format_note (self->knowledge, candor_checklist_item_get_reason (item), self->catalog);
  g_autofree char *target = NULL;
  g_autofree char *quotes = candor_checklist_lines_dup_quotes (self, item, &target);
  g_autoptr (CandorLine) line
      = candor_line_new (looks[state].icon, looks[state].style, title,
                         candor_catalog_text (self->catalog, candor_checklist_state_get_word (state)), reason);

  if (target == NULL && findings != NULL && findings[0] != NULL)
    target = g_strdup_printf ("finding:%s", findings[0]);
  candor_line_set_note (line, quotes);
  candor_line_set_target (line, target);
  g_list_store_append (self->lines, line);
}

GListModel *
candor_checklist_lines_new (CandorComparison *comparison, CandorCatalog *catalog)
{
  CandorChecklistLines lines = { comparison, candor_comparison_get_policy (comparison),
                                 candor_comparison_get_knowledge (comparison), catalog,
                                 g_list_store_new (CANDOR_TYPE_LINE) };
  GListModel *items = candor_comparison_get_checklist (comparison);
  const char *regulation = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (items, i);
      const CandorKnownRule *rule = candor_knowledge_find_rule (lines.knowledge, candor_checklist_item_get_rule (item));
      const CandorKnownRegulation *known
          = rule != NULL ? candor_knowledge_find_regulation (lines.knowledge, rule->regulation) : NULL;

      if (rule == NULL)
        continue;
      if (known != NULL && g_strcmp0 (regulation, rule->regulation) != 0)
        {
          g_autoptr (CandorLine) section
              = candor_line_new_section (candor_catalog_is_chinese (catalog) ? known->name_zh : known->name_en, NULL);

          g_list_store_append (lines.lines, section);
        }
      regulation = rule->regulation;
      candor_checklist_lines_add (&lines, item, rule);
    }
  return G_LIST_MODEL (lines.lines);
}

char *
candor_checklist_lines_dup_intro (CandorComparison *comparison, CandorCatalog *catalog)
{
  GListModel *items = candor_comparison_get_checklist (comparison);
  guint counts[CANDOR_CHECKLIST_NOT_JUDGEABLE + 1] = { 0 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (items, i);

      counts[candor_checklist_item_get_state (item)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (text, "%s%u %s", i > 0 ? " · " : "", counts[i],
                            candor_catalog_text (catalog, candor_checklist_state_get_word (i)));
  g_string_append_printf (text, "\n%s", _ ("What was found in the files supplied; never a verdict on lawfulness."));
  return g_string_free (text, FALSE);
}
