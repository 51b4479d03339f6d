/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"

static CandorPolicy *
candor_reader_take_policy (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) result = NULL;
  CandorPolicy *policy;

  run->request.mode = "policy";
  run->result_type = CANDOR_POLICY_VARIANT_TYPE;
  result = candor_reader_have_read (self, run, files, cancellable, error);
  if (result == NULL)
    return NULL;
  policy = candor_policy_new_from_variant (result, error);
  if (policy == NULL)
    candor_reader_run_blame (run, error);
  else
    candor_reader_add_lacks (run, candor_policy_get_warnings (policy));
  return policy;
}

/**
 * candor_reader_read_policy:
 * @files: (element-type GFile): files that are read as one policy
 * @cancellable: (nullable): ends the reading process
 * @error: return location for a #CandorReaderError or a #GIOErrorEnum
 *
 * Returns: (transfer full): the policy, or %NULL
 */
CandorPolicy *
candor_reader_read_policy (CandorReader *self, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_auto (CandorReaderRun) run = { 0 };

  g_return_val_if_fail (CANDOR_IS_READER (self), NULL);
  g_return_val_if_fail (files != NULL, NULL);
  return candor_reader_take_policy (self, &run, files, cancellable, error);
}

/**
 * candor_reader_read_policy_async:
 * @files: (element-type GFile): files that are read as one policy
 * @progress: (nullable) (scope notified): told how far it is, until @callback is called
 * @cancellable: (nullable): ends the reading process
 */
void
candor_reader_read_policy_async (CandorReader *self, GPtrArray *files, CandorReaderProgress progress,
                                 gpointer progress_data, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CANDOR_IS_READER (self));
  g_return_if_fail (files != NULL);
  candor_reader_start (self, files, (CandorReaderTake) candor_reader_take_policy, progress, progress_data,
                       candor_reader_read_policy_async, cancellable, callback, user_data);
}

CandorPolicy *
candor_reader_read_policy_finish (CandorReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, candor_reader_read_policy_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
