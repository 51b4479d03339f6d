/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-tree.h"

#include <string.h>

#define SPAN_MAX 1000 /* HTML Living Standard, "Attributes common to td and th elements" */
#define STYLE_LENGTH_MAX 1024

/* A role by a word that a class or identifier holds: "site-footer", "mainNav", "nav_2". */
static const struct
{
  const char *word;
  CandorHtmlRole role;
} role_words[] = {
  { "nav", CANDOR_HTML_ROLE_NAVIGATION },        { "navbar", CANDOR_HTML_ROLE_NAVIGATION },
  { "navigation", CANDOR_HTML_ROLE_NAVIGATION }, { "menu", CANDOR_HTML_ROLE_NAVIGATION },
  { "breadcrumb", CANDOR_HTML_ROLE_NAVIGATION }, { "breadcrumbs", CANDOR_HTML_ROLE_NAVIGATION },
  { "pagination", CANDOR_HTML_ROLE_NAVIGATION }, { "footer", CANDOR_HTML_ROLE_FOOTER },
  { "header", CANDOR_HTML_ROLE_HEADER },         { "masthead", CANDOR_HTML_ROLE_HEADER },
  { "topbar", CANDOR_HTML_ROLE_HEADER },         { "sidebar", CANDOR_HTML_ROLE_ASIDE },
  { "modal", CANDOR_HTML_ROLE_DIALOG },          { "popup", CANDOR_HTML_ROLE_DIALOG },
  { "lightbox", CANDOR_HTML_ROLE_DIALOG },       { "overlay", CANDOR_HTML_ROLE_DIALOG },
};

static const struct
{
  guint8 tag;
  CandorHtmlRole role;
} role_tags[] = {
  { CANDOR_HTML_TAG_MAIN, CANDOR_HTML_ROLE_MAIN },     { CANDOR_HTML_TAG_ARTICLE, CANDOR_HTML_ROLE_MAIN },
  { CANDOR_HTML_TAG_NAV, CANDOR_HTML_ROLE_NAVIGATION }, { CANDOR_HTML_TAG_HEADER, CANDOR_HTML_ROLE_HEADER },
  { CANDOR_HTML_TAG_FOOTER, CANDOR_HTML_ROLE_FOOTER }, { CANDOR_HTML_TAG_ASIDE, CANDOR_HTML_ROLE_ASIDE },
  { CANDOR_HTML_TAG_DIALOG, CANDOR_HTML_ROLE_DIALOG },
};

/* Accessible Rich Internet Applications 1.2, "Landmark Roles" and "Dialog". */
static const struct
{
  const char *name;
  CandorHtmlRole role;
} role_names[] = {
  { "main", CANDOR_HTML_ROLE_MAIN },           { "article", CANDOR_HTML_ROLE_MAIN },
  { "navigation", CANDOR_HTML_ROLE_NAVIGATION }, { "menu", CANDOR_HTML_ROLE_NAVIGATION },
  { "menubar", CANDOR_HTML_ROLE_NAVIGATION },  { "search", CANDOR_HTML_ROLE_NAVIGATION },
  { "banner", CANDOR_HTML_ROLE_HEADER },       { "contentinfo", CANDOR_HTML_ROLE_FOOTER },
  { "complementary", CANDOR_HTML_ROLE_ASIDE }, { "dialog", CANDOR_HTML_ROLE_DIALOG },
  { "alertdialog", CANDOR_HTML_ROLE_DIALOG },
};

static const char *const toggle_words[] = { "accordion", "collapse", "collapsible", "toggle", "expand", "tabpanel",
                                            "tab-pane", "panel", "faq" };
static const char *const consent_words[] = { "cookie", "consent", "gdpr" };
static const char *const banner_words[] = { "banner", "bar", "popup", "modal", "overlay", "consent", "law",
                                            "dialog", "message", "notice" };

/* The end of the word that begins at @at: letters of one case, or one capital and small ones. */
static const char *
find_word_end (const char *at, const char *end)
{
  const char *start = at;

  while (at < end && g_ascii_isalpha (*at)
         && !(at > start && g_ascii_isupper (*at) && g_ascii_islower (at[-1])))
    at++;
  return at;
}

static CandorHtmlRole
find_role_word (const CandorHtmlSlice *slice)
{
  const char *at = slice->start, *end = at + slice->length;

  while (at != NULL && at < end)
    {
      const char *word_end = find_word_end (at, end);
      CandorHtmlSlice word = { at, word_end - at };

      for (gsize i = 0; word.length > 0 && i < G_N_ELEMENTS (role_words); i++)
        if (candor_html_slice_equals (&word, role_words[i].word))
          return role_words[i].role;
      at = word_end > at ? word_end : at + 1;
    }
  return CANDOR_HTML_ROLE_NONE;
}

static gboolean
contains_one_of (const CandorHtmlSlice *slice, const char *const *words, gsize count)
{
  for (gsize i = 0; i < count; i++)
    if (candor_html_slice_contains (slice, words[i]))
      return TRUE;
  return FALSE;
}

static void
describe_names (CandorHtmlNode *self, const CandorHtmlSlice *names)
{
  if (names->start == NULL)
    return;
  if (contains_one_of (names, toggle_words, G_N_ELEMENTS (toggle_words)))
    self->flags |= CANDOR_HTML_NODE_TOGGLE;
  if (self->role != CANDOR_HTML_ROLE_NONE)
    return;
  if (contains_one_of (names, consent_words, G_N_ELEMENTS (consent_words))
      && contains_one_of (names, banner_words, G_N_ELEMENTS (banner_words)))
    self->role = CANDOR_HTML_ROLE_DIALOG;
  else
    self->role = find_role_word (names);
}

static void
describe_role (CandorHtmlNode *self, const CandorHtmlToken *token)
{
  const CandorHtmlSlice *role = &token->attributes[CANDOR_HTML_ATTRIBUTE_ROLE];

  for (gsize i = 0; i < G_N_ELEMENTS (role_tags); i++)
    if (token->tag == role_tags[i].tag)
      self->role = role_tags[i].role;
  for (gsize i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (candor_html_slice_equals (role, role_names[i].name))
      self->role = role_names[i].role;
  if (candor_html_slice_equals (&token->attributes[CANDOR_HTML_ATTRIBUTE_ARIA_MODAL], "true"))
    self->role = CANDOR_HTML_ROLE_DIALOG;
  if (self->role != CANDOR_HTML_ROLE_NONE)
    self->flags |= CANDOR_HTML_NODE_NAMED;
  if (candor_html_slice_equals (role, "presentation") || candor_html_slice_equals (role, "none"))
    self->flags |= CANDOR_HTML_NODE_LAYOUT;
  if (candor_html_slice_equals (role, "tabpanel") || candor_html_slice_equals (role, "region"))
    self->flags |= CANDOR_HTML_NODE_TOGGLE;
}

/* The style in lower case, without spaces. */
static void
normalize_style (const CandorHtmlSlice *style, char *normal)
{
  gsize length = 0;

  for (gsize i = 0; i < style->length && length < STYLE_LENGTH_MAX - 1; i++)
    if (!g_ascii_isspace (style->start[i]))
      normal[length++] = g_ascii_tolower (style->start[i]);
  normal[length] = '\0';
}

static void
describe_style (CandorHtmlNode *self, const CandorHtmlSlice *style)
{
  static const char *const hidden[] = { "display:none", "visibility:hidden", "visibility:collapse" };
  static const char *const bold[] = { "font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8",
                                      "font-weight:9" };
  char normal[STYLE_LENGTH_MAX];

  if (style->start == NULL)
    return;
  normalize_style (style, normal);
  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (strstr (normal, hidden[i]) != NULL)
      self->flags |= CANDOR_HTML_NODE_HIDDEN;
  for (gsize i = 0; i < G_N_ELEMENTS (bold); i++)
    if (strstr (normal, bold[i]) != NULL)
      self->flags |= CANDOR_HTML_NODE_BOLD;
}

static guint16
read_span (const CandorHtmlSlice *value)
{
  guint span = 0;

  for (gsize i = 0; i < value->length && g_ascii_isdigit (value->start[i]) && span <= SPAN_MAX; i++)
    span = span * 10 + g_ascii_digit_value (value->start[i]);
  return CLAMP (span, 1, SPAN_MAX);
}

static void
describe_link (CandorHtmlNode *self, const CandorHtmlSlice *href)
{
  if (self->tag != CANDOR_HTML_TAG_A || href->start == NULL)
    return;
  self->flags |= CANDOR_HTML_NODE_LINK;
  if (href->length > 1 && *href->start == '#')
    self->flags |= CANDOR_HTML_NODE_LOCAL_LINK;
}

void
candor_html_node_describe (CandorHtmlNode *self, const CandorHtmlToken *token)
{
  const CandorHtmlSlice *attributes = token->attributes;

  describe_role (self, token);
  describe_names (self, &attributes[CANDOR_HTML_ATTRIBUTE_CLASS]);
  describe_names (self, &attributes[CANDOR_HTML_ATTRIBUTE_ID]);
  describe_style (self, &attributes[CANDOR_HTML_ATTRIBUTE_STYLE]);
  describe_link (self, &attributes[CANDOR_HTML_ATTRIBUTE_HREF]);
  if (attributes[CANDOR_HTML_ATTRIBUTE_HIDDEN].start != NULL
      && !candor_html_slice_equals (&attributes[CANDOR_HTML_ATTRIBUTE_HIDDEN], "until-found"))
    self->flags |= CANDOR_HTML_NODE_HIDDEN;
  if (token->tag == CANDOR_HTML_TAG_DIALOG && attributes[CANDOR_HTML_ATTRIBUTE_OPEN].start == NULL)
    self->flags |= CANDOR_HTML_NODE_HIDDEN;
  if ((candor_html_tag_get_traits (token->tag) & CANDOR_HTML_BOLD) != 0)
    self->flags |= CANDOR_HTML_NODE_BOLD;
  self->row_span = read_span (&attributes[CANDOR_HTML_ATTRIBUTE_ROWSPAN]);
  self->column_span = read_span (&attributes[CANDOR_HTML_ATTRIBUTE_COLSPAN]);
}
