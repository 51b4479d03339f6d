/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorTableRecord:
 * @line: line it starts on, from 1
 * @cells: (element-type utf8): its cells
 */
typedef struct
{
  guint line;
  GPtrArray *cells;
} CandorTableRecord;

/**
 * candor_table_text_parse:
 * @text: comma-separated values as spreadsheet programs write them (RFC 4180), in UTF-8, with or
 *   without a byte order mark; semicolons or tabs are taken where the first record has more of them
 * @error: return location for a #GIOErrorEnum that names the line
 *
 * Returns: (transfer full) (element-type CandorTableRecord): the records that are not empty, or %NULL
 */
GArray *candor_table_text_parse (const char *text, GError **error);

G_END_DECLS
