/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"
#include "report/candor-report-private.h"

#include <string.h>

/* Static Analysis Results Interchange Format 2.1.0 (OASIS Standard, 2020): what code-scanning
 * pipelines read. A kind of finding is a rule, a finding a result; its identifier is the fingerprint
 * by which a pipeline knows it again in the next version. */

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
#define FINGERPRINT "candorFinding/v1"

/* The last of the kinds, which are listed as rules in their order. */
#define KIND_LAST CANDOR_FINDING_POLICY_GAP

typedef struct
{
  CandorJson *json;
  CandorComparison *comparison;
  CandorCatalog *catalog;
  const CandorReportExtras *extras;
} CandorSarif;

/* "note" is the least that SARIF has for what is worth a look. */
static const char *
candor_sarif_get_level (CandorSeverity severity)
{
  switch (severity)
    {
    case CANDOR_SEVERITY_HIGH:
      return "error";
    case CANDOR_SEVERITY_MEDIUM:
      return "warning";
    case CANDOR_SEVERITY_LOW:
    case CANDOR_SEVERITY_INFO:
    default:
      return "note";
    }
}

static void
candor_sarif_add_text (CandorSarif *self, const char *key, const char *text)
{
  candor_json_begin_object (self->json, key);
  candor_json_add_string (self->json, "text", text);
  candor_json_end_object (self->json);
}

/* index: the package is artifact 0, the policy's documents follow. */
static void
candor_sarif_add_artifact_location (CandorSarif *self, const char *key, const char *name, guint index)
{
  g_autofree char *uri = g_uri_escape_string (name, NULL, FALSE);

  candor_json_begin_object (self->json, key);
  candor_json_add_string (self->json, "uri", uri);
  candor_json_add_integer (self->json, "index", index);
  candor_json_end_object (self->json);
}

/* What SARIF 2.1.0 has no words for goes into a bag of properties (3.8). */
static void
candor_sarif_add_fetched (CandorSarif *self, CandorDocument *document)
{
  if (document == NULL || candor_document_get_origin (document) == NULL)
    return;
  candor_json_begin_object (self->json, "properties");
  candor_report_build_fetched (self->json, document);
  candor_json_end_object (self->json);
}

/* document: (nullable): NULL for the package. */
static void
candor_sarif_add_artifact (CandorSarif *self, const char *name, guint index, const char *sha256, guint64 size,
                           CandorDocument *document)
{
  candor_json_begin_object (self->json, NULL);
  candor_sarif_add_artifact_location (self, "location", name, index);
  candor_json_add_integer (self->json, "length", size);
  candor_json_begin_object (self->json, "hashes");
  candor_json_add_string (self->json, "sha-256", sha256);
  candor_json_end_object (self->json);
  candor_sarif_add_fetched (self, document);
  candor_json_end_object (self->json);
}

static void
candor_sarif_add_artifacts (CandorSarif *self)
{
  CandorPackage *package = candor_comparison_get_package (self->comparison);
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  guint count = g_list_model_get_n_items (candor_policy_get_documents (policy));

  candor_json_begin_array (self->json, "artifacts");
  candor_sarif_add_artifact (self, candor_package_get_file_name (package), 0, candor_package_get_sha256 (package),
                             candor_package_get_size (package), NULL);
  for (guint i = 0; i < count; i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);
      candor_sarif_add_artifact (self, candor_document_get_name (document), i + 1,
                                 candor_document_get_sha256 (document), candor_document_get_size (document), document);
    }
  candor_json_end_array (self->json);
}

static void
candor_sarif_add_tool (CandorSarif *self)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);

  candor_json_begin_object (self->json, "tool");
  candor_json_begin_object (self->json, "driver");
  candor_json_add_string (self->json, "name", "Candor");
  candor_json_add_string (self->json, "version", CANDOR_VERSION);
  candor_json_add_string (self->json, "semanticVersion", CANDOR_VERSION);
  candor_json_begin_object (self->json, "properties");
  candor_json_add_string (self->json, "knowledgeVersion", candor_knowledge_get_version (knowledge));
  candor_json_add_string (self->json, "knowledgeSha256", candor_knowledge_get_sha256 (knowledge));
  candor_json_end_object (self->json);
  candor_json_begin_array (self->json, "rules");
  for (guint kind = 0; kind <= KIND_LAST; kind++)
    {
      candor_json_begin_object (self->json, NULL);
      candor_json_add_string (self->json, "id", candor_finding_kind_to_string (kind));
      candor_sarif_add_text (self, "shortDescription",
                             candor_catalog_text (self->catalog, candor_finding_kind_get_word (kind)));
      candor_json_end_object (self->json);
    }
  candor_json_end_array (self->json);
  candor_json_end_object (self->json);
  candor_json_end_object (self->json);
}

/* A place in a policy: the line where the format has lines. The offsets of a statement count
 * characters of the extracted text, not of the file, so they are no region of the artifact. */
static void
candor_sarif_add_statement (CandorSarif *self, CandorStatement *statement)
{
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  guint index = candor_statement_get_document (statement);
  CandorDocument *document = candor_policy_get_document (policy, index);
  CandorBlock *block = candor_document_get_block (document, candor_statement_get_block (statement));
  guint line = block != NULL ? candor_block_get_line (block) : 0;
  gboolean paged = strcmp (candor_document_get_format (document), "pdf") == 0;

  candor_json_begin_object (self->json, NULL);
  candor_json_begin_object (self->json, "physicalLocation");
  candor_sarif_add_artifact_location (self, "artifactLocation", candor_document_get_name (document), index + 1);
  if (line > 0 && !paged)
    {
      candor_json_begin_object (self->json, "region");
      candor_json_add_integer (self->json, "startLine", line);
      candor_sarif_add_text (self, "snippet", candor_statement_get_quote (statement));
      candor_json_end_object (self->json);
    }
  candor_json_end_object (self->json);
  candor_sarif_add_text (self, "message", candor_statement_get_quote (statement));
  candor_json_end_object (self->json);
}

static void
candor_sarif_add_logical (CandorSarif *self, const char *name, const char *kind)
{
  candor_json_begin_object (self->json, NULL);
  candor_json_add_string (self->json, "fullyQualifiedName", name);
  candor_json_add_string (self->json, "kind", kind);
  candor_json_end_object (self->json);
}

static void
candor_sarif_add_call_sites (CandorSarif *self, CandorApi *api)
{
  GListModel *sites = candor_api_get_call_sites (api);

  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      g_autofree char *name = g_strdup_printf ("%s.%s", candor_call_site_get_class_name (site),
                                               candor_call_site_get_method (site));
      candor_sarif_add_logical (self, name, "function");
    }
}

/* The package as a place: the permissions, call sites and SDKs in it. */
static void
candor_sarif_add_package (CandorSarif *self, CandorFinding *finding)
{
  CandorPackage *package = candor_comparison_get_package (self->comparison);
  GArray *permissions = candor_finding_get_permissions (finding);
  GArray *apis = candor_finding_get_apis (finding);
  GArray *sdks = candor_finding_get_sdks (finding);
  GArray *roles = candor_finding_get_roles (finding);

  candor_json_begin_object (self->json, NULL);
  candor_json_begin_object (self->json, "physicalLocation");
  candor_sarif_add_artifact_location (self, "artifactLocation", candor_package_get_file_name (package), 0);
  candor_json_end_object (self->json);
  candor_json_begin_array (self->json, "logicalLocations");
  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = candor_report_get_item (candor_package_get_permissions (package), permissions, i);
      candor_sarif_add_logical (self, candor_permission_get_name (permission), "resource");
    }
  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (CandorComponent) component = candor_report_get_item (candor_package_get_components (package), roles, i);
      candor_sarif_add_logical (self, candor_component_get_name (component), "type");
    }
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = candor_report_get_item (candor_package_get_apis (package), apis, i);
      candor_sarif_add_call_sites (self, api);
    }
  for (guint i = 0; i < sdks->len; i++)
    {
      g_autoptr (CandorSdk) sdk = candor_report_get_item (candor_package_get_sdks (package), sdks, i);
      candor_sarif_add_logical (self, candor_sdk_get_id (sdk), "module");
    }
  candor_json_end_array (self->json);
  candor_json_end_object (self->json);
}

/* A dismissed or accepted finding is suppressed (3.27.23, 3.35); against a baseline it is known or new
 * (3.27.24). */
static void
candor_sarif_add_state (CandorSarif *self, CandorFinding *finding)
{
  CandorDecision *decision = candor_report_find_decision (self->extras, finding);
  const char *accepted = candor_report_find_acceptance (self->extras, finding);
  gboolean dismissed = decision != NULL && candor_decision_get_verdict (decision) == CANDOR_VERDICT_DISMISSED;

  if (self->extras->baseline != NULL)
    candor_json_add_string (self->json, "baselineState", accepted != NULL ? "unchanged" : "new");
  if (!dismissed && accepted == NULL)
    return;
  candor_json_begin_array (self->json, "suppressions");
  candor_json_begin_object (self->json, NULL);
  candor_json_add_string (self->json, "kind", "external");
  candor_json_add_string (self->json, "status", "accepted");
  candor_json_add_string (self->json, "justification", dismissed ? candor_decision_get_reason (decision) : accepted);
  candor_json_end_object (self->json);
  candor_json_end_array (self->json);
}

static void
candor_sarif_add_result (CandorSarif *self, CandorFinding *finding)
{
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  GArray *statements = candor_finding_get_statements (finding);
  g_autofree char *message
      = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), self->catalog);

  candor_json_begin_object (self->json, NULL);
  candor_json_add_string (self->json, "ruleId", candor_finding_kind_to_string (candor_finding_get_kind (finding)));
  candor_json_add_integer (self->json, "ruleIndex", candor_finding_get_kind (finding));
  candor_json_add_string (self->json, "level", candor_sarif_get_level (candor_finding_get_severity (finding)));
  candor_json_add_number (self->json, "rank", candor_finding_get_confidence (finding) * 100);
  candor_sarif_add_text (self, "message", message);
  candor_json_begin_array (self->json, "locations");
  candor_sarif_add_package (self, finding);
  candor_json_end_array (self->json);
  candor_json_begin_array (self->json, "relatedLocations");
  for (guint i = 0; i < statements->len; i++)
    candor_sarif_add_statement (self, candor_policy_get_statement (policy, g_array_index (statements, guint, i)));
  candor_json_end_array (self->json);
  candor_json_begin_object (self->json, "partialFingerprints");
  candor_json_add_string (self->json, FINGERPRINT, candor_finding_get_id (finding));
  candor_json_end_object (self->json);
  candor_json_begin_object (self->json, "properties");
  candor_json_add_string (self->json, "category", candor_finding_get_category (finding));
  candor_json_add_string (self->json, "severity",
                          candor_severity_to_string (candor_finding_get_severity (finding)));
  candor_json_add_strings (self->json, "rules", candor_finding_get_rules (finding));
  candor_json_end_object (self->json);
  candor_sarif_add_state (self, finding);
  candor_json_end_object (self->json);
}

/* What was not looked at goes with the results: no result is no clean bill. */
static void
candor_sarif_add_invocation (CandorSarif *self)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  GPtrArray *limits = candor_comparison_get_limits (self->comparison);

  candor_json_begin_array (self->json, "invocations");
  candor_json_begin_object (self->json, NULL);
  candor_json_add_boolean (self->json, "executionSuccessful", TRUE);
  candor_json_begin_array (self->json, "toolExecutionNotifications");
  for (guint i = 0; i < limits->len; i++)
    {
      g_autofree char *text = candor_knowledge_format_note (knowledge, g_ptr_array_index (limits, i), self->catalog);

      candor_json_begin_object (self->json, NULL);
      candor_json_add_string (self->json, "level", "note");
      candor_sarif_add_text (self, "message", text);
      candor_json_end_object (self->json);
    }
  candor_json_end_array (self->json);
  candor_json_end_object (self->json);
  candor_json_end_array (self->json);
}

static void
candor_sarif_add_run (CandorSarif *self)
{
  GListModel *findings = candor_comparison_get_findings (self->comparison);
  const char *language = candor_catalog_is_chinese (self->catalog) ? "zh-CN" : "en";

  candor_json_begin_object (self->json, NULL);
  candor_sarif_add_tool (self);
  candor_json_add_string (self->json, "language", language);
  candor_json_add_string (self->json, "columnKind", "unicodeCodePoints");
  candor_sarif_add_artifacts (self);
  candor_sarif_add_invocation (self);
  candor_json_begin_array (self->json, "results");
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      candor_sarif_add_result (self, finding);
    }
  candor_json_end_array (self->json);
  candor_json_end_object (self->json);
}

GBytes *
candor_report_build_sarif (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  g_autoptr (CandorJson) json = candor_json_new (TRUE);
  CandorSarif self = { json, comparison, catalog, extras };

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "$schema", SCHEMA);
  candor_json_add_string (json, "version", "2.1.0");
  candor_json_begin_array (json, "runs");
  candor_sarif_add_run (&self);
  candor_json_end_array (json);
  candor_json_end_object (json);
  return candor_json_finish (g_steal_pointer (&json));
}

GBytes *
candor_report_comparison_to_sarif (CandorComparison *comparison, CandorCatalog *catalog)
{
  return candor_report_write (comparison, catalog, CANDOR_REPORT_SARIF, NULL, NULL);
}
