/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorBatchOrigin:
 * @candor: version of the program
 * @knowledge_version: version of the knowledge
 * @knowledge_sha256: its SHA-256
 * @locale: language of the messages
 * @shard: which part of the list, from 1
 * @shards: in how many parts the list is, at least 1
 * @entries: digest of the whole list's entries (not only the shard's), known once the run is complete
 * @complete: whether every app of the part has its result
 *
 * What made a batch's results.
 */
typedef struct
{
  char *candor;
  char *knowledge_version;
  char *knowledge_sha256;
  char *locale;
  guint shard;
  guint shards;
  char *entries;
  gboolean complete;
} CandorBatchOrigin;

void candor_batch_origin_clear (CandorBatchOrigin *self);
/* Whether results of the two can stand beside one another: program, knowledge and language. */
gboolean candor_batch_origin_matches (const CandorBatchOrigin *self, const CandorBatchOrigin *other);
/* (transfer full): "Candor 1.0, knowledge 2026-11-27 (3f5a…), en", for messages. */
char *candor_batch_origin_dup_words (const CandorBatchOrigin *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorBatchOrigin, candor_batch_origin_clear)

G_END_DECLS
