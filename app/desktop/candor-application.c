/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-application-private.h"

#include <glib/gi18n.h>

#include "candor-settings.h"
#include "candor-window.h"

G_DEFINE_FINAL_TYPE (CandorApplication, candor_application, ADW_TYPE_APPLICATION)

static guint candor_application_knowledge_changed;

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
  candor_application_add_actions (self);
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
