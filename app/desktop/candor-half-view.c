/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-half-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "candor-desktop-enums.h"
#include "candor-drop-place.h"
#include "candor-pages.h"
#include "candor-shrinking.h"

struct _CandorHalfView
{
  GtkWidget parent_instance;
  CandorHalfKind kind;
  CandorHalf *half;
  GtkWidget *header;
  GtkLabel *title;
  GtkLabel *caption;
  GtkButton *open;
  GtkStack *stack;
  GtkBox *content;
  GtkBox *invitation;
  GtkLabel *reading_title;
  GtkLabel *reading_names;
  GtkLabel *reading_stage;
  GtkProgressBar *reading_bar;
  AdwStatusPage *failure;
  GtkButton *other;
  GtkWidget *child;
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_CHILD,
  N_PROPS,
};

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorHalfView, candor_half_view, GTK_TYPE_WIDGET)

static const char *
candor_half_view_get_open_action (CandorHalfView *self)
{
  return self->kind == CANDOR_HALF_POLICY ? "win.open-policy" : "win.open-package";
}

static void
candor_half_view_cancel_cb (CandorHalfView *self)
{
  candor_half_cancel (self->half);
}

static void
candor_half_view_retry_cb (CandorHalfView *self)
{
  candor_half_retry (self->half);
}

static void
candor_half_view_dropped_cb (CandorHalfView *self, GListModel *files)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, files);
}

static void
candor_half_view_show_reading (CandorHalfView *self)
{
  g_autofree char *names = candor_half_dup_names (self->half);
  const char *stage = candor_half_get_stage (self->half);

  gtk_label_set_text (self->reading_names, names);
  gtk_label_set_text (self->reading_stage, stage != NULL ? stage : "");
  gtk_progress_bar_set_fraction (self->reading_bar, candor_half_get_fraction (self->half));
}

static void
candor_half_view_show_failure (CandorHalfView *self)
{
  const char *failure = candor_half_get_failure (self->half);
  g_autofree char *escaped = g_markup_escape_text (failure != NULL ? failure : "", -1);

  adw_status_page_set_title (self->failure, self->kind == CANDOR_HALF_POLICY
                                                ? _ ("This policy could not be read")
                                                : _ ("This app could not be read"));
  adw_status_page_set_description (self->failure, escaped);
}

static void
candor_half_view_changed_cb (CandorHalfView *self)
{
  static const char *const pages[] = {
    [CANDOR_HALF_EMPTY] = "empty", [CANDOR_HALF_READING] = "reading",
    [CANDOR_HALF_READY] = "ready", [CANDOR_HALF_FAILED] = "failed",
  };
  CandorHalfState state = candor_half_get_state (self->half);

  if (state == CANDOR_HALF_READING)
    candor_half_view_show_reading (self);
  else if (state == CANDOR_HALF_FAILED)
    candor_half_view_show_failure (self);
  gtk_widget_set_visible (self->header, state == CANDOR_HALF_READY);
  candor_pages_show (self->stack, pages[state]);
}

static void
candor_half_view_constructed (GObject *object)
{
  CandorHalfView *self = CANDOR_HALF_VIEW (object);
  gboolean policy = self->kind == CANDOR_HALF_POLICY;
  GtkWidget *place = g_object_new (CANDOR_TYPE_DROP_PLACE, "kind", self->kind, "hexpand", TRUE, NULL);
  const char *label = policy ? _ ("Choose another policy") : _ ("Choose another app");

  G_OBJECT_CLASS (candor_half_view_parent_class)->constructed (object);
  g_signal_connect_object (place, "dropped", G_CALLBACK (candor_half_view_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->invitation, place);
  candor_let_shrink (GTK_WIDGET (self->stack));
  gtk_label_set_text (self->reading_title, policy ? _ ("Reading the policy") : _ ("Reading the app"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), candor_half_view_get_open_action (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->other), candor_half_view_get_open_action (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
candor_half_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CandorHalfView *self = CANDOR_HALF_VIEW (object);

  if (id == PROP_KIND)
    g_value_set_enum (value, self->kind);
  else if (id == PROP_CHILD)
    g_value_set_object (value, self->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_half_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CandorHalfView *self = CANDOR_HALF_VIEW (object);

  if (id == PROP_KIND)
    self->kind = g_value_get_enum (value);
  else if (id == PROP_CHILD)
    {
      self->child = g_value_get_object (value);
      if (self->child != NULL)
        gtk_box_append (self->content, self->child);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_half_view_dispose (GObject *object)
{
  CandorHalfView *self = CANDOR_HALF_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->half);
  G_OBJECT_CLASS (candor_half_view_parent_class)->dispose (object);
}

static void
candor_half_view_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, header);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, title);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, caption);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, open);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, stack);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, content);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, invitation);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, reading_title);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, reading_names);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, reading_stage);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, failure);
  gtk_widget_class_bind_template_child (widget_class, CandorHalfView, other);
  gtk_widget_class_bind_template_callback (widget_class, candor_half_view_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_half_view_retry_cb);
}

static void
candor_half_view_class_init (CandorHalfViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = candor_half_view_constructed;
  object_class->get_property = candor_half_view_get_property;
  object_class->set_property = candor_half_view_set_property;
  object_class->dispose = candor_half_view_dispose;
  properties[PROP_KIND]
      = g_param_spec_enum ("kind", NULL, NULL, CANDOR_TYPE_HALF_KIND, CANDOR_HALF_POLICY,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-half-view.ui");
  candor_half_view_bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "half");
}

static void
candor_half_view_init (CandorHalfView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
candor_half_view_set_half (CandorHalfView *self, CandorHalf *half)
{
  g_return_if_fail (CANDOR_IS_HALF_VIEW (self) && CANDOR_IS_HALF (half));
  g_set_object (&self->half, half);
  g_signal_connect_object (half, "changed", G_CALLBACK (candor_half_view_changed_cb), self, G_CONNECT_SWAPPED);
  candor_half_view_changed_cb (self);
}

void
candor_half_view_describe (CandorHalfView *self, const char *title, const char *caption)
{
  g_return_if_fail (CANDOR_IS_HALF_VIEW (self));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->caption, caption);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption), caption);
}

CandorHalfKind
candor_half_view_get_kind (CandorHalfView *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF_VIEW (self), CANDOR_HALF_POLICY);
  return self->kind;
}
