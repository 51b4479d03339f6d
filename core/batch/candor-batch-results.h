/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-origin.h"
#include "batch/candor-database.h"

G_BEGIN_DECLS

/**
 * CandorBatchResults:
 *
 * A batch's results, open for looking: nothing is written. What stands in the file is taken as data that
 * somebody else may have made.
 */
typedef struct _CandorBatchResults CandorBatchResults;

/* path: the batch's folder or its database. */
CandorBatchResults *candor_batch_results_open (const char *path, GError **error);
void candor_batch_results_free (CandorBatchResults *self);

const CandorBatchOrigin *candor_batch_results_get_origin (CandorBatchResults *self);
/* For the files beside this one. */
CandorDatabase *candor_batch_results_get_database (CandorBatchResults *self);
/* (transfer full): the comparison of the app of that name, by the contract candor-comparison/1. */
GBytes *candor_batch_results_get_json (CandorBatchResults *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorBatchResults, candor_batch_results_free)

G_END_DECLS
