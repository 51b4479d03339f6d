/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorBatchCache:
 *
 * What was read once, by content. Each entry is a file of its own that is written aside and renamed, so
 * that several programs on several machines may share the folder, and anybody may delete it at any time:
 * what is lost is read again. An entry that is damaged, or stands in the place of another, is none. Safe from
 * any thread.
 */
typedef struct _CandorBatchCache CandorBatchCache;

/* folder: made when the first entry is written. limit: bytes that it may take. maker: what the entries
 * depend on besides the content, the program's and the knowledge's digests. */
CandorBatchCache *candor_batch_cache_new (const char *folder, guint64 limit, const char *maker);
void candor_batch_cache_free (CandorBatchCache *self);

/* (nullable) (transfer full): a value of this type that was stored under the key. */
GVariant *candor_batch_cache_find (CandorBatchCache *self, const char *key, const GVariantType *type);
/* What can't be written is left out: a cache is no result. */
void candor_batch_cache_store (CandorBatchCache *self, const char *key, GVariant *value);
/* Deletes the entries that were longest of no use, until the folder keeps within its limit. */
void candor_batch_cache_trim (CandorBatchCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorBatchCache, candor_batch_cache_free)

G_END_DECLS
