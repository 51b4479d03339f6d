/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>

#include "report/candor-paper.h"
#include "report/candor-report.h"

static void
add_parts (CandorPaper *paper, GDateTime *created)
{
  candor_paper_add_cover (paper, created);
  candor_paper_add_summary (paper);
  candor_paper_add_bands (paper);
  candor_paper_add_findings (paper);
  candor_paper_add_sdks (paper);
  candor_paper_add_scope (paper);
  candor_paper_add_method (paper);
  candor_paper_add_rules (paper);
  candor_paper_add_statements (paper);
  candor_paper_add_permissions (paper);
  candor_paper_add_calls (paper);
}

/**
 * candor_report_comparison_to_pdf:
 * @comparison: what is reported
 * @catalog: its language
 * @created: (nullable): when the comparison was made; %NULL leaves it out, and the bytes then depend on
 *   nothing but the comparison and the fonts of the machine
 *
 * The report on A4 pages, with outline, links between findings and evidence, tags and embedded fonts.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with an error
 */
GBytes *
candor_report_comparison_to_pdf (CandorComparison *comparison, CandorCatalog *catalog, GDateTime *created,
                                 GError **error)
{
  g_auto (CandorPaper) paper = { 0 };
  g_autofree char *time = created != NULL ? g_date_time_format_iso8601 (created) : NULL;
  g_autofree char *title = NULL, *origin = NULL;
  CandorPagesFrame frame;

  g_return_val_if_fail (CANDOR_IS_COMPARISON (comparison), NULL);
  candor_paper_init (&paper, comparison, catalog);
  add_parts (&paper, created);
  title = g_strdup_printf ("%s · %s", paper.title, candor_paper_word (&paper, N_ ("Words and deeds")));
  origin = g_strdup_printf ("SHA-256 %.16s… · %.16s…", candor_package_get_sha256 (paper.package),
                            candor_document_get_sha256 (candor_policy_get_document (paper.policy, 0)));
  frame = (CandorPagesFrame){ paper.title, origin, candor_paper_word (&paper, N_ ("page %u of %u")),
                              candor_catalog_is_chinese (catalog) ? "zh-CN" : "en" };
  return candor_pages_draw (paper.pages, &frame, title,
                            candor_paper_word (&paper, N_ ("What its privacy policy says, and what its package can do")), time, error);
}
