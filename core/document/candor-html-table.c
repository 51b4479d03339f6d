/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-table.h"

#include <string.h>

#include "document/candor-fold.h"
#include "document/candor-marker.h"

/* More columns than a page can show; it bounds what a row may cost. */
#define COLUMNS_MAX 100
/* A cell with more text, or more paragraphs, is a part of the page. */
#define CELL_WIDTH_MAX 4000
#define CELL_PARAGRAPHS_MAX 24
#define HEADER_WIDTH_MAX 60
/* Two rows may be two pairs; the third shows that the first one heads them. */
#define ROWS_FOR_HEADER 3

typedef struct
{
  CandorHtmlTree *tree;
  GArray *cells; /* CandorHtmlCell */
  guint row;     /* that is being read */
  guint rows;
  guint column;
  guint columns;
  guint busy[COLUMNS_MAX]; /* row below the last that a cell above reaches down to */
  guint head_end; /* node behind the part that heads the table */
  gboolean has_header;
  gboolean is_layout;
} CandorHtmlTable;

static void
begin_row (CandorHtmlTable *self)
{
  self->row = self->rows++;
  self->column = 0;
}

static void
place_cell (CandorHtmlTable *self, guint index)
{
  CandorHtmlNode *node = candor_html_tree_get (self->tree, index);
  CandorHtmlCell cell = { .node = index };

  while (self->column < COLUMNS_MAX && self->busy[self->column] > self->row)
    self->column++;
  if (self->column + node->column_span > COLUMNS_MAX)
    {
      self->is_layout = TRUE;
      return;
    }
  cell.cell.row = self->row;
  cell.cell.column = self->column;
  cell.cell.row_span = node->row_span;
  cell.cell.column_span = node->column_span;
  cell.cell.is_header = node->tag == CANDOR_HTML_TAG_TH || index < self->head_end;
  self->has_header |= cell.cell.is_header;
  g_array_append_val (self->cells, cell);
  for (guint i = 0; i < node->column_span; i++)
    self->busy[self->column++] = self->row + node->row_span;
  self->columns = MAX (self->columns, self->column);
}

/* Reads one node of the table; returns the next one to read. */
static guint
read_node (CandorHtmlTable *self, guint index)
{
  CandorHtmlNode *node = candor_html_tree_get (self->tree, index);

  switch (node->tag)
    {
    case CANDOR_HTML_TAG_TABLE:
      self->is_layout = TRUE;
      return node->end;
    case CANDOR_HTML_TAG_H1:
    case CANDOR_HTML_TAG_H2:
      self->is_layout = TRUE;
      break;
    case CANDOR_HTML_TAG_THEAD:
      self->head_end = node->end;
      break;
    case CANDOR_HTML_TAG_TR:
      begin_row (self);
      break;
    case CANDOR_HTML_TAG_TD:
    case CANDOR_HTML_TAG_TH:
      if (self->rows == 0)
        begin_row (self);
      place_cell (self, index);
      break;
    default:
      break;
    }
  return index + 1;
}

static char *
dup_cell_text (CandorHtmlTable *self, const CandorHtmlCell *cell, guint *paragraphs)
{
  guint end = candor_html_tree_get (self->tree, cell->node)->end;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = cell->node; i < end; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i);

      if (node->tag == CANDOR_HTML_TAG_P || node->tag == CANDOR_HTML_TAG_LI)
        ++*paragraphs;
      if (node->tag == CANDOR_HTML_TAG_TEXT && (node->flags & CANDOR_HTML_NODE_SKIP) == 0)
        g_string_append_len (text, self->tree->text->str + node->text, node->length);
    }
  return candor_fold (text->str);
}

/* A first row of short labels heads the others, though nobody said so. */
static void
find_header (CandorHtmlTable *self, gboolean first_row_is_labels)
{
  if (self->has_header || self->rows < ROWS_FOR_HEADER || !first_row_is_labels)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      CandorHtmlCell *cell = &g_array_index (self->cells, CandorHtmlCell, i);

      cell->cell.is_header = cell->cell.row == 0;
    }
}

static void
judge_cells (CandorHtmlTable *self)
{
  gboolean first_row_is_labels = TRUE;
  guint filled = 0;

  for (guint i = 0; i < self->cells->len && !self->is_layout; i++)
    {
      CandorHtmlCell *cell = &g_array_index (self->cells, CandorHtmlCell, i);
      guint paragraphs = 0, width = 0;
      g_autofree char *text = dup_cell_text (self, cell, &paragraphs);

      for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
        width += candor_character_get_width (g_utf8_get_char (at));
      cell->cell.row_span = MIN (cell->cell.row_span, self->rows - cell->cell.row);
      self->is_layout |= width > CELL_WIDTH_MAX || paragraphs > CELL_PARAGRAPHS_MAX;
      if (cell->cell.row > 0 || width == 0)
        continue;
      filled++;
      if (width > HEADER_WIDTH_MAX || (candor_text_is_terminated (text) && !candor_text_leads_in (text)))
        first_row_is_labels = FALSE;
    }
  find_header (self, first_row_is_labels && filled > 1);
}

GArray *
candor_html_table_read (CandorHtmlTree *tree, guint index)
{
  g_autofree CandorHtmlTable *self = g_new0 (CandorHtmlTable, 1);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (CandorHtmlCell));
  CandorHtmlNode *node = candor_html_tree_get (tree, index);

  self->tree = tree;
  self->cells = cells;
  self->is_layout = (node->flags & CANDOR_HTML_NODE_LAYOUT) != 0;
  for (guint i = index + 1; i < node->end && !self->is_layout;)
    i = read_node (self, i);
  if (self->is_layout || self->rows < 2 || self->columns < 2)
    return NULL;
  judge_cells (self);
  return self->is_layout ? NULL : g_steal_pointer (&cells);
}
