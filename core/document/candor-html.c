/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/candor-document-reader.h"
#include "document/candor-fold.h"
#include "document/candor-html-table.h"
#include "document/candor-marker.h"

/* A list item with this much text, in paragraphs of its own, is a part of the policy and not an item. */
#define ITEM_WIDTH_MAX 1500
/* Hidden text below this is labels and hints for screen readers. */
#define HIDDEN_WORTH_TELLING 200
/* A page with scripts and less text than this may get the rest from them. */
#define SHOWN_WITHOUT_SCRIPTS_MAX 600

/* What text means where it stands. */
typedef struct
{
  guint heading;   /* 1 to 6, or 0 */
  guint list;      /* depth */
  guint item;      /* level of the item it belongs to, or 0 */
  gboolean bold;
  gboolean verbatim;
  const CandorDocumentCell *cell; /* NULL outside of tables */
} CandorHtmlContext;

typedef struct
{
  guint node;
  CandorHtmlContext before; /* what holds again behind the element */
  GArray *cells;            /* of a table: CandorHtmlCell; else NULL */
  guint next_cell;
} CandorHtmlFrame;

/* What stands between two line breaks. */
typedef struct
{
  char *text;
  guint line;
  gboolean is_bold;
} CandorHtmlLine;

typedef struct
{
  CandorHtmlTree *tree;
  CandorDocumentBuilder *builder;
  GByteArray *sectioning; /* by node: holds headings or tables, or is long: no mere list item */
  GArray *frames;         /* CandorHtmlFrame: the open elements */
  CandorHtmlContext context;
  GString *text; /* of the line that is being read */
  guint line;
  guint bold, plain; /* characters of it */
  GArray *lines;     /* CandorHtmlLine: the block's lines before */
  guint heading;     /* level of the last heading that the format told as such */
  guint bold_heading; /* level of those that are told by their weight; 0: none since */
} CandorHtmlWriter;

static void
clear_line (gpointer data)
{
  g_free (((CandorHtmlLine *) data)->text);
}

static void
end_line (CandorHtmlWriter *self)
{
  CandorHtmlLine line = { candor_fold (self->text->str), self->line, self->bold > 0 && self->plain == 0 };

  if (*line.text != '\0')
    g_array_append_val (self->lines, line);
  else
    g_free (line.text);
  g_string_truncate (self->text, 0);
  self->bold = self->plain = 0;
}

static void
write_heading (CandorHtmlWriter *self, guint level, const CandorHtmlLine *line)
{
  candor_document_builder_add (self->builder, CANDOR_BLOCK_HEADING, level, line->text, line->line);
}

/* A wholly bold line is one level below the heading above it, the first in a page without any the first. */
static void
write_bold_heading (CandorHtmlWriter *self, const CandorHtmlLine *line)
{
  if (self->bold_heading == 0)
    self->bold_heading = self->heading + 1;
  write_heading (self, self->bold_heading, line);
}

static void
write_line (CandorHtmlWriter *self, const CandorHtmlLine *line)
{
  CandorHtmlContext *context = &self->context;

  if (context->cell != NULL)
    candor_document_builder_add_cell (self->builder, context->cell, line->text, line->line);
  else if (context->item > 0)
    candor_document_builder_add (self->builder, CANDOR_BLOCK_LIST_ITEM, context->item, line->text, line->line);
  else if (line->is_bold && candor_marker_parse (line->text, NULL, NULL) != CANDOR_MARKER_BULLET
           && candor_text_is_bold_heading (line->text))
    write_bold_heading (self, line);
  else
    candor_document_builder_add (self->builder, CANDOR_BLOCK_PARAGRAPH, 0, line->text, line->line);
}

/* Joins @lines from @first on as long as the next one goes on in mid-sentence; returns what follows. */
static guint
join_lines (CandorHtmlWriter *self, guint first, gboolean all, CandorHtmlLine *joined)
{
  const CandorHtmlLine *line = &g_array_index (self->lines, CandorHtmlLine, first);
  g_autoptr (GString) text = g_string_new (line->text);
  guint next = first + 1;

  *joined = *line;
  for (; next < self->lines->len; next++)
    {
      const CandorHtmlLine *other = &g_array_index (self->lines, CandorHtmlLine, next);

      if (!all && (other->is_bold != line->is_bold || !candor_text_goes_on (other[-1].text, other->text)))
        break;
      g_string_append_printf (text, "\n%s", other->text);
    }
  joined->text = candor_fold (text->str);
  return next;
}

/* Ends the block that is being read. */
static void
flush (CandorHtmlWriter *self)
{
  gboolean is_heading = self->context.heading > 0 && self->context.cell == NULL;
  CandorHtmlLine joined;
  guint next = 0;

  end_line (self);
  while (next < self->lines->len)
    {
      next = join_lines (self, next, is_heading, &joined);
      if (is_heading)
        {
          write_heading (self, self->context.heading, &joined);
          self->heading = self->context.heading;
          self->bold_heading = 0;
        }
      else
        write_line (self, &joined);
      g_free (joined.text);
    }
  g_array_set_size (self->lines, 0);
}

static void
flush_verbatim (CandorHtmlWriter *self)
{
  g_autofree char *text = g_strdup (self->text->str);

  g_string_truncate (self->text, 0);
  self->bold = self->plain = 0;
  candor_text_read (self->builder, text, self->line);
}

/* "¶", "#" or an arrow beside a heading, that links to it. */
static gboolean
is_anchor_sign (const CandorHtmlNode *node, const char *text)
{
  if ((node->flags & CANDOR_HTML_NODE_LINK) == 0)
    return FALSE;
  for (guint i = 0; i < node->length; i = g_utf8_next_char (text + i) - text)
    if (g_unichar_isalnum (g_utf8_get_char (text + i)))
      return FALSE;
  return TRUE;
}

static void
write_text (CandorHtmlWriter *self, const CandorHtmlNode *node)
{
  const char *text = self->tree->text->str + node->text;
  guint shown = 0;

  if ((node->flags & CANDOR_HTML_NODE_SKIP) != 0 || is_anchor_sign (node, text))
    return;
  if (self->text->len == 0)
    self->line = node->line;
  for (guint i = 0; i < node->length && shown == 0; i = g_utf8_next_char (text + i) - text)
    {
      shown = !candor_character_is_space (g_utf8_get_char (text + i));
      /* The line on which the words begin, not the white space before them. */
      self->line += self->text->len == 0 && text[i] == '\n';
    }
  if (self->context.bold)
    self->bold += shown;
  else
    self->plain += shown;
  if (shown == 0 && self->text->len == 0 && !self->context.verbatim)
    return;
  g_string_append_len (self->text, text, node->length);
}

/* The cell that @node is, if the innermost open table is one of data. */
static const CandorDocumentCell *
find_cell (CandorHtmlWriter *self, guint index)
{
  for (guint i = self->frames->len; i > 0; i--)
    {
      CandorHtmlFrame *frame = &g_array_index (self->frames, CandorHtmlFrame, i - 1);

      if (candor_html_tree_get (self->tree, frame->node)->tag != CANDOR_HTML_TAG_TABLE)
        continue;
      while (frame->cells != NULL && frame->next_cell < frame->cells->len)
        {
          CandorHtmlCell *cell = &g_array_index (frame->cells, CandorHtmlCell, frame->next_cell++);

          if (cell->node == index)
            return &cell->cell;
        }
      return NULL;
    }
  return NULL;
}

static GArray *
begin_table (CandorHtmlWriter *self, guint index)
{
  GArray *cells = candor_html_table_read (self->tree, index);
  guint table = cells != NULL ? candor_document_builder_begin_table (self->builder) : 0;

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    g_array_index (cells, CandorHtmlCell, i).cell.table = table;
  return cells;
}

static void
enter_element (CandorHtmlWriter *self, guint index, const CandorHtmlNode *node)
{
  CandorHtmlContext *context = &self->context;

  switch (node->tag)
    {
    case CANDOR_HTML_TAG_H1:
    case CANDOR_HTML_TAG_H2:
    case CANDOR_HTML_TAG_H3:
    case CANDOR_HTML_TAG_H4:
    case CANDOR_HTML_TAG_H5:
    case CANDOR_HTML_TAG_H6:
      context->heading = node->tag - CANDOR_HTML_TAG_H1 + 1;
      break;
    case CANDOR_HTML_TAG_LI:
    case CANDOR_HTML_TAG_DT:
      context->item = self->sectioning->data[index] ? 0 : MAX (context->list, 1);
      break;
    case CANDOR_HTML_TAG_DD:
      context->item = self->sectioning->data[index] ? 0 : MAX (context->list, 1) + 1;
      break;
    case CANDOR_HTML_TAG_PRE:
    case CANDOR_HTML_TAG_XMP:
      context->verbatim = context->cell == NULL && context->item == 0;
      break;
    case CANDOR_HTML_TAG_TD:
    case CANDOR_HTML_TAG_TH:
      context->cell = find_cell (self, index);
      break;
    default:
      if ((candor_html_tag_get_traits (node->tag) & CANDOR_HTML_LIST) != 0)
        context->list++;
    }
  context->bold |= (node->flags & CANDOR_HTML_NODE_BOLD) != 0;
}

static void
open_element (CandorHtmlWriter *self, guint index)
{
  CandorHtmlNode *node = candor_html_tree_get (self->tree, index);
  CandorHtmlFrame frame = { .node = index, .before = self->context };

  if (self->context.verbatim)
    {
      if (candor_html_tag_is_block (node->tag) || node->tag == CANDOR_HTML_TAG_BR)
        g_string_append_c (self->text, '\n');
    }
  else if (candor_html_tag_is_block (node->tag))
    flush (self);
  else if (node->tag == CANDOR_HTML_TAG_BR)
    end_line (self);
  if (node->end == index + 1)
    return;
  if (node->tag == CANDOR_HTML_TAG_TABLE)
    {
      self->context.cell = NULL;
      frame.cells = begin_table (self, index);
    }
  g_array_append_val (self->frames, frame);
  enter_element (self, index, node);
}

static void
close_element (CandorHtmlWriter *self)
{
  CandorHtmlFrame *frame = &g_array_index (self->frames, CandorHtmlFrame, self->frames->len - 1);
  CandorHtmlNode *node = candor_html_tree_get (self->tree, frame->node);

  if (self->context.verbatim && !frame->before.verbatim)
    flush_verbatim (self);
  else if (candor_html_tag_is_block (node->tag) && !self->context.verbatim)
    flush (self);
  self->context = frame->before;
  if (frame->cells != NULL)
    g_array_unref (frame->cells);
  g_array_set_size (self->frames, self->frames->len - 1);
}

static void
write_tree (CandorHtmlWriter *self)
{
  for (guint i = 0; i < self->tree->nodes->len && !self->builder->full; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i);

      while (self->frames->len > 0
             && candor_html_tree_get (self->tree, g_array_index (self->frames, CandorHtmlFrame, self->frames->len - 1).node)->end <= i)
        close_element (self);
      if (node->tag == CANDOR_HTML_TAG_TEXT)
        write_text (self, node);
      else
        open_element (self, i);
    }
  while (self->frames->len > 0)
    close_element (self);
  flush (self);
}

/* Marks what holds headings or tables, and what is long and has paragraphs of its own. */
static GByteArray *
find_sectioning (CandorHtmlTree *tree)
{
  guint count = tree->nodes->len;
  GByteArray *sectioning = g_byte_array_new_take (g_malloc0 (count + 1), count);
  g_autofree guint *widths = g_new0 (guint, count);
  g_autofree guint8 *blocks = g_new0 (guint8, count);

  for (guint i = count; i > 0; i--)
    {
      CandorHtmlNode *node = candor_html_tree_get (tree, i - 1);
      gboolean is_heading = (candor_html_tag_get_traits (node->tag) & CANDOR_HTML_HEADING) != 0;

      if (node->tag == CANDOR_HTML_TAG_TEXT)
        widths[i - 1] = node->length;
      sectioning->data[i - 1] |= widths[i - 1] > ITEM_WIDTH_MAX && blocks[i - 1];
      if (node->parent < 0)
        continue;
      sectioning->data[node->parent] |= sectioning->data[i - 1] || is_heading || node->tag == CANDOR_HTML_TAG_TABLE;
      widths[node->parent] += widths[i - 1];
      blocks[node->parent] |= candor_html_tag_is_block (node->tag);
    }
  return sectioning;
}

static void
warn_of_hidden (CandorDocumentBuilder *builder, gsize hidden)
{
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, hidden);

  if (hidden >= HIDDEN_WORTH_TELLING)
    g_ptr_array_add (builder->warnings,
                     candor_note_new (N_ ("The page holds {0} characters of hidden text, which were not read."),
                                      CANDOR_NOTE_TEXT, number, CANDOR_NOTE_END));
}

/* Characters of the text that is shown before any script has run; whether there are scripts. */
static gsize
measure_shown (CandorHtmlTree *tree, gboolean *has_scripts)
{
  gsize shown = 0;

  *has_scripts = FALSE;
  for (guint i = 0; i < tree->nodes->len; i++)
    {
      const CandorHtmlNode *node = candor_html_tree_get (tree, i);

      *has_scripts |= node->tag == CANDOR_HTML_TAG_SCRIPT;
      if (node->tag == CANDOR_HTML_TAG_TEXT)
        shown += (gsize) g_utf8_strlen (tree->text->str + node->text, node->length);
      else if ((candor_html_tag_get_traits (node->tag) & CANDOR_HTML_SILENT) != 0)
        i = MAX (node->end, i + 1) - 1;
    }
  return shown;
}

/* A page that is put together by its scripts holds little else when it is fetched. */
static void
warn_of_scripts (CandorDocumentBuilder *builder, CandorHtmlTree *tree)
{
  gboolean has_scripts;
  gsize shown = measure_shown (tree, &has_scripts);
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, shown);

  if (has_scripts && shown < SHOWN_WITHOUT_SCRIPTS_MAX)
    g_ptr_array_add (builder->warnings,
                     candor_note_new (N_ ("The page holds {0} characters of text, and scripts. What scripts put into a page is not read: "
                                          "save it in a browser that shows it, and open that file."),
                                      CANDOR_NOTE_TEXT, number, CANDOR_NOTE_END));
}

void
candor_html_read (CandorDocumentBuilder *builder, const char *text, gboolean has_places)
{
  g_auto (CandorHtmlTree) tree = { 0 };
  CandorHtmlWriter self = { .tree = &tree, .builder = builder };

  candor_html_tree_init (&tree, text, has_places);
  builder->full |= tree.is_full;
  warn_of_hidden (builder, candor_html_tree_find_content (&tree, !has_places));
  if (!has_places)
    warn_of_scripts (builder, &tree);
  candor_document_builder_set_title (builder, tree.title->str);
  self.sectioning = find_sectioning (&tree);
  self.frames = g_array_new (FALSE, FALSE, sizeof (CandorHtmlFrame));
  self.text = g_string_new (NULL);
  self.lines = g_array_new (FALSE, FALSE, sizeof (CandorHtmlLine));
  g_array_set_clear_func (self.lines, clear_line);
  write_tree (&self);
  g_array_unref (self.lines);
  g_string_free (self.text, TRUE);
  g_array_unref (self.frames);
  g_byte_array_unref (self.sectioning);
}
