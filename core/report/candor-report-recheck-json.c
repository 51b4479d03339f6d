/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-report-recheck.h"

/* candor-diff/1: data/schema/candor-diff-1.json. */

static void
candor_recheck_build_package (CandorJson *json, CandorPackage *package)
{
  GListModel *signers = candor_package_get_signers (package);

  candor_json_begin_object (json, "package");
  candor_json_add_string (json, "file", candor_package_get_file_name (package));
  candor_json_add_string (json, "sha256", candor_package_get_sha256 (package));
  candor_json_add_integer (json, "size", (gint64) candor_package_get_size (package));
  candor_json_add_string (json, "package", candor_package_get_package_name (package));
  candor_json_add_string (json, "version_name", candor_package_get_version_name (package));
  candor_json_add_string (json, "version_code", candor_package_get_version_code (package));
  candor_json_begin_array (json, "signers");
  for (guint i = 0; i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      candor_json_add_string (json, NULL, candor_signer_get_sha256 (signer));
    }
  candor_json_end_array (json);
  candor_json_end_object (json);
}

static void
candor_recheck_build_side (CandorJson *json, const char *key, CandorComparison *comparison)
{
  CandorPolicy *policy = candor_comparison_get_policy (comparison);
  const CandorKnownAppType *type = candor_comparison_get_app_type (comparison);
  guint count = g_list_model_get_n_items (candor_policy_get_documents (policy));

  candor_json_begin_object (json, key);
  candor_recheck_build_package (json, candor_comparison_get_package (comparison));
  candor_json_begin_array (json, "policy");
  for (guint i = 0; i < count; i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "file", candor_document_get_name (document));
      candor_json_add_string (json, "sha256", candor_document_get_sha256 (document));
      candor_json_add_integer (json, "size", (gint64) candor_document_get_size (document));
      candor_report_build_fetched (json, document);
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
  candor_json_add_string (json, "app_type", type != NULL ? type->id : NULL);
  candor_json_add_integer (json, "findings", g_list_model_get_n_items (candor_comparison_get_findings (comparison)));
  candor_json_end_object (json);
}

static void
candor_recheck_build_finding (CandorJson *json, const char *key, CandorComparison *comparison, CandorFinding *finding,
                              CandorCatalog *catalog)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  g_autofree char *message = NULL;

  if (finding == NULL)
    {
      candor_json_add_string (json, key, NULL);
      return;
    }
  message = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), catalog);
  candor_json_begin_object (json, key);
  candor_json_add_string (json, "id", candor_finding_get_id (finding));
  candor_json_add_string (json, "kind", candor_finding_kind_to_string (candor_finding_get_kind (finding)));
  candor_json_add_string (json, "category", candor_finding_get_category (finding));
  candor_json_add_string (json, "severity", candor_severity_to_string (candor_finding_get_severity (finding)));
  candor_json_add_number (json, "confidence", candor_finding_get_confidence (finding));
  candor_json_add_string (json, "message", message);
  candor_json_add_strings (json, "rules", candor_finding_get_rules (finding));
  candor_json_end_object (json);
}

static void
candor_recheck_build_item (CandorJson *json, CandorRecheck *recheck, CandorRecheckItem *item, CandorCatalog *catalog,
                           const CandorReportExtras *extras)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (candor_recheck_get_after (recheck));
  CandorFinding *finding = candor_recheck_item_get_finding (item);
  g_autofree char *required = candor_recheck_dup_required (recheck, finding, catalog);

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "id", candor_finding_get_id (finding));
  candor_json_add_string (json, "status", candor_recheck_status_to_string (candor_recheck_item_get_status (item)));
  candor_recheck_build_finding (json, "before", candor_recheck_get_before (recheck), candor_recheck_item_get_before (item), catalog);
  candor_recheck_build_finding (json, "after", candor_recheck_get_after (recheck), candor_recheck_item_get_after (item), catalog);
  candor_json_add_string (json, "required", required);
  candor_report_build_notes (json, "words", candor_recheck_item_get_words (item), knowledge, catalog);
  candor_report_build_notes (json, "deeds", candor_recheck_item_get_deeds (item), knowledge, catalog);
  candor_report_build_notes (json, "doubts", candor_recheck_item_get_doubts (item), knowledge, catalog);
  candor_report_build_decision (json, extras, candor_recheck_find_decided (extras, item));
  candor_json_end_object (json);
}

GBytes *
candor_report_recheck_to_json (CandorRecheck *recheck, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  g_autoptr (CandorJson) json = candor_json_new (TRUE);
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (candor_recheck_get_after (recheck));
  GListModel *items = candor_recheck_get_items (recheck);

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "schema", "candor-diff/1");
  candor_report_build_origin (json, knowledge, catalog);
  candor_recheck_build_side (json, "before", candor_recheck_get_before (recheck));
  candor_recheck_build_side (json, "after", candor_recheck_get_after (recheck));
  candor_json_begin_object (json, "counts");
  for (guint status = 0; status < CANDOR_RECHECK_STATUSES; status++)
    candor_json_add_integer (json, candor_recheck_status_to_string (status), candor_recheck_count (recheck, status));
  candor_json_end_object (json);
  candor_report_build_notes (json, "cautions", candor_recheck_get_cautions (recheck), knowledge, catalog);
  candor_json_begin_array (json, "items");
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CandorRecheckItem) item = g_list_model_get_item (items, i);
      candor_recheck_build_item (json, recheck, item, catalog, extras);
    }
  candor_json_end_array (json);
  candor_report_build_notes (json, "limits", candor_comparison_get_limits (candor_recheck_get_after (recheck)), knowledge, catalog);
  candor_json_end_object (json);
  return candor_json_finish (g_steal_pointer (&json));
}
