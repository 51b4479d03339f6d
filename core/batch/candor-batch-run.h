/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-list.h"
#include "comparison/candor-comparison.h"
#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_BATCH_RUN (candor_batch_run_get_type ())
G_DECLARE_FINAL_TYPE (CandorBatchRun, candor_batch_run, CANDOR, BATCH_RUN, GObject)

/**
 * CandorBatchRun:
 *
 * Compares every app of a list, several at a time, and keeps the results in a folder. What is in the
 * folder already is not done again, however an earlier run ended.
 */

/**
 * CandorBatchProgress:
 * @total: apps of this part of the list, as far as known: where digests are not listed it shrinks as
 *   apps turn out to be of other parts
 * @done: apps with a result or a failure
 * @kept: of them, those that an earlier run had done
 * @failed: of them, those whose files could not be read
 * @findings: by #CandorSeverity, over all apps done
 * @bytes: of packages that this run has read
 * @seconds: since the run began, without its pauses
 */
typedef struct
{
  guint total;
  guint done;
  guint kept;
  guint failed;
  guint findings[CANDOR_SEVERITY_HIGH + 1];
  guint64 bytes;
  double seconds;
} CandorBatchProgress;

/**
 * CandorBatchEvent:
 * @progress: how far the run is
 * @entry: the app that is done
 * @error: (nullable): one line that says why it could not be compared
 *
 * Called after each app, from the run's threads but never from two at the same time.
 */
typedef void (*CandorBatchEvent) (const CandorBatchProgress *progress, CandorBatchEntry *entry, const char *error,
                                  gpointer user_data);

CandorBatchRun *candor_batch_run_new (CandorKnowledge *knowledge, CandorBatchList *list, const char *folder);

/* All to be set before the run. jobs: 0 is one a processor and one more. */
void candor_batch_run_set_jobs (CandorBatchRun *self, guint jobs);
/* shard: from 1 to @shards. */
void candor_batch_run_set_shard (CandorBatchRun *self, guint shard, guint shards);
/* Throws away what the folder holds. */
void candor_batch_run_set_again (CandorBatchRun *self, gboolean again);
void candor_batch_run_set_strict (CandorBatchRun *self, gboolean strict);
/* "en" or "zh_CN": the language of the messages in the results. */
void candor_batch_run_set_locale (CandorBatchRun *self, const char *locale);
/* folder: (nullable): %NULL reads everything anew; limit: bytes. */
void candor_batch_run_set_cache (CandorBatchRun *self, const char *folder, guint64 limit);
void candor_batch_run_set_event (CandorBatchRun *self, CandorBatchEvent event, gpointer user_data);

/* From any thread, while it runs: no further app is begun. */
void candor_batch_run_set_paused (CandorBatchRun *self, gboolean paused);
gboolean candor_batch_run_execute (CandorBatchRun *self, GCancellable *cancellable, GError **error);
void candor_batch_run_get_progress (CandorBatchRun *self, CandorBatchProgress *progress);
/* (nullable): what the system did not let the reading processes give up, for people. */
char *candor_batch_run_dup_weakness (CandorBatchRun *self);

/* The list of a batch beside its database. */
#define CANDOR_BATCH_LIST_NAME "list.csv"

/* Where what was read is kept by default, and how much. */
char *candor_batch_dup_cache_folder (void);
#define CANDOR_BATCH_CACHE_LIMIT (G_GUINT64_CONSTANT (2) << 30)

G_END_DECLS
