/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_BATCH_ENTRY (candor_batch_entry_get_type ())
G_DECLARE_FINAL_TYPE (CandorBatchEntry, candor_batch_entry, CANDOR, BATCH_ENTRY, GObject)

/**
 * CandorBatchEntry:
 *
 * One app of a batch: which package is to be held against which policy. Immutable.
 */

CandorBatchEntry *candor_batch_entry_new (const char *name, const char *package, const char *const *policies,
                                          const char *app_type, const char *sha256);

/* The person's own name for the app, unique in its list. */
const char *candor_batch_entry_get_name (CandorBatchEntry *self);
/* Path of the package. */
const char *candor_batch_entry_get_package (CandorBatchEntry *self);
/* Paths of the files that are read as one policy, at least one. */
const char *const *candor_batch_entry_get_policies (CandorBatchEntry *self);
/* (nullable): identifier of the app type. */
const char *candor_batch_entry_get_app_type (CandorBatchEntry *self);
/* (nullable): SHA-256 that the package should have, lower-case hexadecimal: a shard is told by it
 * without the file being read. */
const char *candor_batch_entry_get_sha256 (CandorBatchEntry *self);

G_END_DECLS
