/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-application-private.h"

#include "candor-about.h"
#include "candor-batch-window.h"
#include "candor-help.h"
#include "candor-preferences.h"
#include "candor-shortcuts.h"
#include "candor-window.h"

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new-window", { "<Primary>n" } },
  { "app.batch", { "<Primary>b" } },
  { "app.quit", { "<Primary>q" } },
  { "app.help", { "F1" } },
  { "app.preferences", { "<Primary>comma" } },
  { "win.open-package", { "<Primary>o" } },
  { "win.open-policy", { "<Primary><Shift>o" } },
  { "win.paste", { "<Primary><Shift>v" } },
  { "win.open-address", { "<Primary><Shift>l" } },
  { "win.export::pdf", { "<Primary>e" } },
  { "win.app-type", { "<Primary>t" } },
  { "win.print", { "<Primary>p" } },
  { "win.print-preview", { "<Primary><Shift>p" } },
  { "win.open-case", { "<Primary><Alt>o" } },
  { "win.save", { "<Primary>s" } },
  { "win.save-as", { "<Primary><Shift>s" } },
  { "win.undo", { "<Primary>z" } },
  { "win.redo", { "<Primary><Shift>z" } },
  { "win.zoom-in", { "<Primary>plus", "<Primary>equal" } },
  { "win.zoom-out", { "<Primary>minus" } },
  { "win.zoom-reset", { "<Primary>0" } },
  { "win.pane", { "F9" } },
  { "win.find", { "<Primary>f" } },
  { "win.filter", { "<Primary>l" } },
  { "win.only-gaps", { "<Primary>g" } },
  { "win.page::comparison", { "<Alt>1" } },
  { "win.page::checklist", { "<Alt>2" } },
  { "win.page::sdks", { "<Alt>3" } },
  { "win.page::history", { "<Alt>4" } },
  { "win.matrix", { "<Primary>m" } },
  { "win.next-column", { "F6" } },
  { "win.previous-column", { "<Shift>F6" } },
  { "app.shortcuts", { "<Primary>question" } },
  { "win.back", { "Escape", "<Alt>Left" } },
  { "window.close", { "<Primary>w" } },
};

static void
candor_application_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CandorApplication *self = user_data;

  candor_about_present (gtk_application_get_active_window (GTK_APPLICATION (self)), self->knowledge,
                        self->knowledge_failure);
}

static void
candor_application_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CandorApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (candor_help_new (window, self->catalog)));
}

static void
candor_application_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;

  gtk_window_present (GTK_WINDOW (candor_shortcuts_new (gtk_application_get_active_window (application), application)));
}

static void
candor_application_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CandorApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->settings != NULL)
    gtk_window_present (GTK_WINDOW (candor_preferences_new (window, self)));
}

static void
candor_application_new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (candor_window_new (CANDOR_APPLICATION (user_data))));
}

static void
candor_application_batch (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (candor_batch_window_new (CANDOR_APPLICATION (user_data))));
}

static void
candor_application_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *each = windows; each != NULL; each = each->next)
    gtk_window_close (each->data);
  g_list_free (windows);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = candor_application_about },
  { .name = "batch", .activate = candor_application_batch },
  { .name = "help", .activate = candor_application_help },
  { .name = "preferences", .activate = candor_application_preferences },
  { .name = "shortcuts", .activate = candor_application_shortcuts },
  { .name = "new-window", .activate = candor_application_new_window },
  { .name = "quit", .activate = candor_application_quit },
};

void
candor_application_add_actions (CandorApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}
