/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-batch-window-private.h"

#include <glib/gi18n.h>

#include "batch/candor-batch-summary.h"

static void candor_batch_window_choose (CandorBatchWindow *self, const char *title, GtkFileChooserAction action,
                                        GCallback chosen);

static void
candor_batch_window_progress_cb (CandorBatchWindow *self)
{
  CandorBatchProgress progress;
  g_autofree char *words = NULL;
  double rate;

  candor_batch_job_get_progress (self->job, &progress);
  if (progress.total == 0)
    {
      gtk_label_set_text (self->running_words, _ ("Looking for the apps"));
      gtk_progress_bar_pulse (self->running_bar);
      return;
    }
  rate = progress.seconds > 0 ? (progress.done - progress.kept) / progress.seconds : 0;
  words = g_strdup_printf (_ ("%u of %u, %.1f a second, %u unreadable, %u findings of high severity"), progress.done,
                           progress.total, rate, progress.failed, progress.findings[CANDOR_SEVERITY_HIGH]);
  gtk_label_set_text (self->running_words, words);
  gtk_progress_bar_set_fraction (self->running_bar, (double) progress.done / progress.total);
}

static void
candor_batch_window_ended_cb (CandorBatchWindow *self, const char *message)
{
  g_autoptr (GFile) folder = g_file_new_for_path (candor_batch_job_get_folder (self->job));

  gtk_revealer_set_reveal_child (self->running, FALSE);
  g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  candor_batch_window_update_actions (self);
  candor_batch_window_open (self, folder);
  if (message != NULL)
    candor_batch_window_toast (self, message);
}

static void
candor_batch_window_pause_cb (CandorBatchWindow *self)
{
  gboolean paused = gtk_toggle_button_get_active (self->pause);

  if (self->job != NULL)
    candor_batch_job_set_paused (self->job, paused);
  gtk_button_set_label (GTK_BUTTON (self->pause), paused ? _ ("_Resume") : _ ("_Pause"));
}

static void
candor_batch_window_cancel_cb (CandorBatchWindow *self)
{
  if (self->job == NULL)
    return;
  gtk_toggle_button_set_active (self->pause, FALSE);
  candor_batch_job_cancel (self->job);
}

static void
candor_batch_window_run_cb (CandorBatchWindow *self, int response)
{
  CandorApplication *application = candor_batch_window_get_app (self);
  CandorKnowledge *knowledge = candor_application_get_knowledge (application, NULL);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;

  if (folder == NULL || knowledge == NULL)
    return;
  self->job = candor_batch_job_new (knowledge, self->source, folder,
                                    candor_catalog_get_locale (candor_application_get_catalog (application)));
  g_signal_connect_object (self->job, "progress", G_CALLBACK (candor_batch_window_progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->job, "ended", G_CALLBACK (candor_batch_window_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_toggle_button_set_active (self->pause, FALSE);
  gtk_revealer_set_reveal_child (self->running, TRUE);
  candor_batch_job_start (self->job);
  candor_batch_window_progress_cb (self);
  candor_batch_window_update_actions (self);
}

static void
candor_batch_window_source_cb (CandorBatchWindow *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  if (file == NULL)
    return;
  g_free (self->source);
  self->source = g_file_get_path (file);
  if (self->source != NULL)
    candor_batch_window_choose (self, _ ("Folder for the Results"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                G_CALLBACK (candor_batch_window_run_cb));
}

static void
candor_batch_window_open_cb (CandorBatchWindow *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  if (file != NULL)
    candor_batch_window_open (self, file);
}

static void
candor_batch_window_choose (CandorBatchWindow *self, const char *title, GtkFileChooserAction action, GCallback chosen)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
candor_batch_window_run_list (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  CandorBatchWindow *self = data;

  candor_batch_window_choose (self, _ ("List of Apps"), GTK_FILE_CHOOSER_ACTION_OPEN, G_CALLBACK (candor_batch_window_source_cb));
  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

static void
candor_batch_window_run_folder (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  candor_batch_window_choose (data, _ ("Folder of Apps"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                              G_CALLBACK (candor_batch_window_source_cb));
}

static void
candor_batch_window_open_results (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  candor_batch_window_choose (data, _ ("Results of a Batch"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                              G_CALLBACK (candor_batch_window_open_cb));
}

static gboolean
candor_batch_window_write_report (CandorBatchWindow *self, GError **error)
{
  CandorApplication *application = candor_batch_window_get_app (self);
  g_autoptr (CandorBatchResults) results = candor_batch_results_open (self->folder, error);
  g_auto (CandorBatchSummary) summary = { 0 };

  return results != NULL
         && candor_batch_summary_init (&summary, results, NULL, candor_application_get_knowledge (application, NULL),
                                       candor_application_get_catalog (application), error)
         && candor_batch_summary_save (&summary, self->folder, error);
}

static void
candor_batch_window_report (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CandorBatchWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (candor_batch_window_write_report (self, &error))
    candor_batch_window_toast (self, _ ("summary.csv, report.html and report.pdf stand in the batch’s folder"));
  else
    candor_batch_window_toast (self, error->message);
}

static void
candor_batch_window_find (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CandorBatchWindow *self = data;

  if (gtk_widget_get_visible (self->filters))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static const GActionEntry batch_actions[] = {
  { .name = "run-list", .activate = candor_batch_window_run_list },
  { .name = "run-folder", .activate = candor_batch_window_run_folder },
  { .name = "open", .activate = candor_batch_window_open_results },
  { .name = "report", .activate = candor_batch_window_report },
  { .name = "find", .activate = candor_batch_window_find },
};

void
candor_batch_window_add_actions (CandorBatchWindow *self)
{
  self->actions = G_ACTION_GROUP (g_simple_action_group_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), batch_actions, G_N_ELEMENTS (batch_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "batch", self->actions);
}

void
candor_batch_window_bind_running (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_cancel_cb);
}
