/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include <string.h>

#include "batch/candor-batch-summary.h"
#include "report/candor-sheet.h"

static void
candor_summary_append_table (CandorBatchSummary *self, CandorSheet *sheet, const CandorSummaryTable *table)
{
  for (guint i = 0; i < table->count; i++)
    candor_sheet_append (sheet, candor_catalog_text (self->catalog, table->columns[i].title));
  candor_sheet_end_line (sheet);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);

      for (guint i = 0; i < table->count; i++)
        if (table->columns[i].number)
          candor_sheet_append_number (sheet, cells[i]);
        else
          candor_sheet_append (sheet, cells[i]);
      candor_sheet_end_line (sheet);
    }
}

/* The table of the apps: the others are sums of it and of the database. */
GBytes *
candor_batch_summary_to_csv (CandorBatchSummary *self)
{
  CandorSheet sheet;

  candor_sheet_init (&sheet);
  for (guint i = 0; i < self->tables->len; i++)
    {
      const CandorSummaryTable *table = &g_array_index (self->tables, CandorSummaryTable, i);

      if (strcmp (table->id, "apps") == 0)
        candor_summary_append_table (self, &sheet, table);
    }
  return candor_sheet_end (&sheet);
}
