/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-exporter.h"

#include <glib/gi18n.h>

/* "pdf", also the ending of the file's name. */
static const char *const formats[] = {
  [CANDOR_REPORT_TEXT] = "txt", [CANDOR_REPORT_JSON] = "json", [CANDOR_REPORT_CSV] = "csv",
  [CANDOR_REPORT_SARIF] = "sarif", [CANDOR_REPORT_PDF] = "pdf", [CANDOR_REPORT_HTML] = "html",
};

typedef struct
{
  CandorComparison *comparison;
  CandorRecheck *recheck; /* or NULL */
  CandorCase *work; /* the worker's own, or NULL */
  CandorCatalog *catalog;
  CandorReportFormat format;
  GFile *file;
} CandorExport;

static void
candor_export_free (gpointer data)
{
  CandorExport *self = data;

  g_object_unref (self->comparison);
  g_clear_object (&self->recheck);
  g_clear_object (&self->work);
  g_object_unref (self->catalog);
  g_clear_object (&self->file);
  g_free (self);
}

gboolean
candor_export_format_from_string (const char *text, CandorReportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (text, formats[i]) == 0)
      {
        *format = (CandorReportFormat) i;
        return TRUE;
      }
  return FALSE;
}

static GBytes *
candor_export_make (CandorExport *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean dated = self->format == CANDOR_REPORT_PDF || self->format == CANDOR_REPORT_HTML;
  const CandorReportExtras extras = { .work = self->work, .created = dated ? now : NULL };

  if (self->recheck != NULL)
    return candor_report_recheck (self->recheck, self->catalog, self->format, &extras, error);
  return candor_report_write (self->comparison, self->catalog, self->format, &extras, error);
}

static void
candor_export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorExport *self = data;
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (path == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("Reports can be saved only to a folder of this computer"));
      return;
    }
  bytes = candor_export_make (self, &error);
  if (bytes == NULL || !candor_save (bytes, path, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static CandorExport *
candor_export_new (CandorComparison *comparison, CandorCase *case_, CandorCatalog *catalog)
{
  CandorExport *self = g_new0 (CandorExport, 1);

  self->comparison = g_object_ref (comparison);
  if (case_ != NULL)
    self->work = candor_case_snapshot (case_);
  self->catalog = g_object_ref (catalog);
  return self;
}

void
candor_export_async (CandorComparison *comparison, CandorRecheck *recheck, CandorCase *case_, CandorCatalog *catalog,
                     CandorReportFormat format, GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, user_data);
  CandorExport *self = candor_export_new (comparison, case_, catalog);

  g_set_object (&self->recheck, recheck);
  self->format = format;
  self->file = g_object_ref (file);
  g_task_set_source_tag (task, candor_export_async);
  g_task_set_task_data (task, self, candor_export_free);
  g_task_run_in_thread (task, candor_export_in_thread);
}

gboolean
candor_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
candor_export_sheets_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorExport *self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const CandorReportExtras extras = { .work = self->work, .created = now };

  g_task_return_pointer (task, candor_report_sheets_new (self->comparison, self->catalog, &extras),
                         (GDestroyNotify) candor_report_sheets_free);
}

void
candor_export_sheets_async (CandorComparison *comparison, CandorCase *case_, CandorCatalog *catalog,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (comparison, NULL, callback, user_data);

  g_task_set_source_tag (task, candor_export_sheets_async);
  g_task_set_task_data (task, candor_export_new (comparison, case_, catalog), candor_export_free);
  g_task_run_in_thread (task, candor_export_sheets_in_thread);
}

CandorReportSheets *
candor_export_sheets_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
