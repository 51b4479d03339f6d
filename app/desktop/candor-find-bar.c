/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-find-bar.h"

#include <glib/gi18n.h>

struct _CandorFindBar
{
  GtkWidget parent_instance;
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *result;
};

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorFindBar, candor_find_bar, GTK_TYPE_WIDGET)

static void
candor_find_bar_changed_cb (CandorFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
candor_find_bar_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, g_str_has_suffix (name, "next") ? 1 : -1);
}

static void
candor_find_bar_next_cb (CandorFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

static void
candor_find_bar_previous_cb (CandorFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
candor_find_bar_mode_cb (CandorFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
candor_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CandorFindBar *self = CANDOR_FIND_BAR (object);
  const char *label = g_value_get_string (value);

  if (id != PROP_LABEL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
candor_find_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_find_bar_parent_class)->dispose (object);
}

static void
candor_find_bar_class_init (CandorFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = candor_find_bar_dispose;
  object_class->set_property = candor_find_bar_set_property;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CandorFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, CandorFindBar, result);
  gtk_widget_class_bind_template_callback (widget_class, candor_find_bar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_find_bar_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_find_bar_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_find_bar_mode_cb);
  gtk_widget_class_install_action (widget_class, "find.next", NULL, candor_find_bar_move);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, candor_find_bar_move);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "findbar");
}

static void
candor_find_bar_init (CandorFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  candor_find_bar_set_result (self, 0, 0);
}

void
candor_find_bar_open (CandorFindBar *self)
{
  g_return_if_fail (CANDOR_IS_FIND_BAR (self));
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

gboolean
candor_find_bar_close (CandorFindBar *self)
{
  g_return_val_if_fail (CANDOR_IS_FIND_BAR (self), FALSE);
  if (!gtk_search_bar_get_search_mode (self->bar) || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return FALSE;
  gtk_search_bar_set_search_mode (self->bar, FALSE);
  return TRUE;
}

const char *
candor_find_bar_get_text (CandorFindBar *self)
{
  g_return_val_if_fail (CANDOR_IS_FIND_BAR (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
candor_find_bar_set_result (CandorFindBar *self, guint which, guint count)
{
  gboolean asked, lacking;
  g_autofree char *text = NULL;

  g_return_if_fail (CANDOR_IS_FIND_BAR (self));
  asked = *candor_find_bar_get_text (self) != '\0';
  lacking = asked && count == 0;
  if (lacking)
    text = g_strdup (_ ("Not found"));
  else if (asked)
    /* Translators: the how manieth match is shown, and how many there are */
    text = g_strdup_printf (_ ("%u of %u"), which, count);
  gtk_label_set_text (self->result, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  if (lacking)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", count > 0);
}
