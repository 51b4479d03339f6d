/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-run.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_BATCH_JOB (candor_batch_job_get_type ())
G_DECLARE_FINAL_TYPE (CandorBatchJob, candor_batch_job, CANDOR, BATCH_JOB, GObject)

/**
 * CandorBatchJob:
 *
 * A batch that is run in the background. #CandorBatchJob::progress tells now and then that it went on,
 * #CandorBatchJob::ended with a message for people (nullable: it is complete) that it is over. Both in the main
 * context; what was done stays done, and is told by the folder.
 */

/* path: a list or a folder of apps; folder: where the results go. */
CandorBatchJob *candor_batch_job_new (CandorKnowledge *knowledge, const char *path, const char *folder,
                                      const char *locale);
void candor_batch_job_start (CandorBatchJob *self);
const char *candor_batch_job_get_folder (CandorBatchJob *self);
/* How far it is; all zero until the list is read. */
void candor_batch_job_get_progress (CandorBatchJob *self, CandorBatchProgress *progress);
gboolean candor_batch_job_get_paused (CandorBatchJob *self);
void candor_batch_job_set_paused (CandorBatchJob *self, gboolean paused);
void candor_batch_job_cancel (CandorBatchJob *self);

G_END_DECLS
