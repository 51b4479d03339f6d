/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How an element takes part in the page (HTML Living Standard, "Rendering" and "Parsing"). */
typedef enum
{
  CANDOR_HTML_INLINE = 0,
  CANDOR_HTML_BLOCK = 1 << 0,   /* stands on lines of its own */
  CANDOR_HTML_VOID = 1 << 1,    /* has no content */
  CANDOR_HTML_SILENT = 1 << 3,  /* content is not shown as text */
  CANDOR_HTML_BOLD = 1 << 4,
  CANDOR_HTML_LIST = 1 << 5,
  CANDOR_HTML_HEADING = 1 << 6,
  CANDOR_HTML_PARTS_TABLE = 1 << 7, /* a table or a part of one */
} CandorHtmlTraits;

/* name, traits; in the order of their names, for a binary search. */
#define CANDOR_HTML_TAGS(TAG)                                                                       \
  TAG (A, "a", INLINE)                                                                              \
  TAG (ADDRESS, "address", BLOCK)                                                                   \
  TAG (AREA, "area", VOID)                                                                          \
  TAG (ARTICLE, "article", BLOCK)                                                                   \
  TAG (ASIDE, "aside", BLOCK)                                                                       \
  TAG (AUDIO, "audio", SILENT)                                                                      \
  TAG (B, "b", BOLD)                                                                                \
  TAG (BASE, "base", VOID)                                                                          \
  TAG (BLOCKQUOTE, "blockquote", BLOCK)                                                             \
  TAG (BODY, "body", BLOCK)                                                                         \
  TAG (BR, "br", VOID)                                                                              \
  TAG (BUTTON, "button", BLOCK)                                                                     \
  TAG (CANVAS, "canvas", SILENT)                                                                    \
  TAG (CAPTION, "caption", BLOCK)                                                                   \
  TAG (CENTER, "center", BLOCK)                                                                     \
  TAG (COL, "col", VOID)                                                                            \
  TAG (COLGROUP, "colgroup", PARTS_TABLE)                                                           \
  TAG (DATALIST, "datalist", SILENT)                                                                \
  TAG (DD, "dd", BLOCK)                                                                             \
  TAG (DETAILS, "details", BLOCK)                                                                   \
  TAG (DIALOG, "dialog", BLOCK)                                                                     \
  TAG (DIR, "dir", LIST)                                                                            \
  TAG (DIV, "div", BLOCK)                                                                           \
  TAG (DL, "dl", LIST)                                                                              \
  TAG (DT, "dt", BLOCK)                                                                             \
  TAG (EMBED, "embed", VOID)                                                                        \
  TAG (FIELDSET, "fieldset", BLOCK)                                                                 \
  TAG (FIGCAPTION, "figcaption", BLOCK)                                                             \
  TAG (FIGURE, "figure", BLOCK)                                                                     \
  TAG (FOOTER, "footer", BLOCK)                                                                     \
  TAG (FORM, "form", BLOCK)                                                                         \
  TAG (FRAME, "frame", VOID)                                                                        \
  TAG (H1, "h1", HEADING)                                                                           \
  TAG (H2, "h2", HEADING)                                                                           \
  TAG (H3, "h3", HEADING)                                                                           \
  TAG (H4, "h4", HEADING)                                                                           \
  TAG (H5, "h5", HEADING)                                                                           \
  TAG (H6, "h6", HEADING)                                                                           \
  TAG (HEAD, "head", BLOCK)                                                                         \
  TAG (HEADER, "header", BLOCK)                                                                     \
  TAG (HR, "hr", VOID)                                                                              \
  TAG (HTML, "html", BLOCK)                                                                         \
  TAG (IFRAME, "iframe", SILENT)                                                                       \
  TAG (IMG, "img", VOID)                                                                            \
  TAG (INPUT, "input", VOID)                                                                        \
  TAG (LEGEND, "legend", BLOCK)                                                                     \
  TAG (LI, "li", BLOCK)                                                                             \
  TAG (LINK, "link", VOID)                                                                          \
  TAG (MAIN, "main", BLOCK)                                                                         \
  TAG (MATH, "math", SILENT)                                                                        \
  TAG (MENU, "menu", LIST)                                                                          \
  TAG (META, "meta", VOID)                                                                          \
  TAG (NAV, "nav", BLOCK)                                                                           \
  TAG (NOEMBED, "noembed", SILENT)                                                                     \
  TAG (NOFRAMES, "noframes", SILENT)                                                                   \
  TAG (NOSCRIPT, "noscript", BLOCK)                                                                 \
  TAG (OBJECT, "object", INLINE)                                                                    \
  TAG (OL, "ol", LIST)                                                                              \
  TAG (OPTGROUP, "optgroup", SILENT)                                                                \
  TAG (OPTION, "option", SILENT)                                                                    \
  TAG (P, "p", BLOCK)                                                                               \
  TAG (PARAM, "param", VOID)                                                                        \
  TAG (PRE, "pre", BLOCK)                                                                           \
  TAG (SCRIPT, "script", SILENT)                                                                       \
  TAG (SECTION, "section", BLOCK)                                                                   \
  TAG (SELECT, "select", SILENT)                                                                    \
  TAG (SOURCE, "source", VOID)                                                                      \
  TAG (STRONG, "strong", BOLD)                                                                      \
  TAG (STYLE, "style", SILENT)                                                                         \
  TAG (SUMMARY, "summary", BLOCK)                                                                   \
  TAG (SVG, "svg", SILENT)                                                                          \
  TAG (TABLE, "table", PARTS_TABLE)                                                                 \
  TAG (TBODY, "tbody", PARTS_TABLE)                                                                 \
  TAG (TD, "td", PARTS_TABLE)                                                                       \
  TAG (TEMPLATE, "template", SILENT)                                                                \
  TAG (TEXTAREA, "textarea", SILENT)                                                                   \
  TAG (TFOOT, "tfoot", PARTS_TABLE)                                                                 \
  TAG (TH, "th", PARTS_TABLE)                                                                       \
  TAG (THEAD, "thead", PARTS_TABLE)                                                                 \
  TAG (TITLE, "title", SILENT)                                                                         \
  TAG (TR, "tr", PARTS_TABLE)                                                                       \
  TAG (TRACK, "track", VOID)                                                                        \
  TAG (UL, "ul", LIST)                                                                              \
  TAG (VIDEO, "video", SILENT)                                                                      \
  TAG (WBR, "wbr", VOID)                                                                            \
  TAG (XMP, "xmp", BLOCK)

typedef enum
{
#define CANDOR_HTML_TAG_ID(id, name, traits) CANDOR_HTML_TAG_##id,
  CANDOR_HTML_TAGS (CANDOR_HTML_TAG_ID)
#undef CANDOR_HTML_TAG_ID
  CANDOR_HTML_TAG_OTHER, /* any other element: inline, as browsers treat what they don't know */
  CANDOR_HTML_TAG_TEXT,  /* no element: a run of text */
  CANDOR_HTML_TAG_COUNT,
} CandorHtmlTag;

/* name: in any case. */
CandorHtmlTag candor_html_tag_find (const char *name);
guint candor_html_tag_get_traits (CandorHtmlTag tag);
gboolean candor_html_tag_is_block (CandorHtmlTag tag);

G_END_DECLS
