/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-drop-place.h"

#include <glib/gi18n.h>

#include "candor-desktop-enums.h"

struct _CandorDropPlace
{
  GtkWidget parent_instance;
  CandorHalfKind kind;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *description;
  GtkButton *choose;
  GtkButton *paste;
  GtkButton *address;
};

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS,
};

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorDropPlace, candor_drop_place, GTK_TYPE_WIDGET)

static gboolean
candor_drop_place_drop_cb (CandorDropPlace *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (GSList *each = files; each != NULL; each = each->next)
    g_list_store_append (list, each->data);
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, list);
  return files != NULL;
}

static void
candor_drop_place_constructed (GObject *object)
{
  CandorDropPlace *self = CANDOR_DROP_PLACE (object);
  gboolean policy = self->kind == CANDOR_HALF_POLICY;

  G_OBJECT_CLASS (candor_drop_place_parent_class)->constructed (object);
  gtk_image_set_from_icon_name (self->icon, policy ? "candor-words-symbolic" : "candor-deeds-symbolic");
  gtk_label_set_text (self->title, policy ? _ ("The policy") : _ ("The app"));
  gtk_label_set_text (self->description,
                      policy ? _ ("Drop a privacy policy here: a saved web page, Markdown or text")
                             : _ ("Drop an Android package here: an .apk, or a bundle of them"));
  gtk_button_set_label (self->choose, policy ? _ ("Choose Policy…") : _ ("Choose App…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->choose),
                                  policy ? "win.open-policy" : "win.open-package");
  gtk_widget_set_visible (GTK_WIDGET (self->paste), policy);
  gtk_widget_set_visible (GTK_WIDGET (self->address), policy);
}

static void
candor_drop_place_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_enum (value, CANDOR_DROP_PLACE (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_drop_place_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    CANDOR_DROP_PLACE (object)->kind = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_drop_place_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_drop_place_parent_class)->dispose (object);
}

static void
candor_drop_place_class_init (CandorDropPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = candor_drop_place_constructed;
  object_class->get_property = candor_drop_place_get_property;
  object_class->set_property = candor_drop_place_set_property;
  object_class->dispose = candor_drop_place_dispose;
  properties[PROP_KIND]
      = g_param_spec_enum ("kind", NULL, NULL, CANDOR_TYPE_HALF_KIND, CANDOR_HALF_POLICY,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-drop-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorDropPlace, icon);
  gtk_widget_class_bind_template_child (widget_class, CandorDropPlace, title);
  gtk_widget_class_bind_template_child (widget_class, CandorDropPlace, description);
  gtk_widget_class_bind_template_child (widget_class, CandorDropPlace, choose);
  gtk_widget_class_bind_template_child (widget_class, CandorDropPlace, paste);
  gtk_widget_class_bind_template_child (widget_class, CandorDropPlace, address);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "dropplace");
}

static void
candor_drop_place_init (CandorDropPlace *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (candor_drop_place_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

CandorHalfKind
candor_drop_place_get_kind (CandorDropPlace *self)
{
  g_return_val_if_fail (CANDOR_IS_DROP_PLACE (self), CANDOR_HALF_POLICY);
  return self->kind;
}
