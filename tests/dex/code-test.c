/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "code-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "package-builder.h"

/* What of the shipped knowledge the tests take, besides its schemas; APIs, SDKs and packers are their
 * own. */
static const char *const shipped[] = { "code.xml", "ontology.xml", "permissions.xml", "sources.xml", NULL };

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
copy_file (const char *source, const char *folder, const char *name)
{
  g_autofree char *from = g_build_filename (source, name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, contents, length, &error);
  g_assert_no_error (error);
}

static void
copy_shipped (const char *folder)
{
  g_autofree char *source = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "data", "knowledge", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (source, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".rng") || g_strv_contains (shipped, name))
      copy_file (source, folder, name);
}

CandorKnowledge *
code_test_knowledge_new (const char *entries)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("candor-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.xml", NULL);
  g_autofree char *text = g_strdup_printf ("<knowledge version=\"2026-01-01\">%s</knowledge>", entries);
  CandorKnowledge *knowledge;

  g_assert_no_error (error);
  copy_shipped (folder);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  knowledge = candor_knowledge_new_from_folder (folder, &error);
  g_assert_no_error (error);
  remove_folder (folder);
  return knowledge;
}

GBytes *
code_test_build (const char *manifest, const char *const *files)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (TestEntry));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  TestEntry entry = { .name = "AndroidManifest.xml", .bytes = test_xml_build (manifest, 0) };

  g_ptr_array_add (kept, (gpointer) entry.bytes);
  g_array_append_val (entries, entry);
  for (gsize i = 0; files[i] != NULL; i += 2)
    {
      TestEntry file = { .name = files[i], .text = files[i + 1], .method = 8 };

      if (g_str_has_suffix (files[i], ".dex"))
        {
          file.bytes = g_byte_array_free_to_bytes (dex_build (files[i + 1]));
          file.text = NULL;
          g_ptr_array_add (kept, (gpointer) file.bytes);
        }
      g_array_append_val (entries, file);
    }
  return test_archive_build ((const TestEntry *) entries->data, entries->len, NULL);
}

CandorPackage *
code_test_read (CandorKnowledge *knowledge, const char *manifest, const char *const *files)
{
  g_autoptr (GBytes) archive = code_test_build (manifest, files);
  g_autoptr (GError) error = NULL;
  CandorPackage *package = candor_package_read (archive, "test.apk", knowledge, &error);

  g_assert_no_error (error);
  return package;
}

CandorPackage *
code_test_read_set (CandorKnowledge *knowledge, GBytes *base, const char *name, GBytes *split)
{
  const TestEntry entries[] = { { .name = "base.apk", .bytes = base }, { .name = name, .bytes = split, .method = 8 } };
  g_autoptr (GBytes) set = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
  g_autoptr (GError) error = NULL;
  CandorPackage *package = candor_package_read (set, "test.xapk", knowledge, &error);

  g_assert_no_error (error);
  return package;
}

static void
dump_site (GString *text, CandorCallSite *site)
{
  const char *sdk = candor_call_site_get_sdk (site);

  g_string_append_printf (text, " %s.%s (%s)", candor_call_site_get_class_name (site), candor_call_site_get_method (site),
                          candor_call_site_get_first_party (site) ? "own" : sdk != NULL ? sdk : "?");
}

char *
code_test_dump_apis (CandorPackage *package)
{
  GString *text = g_string_new (NULL);
  GListModel *apis = candor_package_get_apis (package);

  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      const char *member = candor_api_get_member (api);
      GListModel *sites = candor_api_get_call_sites (api);

      g_string_append_printf (text, "%s %s %s:", candor_api_kind_to_string (candor_api_get_kind (api)),
                              member != NULL ? member : candor_api_get_class_name (api), candor_api_get_category (api));
      for (guint j = 0; j < g_list_model_get_n_items (sites); j++)
        {
          g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, j);
          dump_site (text, site);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

char *
code_test_dump_sdks (CandorPackage *package)
{
  GString *text = g_string_new (NULL);
  GListModel *sdks = candor_package_get_sdks (package);

  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      g_autofree char *evidence = g_strjoinv ("; ", (char **) candor_sdk_get_evidence (sdk));

      g_string_append_printf (text, "%s %u: %s\n", candor_sdk_get_id (sdk), candor_sdk_get_class_count (sdk), evidence);
    }
  return g_string_free (text, FALSE);
}

char *
code_test_dump_warnings (CandorPackage *package)
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
