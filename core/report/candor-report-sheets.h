/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "report/candor-report.h"

G_BEGIN_DECLS

/* A4, in points of 1/72 inch. */
#define CANDOR_SHEET_WIDTH 595.276
#define CANDOR_SHEET_HEIGHT 841.89

/**
 * CandorReportSheets:
 *
 * The pages of the PDF report, for a screen or a printer. They may be made in one thread and drawn in
 * another, but not in two at once.
 */
typedef struct _CandorReportSheets CandorReportSheets;

/* extras: (nullable): used only in here. */
CandorReportSheets *candor_report_sheets_new (CandorComparison *comparison, CandorCatalog *catalog,
                                              const CandorReportExtras *extras);
void candor_report_sheets_free (CandorReportSheets *self);
guint candor_report_sheets_get_count (CandorReportSheets *self);
/* sheet: from 0. The paper itself is not drawn. */
void candor_report_sheets_draw (CandorReportSheets *self, guint sheet, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorReportSheets, candor_report_sheets_free)

G_END_DECLS
