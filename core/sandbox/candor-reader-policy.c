/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"

#include <glib/gi18n-lib.h>
#include "base/candor-sha256.h"

/* Tells the documents that were pages where they come from. What a page was is known here, whatever the process
 * that read it says. */
static gboolean
candor_reader_tell_origins (CandorPolicy *policy, GPtrArray *files, GError **error)
{
  guint count = g_list_model_get_n_items (candor_policy_get_documents (policy));

  for (guint i = 0; i < files->len; i++)
    {
      gpointer file = g_ptr_array_index (files, i);
      CandorDocument *document = count == files->len ? candor_policy_get_document (policy, i) : NULL;
      g_autofree char *sha256 = NULL;

      if (!CANDOR_IS_PAGE (file))
        continue;
      sha256 = candor_sha256_dup_of_bytes (candor_origin_get_content (candor_page_get_origin (file)));
      if (document == NULL || g_strcmp0 (candor_document_get_sha256 (document), sha256) != 0)
        {
          g_set_error_literal (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT, _("it read something else"));
          return FALSE;
        }
      candor_document_set_origin (document, candor_page_get_origin (file));
    }
  return TRUE;
}

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
  if (policy != NULL && !candor_reader_tell_origins (policy, files, error))
    g_clear_object (&policy);
  if (policy == NULL)
    candor_reader_run_blame (run, error);
  else
    candor_reader_add_lacks (run, candor_policy_get_warnings (policy));
  return policy;
}

/**
 * candor_reader_read_policy:
 * @files: (element-type GObject): files and fetched pages that are read as one policy
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
 * @files: (element-type GObject): files and fetched pages that are read as one policy
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
