/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"

static CandorCase *
candor_reader_take_case (CandorReader *self, CandorReaderRun *run, GPtrArray *files, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GVariant) result = NULL;
  CandorCase *read;

  run->request.mode = "case";
  run->result_type = CANDOR_CASE_VARIANT_TYPE;
  result = candor_reader_have_read (self, run, files, cancellable, error);
  if (result == NULL)
    return NULL;
  read = candor_case_new_from_variant (result, self->knowledge, error);
  /* Whoever made the file is to blame for what its rows say, not the process that copied them. */
  if (read == NULL)
    g_prefix_error (error, "%s: ", run->place);
  return read;
}

/**
 * candor_reader_read_case:
 * @file: a case
 * @cancellable: (nullable): ends the reading process
 * @error: return location for a #CandorReaderError, a #CandorCaseError or a #GIOErrorEnum
 *
 * Returns: (transfer full): the case as it was saved last, or %NULL
 */
CandorCase *
candor_reader_read_case (CandorReader *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_auto (CandorReaderRun) run = { 0 };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_return_val_if_fail (CANDOR_IS_READER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_ptr_array_add (files, file);
  return candor_reader_take_case (self, &run, files, cancellable, error);
}

/**
 * candor_reader_read_case_async:
 * @file: a case
 * @cancellable: (nullable): ends the reading process
 */
void
candor_reader_read_case_async (CandorReader *self, GFile *file, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_return_if_fail (CANDOR_IS_READER (self));
  g_return_if_fail (G_IS_FILE (file));
  g_ptr_array_add (files, file);
  candor_reader_start (self, files, (CandorReaderTake) candor_reader_take_case, NULL, NULL,
                       candor_reader_read_case_async, cancellable, callback, user_data);
}

CandorCase *
candor_reader_read_case_finish (CandorReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, candor_reader_read_case_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
