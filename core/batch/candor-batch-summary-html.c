/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include <glib/gi18n-lib.h>

#include "base/candor-printable.h"
#include "batch/candor-batch-summary.h"
#include "batch-resources.h"

/* A page of more lines than this opens slowly everywhere; the database has them all. */
#define ROWS_MAX 2000u
/* A page that fetches nothing and runs nothing. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'"

static const char *
candor_summary_word (CandorBatchSummary *self, const char *message)
{
  return candor_catalog_text (self->catalog, message);
}

static void
candor_summary_append (GString *page, const char *text)
{
  g_autofree char *shown = candor_printable (text);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  g_string_append (page, escaped);
}

static void
candor_summary_append_element (GString *page, const char *open, const char *text, const char *close)
{
  g_string_append (page, open);
  candor_summary_append (page, text);
  g_string_append (page, close);
}

static void
candor_summary_append_rows (GString *page, const CandorSummaryTable *table)
{
  for (guint row = 0; row < MIN (table->rows->len, ROWS_MAX); row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);

      g_string_append (page, "<tr>");
      for (guint j = 0; j < table->count; j++)
        candor_summary_append_element (page, table->columns[j].number ? "<td class=n>" : j == 0 ? "<th scope=row>" : "<td>",
                                       cells[j], j == 0 && !table->columns[j].number ? "</th>" : "</td>");
      g_string_append (page, "</tr>\n");
    }
}

static void
candor_summary_append_table (CandorBatchSummary *self, GString *page, const CandorSummaryTable *table)
{
  g_string_append_printf (page, "<section id=%s>", table->id);
  candor_summary_append_element (page, "<h2>", candor_summary_word (self, table->title), "</h2>\n");
  if (table->note != NULL)
    candor_summary_append_element (page, "<p>", candor_summary_word (self, table->note), "</p>\n");
  g_string_append (page, "<div class=scroll><table><thead><tr>");
  for (guint j = 0; j < table->count; j++)
    candor_summary_append_element (page, table->columns[j].number ? "<th scope=col class=n>" : "<th scope=col>",
                                   candor_summary_word (self, table->columns[j].title), "</th>");
  g_string_append (page, "</tr></thead><tbody>\n");
  candor_summary_append_rows (page, table);
  g_string_append (page, "</tbody></table></div>");
  if (table->rows->len > ROWS_MAX)
    {
      g_autofree char *more = g_strdup_printf (candor_summary_word (self, N_ ("and %u more, which the database lists")),
                                               table->rows->len - ROWS_MAX);
      candor_summary_append_element (page, "<p>", more, "</p>");
    }
  g_string_append (page, "</section>\n");
}

static void
candor_summary_append_links (CandorBatchSummary *self, GString *page)
{
  g_string_append (page, "<nav>");
  for (guint i = 0; i < self->tables->len; i++)
    {
      const CandorSummaryTable *table = &g_array_index (self->tables, CandorSummaryTable, i);

      if (table->rows->len == 0)
        continue;
      g_string_append_printf (page, "<a href=\"#%s\">", table->id);
      candor_summary_append_element (page, "", candor_summary_word (self, table->title), "</a> ");
    }
  g_string_append (page, "</nav>\n");
}

GBytes *
candor_batch_summary_to_html (CandorBatchSummary *self)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (candor_batch_get_resource (), "/org/candor/batch/summary.css",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *origin = candor_batch_origin_dup_words (candor_batch_results_get_origin (self->results));
  GString *page = g_string_new ("<!doctype html>\n");

  g_string_append_printf (page,
                          "<html lang=\"%s\"><head><meta charset=utf-8>"
                          "<meta http-equiv=Content-Security-Policy content=\"%s\">"
                          "<meta name=viewport content=\"width=device-width\"><meta name=color-scheme content=\"light dark\"><title>",
                          candor_catalog_is_chinese (self->catalog) ? "zh-CN" : "en", POLICY);
  candor_summary_append_element (page, "", candor_summary_word (self, N_ ("Words and deeds of many apps")), "</title><style>");
  g_string_append_len (page, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  candor_summary_append_element (page, "</style></head><body><main>\n<h1>",
                                 candor_summary_word (self, N_ ("Words and deeds of many apps")), "</h1>\n");
  candor_summary_append_element (page, "<p>", origin, "</p>\n");
  candor_summary_append_links (self, page);
  for (guint i = 0; i < self->tables->len; i++)
    {
      const CandorSummaryTable *table = &g_array_index (self->tables, CandorSummaryTable, i);
      if (table->rows->len > 0)
        candor_summary_append_table (self, page, table);
    }
  g_string_append (page, "</main></body></html>\n");
  return g_string_free_to_bytes (page);
}
