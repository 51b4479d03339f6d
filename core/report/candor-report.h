/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-save.h"
#include "casefile/candor-baseline.h"
#include "comparison/candor-recheck.h"

G_BEGIN_DECLS

/**
 * CandorReportFormat:
 *
 * The forms in which a comparison leaves the program.
 */
typedef enum
{
  CANDOR_REPORT_TEXT,
  CANDOR_REPORT_JSON,
  CANDOR_REPORT_CSV,
  CANDOR_REPORT_SARIF,
  CANDOR_REPORT_PDF,
  CANDOR_REPORT_HTML,
} CandorReportFormat;

/**
 * CandorReportExtras:
 * @work: (nullable): the case, for the person's decisions
 * @baseline: (nullable): findings that are accepted
 * @created: (nullable): when the comparison was made; %NULL leaves it out, and the bytes then depend on
 *   nothing but the files, the program and the fonts of the machine
 * @second: (nullable): another language, for a bilingual PDF or HTML
 *
 * What a report shows beside a comparison.
 */
typedef struct
{
  CandorCase *work;
  CandorBaseline *baseline;
  GDateTime *created;
  CandorCatalog *second;
} CandorReportExtras;

/* extras: (nullable). (transfer full): the whole file's bytes, or NULL; only PDF sets errors. */
GBytes *candor_report_write (CandorComparison *comparison, CandorCatalog *catalog, CandorReportFormat format,
                             const CandorReportExtras *extras, GError **error);
/* What became of each finding from one comparison to the next: text, JSON, or a PDF in the form in which
 * regulators want a rectification reported. */
GBytes *candor_report_recheck (CandorRecheck *recheck, CandorCatalog *catalog, CandorReportFormat format,
                               const CandorReportExtras *extras, GError **error);

/* What leaves the program. Each function gives the whole file's bytes; the same input gives the same
 * bytes, whatever the machine and its locale. The language is the catalog's. */

GBytes *candor_report_policy_to_json (CandorPolicy *policy, CandorKnowledge *knowledge, CandorCatalog *catalog);
GBytes *candor_report_package_to_json (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog);
GBytes *candor_report_comparison_to_json (CandorComparison *comparison, CandorCatalog *catalog);
GBytes *candor_report_line_to_json (guint line, GPtrArray *statements);
GBytes *candor_report_policy_to_text (CandorPolicy *policy, CandorKnowledge *knowledge, CandorCatalog *catalog);
GBytes *candor_report_package_to_text (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog);
GBytes *candor_report_comparison_to_text (CandorComparison *comparison, CandorCatalog *catalog);
GBytes *candor_report_comparison_to_csv (CandorComparison *comparison, CandorCatalog *catalog);
/* created: (nullable): when the comparison was made, shown on the cover; NULL leaves it out. */
GBytes *candor_report_comparison_to_pdf (CandorComparison *comparison, CandorCatalog *catalog,
                                         GDateTime *created, GError **error);
/* SARIF 2.1.0 (OASIS), for code-scanning pipelines: findings as results with stable fingerprints. */
GBytes *candor_report_comparison_to_sarif (CandorComparison *comparison, CandorCatalog *catalog);

/**
 * CandorReportPage:
 * @columns: of the terminal
 * @color: whether it shows styles
 *
 * The page that the text reports are laid out for. NULL is a plain one of 80 columns, the same
 * everywhere.
 */
typedef struct
{
  guint columns;
  gboolean color;
} CandorReportPage;

GBytes *candor_report_policy_to_page (CandorPolicy *policy, CandorKnowledge *knowledge, CandorCatalog *catalog,
                                      const CandorReportPage *page);
GBytes *candor_report_package_to_page (CandorPackage *package, CandorKnowledge *knowledge,
                                       CandorCatalog *catalog, const CandorReportPage *page);
GBytes *candor_report_comparison_to_page (CandorComparison *comparison, CandorCatalog *catalog,
                                          const CandorReportPage *page);

/* Text with what a report shows beside the comparison; page: (nullable); extras is not. */
GBytes *candor_report_build_page (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras,
                                  const CandorReportPage *page);
GBytes *candor_report_recheck_to_page (CandorRecheck *recheck, CandorCatalog *catalog, const CandorReportExtras *extras,
                                       const CandorReportPage *page);

/* A rule as people cite it: "PIPL 17", "认定方法 2.1"; the identifier where the rule is not known. */
char *candor_report_dup_citation (CandorKnowledge *knowledge, const char *id, CandorCatalog *catalog);

G_END_DECLS
