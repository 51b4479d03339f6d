/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CandorSheet
{
  GtkWidget parent_instance;
  CandorReportSheets *sheets; /* (nullable): the preview's */
  guint page;
  double scale;
};

G_DEFINE_FINAL_TYPE (CandorSheet, candor_sheet, GTK_TYPE_WIDGET)

static void
candor_sheet_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  CandorSheet *self = CANDOR_SHEET (widget);
  double points = orientation == GTK_ORIENTATION_HORIZONTAL ? CANDOR_SHEET_WIDTH : CANDOR_SHEET_HEIGHT;

  *minimum = *natural = (int) ceil (points * self->scale);
}

static void
candor_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA paper = { 1, 1, 1, 1 };
  CandorSheet *self = CANDOR_SHEET (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &paper, &bounds);
  if (self->sheets == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, self->scale, self->scale);
  candor_report_sheets_draw (self->sheets, self->page, cr);
  cairo_destroy (cr);
}

static void
candor_sheet_class_init (CandorSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = candor_sheet_measure;
  widget_class->snapshot = candor_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "sheet");
}

static void
candor_sheet_init (CandorSheet *self)
{
  self->scale = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
candor_sheet_new (void)
{
  return g_object_new (CANDOR_TYPE_SHEET, NULL);
}

void
candor_sheet_show (CandorSheet *self, CandorReportSheets *sheets, guint page, double scale)
{
  g_autofree char *name = NULL;

  g_return_if_fail (CANDOR_IS_SHEET (self));
  self->sheets = sheets;
  self->page = page;
  self->scale = scale;
  if (sheets != NULL)
    name = g_strdup_printf (_ ("Page %u of %u"), page + 1, candor_report_sheets_get_count (sheets));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
