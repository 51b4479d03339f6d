/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-entry.h"
#include "batch/candor-file-digest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorBatchItem:
 * @entry: the app as listed
 * @package_sha256: (nullable): its package's SHA-256, %NULL where it could not be read
 * @package_state: the state it was in
 * @policy_sha256: (element-type utf8): the policy files' SHA-256, in order
 * @policy_digest: (nullable): one digest for all of them
 * @key: what the result is of: name, contents and app type; lower-case hexadecimal
 * @id: the key as a number, above 0
 * @problem: (nullable): why a file could not be read as bytes
 *
 * An entry whose files were looked up.
 */
typedef struct
{
  CandorBatchEntry *entry;
  char *package_sha256;
  CandorFileState package_state;
  GPtrArray *policy_sha256;
  char *policy_digest;
  char *key;
  gint64 id;
  GError *problem;
} CandorBatchItem;

/* Reads the files as bytes. What can't be read is told by the item's problem; FALSE only where cancelled. */
gboolean candor_batch_item_init (CandorBatchItem *self, CandorBatchEntry *entry, GCancellable *cancellable);
void candor_batch_item_clear (CandorBatchItem *self);

/* The number that a digest stands for in a database: its first 63 bits. */
gint64 candor_batch_id_of_digest (const char *sha256);
/* Whether a package is of the part @shard (from 1) of @shards: by its content alone. */
gboolean candor_batch_is_in_shard (const char *package_sha256, guint shard, guint shards);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorBatchItem, candor_batch_item_clear)

G_END_DECLS
