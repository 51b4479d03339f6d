/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-cache.h"
#include "batch/candor-batch-item.h"
#include "sandbox/candor-reader.h"

G_BEGIN_DECLS

/* An app's two halves, from what was read before where the same content was. cache: (nullable). Both give
 * an error if a file is another than the one whose digest was taken. */
CandorPackage *candor_batch_read_package (CandorReader *reader, CandorBatchCache *cache,
                                          const CandorBatchItem *item, GCancellable *cancellable, GError **error);
CandorPolicy *candor_batch_read_policy (CandorReader *reader, CandorBatchCache *cache, const CandorBatchItem *item,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
