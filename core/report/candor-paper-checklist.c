/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-paper-table.h"
#include "report/candor-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The checklists of the regulations: an item a row, how it stands, why, and the sentences that show it. */

#define QUOTES_SHOWN 2u
#define QUOTE_LENGTH 220u

static const CandorPaperColumn columns[] = {
  { N_ ("Item"), 176 }, { N_ ("How it stands"), 128 }, { N_ ("In the policy"), 195 },
};

static CandorInk
get_ink (CandorChecklistState state)
{
  switch (state)
    {
    case CANDOR_CHECKLIST_MET:
      return CANDOR_INK_CLEAR;
    case CANDOR_CHECKLIST_NOT_FOUND:
      return CANDOR_INK_OMITTED;
    case CANDOR_CHECKLIST_UNCLEAR:
      return CANDOR_INK_VAGUE;
    case CANDOR_CHECKLIST_NOT_JUDGEABLE:
    default:
      return CANDOR_INK_SOFT;
    }
}

static void
append_quote (CandorPaper *self, GString *text, const char *quote, guint start, guint end)
{
  guint from, to;
  g_autofree char *flat = candor_paper_dup_flat (self, quote);
  g_autofree char *excerpt = candor_paper_dup_excerpt (self, flat, QUOTE_LENGTH, 0, 0, &from, &to);
  g_autofree char *place = g_strdup_printf (candor_paper_word (self, N_ ("characters %u–%u")), start, end);

  g_string_append_printf (text, "%s“%s” (%s)", text->len > 0 ? "\n" : "", excerpt, place);
}

static gboolean
is_same_place (CandorPaper *self, CandorStatement *statement, guint index)
{
  CandorStatement *other = candor_policy_get_statement (self->policy, index);

  return candor_statement_get_document (statement) == candor_statement_get_document (other)
         && candor_statement_get_start (statement) == candor_statement_get_start (other)
         && candor_statement_get_end (statement) == candor_statement_get_end (other);
}

/* Sentences first, then statements: what shows it, or what was found of it. */
static char *
dup_quotes (CandorPaper *self, CandorChecklistItem *item)
{
  GArray *mentions = candor_checklist_item_get_mentions (item), *statements = candor_checklist_item_get_statements (item);
  GString *text = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < mentions->len && shown < QUOTES_SHOWN; i++, shown++)
    {
      g_autoptr (CandorMention) mention
          = g_list_model_get_item (candor_policy_get_mentions (self->policy), g_array_index (mentions, guint, i));
      append_quote (self, text, candor_mention_get_quote (mention), candor_mention_get_start (mention), candor_mention_get_end (mention));
    }
  for (guint i = 0; i < statements->len && shown < QUOTES_SHOWN; i++, shown++)
    {
      CandorStatement *statement = candor_policy_get_statement (self->policy, g_array_index (statements, guint, i));

      /* One sentence may make several statements. */
      if (i > 0 && is_same_place (self, statement, g_array_index (statements, guint, i - 1)))
        continue;
      append_quote (self, text, candor_statement_get_quote (statement), candor_statement_get_start (statement), candor_statement_get_end (statement));
    }
  if (mentions->len + statements->len > shown)
    {
      g_autofree char *more = g_strdup_printf (candor_paper_word (self, N_ ("and %u more")), mentions->len + statements->len - shown);
      g_string_append_printf (text, "\n%s", more);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_title (CandorPaper *self, CandorChecklistItem *item)
{
  const char *id = candor_checklist_item_get_rule (item);
  const CandorKnownRule *rule = candor_knowledge_find_rule (self->knowledge, id);
  g_autofree char *citation = candor_report_dup_citation (self->knowledge, id, self->catalog);
  const char *title = rule == NULL ? NULL : candor_catalog_is_chinese (self->catalog) ? rule->title_zh : rule->title_en;

  return g_strdup_printf ("%s%s%s", citation, title != NULL ? "\n" : "", title != NULL ? title : "");
}

static void
add_item (CandorPaper *self, CandorPaperTable *table, CandorChecklistItem *item)
{
  CandorChecklistState state = candor_checklist_item_get_state (item);
  g_autofree char *title = dup_title (self, item);
  g_autofree char *word = g_strdup_printf ("%s %s", candor_checklist_state_get_mark (state),
                                           candor_paper_word (self, candor_checklist_state_get_word (state)));
  g_autofree char *reason = candor_paper_dup_note (self, candor_checklist_item_get_reason (item));
  g_autofree char *quotes = dup_quotes (self, item);

  candor_paper_table_add (table, title, CANDOR_INK_TEXT);
  candor_paper_table_add_two (table, word, get_ink (state), reason, CANDOR_INK_TEXT);
  candor_paper_table_add (table, *quotes != '\0' ? quotes : "–", CANDOR_INK_TEXT);
  candor_paper_table_end_row (table, NULL);
}

/* (nullable): the regulation's name. */
static const char *
name_regulation (CandorPaper *self, CandorChecklistItem *item)
{
  const CandorKnownRule *rule = candor_knowledge_find_rule (self->knowledge, candor_checklist_item_get_rule (item));
  const CandorKnownRegulation *regulation = rule != NULL ? candor_knowledge_find_regulation (self->knowledge, rule->regulation) : NULL;

  if (regulation == NULL)
    return NULL;
  return candor_catalog_is_chinese (self->catalog) ? regulation->name_zh : regulation->name_en;
}

void
candor_paper_add_checklist (CandorPaper *self)
{
  GListModel *items = candor_comparison_get_checklist (self->comparison);
  guint count = g_list_model_get_n_items (items);
  const char *open = NULL;
  CandorPaperTable table;

  if (count == 0)
    return;
  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Checklist")), "checklist", TRUE);
  candor_paper_add_paragraph (self, candor_paper_word (self, N_ (
      "Item by item, what these two files show. “Not found” is no verdict: what is asked for may stand in a file that was not supplied.")),
      CANDOR_INK_SOFT);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (items, i);
      const char *regulation = name_regulation (self, item);

      if (i == 0 || g_strcmp0 (regulation, open) != 0)
        {
          if (i > 0)
            candor_paper_table_end (&table);
          candor_paper_add_subheading (self, regulation != NULL ? regulation : "–");
          candor_paper_table_begin (&table, self, columns, G_N_ELEMENTS (columns));
          open = regulation;
        }
      add_item (self, &table, item);
    }
  candor_paper_table_end (&table);
}
