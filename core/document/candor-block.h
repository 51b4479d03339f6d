/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CandorBlockKind:
 * @CANDOR_BLOCK_PARAGRAPH: running text
 * @CANDOR_BLOCK_HEADING: a heading; its level is 1 to 6
 * @CANDOR_BLOCK_LIST_ITEM: an item of a list; its level is how deep it nests, from 1
 * @CANDOR_BLOCK_TABLE_HEADER: a cell that heads a column or a row
 * @CANDOR_BLOCK_TABLE_CELL: any other cell of a table
 */
typedef enum
{
  CANDOR_BLOCK_PARAGRAPH,
  CANDOR_BLOCK_HEADING,
  CANDOR_BLOCK_LIST_ITEM,
  CANDOR_BLOCK_TABLE_HEADER,
  CANDOR_BLOCK_TABLE_CELL,
} CandorBlockKind;

#define CANDOR_TYPE_BLOCK (candor_block_get_type ())
G_DECLARE_FINAL_TYPE (CandorBlock, candor_block, CANDOR, BLOCK, GObject)

/**
 * CandorBlock:
 *
 * A heading, a paragraph, a list item or a table cell, with its place in the text and in the file.
 */

CandorBlockKind candor_block_get_kind (CandorBlock *self);
/* Heading level 1 to 6, or list depth from 1; 0 for others. */
guint candor_block_get_level (CandorBlock *self);
/* The block's text, white space folded, without any mark of the format. */
const char *candor_block_get_text (CandorBlock *self);
/* Place in the document's text, in Unicode code points; end is behind the last. */
guint candor_block_get_start (CandorBlock *self);
guint candor_block_get_end (CandorBlock *self);
/* Place in the file: line from 1 (page from 1 for formats that have pages), 0 if not known. */
guint candor_block_get_line (CandorBlock *self);
/* Index of the nearest heading above, or -1. That heading's own section is the next broader one. */
int candor_block_get_section (CandorBlock *self);
/* Index of the block that leads in this list item or table ("we collect the following:"), or -1. */
int candor_block_get_lead_in (CandorBlock *self);
/* Number of the table from 1, 0 outside of tables; row and column from 0. */
guint candor_block_get_table (CandorBlock *self);
guint candor_block_get_row (CandorBlock *self);
guint candor_block_get_column (CandorBlock *self);
/* How many rows and columns the cell spans, from 1; 0 outside of tables. A cell with several paragraphs
 * makes several blocks at one place; an empty cell makes none. */
guint candor_block_get_row_span (CandorBlock *self);
guint candor_block_get_column_span (CandorBlock *self);

G_END_DECLS
