/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-waist.h"

#include <glib/gi18n.h>

#include "candor-subject-row.h"
#include "candor-pages.h"

struct _CandorWaist
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GListModel *subjects;
  GtkSortListModel *sorted;
  CandorSubjectFilter *filter; /* the list's */
  GtkSingleSelection *selection;
  GPtrArray *rows; /* the lines that exist now */
  gboolean quiet;  /* the selection is moved by the program */
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorWaist, candor_waist, GTK_TYPE_WIDGET)

static void
candor_waist_setup_cb (CandorWaist *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, candor_subject_row_new ());
}

/* The list's own line takes the focus, so it must say the whole of what it holds. */
static void
candor_waist_bind_cb (CandorWaist *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  CandorSubject *subject = gtk_list_item_get_item (item);

  candor_subject_row_set_subject (CANDOR_SUBJECT_ROW (row), subject);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, candor_subject_get_spoken (subject), -1);
  g_ptr_array_add (self->rows, row);
}

static void
candor_waist_unbind_cb (CandorWaist *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  candor_subject_row_set_subject (CANDOR_SUBJECT_ROW (row), NULL);
  g_ptr_array_remove_fast (self->rows, row);
}

static void
candor_waist_selected_cb (CandorWaist *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, candor_waist_get_selected (self));
}

static void
candor_waist_activate_cb (CandorWaist *self, guint position)
{
  g_autoptr (CandorSubject) subject = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (subject != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, subject);
}

static void
candor_waist_items_changed_cb (CandorWaist *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  candor_pages_show (self->stack, any || self->subjects == NULL ? "list" : "none");
}

static void
candor_waist_dispose (GObject *object)
{
  CandorWaist *self = CANDOR_WAIST (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_clear_object (&self->subjects);
  g_clear_object (&self->sorted);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_waist_parent_class)->dispose (object);
}

static void
candor_waist_class_init (CandorWaistClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_waist_dispose;
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, CANDOR_TYPE_SUBJECT);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, CANDOR_TYPE_SUBJECT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-waist.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorWaist, stack);
  gtk_widget_class_bind_template_child (widget_class, CandorWaist, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorWaist, list);
  gtk_widget_class_bind_template_callback (widget_class, candor_waist_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_waist_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_waist_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_waist_activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "waist");
}

static void
candor_waist_init (CandorWaist *self)
{
  GtkFilterListModel *filtered;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = candor_subject_filter_new ();
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->sorted)), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (candor_waist_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (candor_waist_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * candor_waist_set_subjects:
 * @subjects: (nullable) (element-type CandorSubject): the lines
 */
void
candor_waist_set_subjects (CandorWaist *self, GListModel *subjects)
{
  g_return_if_fail (CANDOR_IS_WAIST (self));
  if (!g_set_object (&self->subjects, subjects))
    return;
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_sort_list_model_set_model (self->sorted, subjects);
  self->quiet = FALSE;
  candor_waist_items_changed_cb (self);
}

CandorSubject *
candor_waist_get_selected (CandorWaist *self)
{
  g_return_val_if_fail (CANDOR_IS_WAIST (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

static guint
candor_waist_find (CandorWaist *self, CandorSubject *subject)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CandorSubject) each = g_list_model_get_item (model, i);
      if (each == subject)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
candor_waist_select (CandorWaist *self, CandorSubject *subject)
{
  guint position;

  g_return_if_fail (CANDOR_IS_WAIST (self));
  position = subject != NULL ? candor_waist_find (self, subject) : GTK_INVALID_LIST_POSITION;
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

gboolean
candor_waist_select_gap (CandorWaist *self, int direction)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint count = g_list_model_get_n_items (model);
  guint at = gtk_single_selection_get_selected (self->selection);

  g_return_val_if_fail (CANDOR_IS_WAIST (self) && direction != 0, FALSE);
  for (guint step = 0; step < count; step++)
    {
      g_autoptr (CandorSubject) subject = NULL;

      if (at == GTK_INVALID_LIST_POSITION)
        at = direction > 0 ? 0 : count - 1;
      else
        at = direction > 0 ? (at + 1) % count : (at + count - 1) % count;
      subject = g_list_model_get_item (model, at);
      if (!candor_subject_get_gap (subject))
        continue;
      gtk_single_selection_set_selected (self->selection, at);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
      return TRUE;
    }
  return FALSE;
}

void
candor_waist_keep_in_sight (CandorWaist *self)
{
  guint position;

  g_return_if_fail (CANDOR_IS_WAIST (self));
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

CandorSubjectFilter *
candor_waist_get_filter (CandorWaist *self)
{
  g_return_val_if_fail (CANDOR_IS_WAIST (self), NULL);
  return self->filter;
}

GtkSingleSelection *
candor_waist_get_selection (CandorWaist *self)
{
  g_return_val_if_fail (CANDOR_IS_WAIST (self), NULL);
  return self->selection;
}

void
candor_waist_sort (CandorWaist *self, const char *order)
{
  g_autoptr (GtkSorter) sorter = candor_subject_sorter_new (order);

  g_return_if_fail (CANDOR_IS_WAIST (self));
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

void
candor_waist_visit (CandorWaist *self, CandorWaistVisit visit, gpointer user_data)
{
  g_return_if_fail (CANDOR_IS_WAIST (self));
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      CandorSubject *subject = candor_subject_row_get_subject (CANDOR_SUBJECT_ROW (row));

      if (subject != NULL && gtk_widget_get_mapped (row))
        visit (subject, row, user_data);
    }
}

GtkAdjustment *
candor_waist_get_adjustment (CandorWaist *self)
{
  g_return_val_if_fail (CANDOR_IS_WAIST (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

void
candor_waist_focus (CandorWaist *self)
{
  g_return_if_fail (CANDOR_IS_WAIST (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
