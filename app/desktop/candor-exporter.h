/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOR_EXPORT_PDF,
  CANDOR_EXPORT_JSON,
  CANDOR_EXPORT_CSV,
} CandorExportFormat;

gboolean candor_export_format_from_string (const char *text, CandorExportFormat *format);
/* "pdf", also the ending of the file's name. */
const char *candor_export_format_to_string (CandorExportFormat format);
const char *candor_export_format_get_type (CandorExportFormat format);

/* Writes a report in a thread of its own. */
void candor_export_async (CandorComparison *comparison, CandorCatalog *catalog, CandorExportFormat format,
                          GFile *file, GAsyncReadyCallback callback, gpointer user_data);
gboolean candor_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
