/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-report-recheck.h"

/* candor-diff/1: data/schema/candor-diff-1.json. */

static void
candor_recheck_build_package (JsonBuilder *builder, CandorPackage *package)
{
  GListModel *signers = candor_package_get_signers (package);

  candor_json_begin_object (builder, "package");
  candor_json_add_string (builder, "file", candor_package_get_file_name (package));
  candor_json_add_string (builder, "sha256", candor_package_get_sha256 (package));
  candor_json_add_integer (builder, "size", (gint64) candor_package_get_size (package));
  candor_json_add_string (builder, "package", candor_package_get_package_name (package));
  candor_json_add_string (builder, "version_name", candor_package_get_version_name (package));
  candor_json_add_string (builder, "version_code", candor_package_get_version_code (package));
  candor_json_begin_array (builder, "signers");
  for (guint i = 0; i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      json_builder_add_string_value (builder, candor_signer_get_sha256 (signer));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
candor_recheck_build_side (JsonBuilder *builder, const char *key, CandorComparison *comparison)
{
  CandorPolicy *policy = candor_comparison_get_policy (comparison);
  const CandorKnownAppType *type = candor_comparison_get_app_type (comparison);
  guint count = g_list_model_get_n_items (candor_policy_get_documents (policy));

  candor_json_begin_object (builder, key);
  candor_recheck_build_package (builder, candor_comparison_get_package (comparison));
  candor_json_begin_array (builder, "policy");
  for (guint i = 0; i < count; i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);

      json_builder_begin_object (builder);
      candor_json_add_string (builder, "file", candor_document_get_name (document));
      candor_json_add_string (builder, "sha256", candor_document_get_sha256 (document));
      candor_json_add_integer (builder, "size", (gint64) candor_document_get_size (document));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  candor_json_add_string (builder, "app_type", type != NULL ? type->id : NULL);
  candor_json_add_integer (builder, "findings", g_list_model_get_n_items (candor_comparison_get_findings (comparison)));
  json_builder_end_object (builder);
}

static void
candor_recheck_build_finding (JsonBuilder *builder, const char *key, CandorComparison *comparison, CandorFinding *finding,
                              CandorCatalog *catalog)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  g_autofree char *message = NULL;

  if (finding == NULL)
    {
      candor_json_add_string (builder, key, NULL);
      return;
    }
  message = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), catalog);
  candor_json_begin_object (builder, key);
  candor_json_add_string (builder, "id", candor_finding_get_id (finding));
  candor_json_add_string (builder, "kind", candor_finding_kind_to_string (candor_finding_get_kind (finding)));
  candor_json_add_string (builder, "category", candor_finding_get_category (finding));
  candor_json_add_string (builder, "severity", candor_severity_to_string (candor_finding_get_severity (finding)));
  candor_json_add_number (builder, "confidence", candor_finding_get_confidence (finding));
  candor_json_add_string (builder, "message", message);
  candor_json_add_strings (builder, "rules", candor_finding_get_rules (finding));
  json_builder_end_object (builder);
}

static void
candor_recheck_build_item (JsonBuilder *builder, CandorRecheck *recheck, CandorRecheckItem *item, CandorCatalog *catalog,
                           const CandorReportExtras *extras)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (candor_recheck_get_after (recheck));
  CandorFinding *finding = candor_recheck_item_get_finding (item);
  g_autofree char *required = candor_recheck_dup_required (recheck, finding, catalog);

  json_builder_begin_object (builder);
  candor_json_add_string (builder, "id", candor_finding_get_id (finding));
  candor_json_add_string (builder, "status", candor_recheck_status_to_string (candor_recheck_item_get_status (item)));
  candor_recheck_build_finding (builder, "before", candor_recheck_get_before (recheck), candor_recheck_item_get_before (item), catalog);
  candor_recheck_build_finding (builder, "after", candor_recheck_get_after (recheck), candor_recheck_item_get_after (item), catalog);
  candor_json_add_string (builder, "required", required);
  candor_report_build_notes (builder, "words", candor_recheck_item_get_words (item), knowledge, catalog);
  candor_report_build_notes (builder, "deeds", candor_recheck_item_get_deeds (item), knowledge, catalog);
  candor_report_build_notes (builder, "doubts", candor_recheck_item_get_doubts (item), knowledge, catalog);
  candor_report_build_decision (builder, extras, candor_recheck_find_decided (extras, item));
  json_builder_end_object (builder);
}

GBytes *
candor_report_recheck_to_json (CandorRecheck *recheck, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (candor_recheck_get_after (recheck));
  GListModel *items = candor_recheck_get_items (recheck);

  json_builder_begin_object (builder);
  candor_json_add_string (builder, "schema", "candor-diff/1");
  candor_report_build_origin (builder, knowledge, catalog);
  candor_recheck_build_side (builder, "before", candor_recheck_get_before (recheck));
  candor_recheck_build_side (builder, "after", candor_recheck_get_after (recheck));
  candor_json_begin_object (builder, "counts");
  for (guint status = 0; status < CANDOR_RECHECK_STATUSES; status++)
    candor_json_add_integer (builder, candor_recheck_status_to_string (status), candor_recheck_count (recheck, status));
  json_builder_end_object (builder);
  candor_report_build_notes (builder, "cautions", candor_recheck_get_cautions (recheck), knowledge, catalog);
  candor_json_begin_array (builder, "items");
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CandorRecheckItem) item = g_list_model_get_item (items, i);
      candor_recheck_build_item (builder, recheck, item, catalog, extras);
    }
  json_builder_end_array (builder);
  candor_report_build_notes (builder, "limits", candor_comparison_get_limits (candor_recheck_get_after (recheck)), knowledge, catalog);
  json_builder_end_object (builder);
  return candor_json_print (builder, TRUE);
}
