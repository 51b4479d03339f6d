/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-tree.h"

#include <string.h>

/* Pages nest some 30 deep, unclosed inline elements rarely more than 100; deeper ones keep their text
 * and their line breaks, not their structure. It bounds what an end tag may cost. */
#define DEPTH_MAX 256
/* A page of 1 MB has some 50,000. */
#define NODES_MAX 3000000u

typedef struct
{
  CandorHtmlTree *tree;
  guint stack[DEPTH_MAX];
  guint depth;
  guint open[CANDOR_HTML_TAG_COUNT]; /* elements open by tag, so that a stray end tag costs nothing */
} CandorHtmlBuilder;

static CandorHtmlNode *
get_open (CandorHtmlBuilder *self, guint depth)
{
  return candor_html_tree_get (self->tree, self->stack[depth]);
}

static CandorHtmlNode *
add_node (CandorHtmlBuilder *self, CandorHtmlTag tag, guint line)
{
  CandorHtmlNode node = { .tag = tag, .line = line, .parent = -1, .row_span = 1, .column_span = 1 };

  if (self->tree->nodes->len >= NODES_MAX)
    self->tree->is_full = TRUE;
  if (self->depth > 0)
    node.parent = self->stack[self->depth - 1];
  node.end = self->tree->nodes->len + 1;
  g_array_append_val (self->tree->nodes, node);
  return candor_html_tree_get (self->tree, node.end - 1);
}

/* Closes the open elements down to and with the one at @depth. */
static void
close_to (CandorHtmlBuilder *self, guint depth)
{
  while (self->depth > depth)
    {
      CandorHtmlNode *node = get_open (self, --self->depth);

      node->end = self->tree->nodes->len;
      self->open[node->tag]--;
    }
}

static gboolean
is_cell (guint tag)
{
  return tag == CANDOR_HTML_TAG_TD || tag == CANDOR_HTML_TAG_TH || tag == CANDOR_HTML_TAG_CAPTION
         || tag == CANDOR_HTML_TAG_TABLE;
}

/* The depth of the innermost open @tag that an end tag here can mean, or -1. What stands in a table's
 * cell does not end what began outside; an inline element does not end a block that it opened before. */
static int
find_open (CandorHtmlBuilder *self, CandorHtmlTag tag, gboolean is_inline)
{
  gboolean parts_table = (candor_html_tag_get_traits (tag) & CANDOR_HTML_PARTS_TABLE) != 0;

  if (self->open[tag] == 0)
    return -1;
  for (int depth = (int) self->depth - 1; depth >= 0; depth--)
    {
      guint other = get_open (self, depth)->tag;

      if (other == tag)
        return depth;
      if (other == CANDOR_HTML_TAG_TABLE || (!parts_table && is_cell (other))
          || (is_inline && candor_html_tag_is_block (other))
          || (tag == CANDOR_HTML_TAG_LI && (candor_html_tag_get_traits (other) & CANDOR_HTML_LIST) != 0))
        return -1;
    }
  return -1;
}

static void
close_open (CandorHtmlBuilder *self, CandorHtmlTag tag)
{
  int depth = find_open (self, tag, FALSE);

  if (depth >= 0)
    close_to (self, depth);
}

/* Closes the innermost of two tags, as a list's new item closes the one before: but none outside of the
 * nearest element that has one of @traits, nor of the nearest table. */
static void
close_siblings (CandorHtmlBuilder *self, guint first, guint second, guint traits)
{
  if (self->open[first] + self->open[second] == 0)
    return;
  for (int depth = (int) self->depth - 1; depth >= 0; depth--)
    {
      guint other = get_open (self, depth)->tag;

      if (other == first || other == second)
        {
          close_to (self, depth);
          return;
        }
      if (other == CANDOR_HTML_TAG_TABLE || (candor_html_tag_get_traits (other) & traits) != 0)
        return;
    }
}

/* HTML Living Standard, "Optional tags". */
static void
close_implied (CandorHtmlBuilder *self, CandorHtmlTag tag)
{
  guint traits = candor_html_tag_get_traits (tag);

  if (tag == CANDOR_HTML_TAG_LI)
    close_siblings (self, tag, tag, CANDOR_HTML_LIST | CANDOR_HTML_PARTS_TABLE);
  else if (tag == CANDOR_HTML_TAG_DD || tag == CANDOR_HTML_TAG_DT)
    close_siblings (self, CANDOR_HTML_TAG_DD, CANDOR_HTML_TAG_DT, CANDOR_HTML_LIST | CANDOR_HTML_PARTS_TABLE);
  else if (tag == CANDOR_HTML_TAG_OPTION)
    close_siblings (self, tag, tag, CANDOR_HTML_BLOCK);
  else if (tag == CANDOR_HTML_TAG_TD || tag == CANDOR_HTML_TAG_TH)
    close_siblings (self, CANDOR_HTML_TAG_TD, CANDOR_HTML_TAG_TH, 0);
  else if (tag == CANDOR_HTML_TAG_TR)
    close_open (self, CANDOR_HTML_TAG_TR);
  else if (tag == CANDOR_HTML_TAG_TBODY || tag == CANDOR_HTML_TAG_THEAD || tag == CANDOR_HTML_TAG_TFOOT)
    {
      close_open (self, CANDOR_HTML_TAG_TBODY);
      close_open (self, CANDOR_HTML_TAG_THEAD);
    }
  else if (tag == CANDOR_HTML_TAG_BODY)
    close_open (self, CANDOR_HTML_TAG_HEAD);
  if ((traits & (CANDOR_HTML_BLOCK | CANDOR_HTML_LIST | CANDOR_HTML_HEADING)) != 0
      || tag == CANDOR_HTML_TAG_TABLE || tag == CANDOR_HTML_TAG_HR)
    close_open (self, CANDOR_HTML_TAG_P);
  if ((traits & CANDOR_HTML_HEADING) != 0 && self->depth > 0
      && (candor_html_tag_get_traits (get_open (self, self->depth - 1)->tag) & CANDOR_HTML_HEADING) != 0)
    close_to (self, self->depth - 1);
}

/* What is no part of a drawing or a choice ends it, should its end tag be missing. */
static void
leave_silent (CandorHtmlBuilder *self, CandorHtmlTag tag)
{
  static const guint8 left[] = { CANDOR_HTML_TAG_SVG, CANDOR_HTML_TAG_MATH, CANDOR_HTML_TAG_SELECT,
                                 CANDOR_HTML_TAG_OPTGROUP, CANDOR_HTML_TAG_OPTION };

  if (!candor_html_tag_is_block (tag))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    for (guint depth = self->depth; depth > 0 && self->open[left[i]] > 0; depth--)
      if (get_open (self, depth - 1)->tag == left[i])
        close_to (self, depth - 1);
}

static void
start_element (CandorHtmlBuilder *self, const CandorHtmlToken *token)
{
  guint traits = candor_html_tag_get_traits (token->tag);
  CandorHtmlNode *node;

  leave_silent (self, token->tag);
  close_implied (self, token->tag);
  if (self->depth == DEPTH_MAX)
    {
      if (candor_html_tag_is_block (token->tag))
        add_node (self, CANDOR_HTML_TAG_BR, token->line);
      return;
    }
  node = add_node (self, token->tag, token->line);
  candor_html_node_describe (node, token);
  if ((traits & CANDOR_HTML_VOID) != 0)
    return;
  /* "<x/>" ends at once only in SVG and MathML, and in the XHTML that a book holds. */
  if (token->closes_itself && (traits & (CANDOR_HTML_SILENT | CANDOR_HTML_RAW)) != 0)
    return;
  self->stack[self->depth++] = node->end - 1;
  self->open[token->tag]++;
}

static void
end_element (CandorHtmlBuilder *self, const CandorHtmlToken *token)
{
  gboolean is_block = candor_html_tag_is_block (token->tag);
  int depth;

  if (token->tag == CANDOR_HTML_TAG_BODY || token->tag == CANDOR_HTML_TAG_HTML)
    return; /* text behind it is shown all the same */
  depth = find_open (self, token->tag, !is_block);
  if (depth >= 0)
    close_to (self, depth);
  else if (is_block || token->tag == CANDOR_HTML_TAG_BR) /* "</p>" and "</br>" of nothing break the line */
    add_node (self, CANDOR_HTML_TAG_BR, token->line);
}

static void
add_text (CandorHtmlBuilder *self, const CandorHtmlToken *token)
{
  guint parent = self->depth > 0 ? get_open (self, self->depth - 1)->tag : CANDOR_HTML_TAG_OTHER;
  CandorHtmlNode *node;
  gsize start = self->tree->text->len;

  if (token->is_raw && parent != CANDOR_HTML_TAG_TITLE && parent != CANDOR_HTML_TAG_XMP)
    return;
  candor_html_append_text (self->tree->text, &token->text);
  if (parent == CANDOR_HTML_TAG_TITLE)
    {
      if (self->tree->title == NULL)
        self->tree->title = g_strdup (self->tree->text->str + start);
      g_string_truncate (self->tree->text, start);
      return;
    }
  node = add_node (self, CANDOR_HTML_TAG_TEXT, token->line);
  node->text = start;
  node->length = self->tree->text->len - start;
}

void
candor_html_tree_init (CandorHtmlTree *self, const char *text)
{
  g_autofree CandorHtmlBuilder *builder = g_new0 (CandorHtmlBuilder, 1);
  CandorHtmlTokenizer tokenizer;
  CandorHtmlToken token;

  memset (self, 0, sizeof *self);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (CandorHtmlNode));
  self->text = g_string_new (NULL);
  builder->tree = self;
  candor_html_tokenizer_init (&tokenizer, text, strlen (text));
  for (candor_html_tokenizer_next (&tokenizer, &token); token.kind != CANDOR_HTML_TOKEN_END_OF_FILE;
       candor_html_tokenizer_next (&tokenizer, &token))
    {
      if (self->is_full)
        break;
      if (token.kind == CANDOR_HTML_TOKEN_START)
        start_element (builder, &token);
      else if (token.kind == CANDOR_HTML_TOKEN_END)
        end_element (builder, &token);
      else
        add_text (builder, &token);
    }
  close_to (builder, 0);
}

void
candor_html_tree_clear (CandorHtmlTree *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->title, g_free);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}
