/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-batch-window-private.h"

#include <glib/gi18n.h>

#include "candor-batch-app.h"
#include "candor-batch-cases.h"
#include "candor-batch-table.h"
#include "candor-shrinking.h"
#include "candor-wrap.h"

G_DEFINE_FINAL_TYPE (CandorBatchWindow, candor_batch_window, ADW_TYPE_APPLICATION_WINDOW)

CandorApplication *
candor_batch_window_get_app (CandorBatchWindow *self)
{
  return CANDOR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

void
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

void
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
candor_batch_window_stop_search_cb (CandorBatchWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
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
  gtk_widget_set_visible (self->filters, TRUE);
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

  g_type_ensure (CANDOR_TYPE_WRAP);
  G_OBJECT_CLASS (klass)->dispose = candor_batch_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = candor_batch_window_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "batch.find", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-batch-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, table);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, only_gaps);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, running);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, running_words);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, running_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorBatchWindow, pause);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_batch_window_activate_cb);
  candor_batch_window_bind_running (widget_class);
}

static void
candor_batch_window_init (CandorBatchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
  candor_batch_window_add_actions (self);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  candor_batch_table_init (self->table);
  candor_batch_window_update_actions (self);
}

CandorBatchWindow *
candor_batch_window_new (CandorApplication *application)
{
  return g_object_new (CANDOR_TYPE_BATCH_WINDOW, "application", application, NULL);
}
