/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorReaderServer:
 *
 * "candor-reader serve" as its parent sees it: it forks a reading process for each job, which locks itself
 * down and reads, as one that was started alone would; only what no file has a part in (libraries,
 * knowledge, the readers' words) is there already. Its functions may be called from any thread; it is ended
 * with the thread that started it.
 */
typedef struct _CandorReaderServer CandorReaderServer;

/* program: path of candor-reader; knowledge: descriptor of the compiled knowledge. */
CandorReaderServer *candor_reader_server_start (const char *program, int knowledge, gboolean strict,
                                                const char *const *environment, GError **error);
/* Ends it, and with it whatever job still runs. */
void candor_reader_server_free (CandorReaderServer *self);

/* words: the mode and the files' names; descriptors: the frames' pipe, the status' pipe, the files. Returns
 * the job's number, 0 with an error. */
guint32 candor_reader_server_begin (CandorReaderServer *self, const char *const *words, const int *descriptors,
                                    guint count, GError **error);
/* Ends a job if it runs. */
void candor_reader_server_end (CandorReaderServer *self, guint32 job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorReaderServer, candor_reader_server_free)

G_END_DECLS
