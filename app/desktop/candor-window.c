/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

#include <glib/gi18n.h>

#include "candor-checklist-lines.h"
#include "candor-history-lines.h"
#include "candor-pages.h"
#include "candor-paste.h"
#include "candor-sdk-lines.h"
#include "candor-settings.h"
#include "base/candor-printable.h"

static const int zooms[] = { 75, 90, 100, 110, 125, 150, 175, 200 }; /* as in style.css */

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
    both = g_strdup (app != NULL ? app : policy != NULL ? words : "Candor");
  if (candor_decisions_get_unsaved (candor_check_get_decisions (self->check)))
    marked = g_strdup_printf ("• %s", both);
  gtk_window_set_title (GTK_WINDOW (self), marked != NULL ? marked : both);
  adw_view_switcher_title_set_title (self->title, app != NULL ? app : policy != NULL ? words : "Candor");
  adw_view_switcher_title_set_subtitle (self->title, app != NULL && policy != NULL ? words : "");
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

static void
candor_window_view_cb (CandorWindow *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->views);

  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->views)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    candor_set_told (view, view == shown);
}

static void
candor_window_fill_pages (CandorWindow *self, CandorComparison *comparison)
{
  CandorCatalog *catalog = candor_check_get_catalog (self->check);
  CandorCase *case_ = candor_decisions_get_case (candor_check_get_decisions (self->check));
  g_autoptr (GListModel) sdks = NULL, checklist = NULL;
  g_autofree char *intro = NULL, *standing = NULL;

  g_clear_object (&self->recheck);
  if (comparison == NULL)
    {
      adw_view_stack_set_visible_child_name (self->views, "comparison");
      return;
    }
  if (case_ != NULL)
    self->recheck = candor_history_recheck (case_);
  checklist = candor_checklist_lines_new (comparison, catalog);
  standing = candor_checklist_lines_dup_intro (comparison, catalog);
  candor_ledger_set_lines (self->checklist, checklist);
  candor_ledger_set_intro (self->checklist, standing);
  sdks = candor_sdk_lines_new (comparison, catalog);
  intro = candor_sdk_lines_dup_intro (comparison);
  candor_ledger_set_lines (self->sdks, sdks);
  candor_ledger_set_intro (self->sdks, intro);
}

/* Decisions stand in the history as well. */
static void
candor_window_case_changed_cb (CandorWindow *self)
{
  CandorCase *case_ = candor_decisions_get_case (candor_check_get_decisions (self->check));

  candor_window_watch_case (self);
  candor_window_describe (self);
  if (case_ != NULL && candor_check_get_comparison (self->check) != NULL)
    {
      g_autoptr (GListModel) lines = candor_history_lines_new (case_, self->recheck, candor_check_get_catalog (self->check));
      g_autofree char *intro = candor_history_lines_dup_intro (case_, self->recheck, candor_check_get_catalog (self->check));

      candor_ledger_set_lines (self->history, lines);
      candor_ledger_set_intro (self->history, intro);
    }
}

/* A line of another page leads to its evidence in the comparison. */
static void
candor_window_target_cb (CandorWindow *self, const char *target)
{
  if (candor_comparison_page_show_target (self->page, target))
    adw_view_stack_set_visible_child_name (self->views, "comparison");
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.matrix", compared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", compared);
  candor_window_describe (self);
  candor_window_place_switcher (self);
  if (self->remembered != comparison)
    {
      candor_window_fill_pages (self, comparison);
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
candor_window_show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (CANDOR_WINDOW (widget)->views, g_variant_get_string (parameter, NULL));
}

static void
candor_window_matrix (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->views, "comparison");
  candor_comparison_page_toggle_matrix (self->page);
}

static void
candor_window_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  candor_comparison_page_toggle_pane (CANDOR_WINDOW (widget)->page);
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
      || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_n:
    case GDK_KEY_p:
      candor_comparison_page_next_gap (self->page, key == GDK_KEY_n ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_c:
      return candor_comparison_page_decide (self->page, CANDOR_VERDICT_CONFIRMED);
    case GDK_KEY_d:
      return candor_comparison_page_decide (self->page, CANDOR_VERDICT_DISMISSED);
    case GDK_KEY_a:
      return candor_comparison_page_decide (self->page, CANDOR_VERDICT_ASKED);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What was settled once and for all. */

static GSettings *
candor_window_get_settings (CandorWindow *self)
{
  return candor_application_get_settings (candor_window_get_app (self));
}

static void
candor_window_zoomed_cb (CandorWindow *self)
{
  int zoom = g_settings_get_int (candor_window_get_settings (self), "zoom");
  g_autofree char *style = g_strdup_printf ("zoom-%d", zoom);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autofree char *other = g_strdup_printf ("zoom-%d", zooms[i]);

      gtk_widget_remove_css_class (GTK_WIDGET (self->views), other);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->views), style);
}

static void
candor_window_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GSettings *settings = candor_window_get_settings (CANDOR_WINDOW (widget));
  guint at = 0;

  if (settings == NULL)
    return;
  while (at < G_N_ELEMENTS (zooms) - 1 && zooms[at] < g_settings_get_int (settings, "zoom"))
    at++;
  if (g_str_equal (action, "win.zoom-in"))
    at = MIN (at + 1, G_N_ELEMENTS (zooms) - 1);
  else if (at > 0)
    at--;
  g_settings_set_int (settings, "zoom", g_str_equal (action, "win.zoom-reset") ? 100 : zooms[at]);
}

static void
candor_window_settled_cb (CandorWindow *self)
{
  g_autofree char *type = g_settings_get_string (candor_window_get_settings (self), "app-type");
  g_autofree char *person = g_settings_get_string (candor_window_get_settings (self), "person");

  if (self->check == NULL)
    return;
  candor_check_set_app_type (self->check, *type != '\0' ? type : NULL);
  candor_decisions_set_person (candor_check_get_decisions (self->check), person);
}

static void
candor_window_follow_settings (CandorWindow *self)
{
  GSettings *settings = candor_window_get_settings (self);
  g_autoptr (GAction) language = NULL;
  g_autofree char *threshold = NULL;
  CandorSeverity severity;

  if (settings == NULL)
    return;
  language = g_settings_create_action (settings, "report-language");
  g_action_map_add_action (G_ACTION_MAP (self), language);
  threshold = g_settings_get_string (settings, "severity-threshold");
  if (candor_severity_from_string (threshold, &severity))
    candor_comparison_page_set_severity (self->page, severity);
  g_signal_connect_object (settings, "changed::zoom", G_CALLBACK (candor_window_zoomed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::app-type", G_CALLBACK (candor_window_settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::person", G_CALLBACK (candor_window_settled_cb), self, G_CONNECT_SWAPPED);
  candor_window_zoomed_cb (self);
  candor_window_settled_cb (self);
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
candor_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } plain[] = {
    { "win.find", candor_window_find },                 { "win.filter", candor_window_filter },
    { "win.only-gaps", candor_window_only_gaps },       { "win.matrix", candor_window_matrix },
    { "win.next-gap", candor_window_next_gap },         { "win.previous-gap", candor_window_next_gap },
    { "win.next-column", candor_window_next_column },   { "win.previous-column", candor_window_next_column },
    { "win.back", candor_window_back },                 { "win.pane", candor_window_pane },
    { "win.zoom-in", candor_window_zoom },              { "win.zoom-out", candor_window_zoom },
    { "win.zoom-reset", candor_window_zoom },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i].name, NULL, plain[i].activate);
  gtk_widget_class_install_action (widget_class, "win.page", "s", candor_window_show_page);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", candor_window_show_toast);
}

static void
candor_window_class_init (CandorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_WELCOME);
  g_type_ensure (CANDOR_TYPE_COMPARISON_PAGE);
  g_type_ensure (CANDOR_TYPE_LEDGER);
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
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, views);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, views_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, sdks);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, history);
  gtk_widget_class_bind_template_child (widget_class, CandorWindow, checklist);
  gtk_widget_class_bind_template_callback (widget_class, candor_window_view_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_window_target_cb);
  candor_window_install_actions (widget_class);
  candor_window_install_open_actions (widget_class);
  candor_window_install_export_actions (widget_class);
  candor_window_install_case_actions (widget_class);
}

static void
candor_window_init (CandorWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
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
