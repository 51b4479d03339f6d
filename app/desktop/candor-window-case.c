/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

#include <glib/gi18n.h>

#include "candor-settings.h"

/* Keeping the case: saving, taking back, and what becomes of it as the window closes. */

static CandorDecisions *
candor_window_get_decisions (CandorWindow *self)
{
  return self->check != NULL ? candor_check_get_decisions (self->check) : NULL;
}

void
candor_window_open_case (CandorWindow *self, GFile *file, gboolean session)
{
  g_return_if_fail (CANDOR_IS_WINDOW (self));
  if (self->check != NULL)
    candor_check_open_case (self->check, file, session);
}

void
candor_window_set_place (CandorWindow *self, const char *path)
{
  g_return_if_fail (CANDOR_IS_WINDOW (self));
  g_free (self->place);
  self->place = g_strdup (path);
}

/* (nullable): the case's file, or the one that it is to have. */
static const char *
candor_window_get_place (CandorWindow *self)
{
  const char *path = candor_decisions_get_path (candor_window_get_decisions (self));

  return path != NULL ? path : self->place;
}

static gboolean
candor_window_write_case (CandorWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  gboolean saved = candor_decisions_save (candor_window_get_decisions (self), path, &error);

  text = saved ? g_strdup_printf (_ ("Saved as %s"), name) : g_strdup_printf (_ ("Could not be saved: %s"), error->message);
  candor_window_toast (self, text);
  if (saved)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      candor_settings_add_recent (candor_application_get_settings (candor_window_get_app (self)), file, NULL);
    }
  return saved;
}

static void
candor_window_case_chosen_cb (CandorWindow *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      self->closing = FALSE;
      return;
    }
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    candor_window_toast (self, _ ("Cases can be saved only to a folder of this computer"));
  else if (candor_window_write_case (self, path) && self->closing)
    gtk_window_close (GTK_WINDOW (self));
  self->closing = FALSE;
}

static void
candor_window_save_as (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const endings[] = { "candor", NULL };
  CandorWindow *self = CANDOR_WINDOW (widget);
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL;

  if (self->check == NULL || candor_check_get_comparison (self->check) == NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Save the Case"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Save"), _ ("_Cancel"));
  name = candor_window_suggest_name (self, "candor");
  candor_chooser_add_filter (chooser, _ ("Cases"), endings);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  candor_window_show_chooser (self, chooser, G_CALLBACK (candor_window_case_chosen_cb));
}

static void
candor_window_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);
  CandorDecisions *decisions = candor_window_get_decisions (self);

  if (decisions == NULL || candor_decisions_get_case (decisions) == NULL)
    return;
  if (candor_window_get_place (self) == NULL)
    candor_window_save_as (widget, action, parameter);
  else
    candor_window_write_case (self, candor_window_get_place (self));
}

static void
candor_window_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CandorDecisions *decisions = candor_window_get_decisions (CANDOR_WINDOW (widget));

  if (g_str_equal (action, "win.undo"))
    candor_decisions_undo (decisions);
  else
    candor_decisions_redo (decisions);
}

/* Choosing a case to open. */

static void
candor_window_case_opened_cb (CandorWindow *self, int response)
{
  g_autoptr (GListStore) files = NULL;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT
      || (file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))) == NULL)
    return;
  files = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (files, file);
  candor_application_open_files (candor_window_get_app (self), G_LIST_MODEL (files), self, FALSE);
}

static void
candor_window_choose_case (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const endings[] = { "candor", NULL };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Choose a Case"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  candor_chooser_add_filter (chooser, _ ("Cases"), endings);
  candor_chooser_add_filter (chooser, _ ("All files"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  candor_window_show_chooser (CANDOR_WINDOW (widget), chooser, G_CALLBACK (candor_window_case_opened_cb));
}

/* Closing. */

static gboolean
candor_window_close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The dialog that asked goes with the window, and is not done with its answer yet. */
static void
candor_window_close_later (CandorWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, candor_window_close_cb, g_object_ref (self), g_object_unref);
}

static void
candor_window_close_answered_cb (CandorWindow *self, const char *response)
{
  CandorDecisions *decisions = candor_window_get_decisions (self);

  if (g_str_equal (response, "discard"))
    {
      self->discarded = TRUE;
      candor_decisions_discard (decisions);
      candor_window_close_later (self);
    }
  else if (g_str_equal (response, "save"))
    {
      self->closing = TRUE;
      if (candor_window_get_place (self) == NULL)
        {
          candor_window_save_as (GTK_WIDGET (self), NULL, NULL);
          return;
        }
      if (candor_window_write_case (self, candor_window_get_place (self)))
        candor_window_close_later (self);
      self->closing = FALSE;
    }
}

gboolean
candor_window_ask_before_closing (CandorWindow *self)
{
  CandorDecisions *decisions = candor_window_get_decisions (self);
  GtkWidget *dialog;

  if (decisions == NULL || self->discarded || !candor_decisions_get_unsaved (decisions))
    {
      if (decisions != NULL)
        candor_decisions_discard (decisions);
      return FALSE;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save the Case?"),
                                   _ ("What was decided and noted since the last saving would be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (candor_window_close_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

void
candor_window_watch_case (CandorWindow *self)
{
  CandorDecisions *decisions = candor_window_get_decisions (self);
  gboolean any = candor_decisions_get_case (decisions) != NULL && candor_check_get_comparison (self->check) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", candor_decisions_get_can_undo (decisions));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", candor_decisions_get_can_redo (decisions));
}

void
candor_window_install_case_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-case", NULL, candor_window_choose_case);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, candor_window_save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, candor_window_save_as);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, candor_window_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, candor_window_undo);
}
