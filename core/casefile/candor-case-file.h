/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-case.h"

G_BEGIN_DECLS

/* The form of a case on disk: an SQLite 3 database (https://www.sqlite.org/fileformat.html) whose
 * tables are those of docs/casefile.md. Built and read in memory alone: no journal, no lock, no second
 * file ever stands beside it. */

#define CANDOR_CASE_FILE_APPLICATION_ID 0x43414e44 /* "CAND" */
#define CANDOR_CASE_FILE_SCHEMA 2

/* The rows of a file as CANDOR_CASE_VARIANT_TYPE, in normal form. For files nobody trusts, so for
 * candor-reader alone. name: what errors call the file. */
GVariant *candor_case_file_read (GBytes *bytes, const char *name, GError **error);
/* The file of such rows. */
GBytes *candor_case_file_write (GVariant *rows, GError **error);
/* Whether the first bytes of a file say that it is a case. */
gboolean candor_case_file_recognize (const void *data, gsize size);

G_END_DECLS
