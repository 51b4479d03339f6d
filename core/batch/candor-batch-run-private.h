/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-cache.h"
#include "batch/candor-batch-database.h"
#include "batch/candor-batch-run.h"
#include "sandbox/candor-reader.h"

G_BEGIN_DECLS

struct _CandorBatchRun
{
  GObject parent_instance;

  /* What is to be done. */
  CandorKnowledge *knowledge;
  CandorBatchList *list;
  char *folder;
  guint jobs;
  guint shard, shards;
  gboolean again;
  char *locale;
  char *cache_folder;
  guint64 cache_limit;
  CandorBatchEvent event;
  gpointer event_data;

  /* While it runs; what the threads share is under the mutex. */
  CandorReader *reader;
  CandorBatchDatabase *database;
  CandorBatchCache *cache;
  GCancellable *cancellable;
  GMutex mutex;
  GCond resumed;
  gboolean paused;
  gint64 begun, paused_since, paused_time;
  guint next;  /* index of the entry that is begun next */
  GArray *ids; /* of what is listed in this part */
  CandorBatchProgress progress;
  GError *problem; /* that ends the run */
};

/* The work of one thread, until nothing is left to begin. */
gpointer candor_batch_run_work (gpointer self);
void candor_batch_run_tell (CandorBatchRun *self, const CandorBatchItem *item, const guint findings[4], gboolean kept,
                            const char *error);

G_END_DECLS
