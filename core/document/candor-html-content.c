/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-tree.h"

#include <string.h>

#include "document/candor-fold.h"

/* What is no part of the policy is told by three things together: what the element says it is, how
 * much of its text is links, and how much of the page it holds. The idea, and the link density as its
 * measure, are those of Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text
 * Features", WSDM 2010. In doubt the text stays: a navigation bar read as policy claims nothing, a
 * paragraph left out may be the one that discloses. */

/* An element said to be navigation, but with this much running text, is a policy in the wrong element. */
#define NAVIGATION_PROSE_MAX 400
/* Cookie banners are shorter, cookie policies are longer. */
#define DIALOG_TEXT_MAX 1500
/* A paragraph: sidebars and footers have little of this length but for addresses. */
#define PARAGRAPH_PROSE_MIN 200
/* The least that shows that the policy has begun, or has not ended. */
#define PROSE_MIN 40
/* Less of it than this, behind what opens it, is the label of a control. */
#define PANEL_PROSE_MIN 40
#define FOOTER_SHARE_MAX 0.25
#define SMALL_PROSE_MAX 400
#define MAIN_SHARE_MIN 0.85
#define LINKS_MIN 3
/* A longer one is a paragraph that happens to be a link. */
#define LINK_WIDTH_MAX 90
#define TRAILING_SPACE_MAX 64

typedef struct
{
  guint prose;  /* columns of text outside of links */
  guint linked; /* and within */
  guint links;
  guint local_links;
  gboolean has_button;
  gboolean has_heading;
} CandorHtmlMeasure;

typedef struct
{
  CandorHtmlTree *tree;
  GArray *measures; /* CandorHtmlMeasure, one a node */
  guint total;      /* prose of the page */
} CandorHtmlContent;

static CandorHtmlMeasure *
get_measure (CandorHtmlContent *self, guint index)
{
  return &g_array_index (self->measures, CandorHtmlMeasure, index);
}

static guint
measure_text (CandorHtmlTree *tree, const CandorHtmlNode *node)
{
  const char *at = tree->text->str + node->text, *end = at + node->length;
  guint width = 0;

  for (; at < end; at = g_utf8_next_char (at))
    if (!candor_character_is_space (g_utf8_get_char (at)))
      width += candor_character_get_width (g_utf8_get_char (at));
  return width;
}

static double
get_density (const CandorHtmlMeasure *measure)
{
  guint all = measure->prose + measure->linked;

  return all > 0 ? (double) measure->linked / all : 0;
}

static void
add_own (CandorHtmlContent *self, guint index)
{
  CandorHtmlNode *node = candor_html_tree_get (self->tree, index);
  CandorHtmlMeasure *measure = get_measure (self, index);
  gboolean is_link = (node->flags & CANDOR_HTML_NODE_LINK) != 0;

  if (node->tag == CANDOR_HTML_TAG_TEXT)
    {
      guint width = measure_text (self->tree, node);

      if (is_link && width < LINK_WIDTH_MAX)
        measure->linked = width;
      else
        measure->prose = width;
    }
  else if (node->tag == CANDOR_HTML_TAG_A && is_link)
    {
      measure->links++;
      measure->local_links += (node->flags & CANDOR_HTML_NODE_LOCAL_LINK) != 0;
    }
  measure->has_button |= node->tag == CANDOR_HTML_TAG_BUTTON || node->tag == CANDOR_HTML_TAG_INPUT;
  measure->has_heading |= node->tag >= CANDOR_HTML_TAG_H1 && node->tag <= CANDOR_HTML_TAG_H3;
}

/* Measures every element, what is left out not counted. */
static void
measure (CandorHtmlContent *self)
{
  self->total = 0;
  g_array_set_size (self->measures, 0);
  g_array_set_size (self->measures, self->tree->nodes->len);
  for (guint i = self->tree->nodes->len; i > 0; i--)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i - 1);
      CandorHtmlMeasure *parent, *own = get_measure (self, i - 1);

      if ((node->flags & CANDOR_HTML_NODE_SKIP) != 0)
        continue;
      add_own (self, i - 1);
      if (node->parent < 0)
        {
          self->total += own->prose;
          continue;
        }
      parent = get_measure (self, node->parent);
      parent->prose += own->prose;
      parent->linked += own->linked;
      parent->links += own->links;
      parent->local_links += own->local_links;
      parent->has_button |= own->has_button;
      parent->has_heading |= own->has_heading;
    }
}

/* A choice or a drawing whose end tag is missing does not swallow the paragraphs behind it. */
static gboolean
leaves_silent (const CandorHtmlNode *node, const CandorHtmlNode *parent)
{
  guint8 tag = parent->tag;

  return candor_html_tag_is_block (node->tag)
         && (tag == CANDOR_HTML_TAG_SELECT || tag == CANDOR_HTML_TAG_OPTGROUP || tag == CANDOR_HTML_TAG_OPTION
             || tag == CANDOR_HTML_TAG_SVG || tag == CANDOR_HTML_TAG_MATH);
}

static void
skip_silent (CandorHtmlTree *tree)
{
  for (guint i = 0; i < tree->nodes->len; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (tree, i);
      CandorHtmlNode *parent = node->parent >= 0 ? candor_html_tree_get (tree, node->parent) : NULL;
      gboolean is_silent = (candor_html_tag_get_traits (node->tag) & CANDOR_HTML_SILENT) != 0;

      if (is_silent || (parent != NULL && (parent->flags & CANDOR_HTML_NODE_SKIP) != 0 && !leaves_silent (node, parent)))
        node->flags |= CANDOR_HTML_NODE_SKIP;
      if (parent != NULL)
        node->flags |= parent->flags & CANDOR_HTML_NODE_LINK;
    }
}

static gboolean
opens_something (const CandorHtmlNode *node)
{
  return (candor_html_tag_get_traits (node->tag) & CANDOR_HTML_HEADING) != 0
         || node->tag == CANDOR_HTML_TAG_BUTTON || node->tag == CANDOR_HTML_TAG_A
         || node->tag == CANDOR_HTML_TAG_SUMMARY || node->tag == CANDOR_HTML_TAG_DT
         || (node->flags & CANDOR_HTML_NODE_TOGGLE) != 0;
}

/* Panels that open under their heading are hidden when the page is loaded, and part of the policy.
 * before: the element right before it in the same parent, or -1. */
static gboolean
is_panel (CandorHtmlContent *self, guint index, int before)
{
  const CandorHtmlNode *node = candor_html_tree_get (self->tree, index);
  const CandorHtmlMeasure *its = get_measure (self, index);

  /* Some pages hide the whole body until their scripts have run. */
  if (node->tag == CANDOR_HTML_TAG_HTML || node->tag == CANDOR_HTML_TAG_BODY || node->tag == CANDOR_HTML_TAG_MAIN)
    return TRUE;
  if (node->role == CANDOR_HTML_ROLE_DIALOG || node->role == CANDOR_HTML_ROLE_NAVIGATION)
    return FALSE;
  if (its->prose < PANEL_PROSE_MIN || get_density (its) > 0.5)
    return FALSE;
  return (node->flags & CANDOR_HTML_NODE_TOGGLE) != 0
         || (before >= 0 && opens_something (candor_html_tree_get (self->tree, before)));
}

static gsize
skip_hidden (CandorHtmlContent *self)
{
  CandorHtmlTree *tree = self->tree;
  g_autofree int *last_child = g_new (int, tree->nodes->len + 1);
  gsize hidden = 0;

  memset (last_child, -1, (tree->nodes->len + 1) * sizeof *last_child);
  for (guint i = 0; i < tree->nodes->len; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (tree, i);
      int before = last_child[node->parent + 1];
      gboolean is_hidden = (node->flags & CANDOR_HTML_NODE_HIDDEN) != 0
                           || (node->tag == CANDOR_HTML_TAG_NOSCRIPT && self->total > PARAGRAPH_PROSE_MIN);

      if (node->tag != CANDOR_HTML_TAG_TEXT)
        last_child[node->parent + 1] = i;
      if ((node->flags & CANDOR_HTML_NODE_SKIP) != 0 || !is_hidden || is_panel (self, i, before))
        continue;
      node->flags |= CANDOR_HTML_NODE_SKIP;
      hidden += get_measure (self, i)->prose;
      for (guint within = i + 1; within < node->end; within++)
        candor_html_tree_get (tree, within)->flags |= CANDOR_HTML_NODE_SKIP;
    }
  return hidden;
}

/* Small beside the page: by its share, or outright if the rest is more. */
static gboolean
is_small (CandorHtmlContent *self, const CandorHtmlMeasure *its, double share)
{
  return its->prose < share * self->total || (its->prose < SMALL_PROSE_MAX && its->prose < self->total / 2);
}

static gboolean
is_boilerplate (CandorHtmlContent *self, const CandorHtmlNode *node, const CandorHtmlMeasure *its,
                gboolean within_main)
{
  gboolean is_named = (node->flags & CANDOR_HTML_NODE_NAMED) != 0;
  double density = get_density (its);

  switch (node->role)
    {
    case CANDOR_HTML_ROLE_NAVIGATION:
      return is_named ? density >= 0.3 || (its->prose < NAVIGATION_PROSE_MAX && is_small (self, its, 0.1))
                      : density >= 0.5;
    case CANDOR_HTML_ROLE_HEADER:
      return !within_main && (density >= 0.5 || (is_named && its->prose < PARAGRAPH_PROSE_MIN));
    case CANDOR_HTML_ROLE_FOOTER:
      return !within_main && is_small (self, its, FOOTER_SHARE_MAX)
             && (is_named || density > 0.3 || its->prose < SMALL_PROSE_MAX);
    case CANDOR_HTML_ROLE_ASIDE:
      return density >= 0.5 || (is_named && !within_main && is_small (self, its, FOOTER_SHARE_MAX));
    case CANDOR_HTML_ROLE_DIALOG:
      return its->prose + its->linked < DIALOG_TEXT_MAX && is_small (self, its, FOOTER_SHARE_MAX)
             && (is_named || its->has_button || !its->has_heading);
    case CANDOR_HTML_ROLE_MAIN:
    case CANDOR_HTML_ROLE_NONE:
    default:
      return FALSE;
    }
}

/* A page's title often stands in its header, among the navigation. */
static gboolean
is_page_title (const CandorHtmlNode *node, const CandorHtmlMeasure *its)
{
  return (node->tag == CANDOR_HTML_TAG_H1 || node->tag == CANDOR_HTML_TAG_H2) && get_density (its) < 0.5;
}

static void
skip_within (CandorHtmlContent *self, guint index)
{
  guint end = candor_html_tree_get (self->tree, index)->end;

  for (guint i = index + 1; i < end; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i);

      if (is_page_title (node, get_measure (self, i)))
        i = node->end - 1;
      else if (node->tag == CANDOR_HTML_TAG_TEXT)
        node->flags |= CANDOR_HTML_NODE_SKIP;
    }
}

static void
skip_boilerplate (CandorHtmlContent *self)
{
  guint main_end = 0, skipped_end = 0;

  for (guint i = 0; i < self->tree->nodes->len; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i);

      if (node->role == CANDOR_HTML_ROLE_MAIN)
        main_end = MAX (main_end, node->end);
      if (i >= skipped_end && is_boilerplate (self, node, get_measure (self, i), i < main_end))
        {
          skipped_end = node->end;
          skip_within (self, i);
        }
    }
}

/* The nearest block that each node stands in, or -1. */
static GArray *
find_blocks (CandorHtmlTree *tree)
{
  GArray *blocks = g_array_sized_new (FALSE, FALSE, sizeof (int), tree->nodes->len);

  for (guint i = 0; i < tree->nodes->len; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (tree, i);
      int block = candor_html_tag_is_block (node->tag) ? (int) i
                  : node->parent >= 0                  ? g_array_index (blocks, int, node->parent)
                                                       : -1;

      g_array_append_val (blocks, block);
    }
  return blocks;
}

/* The prose within what the page says are its main parts; those within others not counted twice. */
static guint
measure_main (CandorHtmlContent *self)
{
  guint prose = 0;

  for (guint i = 0; i < self->tree->nodes->len;)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i);
      gboolean is_main = node->role == CANDOR_HTML_ROLE_MAIN;

      prose += is_main ? get_measure (self, i)->prose : 0;
      i = is_main ? node->end : i + 1;
    }
  return prose;
}

/* Outside of the main parts, what is no paragraph and no title goes, if nearly all prose is within. */
static void
skip_around_main (CandorHtmlContent *self, GArray *blocks)
{
  guint main_end = 0;

  if (measure_main (self) < self->total * MAIN_SHARE_MIN)
    return;
  for (guint i = 0; i < self->tree->nodes->len; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i);
      int block = g_array_index (blocks, int, i);

      if (node->role == CANDOR_HTML_ROLE_MAIN)
        main_end = MAX (main_end, node->end);
      if (node->tag != CANDOR_HTML_TAG_TEXT || block < 0 || i < main_end)
        continue;
      if (candor_html_tree_get (self->tree, block)->tag != CANDOR_HTML_TAG_H1
          && (get_measure (self, block)->prose < PARAGRAPH_PROSE_MIN
              || get_density (get_measure (self, block)) > 0.3))
        node->flags |= CANDOR_HTML_NODE_SKIP;
    }
}

static gboolean
is_prose (CandorHtmlContent *self, guint index, int block)
{
  const CandorHtmlNode *node = candor_html_tree_get (self->tree, index);

  return node->tag == CANDOR_HTML_TAG_TEXT && block >= 0 && (node->flags & CANDOR_HTML_NODE_SKIP) == 0
         && get_measure (self, index)->prose > 0 && get_measure (self, block)->prose >= PROSE_MIN
         && get_density (get_measure (self, block)) < 0.5;
}

/* Where running text begins and ends, in nodes. */
static void
find_prose (CandorHtmlContent *self, GArray *blocks, guint *first, guint *last)
{
  *first = self->tree->nodes->len;
  *last = 0;
  for (guint i = 0; i < self->tree->nodes->len; i++)
    if (is_prose (self, i, g_array_index (blocks, int, i)))
      {
        *first = MIN (*first, i);
        *last = i;
      }
}

static gboolean
ends_with_colon (CandorHtmlTree *tree, const CandorHtmlNode *node)
{
  const char *start = tree->text->str + node->text, *end = start + node->length;

  for (guint i = 0; i < TRAILING_SPACE_MAX && end > start && g_ascii_isspace (end[-1]); i++)
    end--;
  return (end > start && end[-1] == ':') || (end - start >= 3 && memcmp (end - 3, "：", 3) == 0);
}

/* It stays or goes with the list or table it is a part of; a heading stays. */
static gboolean
is_part_of_list (const CandorHtmlNode *node)
{
  return node->tag == CANDOR_HTML_TAG_LI || node->tag == CANDOR_HTML_TAG_DT || node->tag == CANDOR_HTML_TAG_DD
         || node->tag == CANDOR_HTML_TAG_TR || node->tag == CANDOR_HTML_TAG_TD || node->tag == CANDOR_HTML_TAG_TH
         || (candor_html_tag_get_traits (node->tag) & CANDOR_HTML_HEADING) != 0;
}

/* A list of links before the text or behind it, and a table of contents anywhere, is navigation; but
 * not what a line with a colon leads in, such as the list of the third parties' policies. */
static gboolean
is_link_list (CandorHtmlContent *self, guint index, guint first, guint last, int text_before)
{
  const CandorHtmlNode *node = candor_html_tree_get (self->tree, index);
  const CandorHtmlMeasure *its = get_measure (self, index);

  if (!candor_html_tag_is_block (node->tag) || is_part_of_list (node) || its->links == 0 || get_density (its) < 0.8)
    return FALSE;
  if (its->links >= LINKS_MIN && its->local_links * 10 >= its->links * 9)
    return TRUE;
  if (text_before >= 0 && ends_with_colon (self->tree, candor_html_tree_get (self->tree, text_before)))
    return FALSE;
  return node->end <= first || (index > last && its->links >= LINKS_MIN);
}

static void
skip_link_lists (CandorHtmlContent *self, GArray *blocks)
{
  guint first, last, skipped_end = 0;
  int text_before = -1;

  find_prose (self, blocks, &first, &last);
  for (guint i = 0; i < self->tree->nodes->len && last > 0; i++)
    {
      CandorHtmlNode *node = candor_html_tree_get (self->tree, i);

      if (i >= skipped_end && is_link_list (self, i, first, last, text_before))
        {
          skipped_end = node->end;
          skip_within (self, i);
        }
      if (node->tag == CANDOR_HTML_TAG_TEXT && get_measure (self, i)->prose > 0)
        text_before = i;
    }
}

gsize
candor_html_tree_find_content (CandorHtmlTree *self, gboolean is_page)
{
  CandorHtmlContent content = { .tree = self };
  g_autoptr (GArray) measures = g_array_new (FALSE, TRUE, sizeof (CandorHtmlMeasure));
  g_autoptr (GArray) blocks = find_blocks (self);
  gsize hidden;

  content.measures = measures;
  skip_silent (self);
  measure (&content);
  hidden = skip_hidden (&content);
  if (!is_page)
    return hidden;
  measure (&content);
  skip_boilerplate (&content);
  measure (&content);
  skip_around_main (&content, blocks);
  measure (&content);
  skip_link_lists (&content, blocks);
  return hidden;
}
