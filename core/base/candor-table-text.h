/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A store has three million apps. */
#define CANDOR_TABLE_RECORDS_MAX 3000000u
/* A column of each kind, and a policy in several files. */
#define CANDOR_TABLE_CELLS_MAX 100u
/* Three million lines of ninety bytes. */
#define CANDOR_TABLE_SIZE_MAX (256u << 20)

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
 * CandorTableTake:
 * @record: what is theirs for the length of the call
 *
 * Returns: whether to go on; %FALSE sets @error
 */
typedef gboolean (*CandorTableTake) (const CandorTableRecord *record, gpointer user_data, GError **error);

/**
 * candor_table_text_parse:
 * @bytes: comma-separated values as spreadsheet programs write them (RFC 4180), in UTF-8, with or
 *   without a byte order mark; semicolons or tabs are taken where the first record has more of them
 * @name: what errors call it
 * @take: called for each record that is not empty, in order
 * @error: return location for a #GIOErrorEnum that names the line, or what @take set
 *
 * Returns: whether all of it was read
 */
gboolean candor_table_text_parse (GBytes *bytes, const char *name, CandorTableTake take, gpointer user_data,
                                  GError **error);

G_END_DECLS
