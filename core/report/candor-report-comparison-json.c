/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-report-private.h"

gpointer
candor_report_get_item (GListModel *list, GArray *indexes, guint i)
{
  return g_list_model_get_item (list, g_array_index (indexes, guint, i));
}

char *
candor_report_dup_api_name (CandorApi *api)
{
  const char *class_name = candor_api_get_class_name (api);
  const char *member = candor_api_get_member (api);

  if (class_name != NULL && member != NULL)
    return g_strjoin (".", class_name, member, NULL);
  return g_strdup (member != NULL ? member : class_name);
}

/* Evidence by name, so that it can be read without counting through the package's lists. */
static void
candor_report_build_evidence (CandorJson *json, CandorPackage *package, GArray *permissions,
                              GArray *apis, GArray *sdks)
{
  candor_json_begin_array (json, "permissions");
  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = candor_report_get_item (candor_package_get_permissions (package), permissions, i);
      candor_json_add_string (json, NULL, candor_permission_get_name (permission));
    }
  candor_json_end_array (json);
  candor_json_begin_array (json, "apis");
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = candor_report_get_item (candor_package_get_apis (package), apis, i);
      g_autofree char *name = candor_report_dup_api_name (api);
      candor_json_add_string (json, NULL, name);
    }
  candor_json_end_array (json);
  candor_json_begin_array (json, "sdks");
  for (guint i = 0; i < sdks->len; i++)
    {
      g_autoptr (CandorSdk) sdk = candor_report_get_item (candor_package_get_sdks (package), sdks, i);
      candor_json_add_string (json, NULL, candor_sdk_get_id (sdk));
    }
  candor_json_end_array (json);
}

/* What is declared for a role that people give to an app: no permission is requested for it. */
static void
candor_report_build_roles (CandorJson *json, CandorPackage *package, GArray *roles)
{
  candor_json_begin_array (json, "roles");
  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (CandorComponent) component = candor_report_get_item (candor_package_get_components (package), roles, i);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "permission", candor_component_get_permission (component));
      candor_json_add_string (json, "component", candor_component_get_name (component));
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
}

static void
candor_report_build_row (CandorJson *json, CandorComparison *comparison, CandorRow *row,
                         CandorCatalog *catalog)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  g_autofree char *reason = candor_knowledge_format_note (knowledge, candor_row_get_reason (row), catalog);

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "category", candor_row_get_category (row));
  candor_json_add_string (json, "name",
                          candor_knowledge_get_category_name (knowledge, candor_row_get_category (row),
                                                              candor_catalog_get_locale (catalog)));
  candor_json_begin_object (json, "behavior");
  candor_report_build_evidence (json, candor_comparison_get_package (comparison),
                                candor_row_get_permissions (row), candor_row_get_apis (row),
                                candor_row_get_sdks (row));
  candor_report_build_roles (json, candor_comparison_get_package (comparison), candor_row_get_roles (row));
  candor_json_end_object (json);
  candor_json_add_string (json, "disclosure", candor_disclosure_to_string (candor_row_get_disclosure (row)));
  candor_json_add_indexes (json, "statements", candor_row_get_statements (row));
  candor_json_add_string (json, "reason", reason);
  candor_json_end_object (json);
}

static void
candor_report_build_finding (CandorJson *json, CandorComparison *comparison, CandorFinding *finding,
                             CandorCatalog *catalog, const CandorReportExtras *extras)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  const char *const *rules = candor_finding_get_rules (finding);
  g_autofree char *message
      = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), catalog);

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "id", candor_finding_get_id (finding));
  candor_json_add_string (json, "kind", candor_finding_kind_to_string (candor_finding_get_kind (finding)));
  candor_json_add_string (json, "category", candor_finding_get_category (finding));
  candor_json_add_string (json, "severity",
                          candor_severity_to_string (candor_finding_get_severity (finding)));
  candor_json_add_number (json, "confidence", candor_finding_get_confidence (finding));
  candor_json_add_string (json, "message", message);
  candor_report_build_notes (json, "rationale", candor_finding_get_rationale (finding), knowledge, catalog);
  candor_json_add_indexes (json, "statements", candor_finding_get_statements (finding));
  candor_report_build_evidence (json, candor_comparison_get_package (comparison),
                                candor_finding_get_permissions (finding),
                                candor_finding_get_apis (finding), candor_finding_get_sdks (finding));
  candor_report_build_roles (json, candor_comparison_get_package (comparison), candor_finding_get_roles (finding));
  candor_json_add_strings (json, "rules", candor_finding_get_rules (finding));
  candor_json_begin_array (json, "citations");
  for (gsize i = 0; rules != NULL && rules[i] != NULL; i++)
    {
      g_autofree char *citation = candor_report_dup_citation (knowledge, rules[i], catalog);
      candor_json_add_string (json, NULL, citation);
    }
  candor_json_end_array (json);
  candor_report_build_decision (json, extras, finding);
  candor_json_end_object (json);
}

static void
candor_report_build_halves (CandorJson *json, CandorComparison *comparison, CandorCatalog *catalog)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  const CandorKnownAppType *type = candor_comparison_get_app_type (comparison);

  candor_json_add_string (json, "app_type", type != NULL ? type->id : NULL);
  candor_json_begin_object (json, "policy");
  candor_report_build_policy (json, candor_comparison_get_policy (comparison), knowledge, catalog);
  candor_json_end_object (json);
  candor_json_begin_object (json, "package");
  candor_report_build_package (json, candor_comparison_get_package (comparison), knowledge, catalog);
  candor_json_end_object (json);
}

GBytes *
candor_report_build_json (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  g_autoptr (CandorJson) json = candor_json_new (TRUE);
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  GListModel *rows = candor_comparison_get_rows (comparison);
  GListModel *findings = candor_comparison_get_findings (comparison);

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "schema", "candor-comparison/1");
  candor_report_build_origin (json, knowledge, catalog);
  candor_report_build_halves (json, comparison, catalog);
  candor_json_begin_array (json, "rows");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      candor_report_build_row (json, comparison, row, catalog);
    }
  candor_json_end_array (json);
  candor_json_begin_array (json, "findings");
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      candor_report_build_finding (json, comparison, finding, catalog, extras);
    }
  candor_json_end_array (json);
  candor_report_build_checklist (json, candor_comparison_get_checklist (comparison),
                                 candor_comparison_get_policy (comparison), knowledge, catalog);
  candor_report_build_notes (json, "limits", candor_comparison_get_limits (comparison), knowledge, catalog);
  candor_json_end_object (json);
  return candor_json_finish (g_steal_pointer (&json));
}

GBytes *
candor_report_comparison_to_json (CandorComparison *comparison, CandorCatalog *catalog)
{
  return candor_report_write (comparison, catalog, CANDOR_REPORT_JSON, NULL, NULL);
}
