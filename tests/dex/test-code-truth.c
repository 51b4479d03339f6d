/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "code-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Real packages held against what Debian's dexdump shows of them: number of dex files and of method
 * references, and who calls each of some sensitive methods. See README.md beside the packages. Without
 * the packages there is nothing to measure, and the test says so. */

typedef struct
{
  char *file;
  JsonParser *parser;
} Truth;

static guint n_callers, n_missing, n_more, n_counts_off;

static void
truth_free (gpointer data)
{
  Truth *truth = data;

  g_object_unref (truth->parser);
  g_free (truth->file);
  g_free (truth);
}

static JsonObject *
get_root (Truth *truth)
{
  return json_node_get_object (json_parser_get_root (truth->parser));
}

static GPtrArray *
load_truths (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *truths = g_ptr_array_new_with_free_func (truth_free);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_strconcat (file, ".json", NULL);
      g_autofree char *path = g_build_filename (folder, "truth", name, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      Truth *truth;

      if (!g_str_has_suffix (file, ".apk") || !json_parser_load_from_file (parser, path, NULL))
        continue;
      truth = g_new0 (Truth, 1);
      truth->file = g_strdup (file);
      truth->parser = g_steal_pointer (&parser);
      g_ptr_array_add (truths, truth);
    }
  return truths;
}

/* "Landroid/os/Build;.getSerial" to "android.os.Build" and "getSerial". */
static void
split_api (const char *api, char **class_name, char **member)
{
  const char *end = strstr (api, ";.");

  g_assert_nonnull (end);
  *class_name = g_strdelimit (g_strndup (api + 1, end - api - 1), "/", '.');
  *member = g_strdup (end + 2);
}

/* Knowledge of exactly the methods that the truth asks for. */
static CandorKnowledge *
make_knowledge (GPtrArray *truths)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) entries = g_string_new (NULL);

  for (guint i = 0; i < truths->len; i++)
    {
      JsonObject *apis = json_object_get_object_member (get_root (g_ptr_array_index (truths, i)), "apis");
      g_autoptr (GList) names = json_object_get_members (apis);

      for (GList *name = names; name != NULL; name = name->next)
        {
          g_autofree char *class_name = NULL, *member = NULL;

          if (!g_hash_table_add (seen, g_strdup (name->data)))
            continue;
          split_api (name->data, &class_name, &member);
          g_string_append_printf (entries, "<api kind='method' class='%s' member='%s' category='device_info' source='own'/>",
                                  class_name, member);
        }
    }
  return code_test_knowledge_new (entries->str);
}

/* Call sites of one API as "class.method". */
static GHashTable *
collect_sites (CandorPackage *package, const char *name)
{
  g_autofree char *class_name = NULL, *member = NULL;
  GHashTable *sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *apis = candor_package_get_apis (package);

  split_api (name, &class_name, &member);
  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      GListModel *list = candor_api_get_call_sites (api);

      if (strcmp (candor_api_get_class_name (api), class_name) != 0 || strcmp (candor_api_get_member (api), member) != 0)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (CandorCallSite) site = g_list_model_get_item (list, j);
          g_hash_table_add (sites, g_strconcat (candor_call_site_get_class_name (site), ".",
                                                candor_call_site_get_method (site), NULL));
        }
    }
  return sites;
}

static void
hold_api (const char *file, CandorPackage *package, const char *name, JsonArray *callers)
{
  g_autoptr (GHashTable) sites = collect_sites (package, name);
  GHashTableIter iterator;
  gpointer site;

  for (guint i = 0; i < json_array_get_length (callers); i++)
    {
      const char *caller = json_array_get_string_element (callers, i);

      n_callers++;
      if (!g_hash_table_remove (sites, caller))
        {
          n_missing++;
          g_test_message ("%s: %s: missing %s", file, name, caller);
        }
    }
  g_hash_table_iter_init (&iterator, sites);
  while (g_hash_table_iter_next (&iterator, &site, NULL))
    {
      n_more++;
      g_test_message ("%s: %s: dexdump's text alone does not show %s", file, name, (const char *) site);
    }
}

static void
hold (const char *folder, Truth *truth, CandorKnowledge *knowledge)
{
  g_autofree char *path = g_build_filename (folder, truth->file, NULL);
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (mapped);
  g_autoptr (CandorPackage) package = candor_package_read (bytes, truth->file, knowledge, NULL);
  JsonObject *root = get_root (truth), *apis = json_object_get_object_member (root, "apis");
  g_autoptr (GList) names = json_object_get_members (apis);

  /* What can't be read at all has no truth about its code either. */
  if (package == NULL)
    {
      g_assert_cmpint (json_object_get_int_member (root, "aapt_rc"), !=, 0);
      return;
    }
  if (candor_package_get_dex_count (package) != json_object_get_int_member (root, "dex_files")
      || candor_package_get_method_count (package) != json_object_get_int_member (root, "method_ids"))
    {
      n_counts_off++;
      g_test_message ("%s: %u dex files and %u methods are not %d and %d", truth->file, candor_package_get_dex_count (package),
                      candor_package_get_method_count (package), (int) json_object_get_int_member (root, "dex_files"),
                      (int) json_object_get_int_member (root, "method_ids"));
    }
  for (GList *name = names; name != NULL; name = name->next)
    hold_api (truth->file, package, name->data, json_object_get_array_member (apis, name->data));
}

static void
test_truth (void)
{
  g_autofree char *beside = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "..", "shared", NULL);
  const char *shared = g_getenv ("CANDOR_SHARED") != NULL ? g_getenv ("CANDOR_SHARED") : beside;
  g_autofree char *folder = g_build_filename (shared, "apks", NULL);
  g_autoptr (GPtrArray) truths = load_truths (folder);
  g_autoptr (CandorKnowledge) knowledge = NULL;

  if (truths->len == 0)
    {
      g_test_skip ("the packages to measure with are not here");
      return;
    }
  knowledge = make_knowledge (truths);
  for (guint i = 0; i < truths->len; i++)
    hold (folder, g_ptr_array_index (truths, i), knowledge);
  g_test_message ("%u packages; %u callers, %u missing, %u more than dexdump's text shows", truths->len, n_callers,
                  n_missing, n_more);
  g_assert_cmpuint (n_missing, ==, 0);
  g_assert_cmpuint (n_counts_off, ==, 0);
  g_assert_cmpuint (n_callers, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/truth", test_truth);
  return g_test_run ();
}
