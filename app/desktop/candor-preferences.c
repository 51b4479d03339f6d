/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-preferences.h"

#include <glib/gi18n.h>

#include "candor-knowledge-dialog.h"
#include "knowledge/candor-knowledge-place.h"

struct _CandorPreferences
{
  AdwPreferencesWindow parent_instance;
  AdwComboRow *app_type;
  AdwComboRow *severity;
  AdwActionRow *knowledge;
  GtkButton *knowledge_reset;
  AdwComboRow *language;
  AdwEntryRow *person;
  AdwComboRow *theme;
  GSettings *settings;
  CandorApplication *application;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (CandorPreferences, candor_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* A row that chooses one of a setting's values; its model's items are words, its values ride along. */
static void
candor_preferences_chosen_cb (AdwComboRow *row, GParamSpec *pspec, CandorPreferences *self)
{
  const char *const *values = g_object_get_data (G_OBJECT (row), "candor-values");
  const char *key = g_object_get_data (G_OBJECT (row), "candor-key");
  guint selected = adw_combo_row_get_selected (row);

  if (selected != GTK_INVALID_LIST_POSITION)
    g_settings_set_string (self->settings, key, values[selected]);
}

static void
candor_preferences_fill (CandorPreferences *self, AdwComboRow *row, const char *key, GPtrArray *values, GPtrArray *words)
{
  g_autoptr (GtkStringList) list = NULL;
  g_autofree char *present = g_settings_get_string (self->settings, key);
  guint selected = 0;

  g_ptr_array_add (values, NULL);
  g_ptr_array_add (words, NULL);
  list = gtk_string_list_new ((const char *const *) words->pdata);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  for (guint i = 0; g_ptr_array_index (values, i) != NULL; i++)
    if (g_strcmp0 (present, g_ptr_array_index (values, i)) == 0)
      selected = i;
  adw_combo_row_set_selected (row, selected);
  g_object_set_data (G_OBJECT (row), "candor-key", (gpointer) key);
  g_object_set_data_full (G_OBJECT (row), "candor-values", g_strdupv ((char **) values->pdata), (GDestroyNotify) g_strfreev);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (candor_preferences_chosen_cb), self, 0);
}

typedef struct
{
  const char *value;
  const char *word;
} CandorChoice;

static void
candor_preferences_fill_fixed (CandorPreferences *self, AdwComboRow *row, const char *key, const CandorChoice *choices,
                               gsize count)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new (), words = g_ptr_array_new ();

  for (gsize i = 0; i < count; i++)
    {
      g_ptr_array_add (values, (gpointer) choices[i].value);
      g_ptr_array_add (words, (gpointer) choices[i].word);
    }
  candor_preferences_fill (self, row, key, values, words);
}

static void
candor_preferences_fill_app_types (CandorPreferences *self, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new (), words = g_ptr_array_new ();
  gsize count = 0;
  const CandorKnownAppType *types = knowledge != NULL ? candor_knowledge_get_app_types (knowledge, &count) : NULL;

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (words, (gpointer) _ ("Not set"));
  for (gsize i = 0; i < count; i++)
    {
      g_ptr_array_add (values, (gpointer) types[i].id);
      g_ptr_array_add (words, (gpointer) (candor_catalog_is_chinese (catalog) ? types[i].name_zh : types[i].name_en));
    }
  candor_preferences_fill (self, self->app_type, "app-type", values, words);
}

/* The knowledge. */

/* What is used, and whether there is anything to go back from. */
static void
candor_preferences_describe_knowledge (CandorPreferences *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "knowledge-folder");
  g_autofree char *installed = candor_knowledge_dup_installed_file ();
  gboolean is_installed = g_file_test (installed, G_FILE_TEST_EXISTS);
  const char *failure = NULL;
  CandorKnowledge *used = candor_application_get_knowledge (self->application, &failure);
  const char *place = *folder != '\0' ? folder
                      : is_installed   ? _ ("One that you installed, or that comes with Candor: the newer")
                                       : _ ("The one that comes with Candor");
  g_autofree char *version = used != NULL ? g_strdup_printf (_ ("Version %s"), candor_knowledge_get_version (used))
                                          : g_strdup (failure);
  g_autofree char *text = g_markup_printf_escaped ("%s\n%s", place, version);

  adw_action_row_set_subtitle (self->knowledge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->knowledge_reset), is_installed || *folder != '\0');
}

static void
candor_preferences_reset_cb (CandorPreferences *self)
{
  g_autoptr (GError) error = NULL;
  gboolean was_there;

  if (!candor_knowledge_uninstall (&was_there, &error))
    candor_knowledge_dialog_refuse (GTK_WINDOW (self), error->message);
  g_settings_reset (self->settings, "knowledge-folder");
  candor_application_reload_knowledge (self->application);
}

/* Knowledge that does not hold together is told of here, not at the next start. */
static void
candor_preferences_folder_chosen_cb (CandorPreferences *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  if (response != GTK_RESPONSE_ACCEPT
      || (file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))) == NULL
      || (path = g_file_get_path (file)) == NULL)
    return;
  knowledge = candor_knowledge_load (path, &error);
  if (knowledge != NULL)
    g_settings_set_string (self->settings, "knowledge-folder", path);
  else
    candor_knowledge_dialog_refuse (GTK_WINDOW (self), error->message);
}

static void
candor_preferences_update_chosen_cb (CandorPreferences *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && (file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))) != NULL)
    candor_knowledge_dialog_offer (GTK_WINDOW (self), file);
}

static void
candor_preferences_choose (CandorPreferences *self, const char *title, GtkFileChooserAction action, GtkFileFilter *filter,
                           GCallback chosen)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, _ ("_Open"), _ ("_Cancel"));
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
candor_preferences_folder_cb (CandorPreferences *self)
{
  candor_preferences_choose (self, _ ("Choose a Folder of Knowledge"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL,
                             G_CALLBACK (candor_preferences_folder_chosen_cb));
}

static void
candor_preferences_update_cb (CandorPreferences *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Knowledge"));
  gtk_file_filter_add_pattern (filter, "*.knowledge");
  candor_preferences_choose (self, _ ("Choose a File of Knowledge"), GTK_FILE_CHOOSER_ACTION_OPEN, filter,
                             G_CALLBACK (candor_preferences_update_chosen_cb));
}

static void
candor_preferences_dispose (GObject *object)
{
  CandorPreferences *self = CANDOR_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->application);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (candor_preferences_parent_class)->dispose (object);
}

static void
candor_preferences_class_init (CandorPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorPreferences, app_type);
  gtk_widget_class_bind_template_child (widget_class, CandorPreferences, severity);
  gtk_widget_class_bind_template_child (widget_class, CandorPreferences, knowledge);
  gtk_widget_class_bind_template_child (widget_class, CandorPreferences, knowledge_reset);
  gtk_widget_class_bind_template_child (widget_class, CandorPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, CandorPreferences, person);
  gtk_widget_class_bind_template_child (widget_class, CandorPreferences, theme);
  gtk_widget_class_bind_template_callback (widget_class, candor_preferences_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_preferences_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_preferences_update_cb);
}

static void
candor_preferences_init (CandorPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

CandorPreferences *
candor_preferences_new (GtkWindow *parent, CandorApplication *application)
{
  GSettings *settings = candor_application_get_settings (application);
  CandorPreferences *self = g_object_new (CANDOR_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
  const CandorChoice severities[] = {
    { "info", C_ ("severity", "Any") }, { "low", C_ ("severity", "Low or higher") },
    { "medium", C_ ("severity", "Medium or higher") }, { "high", C_ ("severity", "High") },
  };
  const CandorChoice languages[] = { { "", _ ("As the window") }, { "en", "English" }, { "zh_CN", "中文" } };
  const CandorChoice themes[] = {
    { "", C_ ("theme", "As the system") }, { "light", C_ ("theme", "Light") }, { "dark", C_ ("theme", "Dark") },
  };

  self->settings = g_object_ref (settings);
  self->application = g_object_ref (application);
  candor_preferences_fill_app_types (self, candor_application_get_knowledge (application, NULL),
                                     candor_application_get_catalog (application));
  candor_preferences_fill_fixed (self, self->severity, "severity-threshold", severities, G_N_ELEMENTS (severities));
  candor_preferences_fill_fixed (self, self->language, "report-language", languages, G_N_ELEMENTS (languages));
  candor_preferences_fill_fixed (self, self->theme, "theme", themes, G_N_ELEMENTS (themes));
  g_settings_bind (settings, "person", self->person, "text", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (application, "knowledge-changed", G_CALLBACK (candor_preferences_describe_knowledge), self,
                           G_CONNECT_SWAPPED);
  candor_preferences_describe_knowledge (self);
  return self;
}
