/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-ledger.h"

#include <adwaita.h>

#include "candor-line-row.h"

/* Lines that fill the tallest sight, and as many more between two frames. */
#define CANDOR_LEDGER_FIRST 24u
#define CANDOR_LEDGER_STEP 4u

struct _CandorLedger
{
  GtkWidget parent_instance;
  GtkBox *head;
  GtkLabel *intro;
  GtkListBox *list;
  GtkSliceListModel *shown; /* of the lines, those that have a row */
  guint filling;
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

/* Lines of many heights, and no more of them than a page reads: a list box lays them out at once, where a
 * list view of GTK 4.8 goes round and round over what it estimates of them. */
static GtkWidget *
candor_ledger_make_row (gpointer item, gpointer user_data)
{
  CandorLine *line = item;
  GtkWidget *content = candor_line_row_new (), *row = gtk_list_box_row_new ();
  g_autofree char *spoken = candor_line_dup_spoken (line);

  candor_line_row_set_line (CANDOR_LINE_ROW (content), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), candor_line_get_target (line) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "candor-line", g_object_ref (line), g_object_unref);
  return row;
}

static void
candor_ledger_activated_cb (CandorLedger *self, GtkListBoxRow *row)
{
  CandorLine *line = g_object_get_data (G_OBJECT (row), "candor-line");

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
  CandorLedger *self = CANDOR_LEDGER (object);
  GtkWidget *child;

  g_clear_handle_id (&self->filling, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shown);
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
  gtk_widget_class_bind_template_callback (widget_class, candor_ledger_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "ledger");
}

static void
candor_ledger_init (CandorLedger *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = gtk_slice_list_model_new (NULL, 0, CANDOR_LEDGER_FIRST);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), candor_ledger_make_row, NULL, NULL);
}

static gboolean
candor_ledger_fill_cb (gpointer user_data)
{
  CandorLedger *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->shown) + CANDOR_LEDGER_STEP;

  gtk_slice_list_model_set_size (self->shown, size);
  if (size < g_list_model_get_n_items (gtk_slice_list_model_get_model (self->shown)))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* A row takes some milliseconds to lay out, so that a hundred at once would hold the window up. */
void
candor_ledger_set_lines (CandorLedger *self, GListModel *lines)
{
  g_return_if_fail (CANDOR_IS_LEDGER (self));
  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_slice_list_model_set_size (self->shown, CANDOR_LEDGER_FIRST);
  gtk_slice_list_model_set_model (self->shown, lines);
  if (lines != NULL && g_list_model_get_n_items (lines) > CANDOR_LEDGER_FIRST)
    self->filling = g_idle_add (candor_ledger_fill_cb, self);
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
