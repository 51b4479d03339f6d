/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-report-private.h"

static const char *
candor_use_to_string (CandorUse use)
{
  static const char *const names[] = { "unknown", "no", "yes" };

  return names[use];
}

static void
candor_report_build_identity (CandorJson *json, CandorPackage *package)
{
  candor_json_begin_object (json, "source");
  candor_json_add_string (json, "name", candor_package_get_file_name (package));
  candor_json_add_string (json, "sha256", candor_package_get_sha256 (package));
  candor_json_add_integer (json, "size", candor_package_get_size (package));
  candor_json_end_object (json);
  candor_json_add_string (json, "package", candor_package_get_package_name (package));
  candor_json_add_string (json, "label", candor_package_get_label (package));
  candor_json_add_string (json, "version_name", candor_package_get_version_name (package));
  candor_json_add_string (json, "version_code", candor_package_get_version_code (package));
  candor_json_add_count (json, "min_sdk", candor_package_get_min_sdk (package));
  candor_json_add_count (json, "target_sdk", candor_package_get_target_sdk (package));
  candor_json_add_boolean (json, "debuggable", candor_package_get_debuggable (package));
}

static void
candor_report_build_labels (CandorJson *json, CandorPackage *package)
{
  GVariant *labels = candor_package_get_labels (package);
  GVariantIter iterator;
  const char *locale, *label;

  candor_json_begin_object (json, "labels");
  if (labels != NULL)
    {
      g_variant_iter_init (&iterator, labels);
      while (g_variant_iter_next (&iterator, "{&s&s}", &locale, &label))
        candor_json_add_string (json, locale, label);
    }
  candor_json_end_object (json);
}

static void
candor_report_build_signers (CandorJson *json, CandorPackage *package)
{
  GListModel *signers = candor_package_get_signers (package);

  candor_json_begin_array (json, "signers");
  for (guint i = 0; i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "sha256", candor_signer_get_sha256 (signer));
      candor_json_add_string (json, "subject", candor_signer_get_subject (signer));
      candor_json_add_string (json, "scheme", candor_signer_get_scheme (signer));
      candor_json_add_integer (json, "not_before", candor_signer_get_not_before (signer));
      candor_json_add_integer (json, "not_after", candor_signer_get_not_after (signer));
      candor_json_add_boolean (json, "debug", candor_signer_get_debug (signer));
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
}

/* Words of the contract (data/schema), by CandorDoubt. */
static const struct
{
  CandorDoubt doubt;
  const char *word;
} doubts[] = {
  { CANDOR_DOUBT_NO_CODE, "no_code" }, { CANDOR_DOUBT_PACKED, "packed" },         { CANDOR_DOUBT_LOADED, "loaded" },
  { CANDOR_DOUBT_HIDDEN, "hidden" },   { CANDOR_DOUBT_NATIVE, "native" },         { CANDOR_DOUBT_REFLECTION, "reflection" },
  { CANDOR_DOUBT_DAMAGED, "damaged" }, { CANDOR_DOUBT_ADDRESS, "address" },       { CANDOR_DOUBT_GROUP, "group" },
  { CANDOR_DOUBT_KNOWLEDGE, "knowledge" },
};

static void
candor_report_build_doubts (CandorJson *json, CandorPermission *permission)
{
  candor_json_begin_array (json, "unknown_because");
  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    if (candor_permission_get_doubts (permission) & doubts[i].doubt)
      candor_json_add_string (json, NULL, doubts[i].word);
  candor_json_end_array (json);
}

static void
candor_report_build_permissions (CandorJson *json, CandorPackage *package)
{
  GListModel *permissions = candor_package_get_permissions (package);

  candor_json_begin_array (json, "permissions");
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "name", candor_permission_get_name (permission));
      candor_json_add_count (json, "max_sdk", candor_permission_get_max_sdk (permission));
      candor_json_add_count (json, "since_sdk", candor_permission_get_since_sdk (permission));
      candor_json_add_string (json, "level", candor_permission_get_level (permission));
      candor_json_add_string (json, "group", candor_permission_get_group (permission));
      candor_json_add_strings (json, "categories", candor_permission_get_categories (permission));
      candor_json_add_string (json, "used", candor_use_to_string (candor_permission_get_used (permission)));
      candor_report_build_doubts (json, permission);
      candor_json_add_boolean (json, "never_for_location",
                               candor_permission_get_never_for_location (permission));
      candor_json_add_boolean (json, "implied", candor_permission_get_implied (permission));
      candor_json_add_string (json, "split", candor_permission_get_split (permission));
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
}

static void
candor_report_build_call_sites (CandorJson *json, CandorApi *api)
{
  GListModel *sites = candor_api_get_call_sites (api);

  candor_json_begin_array (json, "call_sites");
  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      g_autofree char *library = candor_call_site_dup_library (site);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "class", candor_call_site_get_class_name (site));
      candor_json_add_string (json, "method", candor_call_site_get_method (site));
      candor_json_add_string (json, "sdk", candor_call_site_get_sdk (site));
      candor_json_add_boolean (json, "first_party", candor_call_site_get_first_party (site));
      candor_json_add_string (json, "library", library);
      candor_json_add_string (json, "dex", candor_call_site_get_dex (site));
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
}

static void
candor_report_build_api (CandorJson *json, CandorApi *api)
{
  const char *const *permissions = candor_api_get_permissions (api);
  gboolean uri = candor_api_get_kind (api) == CANDOR_API_URI;

  candor_json_begin_object (json, NULL);
  if (uri)
    candor_json_add_string (json, "uri", candor_api_get_member (api));
  else
    {
      candor_json_add_string (json, "kind", candor_api_kind_to_string (candor_api_get_kind (api)));
      candor_json_add_string (json, "class", candor_api_get_class_name (api));
      candor_json_add_string (json, "method", candor_api_get_member (api));
    }
  candor_json_add_string (json, "category", candor_api_get_category (api));
  candor_json_add_string (json, "permission", permissions != NULL ? permissions[0] : NULL);
  candor_json_add_strings (json, "permissions", permissions);
  candor_json_add_boolean (json, "weak", candor_api_get_weak (api));
  candor_report_build_call_sites (json, api);
  candor_json_end_object (json);
}

/* Content URIs stand apart from all else that code reaches data by. */
static void
candor_report_build_apis (CandorJson *json, CandorPackage *package, const char *key, gboolean uris)
{
  GListModel *apis = candor_package_get_apis (package);

  candor_json_begin_array (json, key);
  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      if ((candor_api_get_kind (api) == CANDOR_API_URI) == uris)
        candor_report_build_api (json, api);
    }
  candor_json_end_array (json);
}

static void
candor_report_build_sdks (CandorJson *json, CandorPackage *package)
{
  GListModel *sdks = candor_package_get_sdks (package);

  candor_json_begin_array (json, "sdks");
  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "id", candor_sdk_get_id (sdk));
      candor_json_add_string (json, "name", candor_sdk_get_name (sdk));
      candor_json_add_string (json, "vendor", candor_sdk_get_vendor (sdk));
      candor_json_add_string (json, "kind", candor_sdk_get_kind (sdk));
      candor_json_add_boolean (json, "library", candor_sdk_get_library (sdk));
      candor_json_add_integer (json, "classes", candor_sdk_get_class_count (sdk));
      candor_json_add_strings (json, "evidence", candor_sdk_get_evidence (sdk));
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
}

static void
candor_report_build_component (CandorJson *json, CandorComponent *component, CandorKnowledge *knowledge,
                               CandorCatalog *catalog)
{
  static const char *const none[] = { NULL };
  const CandorKnownPermission *role = candor_component_find_role (component, knowledge);

  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "name", candor_component_get_name (component));
  candor_json_add_boolean (json, "exported", candor_component_get_exported (component));
  candor_json_add_string (json, "permission", candor_component_get_permission (component));
  candor_json_add_string (json, "role", role != NULL ? candor_report_get_permission_label (role, catalog) : NULL);
  candor_json_add_strings (json, "role_categories", role != NULL ? role->categories : none);
  candor_json_add_string (json, "foreground_types", candor_component_get_foreground_types (component));
  candor_json_end_object (json);
}

static void
candor_report_build_components (CandorJson *json, CandorPackage *package, CandorKnowledge *knowledge,
                                CandorCatalog *catalog)
{
  static const char *const keys[] = { "activities", "services", "receivers", "providers" };
  GListModel *components = candor_package_get_components (package);

  candor_json_begin_object (json, "components");
  for (guint kind = 0; kind < G_N_ELEMENTS (keys); kind++)
    {
      candor_json_begin_array (json, keys[kind]);
      for (guint i = 0; i < g_list_model_get_n_items (components); i++)
        {
          g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
          if (candor_component_get_kind (component) == kind)
            candor_report_build_component (json, component, knowledge, catalog);
        }
      candor_json_end_array (json);
    }
  candor_json_end_object (json);
}

void
candor_report_build_package (CandorJson *json, CandorPackage *package, CandorKnowledge *knowledge,
                             CandorCatalog *catalog)
{
  candor_json_add_string (json, "schema", "candor-package/1");
  candor_report_build_origin (json, knowledge, catalog);
  candor_report_build_identity (json, package);
  candor_report_build_labels (json, package);
  candor_report_build_signers (json, package);
  candor_report_build_permissions (json, package);
  candor_json_add_strings (json, "declared_permissions", candor_package_get_declared_permissions (package));
  candor_report_build_apis (json, package, "apis", FALSE);
  candor_report_build_apis (json, package, "uris", TRUE);
  candor_report_build_sdks (json, package);
  candor_report_build_components (json, package, knowledge, catalog);
  candor_json_add_strings (json, "queries", candor_package_get_queries (package));
  candor_json_add_string (json, "packer", candor_package_get_packer (package));
  candor_json_begin_object (json, "dex");
  candor_json_add_integer (json, "files", candor_package_get_dex_count (package));
  candor_json_add_integer (json, "methods", candor_package_get_method_count (package));
  candor_json_end_object (json);
  candor_json_add_boolean (json, "loads_code", candor_package_get_loads_code (package));
  candor_json_add_boolean (json, "has_native", candor_package_get_has_native (package));
  candor_report_build_notes (json, "warnings", candor_package_get_warnings (package), knowledge, catalog);
}

GBytes *
candor_report_package_to_json (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_autoptr (CandorJson) json = candor_json_new (TRUE);

  candor_json_begin_object (json, NULL);
  candor_report_build_package (json, package, knowledge, catalog);
  candor_json_end_object (json);
  return candor_json_finish (g_steal_pointer (&json));
}
