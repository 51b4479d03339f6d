/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include <glib/gi18n-lib.h>

#include "base/candor-printable.h"
#include "batch/candor-batch-summary.h"
#include "report/candor-paper-table.h"

/* On paper a table of a thousand apps is not read to its end: the rest stands in the database. */
#define ROWS_MAX 400u

G_STATIC_ASSERT (CANDOR_SUMMARY_COLUMNS_MAX <= CANDOR_PAPER_COLUMNS_MAX);

static void
candor_summary_put_rows (CandorPaper *paper, const CandorSummaryTable *table)
{
  CandorPaperColumn columns[CANDOR_SUMMARY_COLUMNS_MAX];
  CandorPaperTable put = { 0 };

  for (guint j = 0; j < table->count; j++)
    columns[j] = (CandorPaperColumn){ table->columns[j].title, CANDOR_TEXT_WIDTH * table->columns[j].share / 100 };
  candor_paper_table_begin (&put, paper, columns, table->count);
  for (guint row = 0; row < MIN (table->rows->len, ROWS_MAX); row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);

      for (guint j = 0; j < table->count; j++)
        {
          g_autofree char *shown = candor_paper_dup_short (paper, cells[j]);
          candor_paper_table_add (&put, shown, j == 0 ? CANDOR_INK_TEXT : CANDOR_INK_SOFT);
        }
      candor_paper_table_end_row (&put, NULL);
    }
  candor_paper_table_end (&put);
  if (table->rows->len > ROWS_MAX)
    {
      g_autofree char *more = g_strdup_printf (candor_paper_word (paper, N_ ("and %u more, which the database lists")),
                                               table->rows->len - ROWS_MAX);
      candor_paper_add_paragraph (paper, more, CANDOR_INK_SOFT);
    }
}

static void
candor_summary_put_table (CandorPaper *paper, const CandorSummaryTable *table)
{
  candor_paper_begin_section (paper, candor_paper_word (paper, table->title), table->id, TRUE);
  if (table->note != NULL)
    candor_paper_add_paragraph (paper, candor_paper_word (paper, table->note), CANDOR_INK_SOFT);
  candor_summary_put_rows (paper, table);
}

static void
candor_summary_put_title (CandorPaper *paper, const char *origin)
{
  candor_pages_add_text (paper->pages, CANDOR_FACE_TITLE, paper->title, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "H1");
  candor_pages_skip (paper->pages, 6);
  candor_paper_add_paragraph (paper, origin, CANDOR_INK_SOFT);
  candor_pages_skip (paper->pages, 12);
}

GBytes *
candor_batch_summary_to_pdf (CandorBatchSummary *self, GError **error)
{
  g_auto (CandorPaper) paper = { .catalog = self->catalog, .knowledge = self->knowledge };
  g_autofree char *origin = candor_batch_origin_dup_words (candor_batch_results_get_origin (self->results));
  CandorPagesFrame frame;

  paper.type = candor_type_new (self->catalog);
  paper.pages = candor_pages_new (paper.type);
  paper.title = g_strdup (candor_paper_word (&paper, N_ ("Words and deeds of many apps")));
  candor_summary_put_title (&paper, origin);
  for (guint i = 0; i < self->tables->len; i++)
    {
      const CandorSummaryTable *table = &g_array_index (self->tables, CandorSummaryTable, i);
      if (table->rows->len > 0)
        candor_summary_put_table (&paper, table);
    }
  frame = (CandorPagesFrame){ paper.title, origin, candor_paper_word (&paper, N_ ("page %u of %u")),
                              candor_catalog_is_chinese (self->catalog) ? "zh-CN" : "en" };
  return candor_pages_draw (paper.pages, &frame, paper.title, origin, NULL, error);
}
