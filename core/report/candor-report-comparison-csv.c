/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>

#include "report/candor-report-private.h"
#include "report/candor-sheet.h"

typedef struct
{
  CandorSheet sheet;
  CandorComparison *comparison;
  CandorCatalog *catalog;
  const CandorReportExtras *extras;
} CandorFindingSheet;

static void
append (CandorFindingSheet *self, const char *text)
{
  candor_sheet_append (&self->sheet, text);
}

static const char *
candor_finding_sheet_word (CandorFindingSheet *self, const char *message)
{
  return candor_catalog_text (self->catalog, message);
}

static void
candor_finding_sheet_append_head (CandorFindingSheet *self)
{
  static const char *const heads[] = {
    N_("Package"),    N_("Version"),     N_("Category"),  N_("Disclosure"), N_("Finding"), N_("Severity"),
    N_("Confidence"), N_("Message"),     N_("Statement"), N_("Section"),    N_("Start"),   N_("End"),
    N_("Permissions"), N_("Calls"),      N_("SDKs"),      N_("Rules"),      N_("Decision"),
    N_("Identifier"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    append (self, candor_finding_sheet_word (self, heads[i]));
  candor_sheet_end_line (&self->sheet);
}

static void
candor_finding_sheet_append_quote (CandorFindingSheet *self, GArray *statements)
{
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  CandorStatement *statement
      = statements->len > 0 ? candor_policy_get_statement (policy, g_array_index (statements, guint, 0)) : NULL;
  g_autofree char *start = NULL, *end = NULL;

  if (statement == NULL)
    {
      for (guint i = 0; i < 4; i++)
        append (self, "");
      return;
    }
  start = g_strdup_printf ("%u", candor_statement_get_start (statement));
  end = g_strdup_printf ("%u", candor_statement_get_end (statement));
  append (self, candor_statement_get_quote (statement));
  append (self, candor_statement_get_section (statement));
  candor_sheet_append_number (&self->sheet, start);
  candor_sheet_append_number (&self->sheet, end);
}

static void
candor_finding_sheet_join (GString *words, const char *word)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", word);
}

static void
candor_finding_sheet_append_evidence (CandorFindingSheet *self, GArray *permissions, GArray *roles, GArray *apis,
                                      GArray *sdks)
{
  CandorPackage *package = candor_comparison_get_package (self->comparison);
  g_autoptr (GString) requested = g_string_new (NULL);
  g_autoptr (GString) called = g_string_new (NULL);
  g_autoptr (GString) carried = g_string_new (NULL);

  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = candor_report_get_item (candor_package_get_permissions (package), permissions, i);
      candor_finding_sheet_join (requested, candor_permission_get_name (permission));
    }
  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (CandorComponent) component = candor_report_get_item (candor_package_get_components (package), roles, i);
      g_autofree char *role = g_strdup_printf ("%s (%s)", candor_component_get_permission (component),
                                               candor_component_get_name (component));
      candor_finding_sheet_join (requested, role);
    }
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = candor_report_get_item (candor_package_get_apis (package), apis, i);
      g_autofree char *title = candor_api_dup_title (api);
      candor_finding_sheet_join (called, title);
    }
  for (guint i = 0; i < sdks->len; i++)
    {
      g_autoptr (CandorSdk) sdk = candor_report_get_item (candor_package_get_sdks (package), sdks, i);
      candor_finding_sheet_join (carried, candor_sdk_get_name (sdk));
    }
  append (self, requested->str);
  append (self, called->str);
  append (self, carried->str);
}

/* A line's first four cells. */
static void
candor_finding_sheet_begin_line (CandorFindingSheet *self, const char *category)
{
  CandorPackage *package = candor_comparison_get_package (self->comparison);
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  CandorRow *row = category != NULL ? candor_comparison_find_row (self->comparison, category) : NULL;
  const char *version_name = candor_package_get_version_name (package), *code = candor_package_get_version_code (package);
  /* Both, which no program takes for a date. */
  g_autofree char *version = g_strdup_printf ("%s (%s)", version_name != NULL ? version_name : "–", code != NULL ? code : "–");
  const char *name = category != NULL ? candor_knowledge_get_category_name (
                                            knowledge, category, candor_catalog_get_locale (self->catalog))
                                      : NULL;

  append (self, candor_package_get_package_name (package));
  append (self, version);
  append (self, name != NULL ? name : category);
  append (self, row != NULL ? candor_finding_sheet_word (self, candor_comparison_get_disclosure_word (
                                                                          self->comparison, candor_row_get_disclosure (row)))
                                         : "");
}

static void
candor_finding_sheet_append_finding (CandorFindingSheet *self, CandorFinding *finding)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  g_autofree char *message
      = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), self->catalog);
  g_autofree char *rules
      = candor_report_join_citations (knowledge, candor_finding_get_rules (finding), self->catalog, "; ");
  g_autofree char *decision = candor_report_dup_decision (self->extras, finding, self->catalog);
  g_autofree char *confidence
      = g_strdup_printf ("%d %%", (int) (candor_finding_get_confidence (finding) * 100 + 0.5));

  candor_finding_sheet_begin_line (self, candor_finding_get_category (finding));
  append (self, candor_finding_sheet_word (self, candor_finding_kind_get_word (candor_finding_get_kind (finding))));
  append (self, candor_finding_sheet_word (self, candor_severity_get_word (candor_finding_get_severity (finding))));
  append (self, confidence);
  append (self, message);
  candor_finding_sheet_append_quote (self, candor_finding_get_statements (finding));
  candor_finding_sheet_append_evidence (self, candor_finding_get_permissions (finding), candor_finding_get_roles (finding),
                                        candor_finding_get_apis (finding), candor_finding_get_sdks (finding));
  append (self, rules);
  append (self, decision);
  append (self, candor_finding_get_id (finding));
  candor_sheet_end_line (&self->sheet);
}

static void
candor_finding_sheet_append_row (CandorFindingSheet *self, CandorRow *row)
{
  g_autofree char *reason = candor_knowledge_format_note (candor_comparison_get_knowledge (self->comparison),
                                                          candor_row_get_reason (row), self->catalog);

  candor_finding_sheet_begin_line (self, candor_row_get_category (row));
  for (guint i = 0; i < 3; i++)
    append (self, "");
  append (self, reason);
  candor_finding_sheet_append_quote (self, candor_row_get_statements (row));
  candor_finding_sheet_append_evidence (self, candor_row_get_permissions (row), candor_row_get_roles (row),
                                        candor_row_get_apis (row), candor_row_get_sdks (row));
  append (self, "");
  append (self, "");
  append (self, candor_row_get_category (row));
  candor_sheet_end_line (&self->sheet);
}

/* Categories that a finding stands for already have their line. */
static gboolean
candor_finding_sheet_has_finding (GListModel *findings, const char *category)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      if (g_strcmp0 (candor_finding_get_category (finding), category) == 0)
        return TRUE;
    }
  return FALSE;
}

/*
 * candor_report_build_csv:
 *
 * Findings first, one a line, then the categories that have none: each category is there.
 *
 * Returns: (transfer full): the sheet
 */
GBytes *
candor_report_build_csv (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  GListModel *findings = candor_comparison_get_findings (comparison);
  GListModel *rows = candor_comparison_get_rows (comparison);
  CandorFindingSheet sheet = { .comparison = comparison, .catalog = catalog, .extras = extras };

  candor_sheet_init (&sheet.sheet);
  candor_finding_sheet_append_head (&sheet);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      candor_finding_sheet_append_finding (&sheet, finding);
    }
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      if (!candor_finding_sheet_has_finding (findings, candor_row_get_category (row)))
        candor_finding_sheet_append_row (&sheet, row);
    }
  return candor_sheet_end (&sheet.sheet);
}

GBytes *
candor_report_comparison_to_csv (CandorComparison *comparison, CandorCatalog *catalog)
{
  return candor_report_write (comparison, catalog, CANDOR_REPORT_CSV, NULL, NULL);
}
