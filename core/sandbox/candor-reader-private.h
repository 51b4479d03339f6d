/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-reader-run.h"

/* Who forks reading processes: one for packages, which has little in memory that would be copied, and one for
 * everything else. */
typedef enum
{
  CANDOR_READER_SERVER_GENERAL,
  CANDOR_READER_SERVER_PACKAGE,
  CANDOR_READER_SERVER_COUNT
} CandorReaderServerKind;

struct _CandorReader
{
  GObject parent_instance;
  CandorKnowledge *knowledge;
  gboolean strict;
  GMutex mutex; /* guards what follows */
  CandorReaderServer *servers[CANDOR_READER_SERVER_COUNT]; /* set before the first reading, if at all */
  int memory;   /* the compiled knowledge, -1 before the first reading */
  CandorSandboxMeasures measures; /* what every reading process so far gave up */
};

/* Opens the files and has them read; mode and result type are those of @run. */
GVariant *candor_reader_have_read (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                                   GCancellable *cancellable, GError **error);
/* A result says itself under which conditions it was read. */
void candor_reader_add_lacks (CandorReaderRun *run, GPtrArray *warnings);

/* Tells progress in the main context @context, before what is returned to it afterwards. stage: static. */
void candor_reader_deliver_progress (GMainContext *context, CandorReaderProgress progress, gpointer progress_data,
                                     double fraction, const char *stage);

/* Has one kind of file read, and makes what it is of the answer: (transfer full) (nullable). */
typedef gpointer (*CandorReaderTake) (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                                      GCancellable *cancellable, GError **error);
/* Does so in the background. progress: (nullable); tag: the function that was called. */
void candor_reader_start (CandorReader *self, GPtrArray *files, CandorReaderTake take, CandorReaderProgress progress,
                          gpointer progress_data, gpointer tag, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
