/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-ledger.h"

#include <adwaita.h>

#include "candor-line-row.h"

struct _CandorLedger
{
  GtkWidget parent_instance;
  GtkBox *head;
  GtkLabel *intro;
  GtkListView *list;
};

enum
{
  PROP_0,
  PROP_NAME_FOR_PEOPLE,
  N_PROPS,
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorLedger, candor_ledger, GTK_TYPE_WIDGET)

static void
candor_ledger_setup_cb (CandorLedger *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, candor_line_row_new ());
}

static void
candor_ledger_bind_cb (CandorLedger *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  CandorLine *line = gtk_list_item_get_item (item);
  g_autofree char *spoken = candor_line_dup_spoken (line);

  candor_line_row_set_line (CANDOR_LINE_ROW (row), line);
  gtk_list_item_set_activatable (item, candor_line_get_target (line) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
candor_ledger_unbind_cb (CandorLedger *self, GtkListItem *item)
{
  candor_line_row_set_line (CANDOR_LINE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
candor_ledger_activate_cb (CandorLedger *self, guint position)
{
  g_autoptr (CandorLine) line
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (line != NULL && candor_line_get_target (line) != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, candor_line_get_target (line));
}

static void
candor_ledger_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME_FOR_PEOPLE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (CANDOR_LEDGER (object)->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_ledger_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_ledger_parent_class)->dispose (object);
}

static void
candor_ledger_class_init (CandorLedgerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_ledger_dispose;
  G_OBJECT_CLASS (klass)->set_property = candor_ledger_set_property;
  properties[PROP_NAME_FOR_PEOPLE]
      = g_param_spec_string ("name-for-people", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-ledger.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorLedger, head);
  gtk_widget_class_bind_template_child (widget_class, CandorLedger, intro);
  gtk_widget_class_bind_template_child (widget_class, CandorLedger, list);
  gtk_widget_class_bind_template_callback (widget_class, candor_ledger_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_ledger_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_ledger_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_ledger_activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "ledger");
}

static void
candor_ledger_init (CandorLedger *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
candor_ledger_set_lines (CandorLedger *self, GListModel *lines)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (CANDOR_IS_LEDGER (self));
  selection = gtk_no_selection_new (lines != NULL ? g_object_ref (lines) : NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

void
candor_ledger_set_intro (CandorLedger *self, const char *intro)
{
  g_return_if_fail (CANDOR_IS_LEDGER (self));
  gtk_label_set_text (self->intro, intro != NULL ? intro : "");
  gtk_widget_set_visible (GTK_WIDGET (self->intro), intro != NULL);
}

void
candor_ledger_set_control (CandorLedger *self, GtkWidget *control)
{
  g_return_if_fail (CANDOR_IS_LEDGER (self) && GTK_IS_WIDGET (control));
  gtk_box_append (self->head, control);
}
