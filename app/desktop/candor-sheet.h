/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/candor-report-sheets.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_SHEET (candor_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CandorSheet, candor_sheet, CANDOR, SHEET, GtkWidget)

/**
 * CandorSheet:
 *
 * One page of the report, as it comes out of the printer.
 */

GtkWidget *candor_sheet_new (void);
/* sheets: outlives the widget's showing it. scale: pixels a point. */
void candor_sheet_show (CandorSheet *self, CandorReportSheets *sheets, guint page, double scale);

G_END_DECLS
