/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-html-tag.h"

G_BEGIN_DECLS

/* What an element's name, role, class or identifier says it is for. */
typedef enum
{
  CANDOR_HTML_ROLE_NONE,
  CANDOR_HTML_ROLE_MAIN,
  CANDOR_HTML_ROLE_NAVIGATION,
  CANDOR_HTML_ROLE_HEADER,
  CANDOR_HTML_ROLE_FOOTER,
  CANDOR_HTML_ROLE_ASIDE,
  CANDOR_HTML_ROLE_DIALOG, /* cookie banners and other things laid over the page */
} CandorHtmlRole;

enum
{
  CANDOR_HTML_NODE_HIDDEN = 1 << 0,      /* not shown when the page is loaded */
  CANDOR_HTML_NODE_BOLD = 1 << 1,        /* by style */
  CANDOR_HTML_NODE_LOCAL_LINK = 1 << 2,  /* a link to a place in the page */
  CANDOR_HTML_NODE_LINK = 1 << 3,
  CANDOR_HTML_NODE_NAMED = 1 << 4,       /* its role is told by the element itself, not by a class */
  CANDOR_HTML_NODE_LAYOUT = 1 << 5,      /* a table for layout, by its role */
  CANDOR_HTML_NODE_TOGGLE = 1 << 6,      /* by its class, a part of something that opens */
  CANDOR_HTML_NODE_SKIP = 1 << 7,        /* left out: set by candor_html_tree_find_content() */
};

typedef struct
{
  guint8 tag;  /* CandorHtmlTag */
  guint8 role; /* CandorHtmlRole */
  guint16 flags;
  guint16 row_span;
  guint16 column_span;
  int parent;
  guint end;    /* index behind the last node within */
  guint line;
  guint text;   /* text nodes: place in the tree's text */
  guint length; /* text nodes: bytes of it */
} CandorHtmlNode;

/* The page as an array in document order: what lies within a node follows it, up to its end. So
 * nothing needs to recurse, however deep the page nests. */
typedef struct
{
  GArray *nodes; /* CandorHtmlNode */
  GString *text;
  GString *title;
  gboolean is_full; /* over a limit, reading stopped */
} CandorHtmlTree;

/* has_places: see candor_html_read(). */
void candor_html_tree_init (CandorHtmlTree *self, const char *text, gboolean has_places);
void candor_html_tree_clear (CandorHtmlTree *self);

static inline CandorHtmlNode *
candor_html_tree_get (CandorHtmlTree *self, guint index)
{
  return &g_array_index (self->nodes, CandorHtmlNode, index);
}

const char *candor_html_find_attribute (const char *const *attributes, const char *name);
/* Sets role and flags from an element's attributes: names and values in turn, NULL-terminated, or NULL. */
void candor_html_node_describe (CandorHtmlNode *self, const char *const *attributes);
/* Marks what is no part of the policy; returns how many characters of hidden prose it left out.
 * is_page: with navigation and the like around the text, as published. */
gsize candor_html_tree_find_content (CandorHtmlTree *self, gboolean is_page);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorHtmlTree, candor_html_tree_clear)

G_END_DECLS
