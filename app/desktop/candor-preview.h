/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "report/candor-report-sheets.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_PREVIEW (candor_preview_get_type ())
G_DECLARE_FINAL_TYPE (CandorPreview, candor_preview, CANDOR, PREVIEW, AdwWindow)

/**
 * CandorPreview:
 *
 * The report's pages below each other, before they go to a printer.
 */

/* sheets: (transfer full). name: of the report, for the list of what is printed. */
GtkWidget *candor_preview_new (GtkWindow *parent, CandorReportSheets *sheets, const char *name);
/* Asks which printer, and prints; owner: kept until it is done, with the sheets by its notify. */
void candor_print (GtkWindow *parent, CandorReportSheets *sheets, const char *name, gpointer owner,
                   GDestroyNotify notify);

G_END_DECLS
