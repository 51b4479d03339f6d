/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

/* What one thread of a run does: app after app. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "batch/candor-batch-reading.h"
#include "batch/candor-batch-run-private.h"
#include "batch/candor-compressed.h"
#include "report/candor-report.h"

/* Results are read far less often than they are kept. */
#define RESULT_LEVEL 6

/* (nullable) (transfer none): the next entry; waits while the run is paused. */
static CandorBatchEntry *
candor_batch_run_take_entry (CandorBatchRun *self)
{
  GPtrArray *entries = candor_batch_list_get_entries (self->list);
  CandorBatchEntry *entry = NULL;

  g_mutex_lock (&self->mutex);
  while (self->paused && !g_cancellable_is_cancelled (self->cancellable))
    g_cond_wait_until (&self->resumed, &self->mutex, g_get_monotonic_time () + G_USEC_PER_SEC / 10);
  if (self->problem == NULL && !g_cancellable_is_cancelled (self->cancellable) && self->next < entries->len)
    entry = g_ptr_array_index (entries, self->next++);
  g_mutex_unlock (&self->mutex);
  return entry;
}

/* A failure of the run itself, such as a full disk: no further app is begun. */
static void
candor_batch_run_give_up (CandorBatchRun *self, GError *error)
{
  g_mutex_lock (&self->mutex);
  if (self->problem == NULL)
    self->problem = error;
  else
    g_error_free (error);
  g_mutex_unlock (&self->mutex);
}

static void
candor_batch_run_leave_out (CandorBatchRun *self)
{
  g_mutex_lock (&self->mutex);
  self->progress.total--;
  g_mutex_unlock (&self->mutex);
}

static void
candor_batch_run_list (CandorBatchRun *self, const CandorBatchItem *item)
{
  g_mutex_lock (&self->mutex);
  g_array_append_val (self->ids, item->id);
  g_mutex_unlock (&self->mutex);
}

/* The digest that says which part an entry is of, without reading its package where it is listed. What
 * can't be read is of the part that its name says. */
static gboolean
candor_batch_run_is_mine (CandorBatchRun *self, CandorBatchEntry *entry, const CandorBatchItem *item)
{
  const char *listed = candor_batch_entry_get_sha256 (entry);
  g_autofree char *by_name = NULL;

  if (listed == NULL && item == NULL)
    return TRUE;
  if (listed != NULL)
    return candor_batch_is_in_shard (listed, self->shard, self->shards);
  if (item->package_sha256 != NULL)
    return candor_batch_is_in_shard (item->package_sha256, self->shard, self->shards);
  by_name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, candor_batch_entry_get_name (entry), -1);
  return candor_batch_is_in_shard (by_name, self->shard, self->shards);
}

/* Whether another try, with nothing changed, may end otherwise. */
static gboolean
candor_batch_error_passes (const GError *error)
{
  return error->domain == G_IO_ERROR
         || g_error_matches (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START)
         || g_error_matches (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_TIMEOUT)
         || g_error_matches (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_DIED);
}

static gboolean
candor_batch_run_fail (CandorBatchRun *self, const CandorBatchItem *item, const GError *error)
{
  g_autofree char *line = g_strdelimit (g_strdup (error->message), "\r\n", ' ');
  GError *problem = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (!candor_batch_database_add_failure (self->database, item, line, candor_batch_error_passes (error), &problem))
    {
      candor_batch_run_give_up (self, problem);
      return FALSE;
    }
  candor_batch_run_tell (self, item, NULL, FALSE, line);
  return TRUE;
}

static gboolean
candor_batch_run_check_item (CandorBatchRun *self, CandorBatchItem *item)
{
  const char *listed = candor_batch_entry_get_sha256 (item->entry);
  const char *type = candor_batch_entry_get_app_type (item->entry);

  if (item->problem == NULL && listed != NULL && strcmp (listed, item->package_sha256) != 0)
    g_set_error (&item->problem, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("%s: it is another file than the listed one: its SHA-256 is %s"),
                 candor_batch_entry_get_package (item->entry), item->package_sha256);
  if (item->problem == NULL && type != NULL && candor_knowledge_find_app_type (self->knowledge, type) == NULL)
    g_set_error (&item->problem, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED,
                 _("There is no app type “%s”; “candor knowledge list app-types” lists them."), type);
  return item->problem == NULL;
}

static CandorComparison *
candor_batch_run_compare (CandorBatchRun *self, CandorBatchItem *item, GError **error)
{
  g_autoptr (CandorPackage) package
      = candor_batch_read_package (self->reader, self->cache, item, self->cancellable, error);
  g_autoptr (CandorPolicy) policy = NULL;

  if (package == NULL)
    return NULL;
  policy = candor_batch_read_policy (self->reader, self->cache, item, self->cancellable, error);
  if (policy == NULL)
    return NULL;
  return candor_comparison_new (policy, package, self->knowledge, candor_batch_entry_get_app_type (item->entry));
}

static gboolean
candor_batch_run_keep (CandorBatchRun *self, CandorBatchItem *item, CandorComparison *comparison,
                       CandorCatalog *catalog)
{
  g_autoptr (GBytes) json = candor_report_comparison_to_json (comparison, catalog);
  g_autoptr (GBytes) result = candor_compress (json, RESULT_LEVEL);
  guint findings[CANDOR_SEVERITY_HIGH + 1];
  GError *error = NULL;

  if (!candor_batch_database_add (self->database, item, comparison, catalog, result, &error))
    {
      candor_batch_run_give_up (self, error);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    findings[i] = candor_comparison_count_findings (comparison, i);
  candor_batch_run_tell (self, item, findings, FALSE, NULL);
  return TRUE;
}

static void
candor_batch_run_do (CandorBatchRun *self, CandorBatchEntry *entry, CandorCatalog *catalog)
{
  g_auto (CandorBatchItem) item = { 0 };
  g_autoptr (CandorComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  guint findings[4] = { 0 };
  CandorBatchState state;

  if (!candor_batch_run_is_mine (self, entry, NULL))
    {
      candor_batch_run_leave_out (self);
      return;
    }
  if (!candor_batch_item_init (&item, entry, self->cancellable))
    return;
  if (!candor_batch_run_is_mine (self, entry, &item))
    {
      candor_batch_run_leave_out (self);
      return;
    }
  candor_batch_run_list (self, &item);
  state = candor_batch_database_find (self->database, &item, findings);
  if (state != CANDOR_BATCH_MISSING)
    {
      candor_batch_run_tell (self, &item, findings, TRUE,
                             state == CANDOR_BATCH_UNREADABLE ? _("could not be read, as before") : NULL);
      return;
    }
  if (!candor_batch_run_check_item (self, &item))
    {
      candor_batch_run_fail (self, &item, item.problem);
      return;
    }
  comparison = candor_batch_run_compare (self, &item, &error);
  if (comparison == NULL)
    candor_batch_run_fail (self, &item, error);
  else
    candor_batch_run_keep (self, &item, comparison, catalog);
}

gpointer
candor_batch_run_work (gpointer data)
{
  CandorBatchRun *self = data;
  g_autoptr (CandorCatalog) catalog = candor_catalog_new (self->locale);
  CandorBatchEntry *entry;

  while ((entry = candor_batch_run_take_entry (self)) != NULL)
    candor_batch_run_do (self, entry, catalog);
  return NULL;
}
