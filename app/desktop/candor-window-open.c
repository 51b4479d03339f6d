/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "candor-address-dialog.h"
#include "candor-file-kind.h"
#include "candor-paste.h"
#include "base/candor-file-name.h"

/* Files dropped, recent, chosen, pasted. */

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
static gboolean
candor_window_means_package (guint kind, GListModel *files)
{
  g_autoptr (GFile) first = g_list_model_get_item (files, 0);
  g_autofree char *name = g_file_get_basename (first);

  return kind == CANDOR_HALF_PACKAGE && g_list_model_get_n_items (files) == 1 && g_file_is_native (first)
         && g_file_query_file_type (first, 0, NULL) == G_FILE_TYPE_REGULAR
         && (name == NULL || !candor_file_name_is_policy (name));
}

static void
candor_window_dropped_cb (CandorWindow *self, guint kind, GListModel *files)
{
  g_autoptr (GFile) first = g_list_model_get_item (files, 0);

  if (candor_window_means_package (kind, files))
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

void
candor_window_accept_drops (CandorWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (candor_window_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
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
  if (policies->len == 0)
    candor_window_open_case (self, package, FALSE);
  else
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

void
candor_window_show_chooser (CandorWindow *self, GtkFileChooserNative *chooser, GCallback response)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->chooser = chooser;
  g_signal_connect_object (chooser, "response", response, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
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

/* Pages. */

static void
candor_window_fetch_cb (CandorWindow *self, const char *address)
{
  if (self->check != NULL)
    candor_half_fetch (candor_check_get_policy (self->check), address);
}

void
candor_window_ask_to_fetch (CandorWindow *self, const char *address)
{
  GtkWidget *dialog;

  g_return_if_fail (CANDOR_IS_WINDOW (self));
  dialog = candor_address_dialog_new (GTK_WINDOW (self), address);
  g_signal_connect_object (dialog, "fetch", G_CALLBACK (candor_window_fetch_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
candor_window_open_address (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_window_ask_to_fetch (CANDOR_WINDOW (widget), NULL);
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
  /* An address alone is the page that is there, if the person wants that. */
  if (candor_address_is (text) && strpbrk (text, " \t\r\n") == NULL)
    {
      candor_window_ask_to_fetch (self, text);
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

void
candor_window_install_open_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, candor_window_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_window_recent_cb);
  gtk_widget_class_install_action (widget_class, "win.open-package", NULL, candor_window_open_package);
  gtk_widget_class_install_action (widget_class, "win.open-policy", NULL, candor_window_open_policy);
  gtk_widget_class_install_action (widget_class, "win.open-address", NULL, candor_window_open_address);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, candor_window_paste);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, candor_window_sample);
}
