/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-document-private.h"

#include "document/candor-marker.h"

static gboolean
is_table (CandorBlock *block)
{
  return block->kind == CANDOR_BLOCK_TABLE_HEADER || block->kind == CANDOR_BLOCK_TABLE_CELL;
}

static void
glue_sections (GPtrArray *blocks)
{
  int open[CANDOR_BLOCK_HEADING_LEVEL_MAX + 1];

  for (guint level = 0; level < G_N_ELEMENTS (open); level++)
    open[level] = -1;
  for (guint i = 0; i < blocks->len; i++)
    {
      CandorBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == CANDOR_BLOCK_HEADING)
        {
          block->section = open[block->level - 1];
          for (guint level = block->level; level < G_N_ELEMENTS (open); level++)
            open[level] = i;
        }
      else
        block->section = open[CANDOR_BLOCK_HEADING_LEVEL_MAX];
    }
}

static gboolean
marks_an_item (CandorMarkerKind kind)
{
  return kind != CANDOR_MARKER_NONE && kind != CANDOR_MARKER_NUMBER_DEEP && kind != CANDOR_MARKER_CHAPTER;
}

/* The lists that are open at a paragraph, told by how their items begin; level 0 is none. */
typedef struct
{
  CandorMarkerKind kinds[CANDOR_BLOCK_LIST_LEVEL_MAX + 1];
  guint level;
} CandorOpenLists;

static guint
find_open_list (CandorOpenLists *lists, CandorMarkerKind kind)
{
  for (guint level = lists->level; level > 0; level--)
    if (lists->kinds[level] == kind)
      return level;
  return 0;
}

/* The level of an item that begins so: in the list that goes on, or in a new one within it. */
static guint
enter_list (CandorOpenLists *lists, CandorMarkerKind kind, gboolean is_led_in)
{
  guint level = find_open_list (lists, kind);

  if (level == 0 && (is_led_in || kind == CANDOR_MARKER_BULLET))
    level = MIN (lists->level + 1, CANDOR_BLOCK_LIST_LEVEL_MAX);
  lists->kinds[level] = kind;
  lists->level = level;
  return level;
}

/* Many policies write their lists as paragraphs that begin with "(1)" or "a." under one that ends
 * with a colon. A bullet makes a list item anywhere. */
static void
find_items (GPtrArray *blocks)
{
  CandorOpenLists lists = { 0 };

  for (guint i = 0; i < blocks->len; i++)
    {
      CandorBlock *block = g_ptr_array_index (blocks, i);
      CandorBlock *before = i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL;
      gboolean is_led_in = before != NULL && !is_table (before) && candor_text_leads_in (before->text);
      CandorMarkerKind kind = CANDOR_MARKER_NONE;

      if (block->kind == CANDOR_BLOCK_PARAGRAPH)
        kind = candor_marker_parse (block->text, NULL, NULL);
      if (!marks_an_item (kind))
        lists.level = 0;
      else if (enter_list (&lists, kind, is_led_in) > 0)
        {
          block->kind = CANDOR_BLOCK_LIST_ITEM;
          block->level = lists.level;
        }
    }
}

/* A bullet is a mark of the format, not of the text; a number may be referred to and stays. */
static void
strip_bullet (CandorBlock *block)
{
  gsize length;

  if (candor_marker_parse (block->text, &length, NULL) == CANDOR_MARKER_BULLET
      && block->text[length] != '\0')
    {
      char *text = g_strdup (block->text + length);
      g_free (block->text);
      block->text = text;
    }
}

/* The first item of a list or table is led in by the text right before it, the items of a deeper
 * list by the item they stand in, all others as the item before them on their level. */
static void
glue_lead_ins (GPtrArray *blocks)
{
  int leads[CANDOR_BLOCK_LIST_LEVEL_MAX + 1];
  guint level = 0; /* of the list item right before, 0 if there is none */

  for (guint i = 0; i < blocks->len; i++)
    {
      CandorBlock *block = g_ptr_array_index (blocks, i);
      CandorBlock *before = i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL;

      if (block->kind == CANDOR_BLOCK_LIST_ITEM)
        {
          strip_bullet (block);
          if (before == NULL || is_table (before))
            leads[block->level] = -1;
          else if (block->level > level)
            leads[block->level] = i - 1;
          for (guint l = level + 1; l < block->level; l++)
            leads[l] = leads[block->level];
          block->lead_in = leads[block->level];
          level = block->level;
          continue;
        }
      level = 0;
      if (is_table (block) && before != NULL)
        block->lead_in = is_table (before) && before->table == block->table ? before->lead_in
                         : is_table (before)                                ? -1
                                                                            : (int) i - 1;
    }
}

void
candor_document_glue (GPtrArray *blocks)
{
  find_items (blocks);
  glue_sections (blocks);
  glue_lead_ins (blocks);
}
