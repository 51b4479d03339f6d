/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-application.h"

#include <glib/gi18n.h>

#include "candor-about.h"
#include "candor-decisions.h"
#include "candor-batch-cases.h"
#include "candor-batch-window.h"
#include "candor-file-kind.h"
#include "candor-help.h"
#include "candor-knowledge-dialog.h"
#include "candor-preferences.h"
#include "candor-settings.h"
#include "candor-window.h"

struct _CandorApplication
{
  AdwApplication parent_instance;
  CandorKnowledge *knowledge;
  char *knowledge_failure;
  CandorCatalog *catalog;
  GSettings *settings;
  gboolean restored; /* what an earlier program left was looked for */
};

G_DEFINE_FINAL_TYPE (CandorApplication, candor_application, ADW_TYPE_APPLICATION)

static guint candor_application_knowledge_changed;

/* A folder of many apps is a batch, not so many windows. */
#define CANDOR_OPEN_WINDOWS 8u

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
  { "win.show-help-overlay", { "<Primary>question" } },
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
  { .name = "new-window", .activate = candor_application_new_window },
  { .name = "quit", .activate = candor_application_quit },
};

/* (nullable): the folder that was chosen; else candor_knowledge_load() knows where to look. */
static char *
candor_application_dup_knowledge_path (CandorApplication *self)
{
  g_autofree char *folder = self->settings != NULL ? g_settings_get_string (self->settings, "knowledge-folder") : NULL;

  if (folder != NULL && *folder != '\0')
    return g_steal_pointer (&folder);
  return NULL;
}

static void
candor_application_load_knowledge (CandorApplication *self)
{
  g_autofree char *path = candor_application_dup_knowledge_path (self);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->knowledge);
  g_clear_pointer (&self->knowledge_failure, g_free);
  self->knowledge = candor_knowledge_load (path, &error);
  if (self->knowledge == NULL)
    self->knowledge_failure = g_strdup (error->message);
}

void
candor_application_reload_knowledge (CandorApplication *self)
{
  g_return_if_fail (CANDOR_IS_APPLICATION (self));
  candor_application_load_knowledge (self);
  g_signal_emit (self, candor_application_knowledge_changed, 0);
}

/* What a window compared it keeps; the next window has the new knowledge. */
static void
candor_application_knowledge_changed_cb (CandorApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  candor_application_reload_knowledge (self);
  for (; window != NULL && !CANDOR_IS_WINDOW (window); window = gtk_window_get_transient_for (window))
    ;
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", _ ("New windows use the chosen knowledge"));
}

static void
candor_application_theme_changed_cb (CandorApplication *self)
{
  g_autofree char *theme = g_settings_get_string (self->settings, "theme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (theme, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                      : g_str_equal (theme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                    : ADW_COLOR_SCHEME_DEFAULT);
}

static void
candor_application_follow_settings (CandorApplication *self)
{
  self->settings = candor_settings_new ();
  if (self->settings == NULL)
    return;
  g_signal_connect_object (self->settings, "changed::theme", G_CALLBACK (candor_application_theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::knowledge-folder",
                           G_CALLBACK (candor_application_knowledge_changed_cb), self, G_CONNECT_SWAPPED);
  candor_application_theme_changed_cb (self);
}

static void
candor_application_startup (GApplication *application)
{
  CandorApplication *self = CANDOR_APPLICATION (application);

  G_APPLICATION_CLASS (candor_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (CANDOR_APPLICATION_ID);
  candor_application_follow_settings (self);
  candor_application_load_knowledge (self);
  self->catalog = candor_catalog_new (g_get_language_names ()[0]);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}


static CandorWindow *
candor_application_find_target (CandorApplication *self, gpointer window, gboolean replace)
{
  if (window != NULL && (replace || candor_window_get_empty (window)))
    return CANDOR_WINDOW (window);
  return candor_window_new (self);
}

/* One file of knowledge takes the place of what there is; of several, it can't be told which is meant. */
static void
candor_application_offer_knowledge (CandorApplication *self, const CandorGiven *given)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (given->knowledge->len == 0)
    return;
  if (window == NULL)
    {
      window = GTK_WINDOW (candor_window_new (self));
      gtk_window_present (window);
    }
  if (given->knowledge->len == 1)
    candor_knowledge_dialog_offer (window, g_ptr_array_index (given->knowledge, 0));
  else
    candor_knowledge_dialog_refuse (window, _ ("Several files of knowledge were opened. Open the one that is meant."));
}

/* Each case gets a window. Of what else was given, each package gets one, and every window all the
 * policies. */
void
candor_application_open_files (CandorApplication *self, GListModel *files, gpointer window, gboolean replace)
{
  g_auto (CandorGiven) given = { 0 };
  guint count;

  g_return_if_fail (CANDOR_IS_APPLICATION (self));
  candor_given_init (&given, files);
  count = given.packages->len > 0 || given.policies->len > 0 || given.address != NULL
                  || given.cases->len + given.knowledge->len == 0
              ? MAX (given.packages->len, 1) : 0;
  for (guint i = 0; i < MIN (count, CANDOR_OPEN_WINDOWS); i++)
    {
      CandorWindow *target = candor_application_find_target (self, i == 0 ? window : NULL, replace);
      GFile *package = i < given.packages->len ? g_ptr_array_index (given.packages, i) : NULL;

      candor_window_read (target, package, given.policies);
      gtk_window_present (GTK_WINDOW (target));
      if (i == 0 && given.address != NULL)
        candor_window_ask_to_fetch (target, given.address);
    }
  for (guint i = 0; i < MIN (given.cases->len, CANDOR_OPEN_WINDOWS); i++)
    {
      CandorWindow *target = candor_application_find_target (self, i == 0 && count == 0 ? window : NULL, FALSE);

      candor_window_open_case (target, g_ptr_array_index (given.cases, i), FALSE);
      gtk_window_present (GTK_WINDOW (target));
    }
  candor_application_offer_knowledge (self, &given);
}

/* What a program that ended early left of decisions nobody saved. */
static gboolean
candor_application_restore (CandorApplication *self)
{
  g_autoptr (GPtrArray) sessions = NULL;

  if (self->restored)
    return FALSE;
  self->restored = TRUE;
  sessions = candor_decisions_dup_sessions ();
  for (guint i = 0; i < MIN (sessions->len, CANDOR_OPEN_WINDOWS); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (sessions, i));
      CandorWindow *window = candor_window_new (self);

      candor_window_open_case (window, file, TRUE);
      gtk_window_present (GTK_WINDOW (window));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s",
                                  _ ("Candor ended before this case was saved; nothing is lost"));
    }
  return sessions->len > 0;
}

static void
candor_application_activate (GApplication *application)
{
  if (candor_application_restore (CANDOR_APPLICATION (application)))
    return;
  gtk_window_present (GTK_WINDOW (candor_window_new (CANDOR_APPLICATION (application))));
}

/* A batch's folder, or the database in it. */
static void
candor_application_open_batch (CandorApplication *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY
                                 ? g_object_ref (file) : g_file_get_parent (file);
  CandorBatchWindow *window = candor_batch_window_new (self);

  candor_batch_window_open (window, folder);
  gtk_window_present (GTK_WINDOW (window));
}

static void
candor_application_open (GApplication *application, GFile **files, int count, const char *hint)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  candor_application_restore (CANDOR_APPLICATION (application));
  for (int i = 0; i < count; i++)
    if (candor_batch_cases_is_batch (files[i]))
      candor_application_open_batch (CANDOR_APPLICATION (application), files[i]);
    else
      g_list_store_append (list, files[i]);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return;
  candor_application_open_files (CANDOR_APPLICATION (application), G_LIST_MODEL (list), NULL, FALSE);
}

static int
candor_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("candor-desktop %s\n", CANDOR_VERSION);
  return 0;
}

static void
candor_application_finalize (GObject *object)
{
  CandorApplication *self = CANDOR_APPLICATION (object);

  g_clear_object (&self->knowledge);
  g_clear_object (&self->catalog);
  g_clear_object (&self->settings);
  g_free (self->knowledge_failure);
  G_OBJECT_CLASS (candor_application_parent_class)->finalize (object);
}

static void
candor_application_class_init (CandorApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = candor_application_finalize;
  application_class->startup = candor_application_startup;
  application_class->activate = candor_application_activate;
  application_class->open = candor_application_open;
  application_class->handle_local_options = candor_application_handle_local_options;
  candor_application_knowledge_changed = g_signal_new ("knowledge-changed", CANDOR_TYPE_APPLICATION, G_SIGNAL_RUN_LAST,
                                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
candor_application_init (CandorApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PACKAGE] [POLICY…]"));
}

CandorApplication *
candor_application_new (void)
{
  return g_object_new (CANDOR_TYPE_APPLICATION, "application-id", CANDOR_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/candor/Candor", NULL);
}

CandorKnowledge *
candor_application_get_knowledge (CandorApplication *self, const char **failure)
{
  g_return_val_if_fail (CANDOR_IS_APPLICATION (self), NULL);
  if (failure != NULL)
    *failure = self->knowledge_failure;
  return self->knowledge;
}

CandorCatalog *
candor_application_get_catalog (CandorApplication *self)
{
  g_return_val_if_fail (CANDOR_IS_APPLICATION (self), NULL);
  return self->catalog;
}

GSettings *
candor_application_get_settings (CandorApplication *self)
{
  g_return_val_if_fail (CANDOR_IS_APPLICATION (self), NULL);
  return self->settings;
}
