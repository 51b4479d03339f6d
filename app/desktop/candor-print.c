/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-preview.h"

#include <glib/gi18n.h>

typedef struct
{
  CandorReportSheets *sheets;
  gpointer owner;
  GDestroyNotify notify;
} CandorPrinting;

static void
candor_printing_free (gpointer data, GClosure *closure)
{
  CandorPrinting *self = data;

  self->notify (self->owner);
  g_free (self);
}

static void
candor_printing_begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, CandorPrinting *self)
{
  gtk_print_operation_set_n_pages (operation, (int) candor_report_sheets_get_count (self->sheets));
}

/* On other paper than A4 the page is as large as it can be. */
static void
candor_printing_draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, CandorPrinting *self)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (width / CANDOR_SHEET_WIDTH, height / CANDOR_SHEET_HEIGHT);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_translate (cr, (width - scale * CANDOR_SHEET_WIDTH) / 2, (height - scale * CANDOR_SHEET_HEIGHT) / 2);
  cairo_scale (cr, scale, scale);
  candor_report_sheets_draw (self->sheets, (guint) page, cr);
}

static void
candor_print_tell (GtkWindow *parent, const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The report could not be printed"), message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
candor_printing_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  candor_print_tell (parent, error != NULL ? error->message : "");
}

void
candor_print (GtkWindow *parent, CandorReportSheets *sheets, const char *name, gpointer owner, GDestroyNotify notify)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  CandorPrinting *self = g_new0 (CandorPrinting, 1);

  self->sheets = sheets;
  self->owner = owner;
  self->notify = notify;
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (candor_printing_begin_cb), self, candor_printing_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (candor_printing_draw_cb), self);
  g_signal_connect_object (operation, "done", G_CALLBACK (candor_printing_done_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
