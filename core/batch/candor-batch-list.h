/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "batch/candor-batch-entry.h"
#include "sandbox/candor-reader.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_BATCH_LIST (candor_batch_list_get_type ())
G_DECLARE_FINAL_TYPE (CandorBatchList, candor_batch_list, CANDOR, BATCH_LIST, GObject)

/**
 * CandorBatchList:
 *
 * The apps of a batch, as a person lists them or as a folder pairs them. Immutable.
 *
 * A list is a table of comma-separated values. Its first line names the columns: "package" and
 * "policy" (which may stand several times, or hold several paths, one a line or parted by "|"), and where
 * wanted "name", "app_type" and "sha256". Without such a line the columns are package, policy, app type,
 * name. Paths are relative to the list.
 *
 * A folder is searched with all below it. Where a folder holds one package, all its policies are that
 * package's; where it holds several, a policy belongs to the package whose name it starts with.
 */

CandorBatchList *candor_batch_list_new_from_path (const char *path, CandorReader *reader, GError **error);

/* (transfer none) (element-type CandorBatchEntry): in the order of the list, or of the paths */
GPtrArray *candor_batch_list_get_entries (CandorBatchList *self);
/* (transfer none) (element-type filename): packages without a policy and policies without a package */
GPtrArray *candor_batch_list_get_unpaired (CandorBatchList *self);
/* (transfer full): the list as a table with absolute paths. digests: whether with the packages' SHA-256, so
 * that every machine parts it the same without reading packages that are another's; %NULL with an error only
 * then. */
GBytes *candor_batch_list_to_csv (CandorBatchList *self, gboolean digests, GCancellable *cancellable, GError **error);
/* (nullable) (transfer none): the app of that name. */
CandorBatchEntry *candor_batch_list_find (CandorBatchList *self, const char *name);

/* For the files beside this one. */
CandorBatchList *candor_batch_list_new_from_table (const char *path, CandorReader *reader, GError **error);
CandorBatchList *candor_batch_list_new_from_folder (const char *path, GError **error);
CandorBatchList *candor_batch_list_new (GPtrArray *entries, GPtrArray *unpaired);

G_END_DECLS
