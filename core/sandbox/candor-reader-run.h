/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-reader-process.h"

G_BEGIN_DECLS

typedef struct _CandorReaderRun CandorReaderRun;
typedef gboolean (*CandorReaderRunLine) (GVariant *payload, gpointer user_data, GError **error);

/**
 * CandorReaderRun:
 * @request: what is to be read
 * @known_sha256: (nullable): that of the only file, where it is known
 * @result_type: type of the value that is the result
 * @take: (nullable): makes an object of the result while the process ends
 * @taken: (owned) (nullable): what @take made; %NULL with @untaken
 * @when_taken: (nullable): called with what @take made, while the process ends: how, is not known yet
 * @use: (nullable): for @when_taken
 * @untaken: (owned) (nullable): why @take made nothing
 * @progress: (nullable): called in this thread
 * @meanwhile: (nullable): called in this thread, with @progress_data, once the process is at work
 * @line: (nullable): called in this thread for each line; its errors name the file themselves
 * @line_type: type of a line's value
 * @place: (owned): what errors call the files
 * @measures: (out): what the process gave up before it read
 *
 * One conversation with a reading process, from its start to its end.
 */
struct _CandorReaderRun
{
  CandorReaderRequest request;
  const char *known_sha256;
  const char *result_type;
  gpointer (*take) (GVariant *result, GError **error);
  gpointer taken;
  void (*when_taken) (CandorReaderRun *self);
  void (*use) (gpointer taken, gpointer user_data);
  GError *untaken;
  CandorReaderProgress progress;
  gpointer progress_data;
  void (*meanwhile) (gpointer user_data);
  CandorReaderRunLine line;
  const char *line_type;
  gpointer line_data;
  char *place;
  CandorSandboxMeasures measures;
};

/* (transfer full): a value of the declared type in normal form; its content is yet to be checked.
 * Errors name the file. */
GVariant *candor_reader_run (CandorReaderRun *self, GCancellable *cancellable, GError **error);
/* The same with a process that runs already. */
GVariant *candor_reader_run_over (CandorReaderRun *self, CandorReaderProcess *process,
                                  GCancellable *cancellable, GError **error);
/* Sets what errors call the files of the request. */
void candor_reader_run_set_place (CandorReaderRun *self);
/* For a result whose content does not hold together: names the file and makes it a lie. */
void candor_reader_run_blame (CandorReaderRun *self, GError **error);
void candor_reader_run_clear (CandorReaderRun *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorReaderRun, candor_reader_run_clear)

G_END_DECLS
