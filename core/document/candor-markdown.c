/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-markdown.h"

#include <cmark.h>
#include <string.h>

#include "document/candor-document-reader.h"

/* Some constructs cost the parser the square of a paragraph's length, and of a line's nesting; a
 * paragraph that people read stays far below. Longer ones are read as plain text. */
#define PARAGRAPH_SIZE_MAX (64u * 1024)
#define NESTING_MAX 64u

/* How deep a line nests in quotations and lists: its leading ">", "-" and the like. */
static guint
measure_nesting (const char *line)
{
  guint depth = 0;

  for (; *line != '\0' && *line != '\n' && strchr (" \t>-*+", *line) != NULL; line++)
    depth += *line != ' ' && *line != '\t' && line[0] != line[1];
  return depth;
}

/* Blank, or the beginning of a list item, a heading or a table's row. */
static gboolean
ends_paragraph (const char *line)
{
  line += strspn (line, " \t\r");
  if (*line == '\n' || *line == '|' || *line == '#')
    return TRUE;
  return *line != '\0' && strchr ("-*+", *line) != NULL && line[1] == ' ';
}

static gboolean
is_within_limits (const char *text)
{
  gsize paragraph = 0;

  while (*text != '\0')
    {
      const char *end = strchrnul (text, '\n');

      paragraph = ends_paragraph (text) ? 0 : paragraph;
      paragraph += end - text;
      if (paragraph > PARAGRAPH_SIZE_MAX || measure_nesting (text) > NESTING_MAX)
        return FALSE;
      text = *end != '\0' ? end + 1 : end;
    }
  return TRUE;
}

/* Raw HTML has no place of its own in what the renderer writes: an empty element before it tells it. */
static void
mark_html (cmark_node *document)
{
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK)
        {
          g_autofree char *marked = g_strdup_printf ("<wbr data-sourcepos=\"%d:1\">%s", cmark_node_get_start_line (node),
                                                     cmark_node_get_literal (node));
          cmark_node_set_literal (node, marked);
        }
    }
  cmark_iter_free (iter);
}

static void
restore_lines (CandorDocumentBuilder *builder, GArray *lines)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (builder->blocks));

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorBlock) block = g_list_model_get_item (G_LIST_MODEL (builder->blocks), i);

      block->line = block->line > 0 && block->line <= lines->len ? g_array_index (lines, guint, block->line - 1) : 0;
    }
}

void
candor_markdown_read (CandorDocumentBuilder *builder, const char *text)
{
  g_autoptr (GArray) lines = NULL;
  g_autofree char *title = NULL;
  g_autofree char *prepared = NULL;
  cmark_node *document;
  char *html;

  if (!is_within_limits (text))
    {
      candor_text_read (builder, text, 1);
      return;
    }
  prepared = candor_markdown_prepare (text, &title, &lines);
  candor_document_builder_set_title (builder, title);
  document = cmark_parse_document (prepared, strlen (prepared), CMARK_OPT_DEFAULT);
  mark_html (document);
  html = cmark_render_html (document, CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE);
  candor_html_read (builder, html, TRUE);
  restore_lines (builder, lines);
  free (html);
  cmark_node_free (document);
}
