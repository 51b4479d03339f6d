/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window.h"

#include <glib/gi18n.h>

#include "candor-check.h"
#include "candor-comparison-page.h"
#include "candor-exporter.h"
#include "candor-file-kind.h"
#include "candor-paste.h"
#include "candor-settings.h"
#include "candor-welcome.h"
#include "candor-pages.h"

struct _CandorWindow
{
  AdwApplicationWindow parent_instance;
  CandorCheck *check; /* NULL where there is no knowledge */
  CandorComparison *remembered; /* the last one that went into the recent cases */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *export_button;
  GtkStack *stack;
  CandorWelcome *welcome;
  CandorComparisonPage *page;
  AdwStatusPage *trouble;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (CandorWindow, candor_window, ADW_TYPE_APPLICATION_WINDOW)

static CandorApplication *
candor_window_get_app (CandorWindow *self)
{
  return CANDOR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
candor_window_toast (CandorWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Reading. */

gboolean
candor_window_get_empty (CandorWindow *self)
{
  g_return_val_if_fail (CANDOR_IS_WINDOW (self), FALSE);
  return self->check == NULL || candor_check_get_empty (self->check);
}

void
candor_window_read (CandorWindow *self, GFile *package, GPtrArray *policies)
{
  g_return_if_fail (CANDOR_IS_WINDOW (self));
  if (self->check == NULL)
    return;
  if (package != NULL)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (files, g_object_ref (package));
      candor_half_read (candor_check_get_package (self->check), files);
    }
  if (policies != NULL && policies->len > 0)
    candor_half_read (candor_check_get_policy (self->check), policies);
}

/* A single file means the place it is dropped on, unless its name says otherwise. */
static void
candor_window_dropped_cb (CandorWindow *self, guint kind, GListModel *files)
{
  g_autoptr (GFile) first = g_list_model_get_item (files, 0);

  if (g_list_model_get_n_items (files) == 1 && kind == CANDOR_HALF_PACKAGE
      && g_file_query_file_type (first, 0, NULL) == G_FILE_TYPE_REGULAR)
    candor_window_read (self, first, NULL);
  else
    candor_application_open_files (candor_window_get_app (self), files, self, TRUE);
}

static gboolean
candor_window_drop_cb (CandorWindow *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (GSList *each = g_value_get_boxed (value); each != NULL; each = each->next)
    g_list_store_append (list, each->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return FALSE;
  candor_application_open_files (candor_window_get_app (self), G_LIST_MODEL (list), self, TRUE);
  return TRUE;
}

static void
candor_window_recent_cb (CandorWindow *self, GVariant *recent)
{
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GVariantIter) uris = NULL;
  g_autoptr (GFile) package = NULL;
  const char *uri;

  g_variant_get (recent, "(&sas)", &uri, &uris);
  package = g_file_new_for_uri (uri);
  while (g_variant_iter_next (uris, "&s", &uri))
    g_ptr_array_add (policies, g_file_new_for_uri (uri));
  candor_window_read (self, package, policies);
}

static char *
candor_samples_dup_path (const char *name)
{
  const char *folder = g_getenv ("CANDOR_SAMPLES");

  return folder != NULL ? g_build_filename (folder, name, NULL)
                        : g_build_filename (CANDOR_PKGDATADIR, "samples", name, NULL);
}

static void
candor_window_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);
  gboolean chinese = candor_catalog_is_chinese (candor_application_get_catalog (candor_window_get_app (self)));
  g_autofree char *package_path = candor_samples_dup_path ("riverbank.apk");
  g_autofree char *policy_path = candor_samples_dup_path (chinese ? "policy-zh.html" : "policy-en.html");
  g_autoptr (GFile) package = g_file_new_for_path (package_path);
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (policies, g_file_new_for_path (policy_path));
  candor_window_read (self, package, policies);
}

/* Choosing files. */

static void
candor_window_show_chooser (CandorWindow *self, GtkFileChooserNative *chooser, GCallback response)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->chooser = chooser;
  g_signal_connect_object (chooser, "response", response, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
candor_chooser_add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *endings)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; endings != NULL && endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  if (endings == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
candor_window_package_chosen_cb (CandorWindow *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT
      && (file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))) != NULL)
    candor_window_read (self, file, NULL);
}

static void
candor_window_policies_chosen_cb (CandorWindow *self, int response)
{
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) files = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (policies, g_list_model_get_item (files, i));
  candor_window_read (self, NULL, policies);
}

static void
candor_window_open_package (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "apk", "apks", "xapk", "apkm", "aab", NULL };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Choose an App"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  candor_chooser_add_filter (chooser, _ ("Android packages"), endings);
  candor_chooser_add_filter (chooser, _ ("All files"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  candor_window_show_chooser (CANDOR_WINDOW (widget), chooser, G_CALLBACK (candor_window_package_chosen_cb));
}

static void
candor_window_open_policy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "html", "htm", "xhtml", "md", "markdown", "txt", "pdf", "docx", "odt", "epub", NULL };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Choose a Policy"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  candor_chooser_add_filter (chooser, _ ("Documents"), endings);
  candor_chooser_add_filter (chooser, _ ("All files"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  candor_window_show_chooser (CANDOR_WINDOW (widget), chooser, G_CALLBACK (candor_window_policies_chosen_cb));
}

static void
candor_window_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func (g_object_unref);
  GFile *file = NULL;

  if (text == NULL || *g_strstrip (text) == '\0')
    {
      candor_window_toast (self, _ ("There is no text to paste"));
      return;
    }
  file = candor_paste_new (text, &error);
  if (file == NULL)
    {
      candor_window_toast (self, error->message);
      return;
    }
  g_ptr_array_add (policies, file);
  candor_window_read (self, NULL, policies);
}

static void
candor_window_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, candor_window_pasted_cb,
                                 g_object_ref (widget));
}

/* Export. */

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

static CandorCatalog *
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

  if (response != GTK_RESPONSE_ACCEPT || comparison == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file == NULL)
    return;
  catalog = candor_window_dup_report_catalog (self);
  candor_export_async (comparison, catalog, format, file, candor_window_exported_cb, g_object_ref (self));
}

/* "Riverbank 4.2.1.pdf"; no character that some file system refuses. */
static char *
candor_window_suggest_name (CandorWindow *self, CandorExportFormat format)
{
  CandorPackage *package = candor_half_get_package (candor_check_get_package (self->check));
  g_autoptr (CandorCatalog) catalog = candor_window_dup_report_catalog (self);
  const char *label = candor_package_get_label_for (package, candor_catalog_get_locale (catalog));
  const char *version = candor_package_get_version_name (package);
  char *name = g_strdup_printf ("%s%s%s.%s", label != NULL ? label : candor_package_get_package_name (package),
                                version != NULL ? " " : "", version != NULL ? version : "",
                                candor_export_format_to_string (format));

  return g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
}

static void
candor_window_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);
  const char *endings[] = { NULL, NULL };
  GtkFileChooserNative *chooser;
  CandorExportFormat format;
  g_autofree char *name = NULL;

  if (self->check == NULL || candor_check_get_comparison (self->check) == NULL
      || !candor_export_format_from_string (g_variant_get_string (parameter, NULL), &format))
    return;
  chooser = gtk_file_chooser_native_new (_ ("Save the Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Save"), _ ("_Cancel"));
  endings[0] = candor_export_format_to_string (format);
  name = candor_window_suggest_name (self, format);
  candor_chooser_add_filter (chooser, endings[0], endings);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "candor-format", GUINT_TO_POINTER (format));
  candor_window_show_chooser (self, chooser, G_CALLBACK (candor_window_export_chosen_cb));
}

/* What the window shows. */

static void
candor_window_remember (CandorWindow *self, CandorComparison *comparison)
{
  GSettings *settings = candor_application_get_settings (candor_window_get_app (self));
  GPtrArray *packages = candor_half_get_files (candor_check_get_package (self->check));
  GPtrArray *policies = candor_half_get_files (candor_check_get_policy (self->check));

  if (!g_set_object (&self->remembered, comparison) || comparison == NULL)
    return;
  for (guint i = 0; i < policies->len; i++)
    if (candor_paste_is (g_ptr_array_index (policies, i)))
      return;
  candor_settings_add_recent (settings, g_ptr_array_index (packages, 0), policies);
}

static void
candor_window_describe (CandorWindow *self)
{
  CandorPackage *package = candor_half_get_package (candor_check_get_package (self->check));
  CandorPolicy *policy = candor_half_get_policy (candor_check_get_policy (self->check));
  const char *locale = candor_catalog_get_locale (candor_check_get_catalog (self->check));
  const char *label = package != NULL ? candor_package_get_label_for (package, locale) : NULL;
  const char *version = package != NULL ? candor_package_get_version_name (package) : NULL;
  const char *words = policy != NULL ? candor_document_get_title (candor_policy_get_document (policy, 0)) : NULL;
  g_autofree char *names = candor_half_dup_names (candor_check_get_policy (self->check));
  g_autofree char *app = NULL, *both = NULL;

  if (package != NULL)
    app = g_strdup_printf ("%s %s", label != NULL ? label : candor_package_get_package_name (package),
                           version != NULL ? version : "");
  if (words == NULL || *words == '\0')
    words = names;
  if (app != NULL && policy != NULL)
    both = g_strdup_printf ("%s ↔ %s", app, words);
  else
    both = g_strdup (app != NULL ? app : policy != NULL ? words : "Candor");
  gtk_window_set_title (GTK_WINDOW (self), both);
  adw_window_title_set_title (self->title, app != NULL ? app : policy != NULL ? words : "Candor");
  adw_window_title_set_subtitle (self->title, app != NULL && policy != NULL ? words : "");
}

static void
candor_window_changed_cb (CandorWindow *self)
{
  CandorComparison *comparison = candor_check_get_comparison (self->check);
  gboolean compared = comparison != NULL;

  candor_pages_show (self->stack, candor_check_get_empty (self->check) ? "welcome" : "case");
  gtk_widget_set_visible (self->export_button, compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.only-gaps", compared);
  candor_window_describe (self);
  candor_window_remember (self, comparison);
}

/* Keys and menus. */

static void
candor_window_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_comparison_page_find (CANDOR_WINDOW (widget)->page);
}

static void
candor_window_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_comparison_page_filter (CANDOR_WINDOW (widget)->page);
}

static void
candor_window_only_gaps (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_comparison_page_toggle_only_gaps (CANDOR_WINDOW (widget)->page);
}

static void
candor_window_next_gap (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_comparison_page_next_gap (CANDOR_WINDOW (widget)->page, g_str_has_suffix (name, "next-gap") ? 1 : -1);
}

static void
candor_window_next_column (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_comparison_page_next_column (CANDOR_WINDOW (widget)->page, g_str_has_suffix (name, "next-column") ? 1 : -1);
}

static void
candor_window_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);

  if (self->check != NULL && !candor_comparison_page_back (self->page))
    candor_check_cancel (self->check);
}

static void
candor_window_show_toast (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_window_toast (CANDOR_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Single letters, so not while somebody writes; and before a read-only text swallows them. */
static gboolean
candor_window_key_cb (CandorWindow *self, guint key, guint code, GdkModifierType state, GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || GTK_IS_EDITABLE (focus)
      || (key != GDK_KEY_n && key != GDK_KEY_p))
    return GDK_EVENT_PROPAGATE;
  candor_comparison_page_next_gap (self->page, key == GDK_KEY_n ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
candor_window_sort_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CandorWindow *self = user_data;

  g_simple_action_set_state (action, state);
  candor_comparison_page_sort_by_name (self->page, g_strcmp0 (g_variant_get_string (state, NULL), "name") == 0);
}

static void
candor_window_add_actions (CandorWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .parameter_type = "s", .state = "'gaps'", .change_state = candor_window_sort_cb },
  };
  GSettings *settings = candor_application_get_settings (candor_window_get_app (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  if (settings != NULL)
    {
      g_autoptr (GAction) language = g_settings_create_action (settings, "report-language");

      g_action_map_add_action (G_ACTION_MAP (self), language);
    }
}

static void
candor_window_set_up_size (CandorWindow *self)
{
  GSettings *settings = candor_application_get_settings (candor_window_get_app (self));

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
candor_window_close_request (GtkWindow *window)
{
  CandorWindow *self = CANDOR_WINDOW (window);
  GSettings *settings = candor_application_get_settings (candor_window_get_app (self));
  int width, height;

  if (settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
      g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
    }
  if (self->check != NULL)
    candor_check_cancel (self->check);
  return GTK_WINDOW_CLASS (candor_window_parent_class)->close_request (window);
}

static void
candor_window_set_up (CandorWindow *self)
{
  CandorApplication *app = candor_window_get_app (self);
  const char *failure;
  CandorKnowledge *knowledge = candor_application_get_knowledge (app, &failure);

  candor_window_set_up_size (self);
  candor_window_add_actions (self);
  candor_welcome_set_settings (self->welcome, candor_application_get_settings (app));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", FALSE);
  if (knowledge == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (failure, -1);

      adw_status_page_set_description (self->trouble, escaped);
      candor_pages_show (self->stack, "trouble");
      return;
    }
  self->check = candor_check_new (knowledge, candor_application_get_catalog (app));
  candor_comparison_page_set_check (self->page, self->check);
  g_signal_connect_object (self->check, "changed", G_CALLBACK (candor_window_changed_cb), self, G_CONNECT_SWAPPED);
  candor_window_changed_cb (self);
}

static void
candor_window_dispose (GObject *object)
{
  CandorWindow *self = CANDOR_WINDOW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->remembered);
  g_clear_object (&self->check);
  G_OBJECT_CLASS (candor_window_parent_class)->dispose (object);
}

static void
candor_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } plain[] = {
    { "win.open-package", candor_window_open_package }, { "win.open-policy", candor_window_open_policy },
    { "win.paste", candor_window_paste },               { "win.sample", candor_window_sample },
    { "win.find", candor_window_find },                 { "win.filter", candor_window_filter },
    { "win.only-gaps", candor_window_only_gaps },       { "win.next-gap", candor_window_next_gap },
    { "win.previous-gap", candor_window_next_gap },     { "win.next-column", candor_window_next_column },
    { "win.previous-column", candor_window_next_column }, { "win.back", candor_window_back },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i].name, NULL, plain[i].activate);
  gtk_widget_class_install_action (widget_class, "win.export", "s", candor_window_export);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", candor_window_show_toast);
}

static void
candor_window_class_init (CandorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_WELCOME);
  g_type_ensure (CANDOR_TYPE_COMPARISON_PAGE);
  G_OBJECT_CLASS (klass)->dispose = candor_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = candor_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, page);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, trouble);
  gtk_widget_class_bind_template_callback (widget_class, candor_window_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_window_recent_cb);
  candor_window_install_actions (widget_class);
}

static void
candor_window_init (CandorWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (candor_window_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (candor_window_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

CandorWindow *
candor_window_new (CandorApplication *application)
{
  CandorWindow *self = g_object_new (CANDOR_TYPE_WINDOW, "application", application, NULL);

  candor_window_set_up (self);
  return self;
}
