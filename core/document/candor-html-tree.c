/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-tree.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* The page is read through libxml2's SAX interface: its own tree stops growing, and the parser
 * stops reading, 256 elements deep, which pages with unclosed inline elements reach. */

/* Deeper elements keep their text and their line breaks, not their structure. */
#define DEPTH_MAX 256
/* A page of 1 MB has some 50,000. */
#define NODES_MAX 3000000u
/* The parser looks through all open elements at an end tag that ends none of them. So many looks
 * take a second; no page that anybody reads needs a hundredth of them. */
#define STRAY_LOOKS_MAX 200000000u
/* It compares each attribute with all before it. */
#define ATTRIBUTES_MAX 256

typedef struct
{
  CandorHtmlTree *tree;
  htmlParserCtxtPtr parser;
  guint stack[DEPTH_MAX];
  guint depth; /* of the element that is open, which may be more than the stack holds */
  guint64 stray_looks;
  guint line;  /* where what was read last ended */
  gboolean has_places;
  int shift; /* from the line that is read to the one it was made of */
  guint title; /* node of the page's title and 1, or 0 */
} CandorHtmlBuilder;

static CandorHtmlNode *
add_node (CandorHtmlBuilder *self, CandorHtmlTag tag)
{
  CandorHtmlNode node = { .tag = tag, .line = self->line, .parent = -1, .row_span = 1, .column_span = 1 };

  if (self->tree->nodes->len >= NODES_MAX && !self->tree->is_full)
    {
      self->tree->is_full = TRUE;
      xmlStopParser (self->parser);
    }
  if (self->depth > 0)
    node.parent = self->stack[MIN (self->depth, DEPTH_MAX) - 1];
  node.end = self->tree->nodes->len + 1;
  g_array_append_val (self->tree->nodes, node);
  return candor_html_tree_get (self->tree, node.end - 1);
}

static void
note_line (CandorHtmlBuilder *self)
{
  self->line = self->parser->input != NULL ? self->parser->input->line + self->shift : 0;
}

static void
note_place (CandorHtmlBuilder *self, const char *const *attributes)
{
  const char *place = candor_html_find_attribute (attributes, "data-sourcepos");

  if (place == NULL || self->parser->input == NULL)
    return;
  self->line = g_ascii_strtoull (place, NULL, 10);
  self->shift = (int) self->line - self->parser->input->line;
}

static void
start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  CandorHtmlBuilder *self = data;
  CandorHtmlTag tag = candor_html_tag_find ((const char *) name);
  CandorHtmlNode *node;

  if (self->has_places)
    note_place (self, (const char *const *) attributes);
  if (self->depth < DEPTH_MAX)
    {
      node = add_node (self, tag);
      candor_html_node_describe (node, (const char *const *) attributes);
      self->stack[self->depth] = node->end - 1;
    }
  else if (candor_html_tag_is_block (tag) || tag == CANDOR_HTML_TAG_BR)
    add_node (self, tag == CANDOR_HTML_TAG_BR ? CANDOR_HTML_TAG_BR : CANDOR_HTML_TAG_HR);
  self->depth++;
  note_line (self);
}

static void
end_element (void *data, const xmlChar *name)
{
  CandorHtmlBuilder *self = data;

  note_line (self);
  if (self->depth == 0)
    return;
  self->depth--;
  if (self->depth < DEPTH_MAX)
    candor_html_tree_get (self->tree, self->stack[self->depth])->end = self->tree->nodes->len;
}

static CandorHtmlNode *
get_last_node (CandorHtmlTree *tree)
{
  return tree->nodes->len > 0 ? candor_html_tree_get (tree, tree->nodes->len - 1) : NULL;
}

/* Appends the text; where a page's numbers for characters mean Windows-1252, as browsers take them
 * (HTML Living Standard, "Numeric character reference end state"), the parser leaves control characters. */
static void
append_text (GString *string, const xmlChar *text, int length)
{
  static const guint16 windows_1252[] = {
    0x20ac, 0x0000, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x0000, 0x017d, 0x0000, 0x0000, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x0000, 0x017e, 0x0178,
  };
  int start = 0;

  for (int i = 0; i + 1 < length; i++)
    if (text[i] == 0xc2 && text[i + 1] >= 0x80 && text[i + 1] < 0xa0)
      {
        g_string_append_len (string, (const char *) text + start, i - start);
        if (windows_1252[text[i + 1] - 0x80] != 0)
          g_string_append_unichar (string, windows_1252[text[i + 1] - 0x80]);
        start = i + 2;
      }
  g_string_append_len (string, (const char *) text + start, length - start);
}

static gboolean
add_title (CandorHtmlBuilder *self, int parent, const xmlChar *text, int length)
{
  if (parent < 0 || candor_html_tree_get (self->tree, parent)->tag != CANDOR_HTML_TAG_TITLE)
    return FALSE;
  if (self->title == 0)
    self->title = parent + 1;
  if (self->title == (guint) parent + 1)
    append_text (self->tree->title, text, length);
  return TRUE;
}

/* The parser hands a long text over in parts; they become one node. */
static void
add_characters (void *data, const xmlChar *text, int length)
{
  CandorHtmlBuilder *self = data;
  CandorHtmlTree *tree = self->tree;
  CandorHtmlNode *last = get_last_node (tree);
  int parent = self->depth > 0 ? (int) self->stack[MIN (self->depth, DEPTH_MAX) - 1] : -1;

  if (!add_title (self, parent, text, length))
    {
      if (last == NULL || last->tag != CANDOR_HTML_TAG_TEXT || last->parent != parent || self->depth >= DEPTH_MAX)
        {
          last = add_node (self, CANDOR_HTML_TAG_TEXT);
          last->text = tree->text->len;
        }
      append_text (tree->text, text, length);
      last->length = tree->text->len - last->text;
    }
  note_line (self);
}

/* Scripts and styles. */
static void
pass_over (void *data, const xmlChar *text, int length)
{
  note_line (data);
}

static void
pass_over_comment (void *data, const xmlChar *text)
{
  note_line (data);
}

static void
count_error (void *data, xmlErrorPtr error)
{
  CandorHtmlBuilder *self = data;

  self->stray_looks += self->depth;
  if (self->stray_looks > STRAY_LOOKS_MAX && !self->tree->is_full)
    {
      self->tree->is_full = TRUE;
      xmlStopParser (self->parser);
    }
}

/* Behind the ">" of the tag that begins at @at; counts the words outside of quotes. */
static const char *
skip_tag (const char *at, guint *words)
{
  for (*words = 0; *at != '\0' && *at != '>'; at++)
    {
      if (g_ascii_isspace (*at) && !g_ascii_isspace (at[1]))
        ++*words;
      if (at[0] == '=' && (at[1] == '"' || at[1] == '\''))
        at = strchrnul (at + 2, at[1]);
      if (*at == '\0')
        return at;
    }
  return *at == '>' ? at + 1 : at;
}

/* Scripts have signs that look like tags. */
static const char *
skip_script (const char *tag, const char *at)
{
  static const char *const names[] = { "script", "style" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (tag + 1, names[i], strlen (names[i])) == 0)
      while (*at != '\0' && (at[0] != '<' || at[1] != '/'))
        at++;
  return at;
}

static gboolean
has_too_many_attributes (const char *text)
{
  guint words;

  while ((text = strchr (text, '<')) != NULL)
    {
      const char *tag = text++;

      if (!g_ascii_isalpha (*text))
        continue;
      text = skip_script (tag, skip_tag (text, &words));
      if (words > ATTRIBUTES_MAX)
        return TRUE;
    }
  return FALSE;
}

/* "<li/>" begins an item in HTML; only in XHTML does it end one as well. */
static gboolean
is_empty_item (const char *at)
{
  return g_ascii_strncasecmp (at, "<li/>", 5) == 0 || g_ascii_strncasecmp (at, "<dt/>", 5) == 0
         || g_ascii_strncasecmp (at, "<dd/>", 5) == 0;
}

/* What browsers read and the parser does not: "</br>" breaks the line, "<![if …]>" is a comment. */
static char *
repair (const char *text)
{
  char *copy = g_strdup (text);

  for (char *at = copy; (at = strchr (at, '<')) != NULL; at++)
    if (g_str_has_prefix (at, "<!--"))
      {
        char *end = strstr (at, "-->");

        if (end == NULL)
          break;
        at = end;
      }
    else if (g_ascii_strncasecmp (at, "</br>", 5) == 0)
      memcpy (at, "<br/>", 5);
    else if (is_empty_item (at))
      at[3] = ' ';
    else if (at[1] == '!' && at[2] == '[')
      {
        char *end = strchrnul (at, '>');

        for (char *sign = at; sign <= end && *sign != '\0'; sign++)
          *sign = *sign == '\n' ? '\n' : ' ';
      }
  return copy;
}

static void
parse (CandorHtmlBuilder *self, const char *text)
{
  g_autofree char *repaired = repair (text);
  htmlSAXHandler handler = {
    .startElement = start_element,
    .endElement = end_element,
    .characters = add_characters,
    .ignorableWhitespace = add_characters,
    .cdataBlock = pass_over,
    .comment = pass_over_comment,
    .serror = count_error,
    .initialized = XML_SAX2_MAGIC,
  };
  /* IGNORE_ENC: the text is UTF-8 by now, whatever it says. HUGE stays off for the parser's own limits. */
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                | HTML_PARSE_IGNORE_ENC;

  self->parser = htmlNewParserCtxt ();
  *self->parser->sax = handler;
  self->parser->userData = self;
  htmlCtxtReadMemory (self->parser, repaired, strlen (repaired), NULL, "UTF-8", options);
  htmlFreeParserCtxt (self->parser);
}

void
candor_html_tree_init (CandorHtmlTree *self, const char *text, gboolean has_places)
{
  g_autofree CandorHtmlBuilder *builder = g_new0 (CandorHtmlBuilder, 1);

  memset (self, 0, sizeof *self);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (CandorHtmlNode));
  self->text = g_string_new (NULL);
  self->title = g_string_new (NULL);
  self->is_full = has_too_many_attributes (text);
  builder->tree = self;
  builder->line = 1;
  builder->has_places = has_places;
  if (!self->is_full)
    parse (builder, text);
}

void
candor_html_tree_clear (CandorHtmlTree *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  if (self->title != NULL)
    g_string_free (g_steal_pointer (&self->title), TRUE);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}
