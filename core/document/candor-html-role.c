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

const char *
candor_html_find_attribute (const char *const *attributes, const char *name)
{
  for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (attributes[i], name) == 0)
      return attributes[i + 1] != NULL ? attributes[i + 1] : "";
  return NULL;
}

/* The end of the word that begins at @at: letters of one case, or one capital and small ones. */
static const char *
find_word_end (const char *at)
{
  const char *start = at;

  while (g_ascii_isalpha (*at) && !(at > start && g_ascii_isupper (*at) && g_ascii_islower (at[-1])))
    at++;
  return at;
}

static CandorHtmlRole
find_role_word (const char *at)
{
  while (*at != '\0')
    {
      const char *end = find_word_end (at);
      gsize length = end - at;

      for (gsize i = 0; length > 0 && i < G_N_ELEMENTS (role_words); i++)
        if (strlen (role_words[i].word) == length && g_ascii_strncasecmp (at, role_words[i].word, length) == 0)
          return role_words[i].role;
      at = end > at ? end : at + 1;
    }
  return CANDOR_HTML_ROLE_NONE;
}

static gboolean
contains_one_of (const char *text, const char *const *words, gsize count)
{
  for (gsize i = 0; i < count; i++)
    if (strcasestr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
describe_names (CandorHtmlNode *self, const char *names)
{
  if (names == NULL)
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

static gboolean
is_equal (const char *value, const char *other)
{
  return value != NULL && g_ascii_strcasecmp (value, other) == 0;
}

static void
describe_role (CandorHtmlNode *self, const char *const *attributes)
{
  const char *role = candor_html_find_attribute (attributes, "role");

  for (gsize i = 0; i < G_N_ELEMENTS (role_tags); i++)
    if (self->tag == role_tags[i].tag)
      self->role = role_tags[i].role;
  for (gsize i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (is_equal (role, role_names[i].name))
      self->role = role_names[i].role;
  if (is_equal (candor_html_find_attribute (attributes, "aria-modal"), "true"))
    self->role = CANDOR_HTML_ROLE_DIALOG;
  if (self->role != CANDOR_HTML_ROLE_NONE)
    self->flags |= CANDOR_HTML_NODE_NAMED;
  if (is_equal (role, "presentation") || is_equal (role, "none"))
    self->flags |= CANDOR_HTML_NODE_LAYOUT;
  if (is_equal (role, "tabpanel") || is_equal (role, "region"))
    self->flags |= CANDOR_HTML_NODE_TOGGLE;
}

/* The style in lower case, without spaces. */
static void
normalize_style (const char *style, char *normal)
{
  gsize length = 0;

  for (; *style != '\0' && length < STYLE_LENGTH_MAX - 1; style++)
    if (!g_ascii_isspace (*style))
      normal[length++] = g_ascii_tolower (*style);
  normal[length] = '\0';
}

static void
describe_style (CandorHtmlNode *self, const char *style)
{
  static const char *const hidden[] = { "display:none", "visibility:hidden", "visibility:collapse" };
  static const char *const bold[] = { "font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8",
                                      "font-weight:9" };
  char normal[STYLE_LENGTH_MAX];

  if (style == NULL)
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
read_span (const char *value)
{
  guint64 span = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return CLAMP (span, 1, SPAN_MAX);
}

static void
describe_link (CandorHtmlNode *self, const char *href)
{
  if (self->tag != CANDOR_HTML_TAG_A || href == NULL)
    return;
  self->flags |= CANDOR_HTML_NODE_LINK;
  if (href[0] == '#' && href[1] != '\0')
    self->flags |= CANDOR_HTML_NODE_LOCAL_LINK;
}

void
candor_html_node_describe (CandorHtmlNode *self, const char *const *attributes)
{
  const char *hidden = candor_html_find_attribute (attributes, "hidden");

  describe_role (self, attributes);
  describe_names (self, candor_html_find_attribute (attributes, "class"));
  describe_names (self, candor_html_find_attribute (attributes, "id"));
  describe_style (self, candor_html_find_attribute (attributes, "style"));
  describe_link (self, candor_html_find_attribute (attributes, "href"));
  if (hidden != NULL && !is_equal (hidden, "until-found"))
    self->flags |= CANDOR_HTML_NODE_HIDDEN;
  if (self->tag == CANDOR_HTML_TAG_DIALOG && candor_html_find_attribute (attributes, "open") == NULL)
    self->flags |= CANDOR_HTML_NODE_HIDDEN;
  if ((candor_html_tag_get_traits (self->tag) & CANDOR_HTML_BOLD) != 0)
    self->flags |= CANDOR_HTML_NODE_BOLD;
  self->row_span = read_span (candor_html_find_attribute (attributes, "rowspan"));
  self->column_span = read_span (candor_html_find_attribute (attributes, "colspan"));
}
