/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-exporter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "report/candor-report.h"

static const struct
{
  const char *name;
  const char *type;
} formats[] = {
  [CANDOR_EXPORT_PDF] = { "pdf", "application/pdf" },
  [CANDOR_EXPORT_JSON] = { "json", "application/json" },
  [CANDOR_EXPORT_CSV] = { "csv", "text/csv" },
};

typedef struct
{
  CandorComparison *comparison;
  CandorCatalog *catalog;
  CandorExportFormat format;
  GFile *file;
} CandorExport;

static void
candor_export_free (gpointer data)
{
  CandorExport *self = data;

  g_object_unref (self->comparison);
  g_object_unref (self->catalog);
  g_object_unref (self->file);
  g_free (self);
}

gboolean
candor_export_format_from_string (const char *text, CandorExportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (text, formats[i].name) == 0)
      {
        *format = (CandorExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
candor_export_format_to_string (CandorExportFormat format)
{
  return formats[format].name;
}

const char *
candor_export_format_get_type (CandorExportFormat format)
{
  return formats[format].type;
}

static GBytes *
candor_export_make (CandorExport *self, GError **error)
{
  g_autoptr (GDateTime) now = NULL;

  switch (self->format)
    {
    case CANDOR_EXPORT_JSON:
      return candor_report_comparison_to_json (self->comparison, self->catalog);
    case CANDOR_EXPORT_CSV:
      return candor_report_comparison_to_csv (self->comparison, self->catalog);
    case CANDOR_EXPORT_PDF:
    default:
      now = g_date_time_new_now_local ();
      return candor_report_comparison_to_pdf (self->comparison, self->catalog, now, error);
    }
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

void
candor_export_async (CandorComparison *comparison, CandorCatalog *catalog, CandorExportFormat format, GFile *file,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, user_data);
  CandorExport *self = g_new0 (CandorExport, 1);

  self->comparison = g_object_ref (comparison);
  self->catalog = g_object_ref (catalog);
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
