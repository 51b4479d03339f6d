/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-table-text.h"
#include "casefile/candor-baseline.h"
#include "casefile/candor-case.h"
#include "package/candor-package.h"
#include "policy/candor-policy.h"
#include "sandbox/candor-page.h"

G_BEGIN_DECLS

#define CANDOR_READER_ERROR (candor_reader_error_quark ())
GQuark candor_reader_error_quark (void);

/**
 * CandorReaderError:
 * @CANDOR_READER_ERROR_START: the reading process could not be started, or not as safely as asked
 * @CANDOR_READER_ERROR_DIED: it ended without a result; the message says how
 * @CANDOR_READER_ERROR_TIMEOUT: it took longer than it may
 * @CANDOR_READER_ERROR_RESULT: what came back is not of the declared type, or too large
 * @CANDOR_READER_ERROR_REFUSED: it read the file and refused it; the message says why and where
 *
 * A file that can't even be opened gives a #GIOErrorEnum, and so does a cancelled reading. Every
 * message starts with the file it is about.
 */
typedef enum
{
  CANDOR_READER_ERROR_START,
  CANDOR_READER_ERROR_DIED,
  CANDOR_READER_ERROR_TIMEOUT,
  CANDOR_READER_ERROR_RESULT,
  CANDOR_READER_ERROR_REFUSED,
} CandorReaderError;

#define CANDOR_TYPE_READER (candor_reader_get_type ())
G_DECLARE_FINAL_TYPE (CandorReader, candor_reader, CANDOR, READER, GObject)

/**
 * CandorReader:
 *
 * Has untrusted files read by candor-reader, a process of its own: opens the files, hands over
 * their descriptors and the compiled knowledge, takes back one typed result and checks it.
 * Nothing of a file is parsed in the calling process. Its functions may be called from any thread,
 * and at the same time.
 */

/**
 * CandorReaderProgress:
 * @fraction: how far, 0 to 1
 * @stage: what is being read, translated, for people
 *
 * Called in the caller's main context, never after the #GAsyncReadyCallback.
 */
typedef void (*CandorReaderProgress) (double fraction, const char *stage, gpointer user_data);

/**
 * CandorReaderLine:
 * @line: the line's number, from 1
 * @statements: (element-type CandorStatement): what it claims
 *
 * Called for each line, in order, in the thread that called candor_reader_read_lines().
 *
 * Returns: whether to go on; %FALSE sets @error
 */
typedef gboolean (*CandorReaderLine) (guint line, GPtrArray *statements, gpointer user_data, GError **error);

/**
 * CandorReaderWork:
 * @mode: what is to be read: "package"
 * @strict: whether nothing is read without every measure of the sandbox
 * @names: %NULL-terminated: the files' names
 * @knowledge: what is known
 *
 * What a reading process does that is a copy of the calling one, locks itself down and never returns. It finds the
 * descriptors in their places (sandbox/candor-message.h).
 */
typedef void (*CandorReaderWork) (const char *mode, gboolean strict, char **names, CandorKnowledge *knowledge);

CandorReader *candor_reader_new (CandorKnowledge *knowledge);
CandorKnowledge *candor_reader_get_knowledge (CandorReader *self);
/* Whether a reading process that could not lock itself down in full refuses to read. To be set before
 * the first reading. */
void candor_reader_set_strict (CandorReader *self, gboolean strict);
/* Has a process for packages and one for the rest, which never look at a file, fork the reading processes from
 * now on: for many readings, each then costs no start. To be called before the first reading, from a thread that
 * lives as long as the last. */
gboolean candor_reader_serve (CandorReader *self, GError **error);
/* (nullable): what the kernel or the system did not let a reading process give up so far, translated, for
 * people; NULL where each was locked down in full. Each result has the same among its warnings. */
char *candor_reader_dup_weakness (CandorReader *self);

/* (nullable) (transfer full): SHA-256 over those of the reading programs, lower-case hexadecimal: results of
 * the same programs can stand for one another. */
char *candor_reader_dup_program_digest (CandorReader *self);

/* files: (element-type GObject): GFile, or CandorPage for what was fetched. */
CandorPolicy *candor_reader_read_policy (CandorReader *self, GPtrArray *files,
                                         GCancellable *cancellable, GError **error);
CandorPackage *candor_reader_read_package (CandorReader *self, GFile *file,
                                           GCancellable *cancellable, GError **error);
CandorPackage *candor_reader_read_package_known (CandorReader *self, GFile *file, const char *sha256,
                                                 GCancellable *cancellable, GError **error);
/**
 * CandorReaderBeside:
 * @work: (nullable): %NULL has a program started
 * @meanwhile: (nullable): what there is to do while the package is read
 * @taken: (nullable): what is to be made of the package while the reading process ends; whether it ended well is known
 *   when the package is returned, and if not, this was for nothing
 * @progress: (nullable): as for every reading
 *
 * All are called in the thread that asks.
 */
typedef struct
{
  CandorReaderWork work;
  void (*meanwhile) (gpointer user_data);
  void (*taken) (gpointer package, gpointer user_data);
  CandorReaderProgress progress;
} CandorReaderBeside;

/* For a program that reads one package and ends, has one thread and has looked at no file yet: by a copy of it, which takes
 * a fourth of what starting another program does. */
CandorPackage *candor_reader_read_package_beside (CandorReader *self, GFile *file, const CandorReaderBeside *beside,
                                                  gpointer user_data, GError **error);
CandorCase *candor_reader_read_case (CandorReader *self, GFile *file, GCancellable *cancellable, GError **error);
/* Reads each line of a text by itself, as it comes, in one process: for corpora. */
gboolean candor_reader_read_lines (CandorReader *self, GFile *file, CandorReaderLine callback,
                                   gpointer user_data, GCancellable *cancellable, GError **error);
/* The records of a list, each as it is read. */
gboolean candor_reader_read_table (CandorReader *self, GFile *file, CandorTableTake callback, gpointer user_data,
                                   GCancellable *cancellable, GError **error);
CandorBaseline *candor_reader_read_baseline (CandorReader *self, GFile *file, GCancellable *cancellable, GError **error);
/* The same in the background; progress: (nullable). */
void candor_reader_read_policy_async (CandorReader *self, GPtrArray *files,
                                      CandorReaderProgress progress, gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
CandorPolicy *candor_reader_read_policy_finish (CandorReader *self, GAsyncResult *result, GError **error);
void candor_reader_read_package_async (CandorReader *self, GFile *file,
                                       CandorReaderProgress progress, gpointer progress_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
CandorPackage *candor_reader_read_package_finish (CandorReader *self, GAsyncResult *result, GError **error);
void candor_reader_read_case_async (CandorReader *self, GFile *file, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
CandorCase *candor_reader_read_case_finish (CandorReader *self, GAsyncResult *result, GError **error);

G_END_DECLS
