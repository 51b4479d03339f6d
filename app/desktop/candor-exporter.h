/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-case.h"
#include "comparison/candor-recheck.h"
#include "report/candor-report-sheets.h"

G_BEGIN_DECLS

gboolean candor_export_format_from_string (const char *text, CandorReportFormat *format);

/* Writes a report in a thread of its own: with the decisions as they stand now. case_: (nullable).
 * recheck: (nullable): that it is the rectification report of, instead of the comparison's own */
void candor_export_async (CandorComparison *comparison, CandorRecheck *recheck, CandorCase *case_, CandorCatalog *catalog,
                          CandorReportFormat format, GFile *file, GAsyncReadyCallback callback, gpointer user_data);
gboolean candor_export_finish (GAsyncResult *result, GError **error);

/* The same pages for a screen or a printer. case_: (nullable) */
void candor_export_sheets_async (CandorComparison *comparison, CandorCase *case_, CandorCatalog *catalog,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) */
CandorReportSheets *candor_export_sheets_finish (GAsyncResult *result);

G_END_DECLS
