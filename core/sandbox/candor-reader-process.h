/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-message.h"
#include "sandbox/candor-reader-input.h"
#include "sandbox/candor-reader-server.h"
#include "sandbox/candor-reader.h"

G_BEGIN_DECLS

/**
 * CandorReaderProcess:
 *
 * One run of candor-reader as its parent sees it. Used from one thread, which lives as long as the
 * run: the child asks the kernel to end it with the thread that started it.
 */
typedef struct _CandorReaderProcess CandorReaderProcess;

/**
 * CandorReaderRequest:
 * @mode: what is to be read: "policy", "package", "lines", "case", "table", "baseline"; or "fetch", which candor-fetch
 *   does
 * @strict: whether the process refuses to read without every measure of the sandbox
 * @stream: whether a pipe is read as it comes
 * @answers_often: whether each answer gives it as much time again
 * @knowledge: descriptor of the compiled knowledge; -1 where none is needed
 * @seconds: how long it may take; 0: by the size of the inputs
 * @inputs: (element-type CandorReaderInput): the files
 * @work: (nullable): what a copy of this process does; %NULL where it is another program's
 * @known: the knowledge, for @work
 * @server: (nullable): who forks the process; %NULL starts one anew
 */
typedef struct
{
  const char *mode;
  gboolean strict;
  gboolean stream;
  gboolean answers_often;
  int knowledge;
  guint seconds;
  GPtrArray *inputs;
  CandorReaderWork work;
  CandorKnowledge *known;
  CandorReaderServer *server;
} CandorReaderRequest;

CandorReaderProcess *candor_reader_process_start (const CandorReaderRequest *request, GError **error);
/* A conversation over @pipe, which it takes, with a process that is not ours to end: for tests that say
 * themselves what a reading process would. */
CandorReaderProcess *candor_reader_process_adopt (int pipe);
/* Waits for the next frame. FALSE with an error, or without one at the end of the pipe. */
gboolean candor_reader_process_receive (CandorReaderProcess *self, GCancellable *cancellable,
                                        CandorMessageKind *kind, GBytes **payload, GError **error);
/* Waits for the end of the pipe and of the process, which must both be regular. */
gboolean candor_reader_process_finish (CandorReaderProcess *self, GCancellable *cancellable, GError **error);
/* Ends it if it runs. */
void candor_reader_process_free (CandorReaderProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorReaderProcess, candor_reader_process_free)

G_END_DECLS
