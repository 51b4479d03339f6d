/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CandorDatabase:
 *
 * An SQLite file with the statements that were run on it, kept prepared. Not safe from several threads
 * at the same time. Every message names the file.
 */
typedef struct _CandorDatabase CandorDatabase;

/* flags: SQLITE_OPEN_… */
CandorDatabase *candor_database_open (const char *path, int flags, GError **error);
void candor_database_free (CandorDatabase *self);
const char *candor_database_get_path (CandorDatabase *self);

/* Whether what could spoil the file itself is refused: so from the start. */
void candor_database_set_defensive (CandorDatabase *self, gboolean defensive);

/* Runs SQL without parameters or rows, one or several statements. */
gboolean candor_database_execute (CandorDatabase *self, const char *sql, GError **error);
/* Binds by the letters of @types, in order: "i" gint64, "d" double, "s" const char * (nullable),
 * "b" GBytes * (nullable); runs the one statement to its end. sql: static, for it is kept. */
gboolean candor_database_run (CandorDatabase *self, GError **error, const char *sql, const char *types, ...);
/* The same, ready to be stepped through; NULL with an error. To be given back by candor_database_done(). */
sqlite3_stmt *candor_database_query (CandorDatabase *self, GError **error, const char *sql, const char *types, ...);
/* TRUE: there is a row. FALSE: the end or, with error set, a failure. */
gboolean candor_database_step (CandorDatabase *self, sqlite3_stmt *statement, GError **error);
void candor_database_done (sqlite3_stmt *statement);
/* One number of the first row, @otherwise where there is none. */
gint64 candor_database_get_number (CandorDatabase *self, const char *sql, gint64 otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorDatabase, candor_database_free)

G_END_DECLS
