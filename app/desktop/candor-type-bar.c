/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-type-bar.h"

#include <glib/gi18n.h>

#include "candor-shrinking.h"
#include "candor-wrap.h"

struct _CandorTypeBar
{
  GtkWidget parent_instance;
  CandorCheck *check;
  GtkLabel *question;
  char *refused; /* (nullable): the package whose suggestion was sent away */
};

G_DEFINE_FINAL_TYPE (CandorTypeBar, candor_type_bar, GTK_TYPE_WIDGET)

static const char *
candor_type_bar_get_app (CandorTypeBar *self)
{
  CandorPackage *package = candor_half_get_package (candor_check_get_package (self->check));

  return package != NULL ? candor_package_get_package_name (package) : NULL;
}

static void
candor_type_bar_changed_cb (CandorTypeBar *self)
{
  const char *cues;
  const CandorKnownAppType *type = candor_check_get_suggestion (self->check, &cues);
  gboolean asks = type != NULL && candor_check_get_app_type (self->check) == NULL
                  && g_strcmp0 (self->refused, candor_type_bar_get_app (self)) != 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), asks);
  if (!asks)
    return;
  text = g_strdup_printf (_ ("Is this an app of the type “%s”? (%s)"),
                          candor_catalog_is_chinese (candor_check_get_catalog (self->check)) ? type->name_zh : type->name_en,
                          cues);
  gtk_label_set_text (self->question, text);
}

static void
candor_type_bar_confirmed_cb (CandorTypeBar *self)
{
  const CandorKnownAppType *type = candor_check_get_suggestion (self->check, NULL);

  if (type != NULL)
    candor_check_set_app_type (self->check, type->id);
  candor_type_bar_changed_cb (self);
}

static void
candor_type_bar_refused_cb (CandorTypeBar *self)
{
  g_free (self->refused);
  self->refused = g_strdup (candor_type_bar_get_app (self));
  candor_type_bar_changed_cb (self);
}

void
candor_type_bar_set_check (CandorTypeBar *self, CandorCheck *check)
{
  g_return_if_fail (CANDOR_IS_TYPE_BAR (self) && CANDOR_IS_CHECK (check));
  g_set_object (&self->check, check);
  g_signal_connect_object (check, "changed", G_CALLBACK (candor_type_bar_changed_cb), self, G_CONNECT_SWAPPED);
  candor_type_bar_changed_cb (self);
}

static void
candor_type_bar_dispose (GObject *object)
{
  CandorTypeBar *self = CANDOR_TYPE_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->check);
  g_clear_pointer (&self->refused, g_free);
  G_OBJECT_CLASS (candor_type_bar_parent_class)->dispose (object);
}

static void
candor_type_bar_class_init (CandorTypeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_WRAP);
  G_OBJECT_CLASS (klass)->dispose = candor_type_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-type-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorTypeBar, question);
  gtk_widget_class_bind_template_callback (widget_class, candor_type_bar_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_type_bar_refused_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "typebar");
}

static void
candor_type_bar_init (CandorTypeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
}
