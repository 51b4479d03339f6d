/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-html-out.h"
#include "report/candor-paper-table.h"

#define GUTTER 10.0
#define ROW_PADDING 3.5
#define HEAD_HEIGHT 15.0
/* A cell that is longer is cut: no row is higher than a page. */
#define CELL_LINES_MAX 40
#define BELOW_LINES_MAX 8

static void
put_head (CandorPages *pages, gpointer data)
{
  CandorPaperTable *self = data;
  double x = 0, y = candor_pages_get_y (pages), height = 0;

  candor_pages_begin (pages, "TR");
  for (guint i = 0; i < self->count; i++)
    {
      CandorParagraph *title = candor_type_set (self->paper->type, CANDOR_FACE_SMALL_STRONG,
                                            candor_paper_word (self->paper, self->columns[i].title), self->columns[i].width - GUTTER);

      height = MAX (height, candor_paragraph_get_height (title));
      candor_pages_put (pages, title, x, y, CANDOR_INK_TEXT, "TH");
      x += self->columns[i].width;
    }
  candor_pages_end (pages);
  candor_pages_put_rule (pages, 0, CANDOR_TEXT_WIDTH, y + height + 3, 0.8, CANDOR_INK_TEXT);
  candor_pages_set_y (pages, y + height + 4);
}

/* The same table in HTML. */

static void
begin_html (CandorPaperTable *self)
{
  GString *out = self->paper->html;

  candor_html_tag (out, "<table><thead><tr>");
  for (guint i = 0; i < self->count; i++)
    candor_html_element (out, "th", NULL, candor_paper_word (self->paper, self->columns[i].title));
  candor_html_tag (out, "</tr></thead><tbody>\n");
}

static const char *
get_class (CandorInk ink)
{
  static const char *const classes[CANDOR_INK_COUNT] = {
    [CANDOR_INK_SOFT] = "soft",       [CANDOR_INK_DENIED] = "incorrect", [CANDOR_INK_OMITTED] = "omitted",
    [CANDOR_INK_BOTH] = "ambiguous",  [CANDOR_INK_VAGUE] = "vague",      [CANDOR_INK_CLEAR] = "clear",
  };

  return classes[ink];
}

static void
add_html (CandorPaperTable *self, const char *text, CandorInk ink, const char *below, CandorInk below_ink)
{
  if (self->row == NULL)
    self->row = g_string_new (NULL);
  if (below == NULL || *below == '\0')
    {
      candor_html_element (self->row, "td", get_class (ink), text);
      return;
    }
  candor_html_tag (self->row, "<td>");
  candor_html_element (self->row, "div", get_class (ink), text);
  candor_html_element (self->row, "div", get_class (below_ink), below);
  candor_html_tag (self->row, "</td>");
}

static void
end_html_row (CandorPaperTable *self, const char *place)
{
  GString *out = self->paper->html;

  candor_html_tag (out, "<tr");
  if (place != NULL)
    candor_html_id (out, self->paper->prefix, place);
  candor_html_tag (out, ">");
  candor_html_tag (out, self->row != NULL ? self->row->str : "");
  candor_html_tag (out, "</tr>\n");
  if (self->row != NULL)
    g_string_truncate (self->row, 0);
}

static void
end_html (CandorPaperTable *self)
{
  candor_html_tag (self->paper->html, "</tbody></table>\n");
  if (self->row != NULL)
    g_string_free (self->row, TRUE);
  self->row = NULL;
}

void
candor_paper_table_begin (CandorPaperTable *self, CandorPaper *paper, const CandorPaperColumn *columns, guint count)
{
  g_assert (count <= CANDOR_PAPER_COLUMNS_MAX);
  self->paper = paper;
  self->columns = columns;
  self->count = count;
  self->row = NULL;
  if (paper->html != NULL)
    {
      begin_html (self);
      return;
    }
  self->cells = g_ptr_array_new ();
  candor_pages_reserve (paper->pages, 3 * HEAD_HEIGHT);
  candor_pages_keep (paper->pages);
  candor_pages_begin (paper->pages, "Table");
  put_head (paper->pages, self);
  candor_pages_set_head (paper->pages, put_head, self);
}

static void
add_cell (CandorPaperTable *self, CandorParagraph *paragraph, CandorInk ink)
{
  self->inks[self->cells->len] = ink;
  self->below[self->cells->len] = NULL;
  g_ptr_array_add (self->cells, paragraph);
}

static CandorParagraph *
set_cell (CandorPaperTable *self, const char *text, gboolean is_name, guint lines)
{
  CandorSetting setting = { .face = CANDOR_FACE_SMALL, .width = self->columns[self->cells->len].width - GUTTER, .lines = lines, .is_name = is_name };

  return candor_type_set_as (self->paper->type, &setting, text);
}

void
candor_paper_table_add (CandorPaperTable *self, const char *text, CandorInk ink)
{
  if (self->paper->html != NULL)
    {
      add_html (self, text, ink, NULL, ink);
      return;
    }
  add_cell (self, set_cell (self, text, FALSE, CELL_LINES_MAX), ink);
}

void
candor_paper_table_add_name (CandorPaperTable *self, const char *name, CandorInk ink)
{
  if (self->paper->html != NULL)
    {
      add_html (self, name, ink, NULL, ink);
      return;
    }
  add_cell (self, set_cell (self, name, TRUE, CELL_LINES_MAX), ink);
}

void
candor_paper_table_add_two (CandorPaperTable *self, const char *text, CandorInk ink, const char *below, CandorInk below_ink)
{
  CandorParagraph *second = NULL;
  guint cell;

  if (self->paper->html != NULL)
    {
      add_html (self, text, ink, below, below_ink);
      return;
    }
  cell = self->cells->len;
  if (*below != '\0')
    second = set_cell (self, below, FALSE, BELOW_LINES_MAX);
  add_cell (self, set_cell (self, text, FALSE, second != NULL ? CELL_LINES_MAX - BELOW_LINES_MAX : CELL_LINES_MAX), ink);
  self->below[cell] = second;
  self->below_inks[cell] = below_ink;
}

static double
get_cell_height (CandorPaperTable *self, guint cell)
{
  double height = candor_paragraph_get_height (g_ptr_array_index (self->cells, cell));

  return self->below[cell] != NULL ? height + candor_paragraph_get_height (self->below[cell]) : height;
}

static void
put_cell (CandorPaperTable *self, guint cell, double x, double y)
{
  CandorPages *pages = self->paper->pages;
  CandorParagraph *paragraph = g_ptr_array_index (self->cells, cell);
  double height = candor_paragraph_get_height (paragraph);

  if (self->below[cell] == NULL)
    {
      candor_pages_put (pages, paragraph, x, y, self->inks[cell], "TD");
      return;
    }
  candor_pages_begin (pages, "TD");
  candor_pages_put (pages, paragraph, x, y, self->inks[cell], "P");
  candor_pages_put (pages, g_steal_pointer (&self->below[cell]), x, y + height, self->below_inks[cell], "P");
  candor_pages_end (pages);
}

void
candor_paper_table_end_row (CandorPaperTable *self, const char *place)
{
  CandorPages *pages = self->paper->pages;
  double height = 0, x = 0, y;

  if (self->paper->html != NULL)
    {
      end_html_row (self, place);
      return;
    }
  for (guint i = 0; i < self->cells->len; i++)
    height = MAX (height, get_cell_height (self, i));
  height += 2 * ROW_PADDING;
  candor_pages_reserve (pages, height);
  candor_pages_release (pages);
  if (place != NULL)
    candor_pages_put_place (pages, place);
  y = candor_pages_get_y (pages);
  candor_pages_begin (pages, "TR");
  for (guint i = 0; i < self->cells->len; i++)
    {
      put_cell (self, i, x, y + ROW_PADDING);
      x += self->columns[i].width;
    }
  candor_pages_end (pages);
  candor_pages_put_rule (pages, 0, CANDOR_TEXT_WIDTH, y + height, 0.4, CANDOR_INK_RULE);
  candor_pages_set_y (pages, y + height);
  g_ptr_array_set_size (self->cells, 0);
}

void
candor_paper_table_end (CandorPaperTable *self)
{
  if (self->paper->html != NULL)
    {
      end_html (self);
      return;
    }
  candor_pages_set_head (self->paper->pages, NULL, NULL);
  candor_pages_release (self->paper->pages);
  candor_pages_end (self->paper->pages);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  candor_pages_skip (self->paper->pages, 12);
}
