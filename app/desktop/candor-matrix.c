/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-matrix.h"

#include <adwaita.h>

#include "candor-matrix-row.h"

struct _CandorMatrix
{
  GtkWidget parent_instance;
  GtkWidget *sides; /* names words and deeds above the columns */
  CandorMatrixRow *heads;
  GtkListView *list;
  GPtrArray *rows; /* all there are, in use or not */
  gboolean narrow;
  CandorMatrixShape shape;
  guint reshaping;
};

/* What a window of 360 pixels leaves the cells. */
#define CANDOR_MATRIX_NARROWEST 324

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorMatrix, candor_matrix, GTK_TYPE_WIDGET)

static void
candor_matrix_setup_cb (CandorMatrix *self, GtkListItem *item)
{
  GtkWidget *row = candor_matrix_row_new ();

  candor_matrix_row_set_shape (CANDOR_MATRIX_ROW (row), self->shape);
  gtk_list_item_set_child (item, row);
  g_ptr_array_add (self->rows, row);
}

static void
candor_matrix_teardown_cb (CandorMatrix *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

static void
candor_matrix_bind_cb (CandorMatrix *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  CandorSubject *subject = gtk_list_item_get_item (item);
  g_autofree char *spoken = candor_matrix_dup_spoken (subject);

  candor_matrix_row_set_subject (CANDOR_MATRIX_ROW (row), subject);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
candor_matrix_unbind_cb (CandorMatrix *self, GtkListItem *item)
{
  candor_matrix_row_set_subject (CANDOR_MATRIX_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
candor_matrix_activate_cb (CandorMatrix *self, guint position)
{
  g_autoptr (CandorSubject) subject
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (subject != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, subject);
}

/* A list that was filtered while nobody saw it may stand anywhere. */
static void
candor_matrix_map (GtkWidget *widget)
{
  CandorMatrix *self = CANDOR_MATRIX (widget);
  GtkSingleSelection *model = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  guint selected = model != NULL ? gtk_single_selection_get_selected (model) : GTK_INVALID_LIST_POSITION;

  GTK_WIDGET_CLASS (candor_matrix_parent_class)->map (widget);
  if (model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

/* Where the letters are large, the heads need more room than a narrow window has. */
static void
candor_matrix_reshape (CandorMatrix *self)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (self));
  CandorMatrixShape shape = CANDOR_MATRIX_WIDE;

  if (self->narrow)
    shape = place != NULL && candor_matrix_get_heads_width (place) > CANDOR_MATRIX_NARROWEST ? CANDOR_MATRIX_TIGHT
                                                                                            : CANDOR_MATRIX_NARROW;

  if (shape == self->shape)
    return;
  self->shape = shape;
  gtk_widget_set_visible (self->sides, shape == CANDOR_MATRIX_WIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->heads), shape != CANDOR_MATRIX_TIGHT);
  candor_matrix_row_set_shape (self->heads, shape);
  for (guint i = 0; i < self->rows->len; i++)
    candor_matrix_row_set_shape (g_ptr_array_index (self->rows, i), shape);
}

static gboolean
candor_matrix_reshape_cb (gpointer user_data)
{
  CandorMatrix *self = user_data;

  self->reshaping = 0;
  candor_matrix_reshape (self);
  return G_SOURCE_REMOVE;
}

static void
candor_matrix_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CandorMatrix *self = CANDOR_MATRIX (widget);

  GTK_WIDGET_CLASS (candor_matrix_parent_class)->css_changed (widget, change);
  if (self->narrow && self->reshaping == 0)
    self->reshaping = g_idle_add (candor_matrix_reshape_cb, self);
}

static void
candor_matrix_dispose (GObject *object)
{
  CandorMatrix *self = CANDOR_MATRIX (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reshaping, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_matrix_parent_class)->dispose (object);
}

static void
candor_matrix_class_init (CandorMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_MATRIX_ROW);
  G_OBJECT_CLASS (klass)->dispose = candor_matrix_dispose;
  widget_class->map = candor_matrix_map;
  widget_class->css_changed = candor_matrix_css_changed;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, CANDOR_TYPE_SUBJECT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorMatrix, sides);
  gtk_widget_class_bind_template_child (widget_class, CandorMatrix, heads);
  gtk_widget_class_bind_template_child (widget_class, CandorMatrix, list);
  gtk_widget_class_bind_template_callback (widget_class, candor_matrix_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_matrix_teardown_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_matrix_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_matrix_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_matrix_activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "matrix");
}

static void
candor_matrix_init (CandorMatrix *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_matrix_row_show_heads (self->heads);
}

void
candor_matrix_set_model (CandorMatrix *self, GtkSingleSelection *model)
{
  g_return_if_fail (CANDOR_IS_MATRIX (self));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
}

void
candor_matrix_set_narrow (CandorMatrix *self, gboolean narrow)
{
  g_return_if_fail (CANDOR_IS_MATRIX (self));
  self->narrow = narrow;
  candor_matrix_reshape (self);
}

void
candor_matrix_focus (CandorMatrix *self)
{
  g_return_if_fail (CANDOR_IS_MATRIX (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
