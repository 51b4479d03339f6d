/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <time.h>

#include "report-test.h"

/* What it takes to write a report of more than 200 findings over 200 SDKs in each form, with the calls and statements of an
 * ordinary app and with twenty times as many calls: the best of RUNS, in processor time of this process. The first PDF also reads
 * the fonts, and is shown by itself.
 *
 *   meson test -C BUILD --benchmark report */

#define RUNS 7

static double
get_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
measure (CandorComparison *comparison, CandorCatalog *catalog, CandorReportFormat format, const char *name)
{
  double best = G_MAXDOUBLE, first = 0;
  gsize size = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (GError) error = NULL;
      double start = get_milliseconds (), taken;
      g_autoptr (GBytes) bytes = candor_report_write (comparison, catalog, format, NULL, &error);

      g_assert_no_error (error);
      taken = get_milliseconds () - start;
      first = run == 0 ? taken : first;
      best = MIN (best, taken);
      size = g_bytes_get_size (bytes);
    }
  g_print ("%-8s %-6s first %7.1f ms   best %7.1f ms   %6.2f MB\n", name, candor_catalog_get_locale (catalog), first, best, size / 1e6);
}

static void
measure_all (CandorKnowledge *knowledge, guint calls, guint statements)
{
  static const char *const locales[] = { "en", "zh_CN" };
  g_autoptr (CandorComparison) comparison = report_test_make_large (knowledge, calls, statements);

  g_print ("%u findings, %u calls, %u statements\n", g_list_model_get_n_items (candor_comparison_get_findings (comparison)), calls, statements);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (CandorCatalog) catalog = candor_catalog_new (locales[i]);

      measure (comparison, catalog, CANDOR_REPORT_PDF, "PDF");
      measure (comparison, catalog, CANDOR_REPORT_HTML, "HTML");
      measure (comparison, catalog, CANDOR_REPORT_JSON, "JSON");
      measure (comparison, catalog, CANDOR_REPORT_SARIF, "SARIF");
      measure (comparison, catalog, CANDOR_REPORT_CSV, "CSV");
      measure (comparison, catalog, CANDOR_REPORT_TEXT, "text");
    }
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) knowledge = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);
  g_assert_no_error (error);
  measure_all (knowledge, 500, 300);
  measure_all (knowledge, 10000, 1000);
  return 0;
}
