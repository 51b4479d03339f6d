/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-batch-window.h"

#include <glib/gi18n.h>

#include "batch/candor-batch-summary.h"
#include "candor-batch-app.h"
#include "candor-batch-cases.h"
#include "candor-batch-job.h"
#include "candor-batch-table.h"
#include "base/candor-save.h"

struct _CandorBatchWindow
{
  AdwApplicationWindow parent_instance;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkColumnView *table;
  GtkToggleButton *only_gaps;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkRevealer *running;
  GtkLabel *running_words;
  GtkProgressBar *running_bar;
  GtkToggleButton *pause;

  GActionGroup *actions;
  char *folder; /* of the results that are shown or made */
  char *source; /* the list or folder that is to be run */
  CandorBatchJob *job;
  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (CandorBatchWindow, candor_batch_window, ADW_TYPE_APPLICATION_WINDOW)

static void candor_batch_window_choose (CandorBatchWindow *self, const char *title, GtkFileChooserAction action,
                                        GCallback chosen);

static CandorApplication *
candor_batch_window_get_app (CandorBatchWindow *self)
{
  return CANDOR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
candor_batch_window_toast (CandorBatchWindow *self, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
candor_batch_window_enable (CandorBatchWindow *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static void
candor_batch_window_update_actions (CandorBatchWindow *self)
{
  gboolean idle = self->job == NULL;

  candor_batch_window_enable (self, "run-list", idle);
  candor_batch_window_enable (self, "run-folder", idle);
  candor_batch_window_enable (self, "open", idle);
  candor_batch_window_enable (self, "report", idle && self->folder != NULL && self->filtered != NULL);
}

static void
candor_batch_window_count (CandorBatchWindow *self, guint all)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *name = g_filename_display_basename (self->folder);
  g_autofree char *words = shown == all ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u app", "%u apps", all), all)
                                        : g_strdup_printf (_ ("%u of %u apps"), shown, all);

  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, words);
}

static void
candor_batch_window_recount_cb (CandorBatchWindow *self)
{
  if (self->filtered != NULL)
    candor_batch_window_count (self, g_list_model_get_n_items (gtk_filter_list_model_get_model (self->filtered)));
}

static gboolean
candor_batch_window_match (gpointer item, gpointer data)
{
  CandorBatchWindow *self = data;
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *words = NULL;

  if (gtk_toggle_button_get_active (self->only_gaps) && !candor_batch_app_get_has_gaps (item))
    return FALSE;
  if (*wanted == '\0')
    return TRUE;
  g_object_get (item, "words", &words, NULL);
  return g_str_match_string (wanted, words, TRUE) || strstr (words, wanted) != NULL;
}

static void
candor_batch_window_filter_cb (CandorBatchWindow *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
candor_batch_window_show_apps (CandorBatchWindow *self, GListModel *apps)
{
  GtkSortListModel *sorted;
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  self->filter = GTK_FILTER (gtk_custom_filter_new (candor_batch_window_match, self, NULL));
  g_clear_object (&self->filtered);
  self->filtered = gtk_filter_list_model_new (g_object_ref (apps), self->filter);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (candor_batch_window_recount_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), g_object_ref (sorter));
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->stack, "apps");
  gtk_widget_set_sensitive (GTK_WIDGET (self->only_gaps), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_button), TRUE);
  candor_batch_window_recount_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

void
candor_batch_window_open (CandorBatchWindow *self, GFile *folder)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorBatchResults) results = path != NULL ? candor_batch_results_open (path, &error) : NULL;
  g_autoptr (GListModel) apps = results != NULL ? candor_batch_app_list (results, &error) : NULL;

  g_return_if_fail (CANDOR_IS_BATCH_WINDOW (self));
  if (apps == NULL)
    {
      candor_batch_window_toast (self, error != NULL ? error->message : _ ("Results can be opened from a folder of this computer only"));
      return;
    }
  g_free (self->folder);
  self->folder = g_steal_pointer (&path);
  candor_batch_window_show_apps (self, apps);
  candor_batch_window_update_actions (self);
}

static void
candor_batch_window_activate_cb (CandorBatchWindow *self, guint position)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->table);
  g_autoptr (CandorBatchApp) app = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_autoptr (GError) error = NULL;

  if (app != NULL && !candor_batch_cases_open (candor_batch_window_get_app (self), self->folder,
                                               candor_batch_app_get_name (app), &error))
    candor_batch_window_toast (self, error->message);
}

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

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->search_button)))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static const GActionEntry batch_actions[] = {
  { .name = "run-list", .activate = candor_batch_window_run_list },
  { .name = "run-folder", .activate = candor_batch_window_run_folder },
  { .name = "open", .activate = candor_batch_window_open_results },
  { .name = "report", .activate = candor_batch_window_report },
  { .name = "find", .activate = candor_batch_window_find },
};

static gboolean
candor_batch_window_close_request (GtkWindow *window)
{
  CandorBatchWindow *self = CANDOR_BATCH_WINDOW (window);

  /* What is done is kept; the job lets go of the files under way and ends by itself. */
  if (self->job != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->job, self);
      candor_batch_job_set_paused (self->job, FALSE);
      candor_batch_job_cancel (self->job);
      g_clear_object (&self->job);
    }
  return GTK_WINDOW_CLASS (candor_batch_window_parent_class)->close_request (window);
}

static void
candor_batch_window_dispose (GObject *object)
{
  CandorBatchWindow *self = CANDOR_BATCH_WINDOW (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->filtered);
  self->filter = NULL;
  g_clear_object (&self->job);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->source, g_free);
  G_OBJECT_CLASS (candor_batch_window_parent_class)->dispose (object);
}

static void
candor_batch_window_class_init (CandorBatchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_batch_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = candor_batch_window_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "batch.find", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-batch-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, table);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, only_gaps);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, running);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, running_words);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, running_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, pause);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_cancel_cb);
}

static void
candor_batch_window_init (CandorBatchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = G_ACTION_GROUP (g_simple_action_group_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), batch_actions, G_N_ELEMENTS (batch_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "batch", self->actions);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  candor_batch_table_init (self->table);
  candor_batch_window_update_actions (self);
}

CandorBatchWindow *
candor_batch_window_new (CandorApplication *application)
{
  return g_object_new (CANDOR_TYPE_BATCH_WINDOW, "application", application, NULL);
}
