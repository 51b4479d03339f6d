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
};

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

  candor_matrix_row_set_narrow (CANDOR_MATRIX_ROW (row), self->narrow);
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

static void
candor_matrix_dispose (GObject *object)
{
  CandorMatrix *self = CANDOR_MATRIX (object);
  GtkWidget *child;

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
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (self->sides, !narrow);
  candor_matrix_row_set_narrow (self->heads, narrow);
  for (guint i = 0; i < self->rows->len; i++)
    candor_matrix_row_set_narrow (g_ptr_array_index (self->rows, i), narrow);
}

void
candor_matrix_focus (CandorMatrix *self)
{
  g_return_if_fail (CANDOR_IS_MATRIX (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
