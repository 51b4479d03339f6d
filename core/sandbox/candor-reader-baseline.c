/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"

/**
 * candor_reader_read_baseline:
 * @file: a baseline
 * @cancellable: (nullable): ends the reading process
 * @error: return location for a #CandorReaderError or a #GIOErrorEnum
 *
 * Returns: (transfer full): the baseline, or %NULL
 */
CandorBaseline *
candor_reader_read_baseline (CandorReader *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_auto (CandorReaderRun) run = { 0 };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GVariant) result = NULL;
  CandorBaseline *baseline;

  g_return_val_if_fail (CANDOR_IS_READER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_ptr_array_add (files, file);
  run.request.mode = "baseline";
  run.result_type = CANDOR_BASELINE_VARIANT_TYPE;
  result = candor_reader_have_read (self, &run, files, cancellable, error);
  if (result == NULL)
    return NULL;
  baseline = candor_baseline_new_from_variant (result, error);
  if (baseline == NULL)
    candor_reader_run_blame (&run, error);
  return baseline;
}
