/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>

#include "report/candor-paper.h"
#include "report/candor-report-private.h"
#include "report/candor-report-sheets.h"

static void
add_parts (CandorPaper *paper)
{
  candor_paper_add_cover (paper);
  candor_paper_add_summary (paper);
  candor_paper_add_bands (paper);
  candor_paper_add_findings (paper);
  candor_paper_add_history (paper);
  candor_paper_add_sdks (paper);
  candor_paper_add_scope (paper);
  candor_paper_add_checklist (paper);
  candor_paper_add_method (paper);
  candor_paper_add_rules (paper);
  candor_paper_add_statements (paper);
  candor_paper_add_permissions (paper);
  candor_paper_add_calls (paper);
}

/* Of a part's language, in that language. */
static const char *
name_part (CandorCatalog *catalog)
{
  return candor_catalog_is_chinese (catalog) ? "中文" : "English";
}

static const char *
get_prefix (CandorCatalog *catalog)
{
  return candor_catalog_is_chinese (catalog) ? "zh-" : "en-";
}

static char *
dup_origin (CandorPaper *paper)
{
  return g_strdup_printf ("SHA-256 %.16s… · %.16s…", candor_package_get_sha256 (paper->package),
                          candor_document_get_sha256 (candor_policy_get_document (paper->policy, 0)));
}

static CandorPagesFrame
make_frame (CandorPaper *paper, const char *origin)
{
  return (CandorPagesFrame) { paper->title, origin, candor_paper_word (paper, N_ ("page %u of %u")),
                              candor_catalog_is_chinese (paper->catalog) ? "zh-CN" : "en" };
}

static GBytes *
draw (CandorPaper *paper, const char *subject, GError **error)
{
  GDateTime *created = paper->extras->created;
  g_autofree char *time = created != NULL ? g_date_time_format_iso8601 (created) : NULL;
  g_autofree char *title = g_strdup_printf ("%s · %s", paper->title, subject);
  g_autofree char *origin = dup_origin (paper);
  CandorPagesFrame frame = make_frame (paper, origin);

  return candor_pages_draw (paper->pages, &frame, title,
                            candor_paper_word (paper, N_ ("What its privacy policy says, and what its package can do")), time, error);
}

/* second: empty; the part in another language, where there is one. */
static void
set_comparison (CandorPaper *paper, CandorPaper *second, CandorComparison *comparison, CandorCatalog *catalog,
                const CandorReportExtras *extras)
{
  candor_paper_init (paper, comparison, catalog, extras, NULL);
  if (extras->second != NULL)
    candor_pages_begin_part (paper->pages, paper->type, get_prefix (catalog), name_part (catalog));
  add_parts (paper);
  if (extras->second != NULL)
    {
      candor_paper_init (second, comparison, extras->second, extras, paper->pages);
      candor_pages_begin_part (paper->pages, second->type, get_prefix (extras->second), name_part (extras->second));
      add_parts (second);
    }
}

GBytes *
candor_report_build_pdf (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras,
                         GError **error)
{
  g_auto (CandorPaper) paper = { 0 }, second = { 0 };

  set_comparison (&paper, &second, comparison, catalog, extras);
  return draw (&paper, candor_paper_word (&paper, N_ ("Words and deeds")), error);
}

struct _CandorReportSheets
{
  CandorPaper paper, second;
};

CandorReportSheets *
candor_report_sheets_new (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  static const CandorReportExtras none = { 0 };
  CandorReportSheets *self = g_new0 (CandorReportSheets, 1);
  g_autofree char *origin = NULL;
  CandorPagesFrame frame;

  set_comparison (&self->paper, &self->second, comparison, catalog, extras != NULL ? extras : &none);
  origin = dup_origin (&self->paper);
  frame = make_frame (&self->paper, origin);
  candor_pages_finish (self->paper.pages, &frame);
  self->paper.extras = self->second.extras = NULL; /* the caller's */
  return self;
}

void
candor_report_sheets_free (CandorReportSheets *self)
{
  candor_paper_clear (&self->second);
  candor_paper_clear (&self->paper);
  g_free (self);
}

guint
candor_report_sheets_get_count (CandorReportSheets *self)
{
  return candor_pages_get_count (self->paper.pages);
}

void
candor_report_sheets_draw (CandorReportSheets *self, guint sheet, cairo_t *cr)
{
  candor_pages_paint (self->paper.pages, sheet, cr);
}

GBytes *
candor_report_recheck_to_pdf (CandorRecheck *recheck, CandorCatalog *catalog, const CandorReportExtras *extras,
                              GError **error)
{
  g_auto (CandorPaper) paper = { 0 }, second = { 0 };
  CandorComparison *after = candor_recheck_get_after (recheck);

  candor_paper_init (&paper, after, catalog, extras, NULL);
  if (extras->second != NULL)
    candor_pages_begin_part (paper.pages, paper.type, get_prefix (catalog), name_part (catalog));
  candor_paper_add_recheck_cover (&paper, recheck);
  candor_paper_add_recheck_table (&paper, recheck);
  candor_paper_add_method (&paper);
  if (extras->second != NULL)
    {
      candor_paper_init (&second, after, extras->second, extras, paper.pages);
      candor_pages_begin_part (paper.pages, second.type, get_prefix (extras->second), name_part (extras->second));
      candor_paper_add_recheck_cover (&second, recheck);
      candor_paper_add_recheck_table (&second, recheck);
      candor_paper_add_method (&second);
    }
  return draw (&paper, candor_paper_word (&paper, N_ ("Rectification report")), error);
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
  const CandorReportExtras extras = { .created = created };

  return candor_report_write (comparison, catalog, CANDOR_REPORT_PDF, &extras, error);
}
