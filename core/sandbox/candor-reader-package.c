/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"

static gpointer
candor_reader_make_package (GVariant *result, GError **error)
{
  return candor_package_new_from_variant (result, error);
}

static void
candor_reader_use_package (CandorReaderRun *run)
{
  candor_reader_add_lacks (run, candor_package_get_warnings (run->taken));
  if (run->use != NULL)
    run->use (run->taken, run->progress_data);
}

static CandorPackage *
candor_reader_take_package (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) result = NULL;

  run->request.mode = "package";
  run->result_type = CANDOR_PACKAGE_VARIANT_TYPE;
  run->take = candor_reader_make_package;
  run->when_taken = candor_reader_use_package;
  result = candor_reader_have_read (self, run, files, cancellable, error);
  if (result == NULL)
    return NULL;
  if (run->taken != NULL)
    return g_steal_pointer (&run->taken);
  g_propagate_error (error, g_steal_pointer (&run->untaken));
  candor_reader_run_blame (run, error);
  return NULL;
}

/**
 * candor_reader_read_package:
 * @file: a package
 * @cancellable: (nullable): ends the reading process
 * @error: return location for a #CandorReaderError or a #GIOErrorEnum
 *
 * Returns: (transfer full): the package, or %NULL
 */
CandorPackage *
candor_reader_read_package (CandorReader *self, GFile *file, GCancellable *cancellable, GError **error)
{
  return candor_reader_read_package_known (self, file, NULL, cancellable, error);
}

/**
 * candor_reader_read_package_known:
 * @file: a package
 * @sha256: (nullable): its SHA-256, lower-case hexadecimal, where the caller has computed it and will see whether the
 *   file was changed since; the reading process computes it otherwise
 * @cancellable: (nullable): ends the reading process
 * @error: return location for a #CandorReaderError or a #GIOErrorEnum
 *
 * Returns: (transfer full): the package, or %NULL
 */
CandorPackage *
candor_reader_read_package_known (CandorReader *self, GFile *file, const char *sha256, GCancellable *cancellable,
                                  GError **error)
{
  g_auto (CandorReaderRun) run = { .known_sha256 = sha256 };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_return_val_if_fail (CANDOR_IS_READER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_ptr_array_add (files, file);
  return candor_reader_take_package (self, &run, files, cancellable, error);
}

CandorPackage *
candor_reader_read_package_beside (CandorReader *self, GFile *file, const CandorReaderBeside *beside, gpointer user_data,
                                   GError **error)
{
  g_auto (CandorReaderRun) run = { .progress = beside->progress, .progress_data = user_data, .meanwhile = beside->meanwhile };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_return_val_if_fail (CANDOR_IS_READER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_ptr_array_add (files, file);
  run.request.work = beside->work;
  run.use = beside->taken;
  return candor_reader_take_package (self, &run, files, NULL, error);
}

/**
 * candor_reader_read_package_async:
 * @file: a package
 * @progress: (nullable) (scope notified): told how far it is, until @callback is called
 * @cancellable: (nullable): ends the reading process
 */
void
candor_reader_read_package_async (CandorReader *self, GFile *file, CandorReaderProgress progress,
                                  gpointer progress_data, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_return_if_fail (CANDOR_IS_READER (self));
  g_return_if_fail (G_IS_FILE (file));
  g_ptr_array_add (files, file);
  candor_reader_start (self, files, (CandorReaderTake) candor_reader_take_package, progress, progress_data,
                       candor_reader_read_package_async, cancellable, callback, user_data);
}

CandorPackage *
candor_reader_read_package_finish (CandorReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, candor_reader_read_package_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
