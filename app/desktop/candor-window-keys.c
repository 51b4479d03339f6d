/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

#include "candor-type-chooser.h"

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
candor_window_choose_app_type (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CandorWindow *self = CANDOR_WINDOW (widget);

  if (self->check != NULL)
    gtk_window_present (GTK_WINDOW (candor_type_chooser_new (GTK_WINDOW (self), self->check)));
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
gboolean
candor_window_key_cb (CandorWindow *self, guint key, guint code, GdkModifierType state, GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (GTK_IS_EDITABLE (focus) || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_v)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.paste", NULL);
  if (modifiers != 0)
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

void
candor_window_install_key_actions (GtkWidgetClass *widget_class)
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
    { "win.zoom-reset", candor_window_zoom },           { "win.app-type", candor_window_choose_app_type },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i].name, NULL, plain[i].activate);
  gtk_widget_class_install_action (widget_class, "win.page", "s", candor_window_show_page);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", candor_window_show_toast);
}
