/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-package.h"
#include "policy/candor-policy.h"

G_BEGIN_DECLS

#define CANDOR_READER_ERROR (candor_reader_error_quark ())
GQuark candor_reader_error_quark (void);

/**
 * CandorReaderError:
 * @CANDOR_READER_ERROR_START: the reading process could not be started
 * @CANDOR_READER_ERROR_DIED: it ended without a result; the message says how
 * @CANDOR_READER_ERROR_TIMEOUT: it took longer than it may
 * @CANDOR_READER_ERROR_RESULT: what came back is not of the declared type, or too large
 * @CANDOR_READER_ERROR_REFUSED: it read the file and refused it; the message says why and where
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
 * Nothing of a file is parsed in the calling process.
 */

/**
 * CandorReaderProgress:
 * @fraction: how far, 0 to 1
 * @stage: what is being read, translated, for people
 *
 * Called in the caller's main context.
 */
typedef void (*CandorReaderProgress) (double fraction, const char *stage, gpointer user_data);

CandorReader *candor_reader_new (CandorKnowledge *knowledge);
CandorKnowledge *candor_reader_get_knowledge (CandorReader *self);

/* files: (element-type GFile). */
CandorPolicy *candor_reader_read_policy (CandorReader *self, GPtrArray *files,
                                         GCancellable *cancellable, GError **error);
CandorPackage *candor_reader_read_package (CandorReader *self, GFile *file,
                                           GCancellable *cancellable, GError **error);
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

G_END_DECLS
