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
candor_report_build_identity (JsonBuilder *builder, CandorPackage *package)
{
  candor_json_begin_object (builder, "source");
  candor_json_add_string (builder, "name", candor_package_get_file_name (package));
  candor_json_add_string (builder, "sha256", candor_package_get_sha256 (package));
  candor_json_add_integer (builder, "size", candor_package_get_size (package));
  json_builder_end_object (builder);
  candor_json_add_string (builder, "package", candor_package_get_package_name (package));
  candor_json_add_string (builder, "label", candor_package_get_label (package));
  candor_json_add_string (builder, "version_name", candor_package_get_version_name (package));
  candor_json_add_string (builder, "version_code", candor_package_get_version_code (package));
  candor_json_add_count (builder, "min_sdk", candor_package_get_min_sdk (package));
  candor_json_add_count (builder, "target_sdk", candor_package_get_target_sdk (package));
  candor_json_add_boolean (builder, "debuggable", candor_package_get_debuggable (package));
}

static void
candor_report_build_labels (JsonBuilder *builder, CandorPackage *package)
{
  GVariant *labels = candor_package_get_labels (package);
  GVariantIter iterator;
  const char *locale, *label;

  candor_json_begin_object (builder, "labels");
  if (labels != NULL)
    {
      g_variant_iter_init (&iterator, labels);
      while (g_variant_iter_next (&iterator, "{&s&s}", &locale, &label))
        candor_json_add_string (builder, locale, label);
    }
  json_builder_end_object (builder);
}

static void
candor_report_build_signers (JsonBuilder *builder, CandorPackage *package)
{
  GListModel *signers = candor_package_get_signers (package);

  candor_json_begin_array (builder, "signers");
  for (guint i = 0; i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);

      json_builder_begin_object (builder);
      candor_json_add_string (builder, "sha256", candor_signer_get_sha256 (signer));
      candor_json_add_string (builder, "subject", candor_signer_get_subject (signer));
      candor_json_add_string (builder, "scheme", candor_signer_get_scheme (signer));
      candor_json_add_integer (builder, "not_before", candor_signer_get_not_before (signer));
      candor_json_add_integer (builder, "not_after", candor_signer_get_not_after (signer));
      candor_json_add_boolean (builder, "debug", candor_signer_get_debug (signer));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
candor_report_build_permissions (JsonBuilder *builder, CandorPackage *package)
{
  GListModel *permissions = candor_package_get_permissions (package);

  candor_json_begin_array (builder, "permissions");
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);

      json_builder_begin_object (builder);
      candor_json_add_string (builder, "name", candor_permission_get_name (permission));
      candor_json_add_count (builder, "max_sdk", candor_permission_get_max_sdk (permission));
      candor_json_add_count (builder, "since_sdk", candor_permission_get_since_sdk (permission));
      candor_json_add_string (builder, "level", candor_permission_get_level (permission));
      candor_json_add_string (builder, "group", candor_permission_get_group (permission));
      candor_json_add_strings (builder, "categories", candor_permission_get_categories (permission));
      candor_json_add_string (builder, "used", candor_use_to_string (candor_permission_get_used (permission)));
      candor_json_add_boolean (builder, "never_for_location",
                               candor_permission_get_never_for_location (permission));
      candor_json_add_boolean (builder, "implied", candor_permission_get_implied (permission));
      candor_json_add_string (builder, "split", candor_permission_get_split (permission));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
candor_report_build_call_sites (JsonBuilder *builder, CandorApi *api)
{
  GListModel *sites = candor_api_get_call_sites (api);

  candor_json_begin_array (builder, "call_sites");
  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);

      json_builder_begin_object (builder);
      candor_json_add_string (builder, "class", candor_call_site_get_class_name (site));
      candor_json_add_string (builder, "method", candor_call_site_get_method (site));
      candor_json_add_string (builder, "sdk", candor_call_site_get_sdk (site));
      candor_json_add_boolean (builder, "first_party", candor_call_site_get_first_party (site));
      candor_json_add_string (builder, "dex", candor_call_site_get_dex (site));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
candor_report_build_api (JsonBuilder *builder, CandorApi *api)
{
  const char *const *permissions = candor_api_get_permissions (api);
  gboolean uri = candor_api_get_kind (api) == CANDOR_API_URI;

  json_builder_begin_object (builder);
  if (uri)
    candor_json_add_string (builder, "uri", candor_api_get_member (api));
  else
    {
      candor_json_add_string (builder, "kind", candor_api_kind_to_string (candor_api_get_kind (api)));
      candor_json_add_string (builder, "class", candor_api_get_class_name (api));
      candor_json_add_string (builder, "method", candor_api_get_member (api));
    }
  candor_json_add_string (builder, "category", candor_api_get_category (api));
  candor_json_add_string (builder, "permission", permissions != NULL ? permissions[0] : NULL);
  candor_json_add_strings (builder, "permissions", permissions);
  candor_json_add_boolean (builder, "weak", candor_api_get_weak (api));
  candor_report_build_call_sites (builder, api);
  json_builder_end_object (builder);
}

/* Content URIs stand apart from all else that code reaches data by. */
static void
candor_report_build_apis (JsonBuilder *builder, CandorPackage *package, const char *key, gboolean uris)
{
  GListModel *apis = candor_package_get_apis (package);

  candor_json_begin_array (builder, key);
  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      if ((candor_api_get_kind (api) == CANDOR_API_URI) == uris)
        candor_report_build_api (builder, api);
    }
  json_builder_end_array (builder);
}

static void
candor_report_build_sdks (JsonBuilder *builder, CandorPackage *package)
{
  GListModel *sdks = candor_package_get_sdks (package);

  candor_json_begin_array (builder, "sdks");
  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);

      json_builder_begin_object (builder);
      candor_json_add_string (builder, "id", candor_sdk_get_id (sdk));
      candor_json_add_string (builder, "name", candor_sdk_get_name (sdk));
      candor_json_add_string (builder, "vendor", candor_sdk_get_vendor (sdk));
      candor_json_add_string (builder, "kind", candor_sdk_get_kind (sdk));
      candor_json_add_boolean (builder, "library", candor_sdk_get_library (sdk));
      candor_json_add_integer (builder, "classes", candor_sdk_get_class_count (sdk));
      candor_json_add_strings (builder, "evidence", candor_sdk_get_evidence (sdk));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
candor_report_build_component (JsonBuilder *builder, CandorComponent *component)
{
  json_builder_begin_object (builder);
  candor_json_add_string (builder, "name", candor_component_get_name (component));
  candor_json_add_boolean (builder, "exported", candor_component_get_exported (component));
  candor_json_add_string (builder, "permission", candor_component_get_permission (component));
  candor_json_add_string (builder, "foreground_types", candor_component_get_foreground_types (component));
  json_builder_end_object (builder);
}

static void
candor_report_build_components (JsonBuilder *builder, CandorPackage *package)
{
  static const char *const keys[] = { "activities", "services", "receivers", "providers" };
  GListModel *components = candor_package_get_components (package);

  candor_json_begin_object (builder, "components");
  for (guint kind = 0; kind < G_N_ELEMENTS (keys); kind++)
    {
      candor_json_begin_array (builder, keys[kind]);
      for (guint i = 0; i < g_list_model_get_n_items (components); i++)
        {
          g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
          if (candor_component_get_kind (component) == kind)
            candor_report_build_component (builder, component);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

void
candor_report_build_package (JsonBuilder *builder, CandorPackage *package, CandorKnowledge *knowledge,
                             CandorCatalog *catalog)
{
  candor_json_add_string (builder, "schema", "candor-package/1");
  candor_report_build_origin (builder, knowledge, catalog);
  candor_report_build_identity (builder, package);
  candor_report_build_labels (builder, package);
  candor_report_build_signers (builder, package);
  candor_report_build_permissions (builder, package);
  candor_json_add_strings (builder, "declared_permissions", candor_package_get_declared_permissions (package));
  candor_report_build_apis (builder, package, "apis", FALSE);
  candor_report_build_apis (builder, package, "uris", TRUE);
  candor_report_build_sdks (builder, package);
  candor_report_build_components (builder, package);
  candor_json_add_strings (builder, "queries", candor_package_get_queries (package));
  candor_json_add_string (builder, "packer", candor_package_get_packer (package));
  candor_json_begin_object (builder, "dex");
  candor_json_add_integer (builder, "files", candor_package_get_dex_count (package));
  candor_json_add_integer (builder, "methods", candor_package_get_method_count (package));
  json_builder_end_object (builder);
  candor_json_add_boolean (builder, "loads_code", candor_package_get_loads_code (package));
  candor_json_add_boolean (builder, "has_native", candor_package_get_has_native (package));
  candor_report_build_notes (builder, "warnings", candor_package_get_warnings (package), knowledge, catalog);
}

GBytes *
candor_report_package_to_json (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  candor_report_build_package (builder, package, knowledge, catalog);
  json_builder_end_object (builder);
  return candor_json_print (builder, TRUE);
}
