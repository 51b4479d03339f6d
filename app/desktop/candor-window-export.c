/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

#include <glib/gi18n.h>

#include "candor-exporter.h"
#include "candor-history-lines.h"
#include "candor-preview.h"

static void
candor_window_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorWindow) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (candor_export_finish (result, &error))
    text = g_strdup_printf (_ ("Saved as %s"), shown);
  else
    text = g_strdup_printf (_ ("Could not be saved: %s"), error->message);
  candor_window_toast (self, text);
}

CandorCatalog *
candor_window_dup_report_catalog (CandorWindow *self)
{
  CandorApplication *app = candor_window_get_app (self);
  GSettings *settings = candor_application_get_settings (app);
  g_autofree char *language = settings != NULL ? g_settings_get_string (settings, "report-language") : NULL;

  if (language == NULL || *language == '\0')
    return g_object_ref (candor_application_get_catalog (app));
  return candor_catalog_new (language);
}

static void
candor_window_export_chosen_cb (CandorWindow *self, int response)
{
  CandorComparison *comparison = self->check != NULL ? candor_check_get_comparison (self->check) : NULL;
  g_autoptr (CandorCatalog) catalog = NULL;
  g_autoptr (GFile) file = NULL;
  guint format = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self->chooser), "candor-format"));
  CandorRecheck *recheck = g_object_get_data (G_OBJECT (self->chooser), "candor-recheck");

  if (response != GTK_RESPONSE_ACCEPT || comparison == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file == NULL)
    return;
  catalog = candor_window_dup_report_catalog (self);
  candor_export_async (comparison, recheck, candor_decisions_get_case (candor_check_get_decisions (self->check)), catalog, format,
                       file, candor_window_exported_cb, g_object_ref (self));
}

char *
candor_window_suggest_name (CandorWindow *self, const char *ending)
{
  CandorPackage *package = candor_half_get_package (candor_check_get_package (self->check));
  g_autoptr (CandorCatalog) catalog = candor_window_dup_report_catalog (self);
  const char *label = candor_package_get_label_for (package, candor_catalog_get_locale (catalog));
  const char *version = candor_package_get_version_name (package);
  char *name = g_strdup_printf ("%s%s%s.%s", label != NULL ? label : candor_package_get_package_name (package),
                                version != NULL ? " " : "", version != NULL ? version : "",
                                ending);

  return g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
}

/* (transfer none) (nullable): the case against its check before. */
static CandorRecheck *
candor_window_get_recheck (CandorWindow *self)
{
  CandorCase *case_ = candor_decisions_get_case (candor_check_get_decisions (self->check));

  if (self->recheck == NULL && case_ != NULL)
    self->recheck = candor_history_recheck (case_);
  return self->recheck;
}

static void
candor_window_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);
  gboolean rechecked = g_str_equal (action, "win.export-recheck");
  const char *endings[] = { NULL, NULL };
  GtkFileChooserNative *chooser;
  CandorReportFormat format;
  g_autofree char *name = NULL;

  if (self->check == NULL || candor_check_get_comparison (self->check) == NULL
      || !candor_export_format_from_string (g_variant_get_string (parameter, NULL), &format)
      || (rechecked && candor_window_get_recheck (self) == NULL))
    return;
  chooser = gtk_file_chooser_native_new (_ ("Save the Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Save"), _ ("_Cancel"));
  endings[0] = g_variant_get_string (parameter, NULL);
  name = candor_window_suggest_name (self, endings[0]);
  candor_chooser_add_filter (chooser, endings[0], endings);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "candor-format", GUINT_TO_POINTER (format));
  if (rechecked)
    g_object_set_data_full (G_OBJECT (chooser), "candor-recheck", g_object_ref (self->recheck), g_object_unref);
  candor_window_show_chooser (self, chooser, G_CALLBACK (candor_window_export_chosen_cb));
}

/* Printing. */

static char *
candor_window_dup_report_name (CandorWindow *self)
{
  g_autofree char *file = candor_window_suggest_name (self, "pdf");

  return g_strndup (file, strlen (file) - strlen (".pdf"));
}

static void
candor_window_preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorWindow) self = user_data;
  CandorReportSheets *sheets = candor_export_sheets_finish (result);
  g_autofree char *name = candor_window_dup_report_name (self);

  gtk_window_present (GTK_WINDOW (candor_preview_new (GTK_WINDOW (self), sheets, name)));
}

static void
candor_window_print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorWindow) self = user_data;
  CandorReportSheets *sheets = candor_export_sheets_finish (result);
  g_autofree char *name = candor_window_dup_report_name (self);

  candor_print (GTK_WINDOW (self), sheets, name, sheets, (GDestroyNotify) candor_report_sheets_free);
}

static void
candor_window_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);
  CandorComparison *comparison = self->check != NULL ? candor_check_get_comparison (self->check) : NULL;
  gboolean preview = g_str_equal (action, "win.print-preview");
  g_autoptr (CandorCatalog) catalog = NULL;

  if (comparison == NULL)
    return;
  catalog = candor_window_dup_report_catalog (self);
  candor_export_sheets_async (comparison, candor_decisions_get_case (candor_check_get_decisions (self->check)), catalog,
                              preview ? candor_window_preview_cb : candor_window_print_cb, g_object_ref (self));
}

void
candor_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", "s", candor_window_export);
  gtk_widget_class_install_action (widget_class, "win.export-recheck", "s", candor_window_export);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, candor_window_print);
  gtk_widget_class_install_action (widget_class, "win.print-preview", NULL, candor_window_print);
}
