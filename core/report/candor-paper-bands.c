/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "policy/candor-quote.h"
#include "report/candor-paper-table.h"

#include <glib/gi18n-lib.h>

/* Words on the left, deeds on the right, the category between them: a band a category, and a hairline
 * from the words through the category to the deeds. Where one side is missing, it ends in the air. */

#define SIDE_WIDTH 188.0
#define MIDDLE_X 212.0
#define MIDDLE_WIDTH 76.0
#define RIGHT_X (CANDOR_TEXT_WIDTH - SIDE_WIDTH)
#define BAND_PADDING 9.0
#define MARK_SIZE 10.0
#define GAP 3.0
#define OPEN_END 9.0
#define QUOTES_SHOWN 2u
#define QUOTE_LENGTH 170u
#define PERMISSIONS_SHOWN 3u
#define CALLS_SHOWN 4u

/* A thing of a column: measured first, put when the band's height is known. */
typedef struct
{
  CandorParagraph *paragraph;
  double y; /* from the band's top */
  CandorInk ink;
  char *place; /* it links to, or NULL */
} CandorBandPart;

typedef struct
{
  CandorPaper *paper;
  GArray *parts; /* CandorBandPart */
  double next;   /* where the next part goes */
  double height; /* down to the end of the last */
} CandorBandColumn;

static void
clear_part (gpointer data)
{
  g_free (((CandorBandPart *) data)->place);
}

static void
column_init (CandorBandColumn *self, CandorPaper *paper)
{
  self->paper = paper;
  self->parts = g_array_new (FALSE, FALSE, sizeof (CandorBandPart));
  self->next = self->height = 0;
  g_array_set_clear_func (self->parts, clear_part);
}

static void
column_add (CandorBandColumn *self, CandorParagraph *paragraph, CandorInk ink, char *place, double gap)
{
  CandorBandPart part = { paragraph, self->next, ink, place };

  g_array_append_val (self->parts, part);
  self->height = self->next + candor_paragraph_get_height (paragraph);
  self->next = self->height + gap;
}

static void
column_add_small (CandorBandColumn *self, const char *text, CandorInk ink, char *place, double gap)
{
  column_add (self, candor_type_set (self->paper->type, CANDOR_FACE_SMALL, text, SIDE_WIDTH), ink, place, gap);
}

static void
column_put (CandorBandColumn *self, double x, double y)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      CandorBandPart *part = &g_array_index (self->parts, CandorBandPart, i);
      double width = candor_paragraph_get_width (part->paragraph), height = candor_paragraph_get_height (part->paragraph);

      if (part->place != NULL)
        candor_pages_put_link (self->paper->pages, part->place, x, y + part->y, width, height);
      candor_pages_put (self->paper->pages, part->paragraph, x, y + part->y, part->ink, "P");
    }
  g_array_unref (self->parts);
}

static void
add_more (CandorBandColumn *self, guint count, guint shown)
{
  g_autofree char *more = NULL;

  if (count <= shown)
    return;
  more = g_strdup_printf (candor_paper_word (self->paper, N_ ("and %u more")), count - shown);
  column_add_small (self, more, CANDOR_INK_SOFT, NULL, GAP);
}

static void
add_quote (CandorBandColumn *self, CandorStatement *statement, guint index)
{
  g_autofree char *place = candor_paper_dup_place (self->paper, statement);
  char *link = g_strdup_printf ("statement-%u", index + 1);

  column_add (self, candor_paper_set_quote (self->paper, statement, QUOTE_LENGTH, SIDE_WIDTH), CANDOR_INK_TEXT, NULL, 1);
  column_add_small (self, place, CANDOR_INK_SOFT, link, 7);
}

/* Where there is room for some of the quotes only, one that denies is among them: nobody could see otherwise
 * why the row says that the policy denies, or says both. */
static void
show_denial (CandorPaper *paper, GArray *quotes)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      guint index = g_array_index (quotes, guint, i);

      if (candor_statement_get_polarity (candor_policy_get_statement (paper->policy, index)) != CANDOR_POLARITY_NO)
        continue;
      if (i >= QUOTES_SHOWN)
        {
          g_array_remove_index (quotes, i);
          g_array_insert_val (quotes, QUOTES_SHOWN - 1, index);
        }
      return;
    }
}

static void
add_words (CandorBandColumn *self, CandorRow *row)
{
  CandorPaper *paper = self->paper;
  g_autoptr (GArray) quotes = candor_quote_pick (paper->policy, candor_row_get_statements (row));

  show_denial (paper, quotes);
  for (guint i = 0; i < MIN (quotes->len, QUOTES_SHOWN); i++)
    {
      guint index = g_array_index (quotes, guint, i);

      add_quote (self, candor_policy_get_statement (paper->policy, index), index);
    }
  add_more (self, quotes->len, QUOTES_SHOWN);
  if (quotes->len == 0)
    column_add_small (self, candor_paper_word (paper, N_ ("No statement was found in the policy.")), CANDOR_INK_SOFT, NULL, 0);
}

static void
add_permission (CandorBandColumn *self, guint index)
{
  CandorPaper *paper = self->paper;
  g_autoptr (CandorPermission) permission = g_list_model_get_item (candor_package_get_permissions (paper->package), index);
  const char *name = candor_paper_shorten_permission (candor_permission_get_name (permission));
  guint line = candor_permission_get_line (permission);
  g_autofree char *place = NULL;

  column_add (self, candor_type_set_name (paper->type, CANDOR_FACE_BODY, name, SIDE_WIDTH), CANDOR_INK_TEXT,
              g_strdup_printf ("permission-%u", index + 1), 0);
  if (line > 0)
    place = g_strdup_printf (candor_paper_word (paper, N_ ("requested · manifest line %u")), line);
  column_add_small (self, place != NULL ? place : candor_paper_word (paper, N_ ("requested")), CANDOR_INK_SOFT, NULL, GAP + 2);
}

static void
add_role (CandorBandColumn *self, guint index)
{
  CandorPaper *paper = self->paper;
  g_autoptr (CandorComponent) component = g_list_model_get_item (candor_package_get_components (paper->package), index);
  const char *name = candor_paper_shorten_permission (candor_component_get_permission (component));
  g_autofree char *place = candor_paper_dup_role_place (paper, component);

  column_add (self, candor_type_set_name (paper->type, CANDOR_FACE_BODY, name, SIDE_WIDTH), CANDOR_INK_TEXT, NULL, 0);
  column_add_small (self, place, CANDOR_INK_SOFT, NULL, GAP + 2);
}

static void
add_call (CandorBandColumn *self, guint index)
{
  CandorPaper *paper = self->paper;
  g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (paper->package), index);
  CandorPaperUse *use = &g_array_index (paper->uses, CandorPaperUse, index);
  g_autofree char *title = candor_api_dup_title (api);
  g_autofree char *line = g_strdup_printf (candor_paper_word (paper, N_ ("%u× in the code: %s")), use->total, use->owners->str);

  column_add (self, candor_type_set_name (paper->type, CANDOR_FACE_BODY, title, SIDE_WIDTH), CANDOR_INK_TEXT,
              g_strdup_printf ("call-%u", index + 1), 0);
  column_add_small (self, line, CANDOR_INK_SOFT, NULL, GAP + 2);
}

static void
add_deeds (CandorBandColumn *self, CandorRow *row)
{
  GArray *permissions = candor_row_get_permissions (row), *apis = candor_row_get_apis (row);
  GArray *roles = candor_row_get_roles (row);

  for (guint i = 0; i < MIN (permissions->len, PERMISSIONS_SHOWN); i++)
    add_permission (self, g_array_index (permissions, guint, i));
  add_more (self, permissions->len, PERMISSIONS_SHOWN);
  for (guint i = 0; i < MIN (roles->len, PERMISSIONS_SHOWN); i++)
    add_role (self, g_array_index (roles, guint, i));
  add_more (self, roles->len, PERMISSIONS_SHOWN);
  for (guint i = 0; i < MIN (apis->len, CALLS_SHOWN); i++)
    add_call (self, g_array_index (apis, guint, i));
  add_more (self, apis->len, CALLS_SHOWN);
  if (self->parts->len == 0)
    column_add_small (self, candor_paper_word (self->paper, N_ ("Nothing in the package was seen to reach it.")), CANDOR_INK_SOFT, NULL, 0);
}

static CandorParagraph *
set_centered (CandorPaper *self, CandorFace face, const char *text)
{
  return candor_type_set_as (self->type, &(CandorSetting){ .face = face, .width = MIDDLE_WIDTH, .is_centered = TRUE }, text);
}

static void
add_middle (CandorBandColumn *self, CandorRow *row)
{
  CandorPaper *paper = self->paper;
  CandorDisclosure disclosure = candor_row_get_disclosure (row);
  g_autofree char *name = candor_paper_dup_category_title (paper, candor_row_get_category (row));
  CandorParagraph *title = set_centered (paper, CANDOR_FACE_STRONG, name);
  CandorParagraph *word = set_centered (paper, CANDOR_FACE_SMALL, candor_paper_word (paper, candor_comparison_get_disclosure_word (paper->comparison, disclosure)));

  self->next = MARK_SIZE + 6;
  column_add (self, title, CANDOR_INK_TEXT, NULL, 0);
  column_add (self, word, candor_pages_get_disclosure_ink (disclosure), NULL, 0);
}

/* The hairlines stand at the height of the first line of text and meet in the mark. */
static void
put_ribbons (CandorPaper *self, CandorRow *row, double y)
{
  CandorDisclosure disclosure = candor_row_get_disclosure (row);
  CandorInk ink = candor_pages_get_disclosure_ink (disclosure);
  gboolean has_words = candor_row_get_statements (row)->len > 0;
  double text = y + candor_type_get_leading (CANDOR_FACE_BODY) / 2, mark = text;
  double middle = MIDDLE_X + MIDDLE_WIDTH / 2, left = middle - MARK_SIZE / 2 - 3, right = middle + MARK_SIZE / 2 + 3;

  if (has_words)
    candor_pages_put_ribbon (self->pages, SIDE_WIDTH + 3, text, left, mark, ink, disclosure == CANDOR_DISCLOSURE_INCORRECT);
  else
    {
      candor_pages_put_ribbon (self->pages, left - OPEN_END, mark, left, mark, ink, FALSE);
      candor_pages_put_ring (self->pages, left - OPEN_END - 1.6, mark, 1.6, ink);
    }
  if (candor_row_get_has_behavior (row))
    candor_pages_put_ribbon (self->pages, right, mark, RIGHT_X - 3, text, ink, FALSE);
  else
    {
      candor_pages_put_ribbon (self->pages, right, mark, right + OPEN_END, mark, ink, FALSE);
      candor_pages_put_ring (self->pages, right + OPEN_END + 1.6, mark, 1.6, ink);
    }
  candor_pages_put_mark (self->pages, disclosure, middle, mark, MARK_SIZE);
}

static void
put_head (CandorPages *pages, gpointer data)
{
  CandorPaper *self = data;
  double y = candor_pages_get_y (pages);
  CandorParagraph *middle = set_centered (self, CANDOR_FACE_SMALL_STRONG, candor_paper_word (self, N_ ("Personal data")));

  candor_pages_begin (pages, "TR");
  candor_pages_put (pages, candor_type_set (self->type, CANDOR_FACE_SMALL_STRONG, candor_paper_word (self, N_ ("The policy says")), SIDE_WIDTH),
                    0, y, CANDOR_INK_TEXT, "TH");
  candor_pages_put (pages, middle, MIDDLE_X, y, CANDOR_INK_TEXT, "TH");
  candor_pages_put (pages, candor_type_set (self->type, CANDOR_FACE_SMALL_STRONG, candor_paper_word (self, N_ ("The package requests and calls")), SIDE_WIDTH),
                    RIGHT_X, y, CANDOR_INK_TEXT, "TH");
  candor_pages_end (pages);
  candor_pages_put_rule (pages, 0, CANDOR_TEXT_WIDTH, y + 14, 0.8, CANDOR_INK_TEXT);
  candor_pages_set_y (pages, y + 15);
}

static void
add_band (CandorPaper *self, CandorRow *row, int index)
{
  CandorBandColumn words, middle, deeds;
  g_autofree char *place = candor_paper_dup_row_place (index);
  double height, y;

  column_init (&words, self);
  column_init (&middle, self);
  column_init (&deeds, self);
  add_words (&words, row);
  add_middle (&middle, row);
  add_deeds (&deeds, row);
  height = MAX (MAX (words.height, deeds.height), middle.height) + 2 * BAND_PADDING;
  candor_pages_reserve (self->pages, height);
  candor_pages_put_place (self->pages, place);
  y = candor_pages_get_y (self->pages) + BAND_PADDING;
  candor_pages_begin (self->pages, "TR");
  column_put (&words, 0, y);
  put_ribbons (self, row, y);
  column_put (&middle, MIDDLE_X, y);
  column_put (&deeds, RIGHT_X, y);
  candor_pages_end (self->pages);
  y += height - BAND_PADDING;
  candor_pages_put_rule (self->pages, 0, CANDOR_TEXT_WIDTH, y, 0.4, CANDOR_INK_RULE);
  candor_pages_set_y (self->pages, y);
}

/* Words without deeds need no ribbon: a line each. */

static const CandorPaperColumn said_columns[] = {
  { N_ ("Personal data"), 120 }, { N_ ("The policy says"), 379 },
};

static void
add_said (CandorPaper *self, CandorPaperTable *table, CandorRow *row, int index)
{
  GArray *statements = candor_row_get_statements (row);
  CandorStatement *statement = statements->len > 0 ? candor_policy_get_statement (self->policy, g_array_index (statements, guint, 0)) : NULL;
  g_autofree char *name = candor_paper_dup_category_title (self, candor_row_get_category (row));
  g_autofree char *place = candor_paper_dup_row_place (index);
  g_autofree char *where = statement != NULL ? candor_paper_dup_place (self, statement) : NULL;
  guint from, to;
  g_autofree char *excerpt = statement != NULL ? candor_paper_dup_excerpt (self, candor_statement_get_quote (statement), QUOTE_LENGTH, 0, 0, &from, &to) : NULL;
  g_autofree char *quote = excerpt != NULL ? g_strdup_printf ("“%s”", excerpt) : g_strdup ("–");

  candor_paper_table_add (table, name, CANDOR_INK_TEXT);
  candor_paper_table_add_two (table, quote, CANDOR_INK_TEXT, where != NULL ? where : "", CANDOR_INK_SOFT);
  candor_paper_table_end_row (table, place);
}

static void
add_words_only (CandorPaper *self)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);
  CandorPaperTable table;

  if (candor_comparison_count_rows (self->comparison, CANDOR_DISCLOSURE_NONE_NEEDED) == 0)
    return;
  candor_paper_add_subheading (self, candor_paper_word (self, N_ ("Said, and not seen in the package")));
  candor_paper_table_begin (&table, self, said_columns, G_N_ELEMENTS (said_columns));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      if (candor_row_get_disclosure (row) == CANDOR_DISCLOSURE_NONE_NEEDED)
        add_said (self, &table, row, i);
    }
  candor_paper_table_end (&table);
}

void
candor_paper_add_bands (CandorPaper *self)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Words and deeds")), "bands", FALSE);
  candor_pages_begin (self->pages, "Table");
  put_head (self->pages, self);
  candor_pages_set_head (self->pages, put_head, self);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      if (candor_row_get_disclosure (row) != CANDOR_DISCLOSURE_NONE_NEEDED)
        add_band (self, row, i);
    }
  candor_pages_set_head (self->pages, NULL, NULL);
  candor_pages_end (self->pages);
  add_words_only (self);
}
