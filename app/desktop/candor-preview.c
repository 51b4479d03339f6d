/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-preview.h"

#include <glib/gi18n.h>

#include "candor-sheet.h"

#define CANDOR_PREVIEW_WIDTH 860
#define CANDOR_PREVIEW_MARGIN 48

/* Pixels a point. */
static const double scales[] = { 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3 };

struct _CandorPreview
{
  AdwWindow parent_instance;
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  CandorReportSheets *sheets;
  GPtrArray *shown; /* GtkListItem */
  char *name;
  guint scale; /* index */
  guint telling; /* source */
};

G_DEFINE_FINAL_TYPE (CandorPreview, candor_preview, ADW_TYPE_WINDOW)

static void
candor_preview_show (CandorPreview *self, GtkListItem *item)
{
  candor_sheet_show (CANDOR_SHEET (gtk_list_item_get_child (item)), self->sheets, gtk_list_item_get_position (item),
                     scales[self->scale]);
}

static void
candor_preview_setup_cb (CandorPreview *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, candor_sheet_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
candor_preview_bind_cb (CandorPreview *self, GtkListItem *item)
{
  g_ptr_array_add (self->shown, item);
  candor_preview_show (self, item);
}

static void
candor_preview_unbind_cb (CandorPreview *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->shown, item);
  candor_sheet_show (CANDOR_SHEET (gtk_list_item_get_child (item)), NULL, 0, scales[self->scale]);
}

/* All pages are of one height. */
static gboolean
candor_preview_tell_page (gpointer data)
{
  CandorPreview *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double upper = gtk_adjustment_get_upper (adjustment);
  double middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  g_autofree char *text = NULL;
  guint count;

  self->telling = 0;
  if (self->sheets == NULL)
    return G_SOURCE_REMOVE;
  count = candor_report_sheets_get_count (self->sheets);
  text = g_strdup_printf (_ ("Page %u of %u"), upper > 0 ? MIN ((guint) (middle / upper * count), count - 1) + 1 : 1, count);
  adw_window_title_set_subtitle (self->title, text);
  return G_SOURCE_REMOVE;
}

/* Comes while sizes are given out, when no other text may be set. */
static void
candor_preview_scrolled_cb (CandorPreview *self)
{
  if (self->list != NULL && self->telling == 0)
    self->telling = g_idle_add (candor_preview_tell_page, self);
}

static void
candor_preview_set_scale (CandorPreview *self, guint scale)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double upper = gtk_adjustment_get_upper (adjustment), at = gtk_adjustment_get_value (adjustment);

  self->scale = scale;
  for (guint i = 0; i < self->shown->len; i++)
    candor_preview_show (self, g_ptr_array_index (self->shown, i));
  if (upper > 0)
    gtk_adjustment_set_value (adjustment, at / upper * gtk_adjustment_get_upper (adjustment));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in", scale + 1 < G_N_ELEMENTS (scales));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out", scale > 0);
}

/* The largest at which a page is seen in its whole width. */
static guint
candor_preview_fit (int width)
{
  guint fit = 0;

  while (fit + 1 < G_N_ELEMENTS (scales) && scales[fit + 1] * CANDOR_SHEET_WIDTH <= width - CANDOR_PREVIEW_MARGIN)
    fit++;
  return fit;
}

static void
candor_preview_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CandorPreview *self = CANDOR_PREVIEW (widget);

  if (g_str_equal (action, "preview.zoom-in"))
    candor_preview_set_scale (self, MIN (self->scale + 1, G_N_ELEMENTS (scales) - 1));
  else if (g_str_equal (action, "preview.zoom-fit"))
    candor_preview_set_scale (self, candor_preview_fit (gtk_widget_get_width (widget)));
  else if (self->scale > 0)
    candor_preview_set_scale (self, self->scale - 1);
}

static void
candor_preview_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CandorPreview *self = CANDOR_PREVIEW (widget);

  candor_print (GTK_WINDOW (self), self->sheets, self->name, g_object_ref (self), g_object_unref);
}

static void
candor_preview_dispose (GObject *object)
{
  CandorPreview *self = CANDOR_PREVIEW (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (candor_preview_parent_class)->dispose (object);
}

static void
candor_preview_finalize (GObject *object)
{
  CandorPreview *self = CANDOR_PREVIEW (object);

  g_clear_pointer (&self->sheets, candor_report_sheets_free);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_preview_parent_class)->finalize (object);
}

static void
candor_preview_class_init (CandorPreviewClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "preview.zoom-in" }, { GDK_KEY_equal, "preview.zoom-in" },   { GDK_KEY_KP_Add, "preview.zoom-in" },
    { GDK_KEY_minus, "preview.zoom-out" }, { GDK_KEY_KP_Subtract, "preview.zoom-out" }, { GDK_KEY_0, "preview.zoom-fit" },
    { GDK_KEY_p, "preview.print" },      { GDK_KEY_w, "window.close" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = candor_preview_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorPreview, title);
  gtk_widget_class_bind_template_child (widget_class, CandorPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorPreview, list);
  gtk_widget_class_bind_template_callback (widget_class, candor_preview_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_preview_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_preview_unbind_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, candor_preview_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, candor_preview_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, candor_preview_zoom);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, candor_preview_print);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candor_preview_init (CandorPreview *self)
{
  GtkAdjustment *adjustment;

  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (candor_preview_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (candor_preview_scrolled_cb), self, G_CONNECT_SWAPPED);
}

/* (transfer full): as many lines as there are pages; what stands in them is known by their number. */
static GtkSelectionModel *
candor_preview_make_model (guint count)
{
  GtkStringList *lines = gtk_string_list_new (NULL);

  for (guint i = 0; i < count; i++)
    gtk_string_list_append (lines, "");
  return GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (lines)));
}

GtkWidget *
candor_preview_new (GtkWindow *parent, CandorReportSheets *sheets, const char *name)
{
  CandorPreview *self = g_object_new (CANDOR_TYPE_PREVIEW, "transient-for", parent, NULL);
  int width = MIN (gtk_widget_get_width (GTK_WIDGET (parent)), CANDOR_PREVIEW_WIDTH);
  g_autoptr (GtkSelectionModel) model = candor_preview_make_model (candor_report_sheets_get_count (sheets));

  self->sheets = sheets;
  self->name = g_strdup (name);
  gtk_window_set_default_size (GTK_WINDOW (self), width, gtk_widget_get_height (GTK_WIDGET (parent)));
  candor_preview_set_scale (self, candor_preview_fit (width));
  gtk_list_view_set_model (self->list, model);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->list));
  return GTK_WIDGET (self);
}
