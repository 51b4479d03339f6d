/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/candor-report-text.h"

#define WORD_COLUMNS_MIN 10u

/* Disclosures in the order in which they matter. */
static const CandorDisclosure disclosures[] = {
  CANDOR_DISCLOSURE_INCORRECT, CANDOR_DISCLOSURE_OMITTED, CANDOR_DISCLOSURE_AMBIGUOUS,
  CANDOR_DISCLOSURE_VAGUE,     CANDOR_DISCLOSURE_CLEAR,   CANDOR_DISCLOSURE_NONE_NEEDED,
};

CandorTextStyle
candor_text_style_of_disclosure (CandorDisclosure disclosure)
{
  switch (disclosure)
    {
    case CANDOR_DISCLOSURE_INCORRECT:
      return CANDOR_TEXT_ALARM;
    case CANDOR_DISCLOSURE_OMITTED:
    case CANDOR_DISCLOSURE_AMBIGUOUS:
      return CANDOR_TEXT_WARNING;
    case CANDOR_DISCLOSURE_VAGUE:
      return CANDOR_TEXT_NOTICE;
    case CANDOR_DISCLOSURE_CLEAR:
      return CANDOR_TEXT_FINE;
    case CANDOR_DISCLOSURE_NONE_NEEDED:
    default:
      return CANDOR_TEXT_FAINT;
    }
}

CandorTextStyle
candor_text_style_of_severity (CandorSeverity severity)
{
  static const CandorTextStyle styles[]
      = { CANDOR_TEXT_FAINT, CANDOR_TEXT_NOTICE, CANDOR_TEXT_WARNING, CANDOR_TEXT_ALARM };

  return styles[severity];
}

static const char *
candor_text_name_disclosure (CandorText *self, CandorComparison *comparison, CandorDisclosure disclosure)
{
  return candor_text_word (self, candor_comparison_get_disclosure_word (comparison, disclosure));
}

/* What was compared. */

static void
candor_text_append_compared (CandorText *self, CandorComparison *comparison)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  const CandorKnownAppType *type = candor_comparison_get_app_type (comparison);
  g_autofree char *version = g_strdup_printf ("%s (SHA-256 %.16s…)", candor_knowledge_get_version (knowledge),
                                              candor_knowledge_get_sha256 (knowledge));

  candor_text_append_heading (self, N_("Compared"));
  candor_text_append_package_identity (self, candor_comparison_get_package (comparison));
  candor_text_append_documents (self, candor_comparison_get_policy (comparison));
  if (type != NULL)
    candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("App type")),
                              CANDOR_TEXT_LABEL_COLUMNS,
                              candor_catalog_is_chinese (self->catalog) ? type->name_zh : type->name_en);
  candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("Knowledge")),
                            CANDOR_TEXT_LABEL_COLUMNS, version);
}

/* How much of each. */

static void
candor_text_append_counts (CandorText *self, CandorComparison *comparison)
{
  candor_text_append_heading (self, N_("Summary"));
  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  for (guint i = 0; i < G_N_ELEMENTS (disclosures); i++)
    {
      guint count = candor_comparison_count_rows (comparison, disclosures[i]);
      g_autofree char *words
          = g_strdup_printf ("%s %s %u", candor_disclosure_get_mark (disclosures[i]),
                             candor_text_name_disclosure (self, comparison, disclosures[i]), count);

      candor_text_append_cell (self, count > 0 ? candor_text_style_of_disclosure (disclosures[i]) : CANDOR_TEXT_FAINT,
                               words, candor_text_measure (words) + 3);
    }
  candor_text_end_line (self);
  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  candor_text_append_cell (self, CANDOR_TEXT_PLAIN, candor_text_word (self, N_("Findings:")), 0);
  for (int severity = CANDOR_SEVERITY_HIGH; severity >= CANDOR_SEVERITY_INFO; severity--)
    {
      guint count = candor_comparison_count_findings (comparison, severity);
      g_autofree char *words = g_strdup_printf (
          "%u %s", count, candor_text_word (self, candor_severity_get_word (severity)));

      candor_text_append_cell (self, count > 0 ? candor_text_style_of_severity (severity) : CANDOR_TEXT_FAINT, words,
                               candor_text_measure (words) + 3);
    }
  candor_text_end_line (self);
}

/* All categories, one a line. */

static char *
candor_text_dup_row_evidence (CandorText *self, CandorComparison *comparison, CandorRow *row)
{
  CandorPackage *package = candor_comparison_get_package (comparison);
  GArray *permissions = candor_row_get_permissions (row);
  GArray *apis = candor_row_get_apis (row), *roles = candor_row_get_roles (row);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = candor_report_get_item (candor_package_get_permissions (package), permissions, i);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              candor_text_shorten_permission (candor_permission_get_name (permission)));
    }
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = candor_report_get_item (candor_package_get_apis (package), apis, i);
      g_autofree char *title = candor_api_dup_title (api);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", title);
    }
  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (CandorComponent) component = candor_report_get_item (candor_package_get_components (package), roles, i);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              candor_text_shorten_permission (candor_component_get_permission (component)));
    }
  if (words->len == 0)
    g_string_append (words, "–");
  return g_string_free (words, FALSE);
}

static guint
candor_text_measure_rows (CandorText *self, CandorComparison *comparison, guint *word_columns)
{
  GListModel *rows = candor_comparison_get_rows (comparison);
  guint columns = 0;

  *word_columns = WORD_COLUMNS_MIN;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      const char *name = candor_text_name_category (self, candor_comparison_get_knowledge (comparison),
                                                    candor_row_get_category (row));
      const char *word = candor_text_name_disclosure (self, comparison, candor_row_get_disclosure (row));
      columns = MAX (columns, candor_text_measure (name));
      *word_columns = MAX (*word_columns, candor_text_measure (word));
    }
  return columns;
}

static void
candor_text_append_rows (CandorText *self, CandorComparison *comparison)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  GListModel *rows = candor_comparison_get_rows (comparison);
  guint word_columns;
  guint columns = candor_text_measure_rows (self, comparison, &word_columns) + 2;

  word_columns += 2;
  candor_text_append_heading (self, N_("All categories"));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      CandorDisclosure disclosure = candor_row_get_disclosure (row);
      g_autofree char *evidence = candor_text_dup_row_evidence (self, comparison, row);
      guint at = 2 + columns + word_columns;

      candor_text_append_cell (self, candor_text_style_of_disclosure (disclosure),
                               candor_disclosure_get_mark (disclosure), 2);
      candor_text_append_cell (self, CANDOR_TEXT_PLAIN,
                               candor_text_name_category (self, knowledge, candor_row_get_category (row)), columns);
      candor_text_append_cell (self, candor_text_style_of_disclosure (disclosure),
                               candor_text_name_disclosure (self, comparison, disclosure), word_columns);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, evidence, at, at);
    }
}

GBytes *
candor_report_build_page (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras,
                          const CandorReportPage *page)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  CandorDocument *document = candor_policy_get_document (candor_comparison_get_policy (comparison), 0);
  CandorText text;
  g_autofree char *app = NULL, *title = NULL;
  const char *name = candor_document_get_title (document);

  candor_text_init (&text, catalog, page);
  app = candor_text_dup_app_title (&text, candor_comparison_get_package (comparison));
  title = g_strdup_printf ("%s  ↔  %s", app,
                           name != NULL && *name != '\0' ? name : candor_document_get_name (document));
  candor_text_append_title (&text, title);
  candor_text_append_compared (&text, comparison);
  candor_text_append_counts (&text, comparison);
  candor_text_append_findings (&text, comparison, extras);
  candor_text_append_rows (&text, comparison);
  candor_text_append_checklist (&text, candor_comparison_get_checklist (comparison),
                                candor_comparison_get_policy (comparison), knowledge);
  candor_text_append_cited_rules (&text, comparison);
  candor_text_append_notes (&text, N_("Warnings"),
                            candor_policy_get_warnings (candor_comparison_get_policy (comparison)), knowledge);
  candor_text_append_notes (&text, N_("Warnings about the package"),
                            candor_package_get_warnings (candor_comparison_get_package (comparison)), knowledge);
  candor_text_append_notes (&text, N_("What was not looked at"), candor_comparison_get_limits (comparison),
                            knowledge);
  return candor_text_finish (&text);
}

GBytes *
candor_report_comparison_to_page (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportPage *page)
{
  const CandorReportExtras none = { 0 };

  return candor_report_build_page (comparison, catalog, &none, page);
}

GBytes *
candor_report_comparison_to_text (CandorComparison *comparison, CandorCatalog *catalog)
{
  return candor_report_comparison_to_page (comparison, catalog, NULL);
}
