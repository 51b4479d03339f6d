/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

#include <glib/gi18n.h>

#include "candor-pages.h"
#include "candor-paste.h"
#include "candor-settings.h"
#include "candor-shrinking.h"
#include "base/candor-printable.h"

/* Pixels below which the button to open says so by its icon alone. */
#define CANDOR_WINDOW_NARROW 500
/* GTK counts 1024 times the dots of an inch; beyond 110 %. */
#define CANDOR_WINDOW_USUAL_LETTERS (96 * 1024 * 11 / 10)

G_DEFINE_FINAL_TYPE (CandorWindow, candor_window, ADW_TYPE_APPLICATION_WINDOW)

CandorApplication *
candor_window_get_app (CandorWindow *self)
{
  return CANDOR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

void
candor_window_toast (CandorWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What the window shows. */

static void
candor_window_remember (CandorWindow *self, CandorComparison *comparison)
{
  GSettings *settings = candor_application_get_settings (candor_window_get_app (self));
  GPtrArray *packages = candor_half_get_files (candor_check_get_package (self->check));
  GPtrArray *policies = candor_half_get_files (candor_check_get_policy (self->check));
  const char *kept = candor_decisions_get_path (candor_check_get_decisions (self->check));

  if (kept != NULL && comparison != NULL && comparison != self->remembered)
    {
      g_autoptr (GFile) file = g_file_new_for_path (kept);

      candor_settings_add_recent (settings, file, NULL);
    }
  if (!g_set_object (&self->remembered, comparison) || comparison == NULL)
    return;
  if (packages->len == 0 || policies->len == 0)
    return;
  for (guint i = 0; i < policies->len; i++)
    /* What was pasted is gone tomorrow, and a page is not fetched again unasked. */
    if (!G_IS_FILE (g_ptr_array_index (policies, i)) || candor_paste_is (g_ptr_array_index (policies, i)))
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
  g_autofree char *app = NULL, *named = NULL, *both = NULL, *marked = NULL;

  if (package != NULL)
    named = g_strdup_printf ("%s %s", label != NULL ? label : candor_package_get_package_name (package),
                             version != NULL ? version : "");
  if (named != NULL)
    app = candor_printable (named);
  if (words == NULL || *words == '\0')
    words = names;
  if (app != NULL && policy != NULL)
    both = g_strdup_printf ("%s ↔ %s", app, words);
  else
    both = g_strdup (app != NULL ? app : policy != NULL ? words : _ ("Candor"));
  if (candor_decisions_get_unsaved (candor_check_get_decisions (self->check)))
    marked = g_strdup_printf ("• %s", both);
  gtk_window_set_title (GTK_WINDOW (self), marked != NULL ? marked : both);
  adw_view_switcher_title_set_title (self->title, app != NULL ? app : policy != NULL ? words : _ ("Candor"));
  adw_view_switcher_title_set_subtitle (self->title, app != NULL && policy != NULL ? words : "");
}

/* Where it is narrow, the title needs the room more. */
static gboolean
candor_window_place_open_cb (gpointer user_data)
{
  CandorWindow *self = user_data;

  self->placing = 0;
  if (self->narrow)
    gtk_menu_button_set_icon_name (self->open_button, "document-open-symbolic");
  else
    gtk_menu_button_set_label (self->open_button, _ ("Open"));
  return G_SOURCE_REMOVE;
}

static void
candor_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CandorWindow *self = CANDOR_WINDOW (widget);
  gboolean narrow = width < CANDOR_WINDOW_NARROW;

  GTK_WIDGET_CLASS (candor_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* Nothing may ask for another size amid an allocation, hence later. */
  if (narrow != self->narrow && self->placing == 0)
    self->placing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, candor_window_place_open_cb, self, NULL);
  self->narrow = narrow;
}

/* Where the header has no room for the pages, they stand below. */
static void
candor_window_place_switcher (CandorWindow *self)
{
  gboolean compared = self->check != NULL && candor_check_get_comparison (self->check) != NULL;

  adw_view_switcher_title_set_view_switcher_enabled (self->title, compared);
  adw_view_switcher_bar_set_reveal (self->views_bar,
                                    compared && adw_view_switcher_title_get_title_visible (self->title));
}

/* The names of four pages stand beside one another at the bottom of a narrow window: they can't grow with the letters. */
static void
candor_window_letters_cb (CandorWindow *self, GParamSpec *pspec, GtkSettings *settings)
{
  int resolution = 0;

  g_object_get (settings, "gtk-xft-dpi", &resolution, NULL);
  if (resolution > CANDOR_WINDOW_USUAL_LETTERS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large-letters");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "large-letters");
}

/* A case that was checked once has nothing to be held against. */
static void
candor_window_enable_recheck (CandorWindow *self)
{
  CandorCase *case_ = candor_decisions_get_case (candor_check_get_decisions (self->check));
  gboolean rechecked = case_ != NULL && candor_check_get_comparison (self->check) != NULL
                       && g_list_model_get_n_items (candor_case_get_checks (case_)) > 1;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-recheck", rechecked);
}

static void
candor_window_case_changed_cb (CandorWindow *self)
{
  candor_window_watch_case (self);
  candor_window_enable_recheck (self);
  candor_window_describe (self);
  candor_window_refill_history (self);
}

static void
candor_window_changed_cb (CandorWindow *self)
{
  CandorComparison *comparison = candor_check_get_comparison (self->check);
  gboolean compared = comparison != NULL;

  candor_pages_show (self->stack, candor_check_get_empty (self->check) ? "welcome" : "case");
  gtk_widget_set_visible (self->export_button, compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", compared);
  candor_window_enable_recheck (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.app-type", compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print-preview", compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.only-gaps", compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.matrix", compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", compared);
  candor_window_describe (self);
  candor_window_place_switcher (self);
  if (self->remembered != comparison)
    {
      candor_window_empty_pages (self, comparison);
      candor_window_case_changed_cb (self);
    }
  candor_window_remember (self, comparison);
}

static void
candor_window_case_failed_cb (CandorWindow *self, const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("This case could not be read"), message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
candor_window_close_request (GtkWindow *window)
{
  CandorWindow *self = CANDOR_WINDOW (window);
  GSettings *settings = candor_application_get_settings (candor_window_get_app (self));
  int width, height;

  if (candor_window_ask_before_closing (self))
    return TRUE;
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
  candor_welcome_set_settings (self->welcome, candor_application_get_settings (app));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-recheck", FALSE);
  if (knowledge == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (failure, -1);

      adw_status_page_set_description (self->trouble, escaped);
      candor_pages_show (self->stack, "trouble");
      return;
    }
  self->check = candor_check_new (knowledge, candor_application_get_catalog (app));
  candor_comparison_page_set_check (self->page, self->check);
  candor_type_bar_set_check (self->type_bar, self->check);
  g_signal_connect_object (self->check, "changed", G_CALLBACK (candor_window_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "case-failed", G_CALLBACK (candor_window_case_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (candor_check_get_decisions (self->check), "changed",
                           G_CALLBACK (candor_window_case_changed_cb), self, G_CONNECT_SWAPPED);
  candor_window_follow_settings (self);
  candor_window_changed_cb (self);
  candor_window_case_changed_cb (self);
}

static void
candor_window_dispose (GObject *object)
{
  CandorWindow *self = CANDOR_WINDOW (object);

  g_clear_handle_id (&self->placing, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->remembered);
  g_clear_object (&self->recheck);
  g_clear_object (&self->check);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (candor_window_parent_class)->dispose (object);
}

static void
candor_window_class_init (CandorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_WELCOME);
  g_type_ensure (CANDOR_TYPE_COMPARISON_PAGE);
  g_type_ensure (CANDOR_TYPE_LEDGER);
  g_type_ensure (CANDOR_TYPE_TYPE_BAR);
  G_OBJECT_CLASS (klass)->dispose = candor_window_dispose;
  widget_class->size_allocate = candor_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = candor_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, page);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, views);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, views_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, sdks);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, type_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, history);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, checklist);
  gtk_widget_class_bind_template_callback (widget_class, candor_window_view_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_window_target_cb);
  candor_window_install_key_actions (widget_class);
  candor_window_install_open_actions (widget_class);
  candor_window_install_export_actions (widget_class);
  candor_window_install_case_actions (widget_class);
}

static void
candor_window_init (CandorWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (candor_window_letters_cb), self, G_CONNECT_SWAPPED);
  candor_window_letters_cb (self, NULL, gtk_widget_get_settings (GTK_WIDGET (self)));
  candor_window_accept_drops (self);
  g_signal_connect_object (self->title, "notify::title-visible", G_CALLBACK (candor_window_place_switcher), self,
                           G_CONNECT_SWAPPED);
  candor_window_view_cb (self);
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
