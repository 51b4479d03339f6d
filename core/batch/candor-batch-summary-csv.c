/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include <string.h>

#include "base/candor-printable.h"
#include "batch/candor-batch-summary.h"

/* RFC 4180, in UTF-8 with the mark by which spreadsheet programs know it. */
#define BYTE_ORDER_MARK "\357\273\277"

static void
candor_summary_append_cell (GString *text, const char *cell, gboolean number, gboolean first)
{
  g_autofree char *shown = candor_printable (cell);
  g_autoptr (GString) quoted = g_string_new (shown);

  if (!first)
    g_string_append_c (text, ',');
  if (number)
    {
      g_string_append (text, shown);
      return;
    }
  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_append_printf (text, "\"%s%s\"", candor_printable_is_formula (shown) ? "'" : "", quoted->str);
}

/* The table of the apps: the others are sums of it and of the database. */
GBytes *
candor_batch_summary_to_csv (CandorBatchSummary *self)
{
  GString *text = g_string_new (BYTE_ORDER_MARK);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const CandorSummaryTable *table = &g_array_index (self->tables, CandorSummaryTable, i);

      if (strcmp (table->id, "apps") != 0)
        continue;
      for (guint j = 0; j < table->count; j++)
        candor_summary_append_cell (text, candor_catalog_text (self->catalog, table->columns[j].title), FALSE, j == 0);
      g_string_append (text, "\r\n");
      for (guint row = 0; row < table->rows->len; row++)
        {
          char **cells = g_ptr_array_index (table->rows, row);
          for (guint j = 0; j < table->count; j++)
            candor_summary_append_cell (text, cells[j], table->columns[j].number, j == 0);
          g_string_append (text, "\r\n");
        }
    }
  return g_string_free_to_bytes (text);
}
