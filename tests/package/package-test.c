/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-test.h"

#include "package/candor-zip-layout.h"

CandorKnowledge *
test_knowledge_load (void)
{
  g_autoptr (GError) error = NULL;
  CandorKnowledge *knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);

  g_assert_no_error (error);
  return knowledge;
}

CandorPackage *
test_package_read (CandorKnowledge *knowledge, GBytes *manifest, GBytes *table, GError **error)
{
  const TestEntry entries[] = {
    { .name = "AndroidManifest.xml", .bytes = manifest, .method = CANDOR_ZIP_METHOD_DEFLATED },
    { .name = "resources.arsc", .bytes = table },
  };
  g_autoptr (GBytes) bytes = test_archive_build (entries, table != NULL ? 2 : 1, NULL);

  return candor_package_read (bytes, "test.apk", knowledge, error);
}

static const char *
test_text (const char *text)
{
  return text != NULL ? text : "-";
}

static void
test_dump_permissions (CandorPackage *package, GString *text)
{
  GListModel *list = candor_package_get_permissions (package);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorPermission) item = g_list_model_get_item (list, i);
      g_string_append_printf (text, "permission %s", candor_permission_get_name (item));
      if (candor_permission_get_max_sdk (item) >= 0)
        g_string_append_printf (text, " max %d", candor_permission_get_max_sdk (item));
      if (candor_permission_get_since_sdk (item) >= 0)
        g_string_append_printf (text, " since %d", candor_permission_get_since_sdk (item));
      if (candor_permission_get_never_for_location (item))
        g_string_append (text, " never-for-location");
      if (candor_permission_get_implied (item))
        g_string_append (text, " implied");
      if (candor_permission_get_split (item) != NULL)
        g_string_append_printf (text, " split %s", candor_permission_get_split (item));
      g_string_append_printf (text, " line %u\n", candor_permission_get_line (item));
    }
}

static void
test_dump_components (CandorPackage *package, GString *text)
{
  static const char *const kinds[] = { "activity", "service", "receiver", "provider" };
  GListModel *list = candor_package_get_components (package);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorComponent) item = g_list_model_get_item (list, i);
      g_autofree char *actions = g_strjoinv (",", (char **) candor_component_get_actions (item));
      g_string_append_printf (text, "%s %s%s guard %s types %s actions [%s]", kinds[candor_component_get_kind (item)],
                              candor_component_get_name (item), candor_component_get_exported (item) ? " exported" : "",
                              test_text (candor_component_get_permission (item)),
                              test_text (candor_component_get_foreground_types (item)), actions);
      if (candor_component_get_split (item) != NULL)
        g_string_append_printf (text, " split %s", candor_component_get_split (item));
      g_string_append_c (text, '\n');
    }
}

static void
test_dump_names (GString *text, const char *word, const char *const *names)
{
  for (; *names != NULL; names++)
    g_string_append_printf (text, "%s %s\n", word, *names);
}

char *
test_package_dump (CandorPackage *package)
{
  GString *text = g_string_new (NULL);
  const char *locale, *label;
  GVariantIter iter;

  g_string_append_printf (text, "package %s %s %s sdk %d %d%s%s%s\n", candor_package_get_package_name (package),
                          test_text (candor_package_get_version_code (package)),
                          test_text (candor_package_get_version_name (package)),
                          candor_package_get_min_sdk (package), candor_package_get_target_sdk (package),
                          candor_package_get_debuggable (package) ? " debuggable" : "",
                          candor_package_get_cleartext (package) ? " cleartext" : "",
                          candor_package_get_backup (package) ? " backup" : "");
  if (candor_package_get_application_class (package) != NULL)
    g_string_append_printf (text, "application %s\n", candor_package_get_application_class (package));
  if (candor_package_get_label (package) != NULL)
    g_string_append_printf (text, "label %s\n", candor_package_get_label (package));
  g_variant_iter_init (&iter, candor_package_get_labels (package));
  while (g_variant_iter_next (&iter, "{&s&s}", &locale, &label))
    g_string_append_printf (text, "label %s: %s\n", locale, label);
  test_dump_permissions (package, text);
  test_dump_components (package, text);
  test_dump_names (text, "declares", candor_package_get_declared_permissions (package));
  test_dump_names (text, "feature", candor_package_get_features (package));
  test_dump_names (text, "queries", candor_package_get_queries (package));
  return g_string_free (text, FALSE);
}

char *
test_package_dump_warnings (CandorPackage *package)
{
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");
  GPtrArray *warnings = candor_package_get_warnings (package);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *line = candor_note_format (g_ptr_array_index (warnings, i), catalog, NULL, NULL);
      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}
