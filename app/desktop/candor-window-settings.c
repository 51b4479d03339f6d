/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

static const int zooms[] = { 75, 90, 100, 110, 125, 150, 175, 200 }; /* as in style.css */

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

void
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
  candor_check_set_default_app_type (self->check, *type != '\0' ? type : NULL);
  candor_decisions_set_person (candor_check_get_decisions (self->check), person);
}

void
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

void
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
