/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Real packages held against what Debian's aapt and apksigner say of them; see README.md beside the
 * packages. Without the packages there is nothing to measure, and the test says so. */

static CandorKnowledge *knowledge;

typedef enum
{
  FACT_PACKAGE,
  FACT_VERSION,
  FACT_SDK,
  FACT_LABEL,
  FACT_LABELS,
  FACT_PERMISSIONS,
  FACT_IMPLIED,
  FACT_SIGNERS,
  FACT_DIGEST,
  N_FACTS,
} Fact;

static const char *const fact_names[N_FACTS] = {
  "package", "version", "SDK levels", "label", "labels", "permissions", "implied permissions", "signers", "digest",
};

static guint asked[N_FACTS], agreed[N_FACTS];

static void
hold (Fact fact, const char *file, const char *ours, const char *truth)
{
  asked[fact]++;
  if (g_strcmp0 (ours, truth) == 0)
    agreed[fact]++;
  else
    g_test_message ("%s: %s: ours “%s”, truth “%s”", file, fact_names[fact], ours, truth);
}

static const char *
get_string (JsonObject *truth, const char *name)
{
  const char *text = json_object_get_string_member_with_default (truth, name, NULL);

  return text != NULL ? text : "";
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
hold_permissions (const char *file, CandorPackage *package, JsonObject *truth)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_free), theirs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) our_implied = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) their_implied = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *our_text = NULL, *their_text = NULL, *our_implied_text = NULL, *their_implied_text = NULL;
  GListModel *list = candor_package_get_permissions (package);
  JsonArray *array = json_object_get_array_member (truth, "permissions");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorPermission) item = g_list_model_get_item (list, i);
      g_ptr_array_add (ours, g_strdup_printf ("%s %d %d", candor_permission_get_name (item),
                                              candor_permission_get_max_sdk (item), candor_permission_get_since_sdk (item)));
      if (candor_permission_get_implied (item))
        g_ptr_array_add (our_implied, g_strdup (candor_permission_get_name (item)));
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);
      g_ptr_array_add (theirs, g_strdup_printf ("%s %d %d", json_object_get_string_member (item, "name"),
                                                (int) json_object_get_int_member_with_default (item, "max_sdk", -1),
                                                (int) json_object_get_int_member_with_default (item, "since_sdk", -1)));
    }
  array = json_object_get_array_member (truth, "implied_permissions");
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (their_implied, g_strdup (json_array_get_string_element (array, i)));
  our_text = join_sorted (ours);
  their_text = join_sorted (theirs);
  our_implied_text = join_sorted (our_implied);
  their_implied_text = join_sorted (their_implied);
  hold (FACT_PERMISSIONS, file, our_text, their_text);
  hold (FACT_IMPLIED, file, our_implied_text, their_implied_text);
}

static void
hold_signers (const char *file, CandorPackage *package, JsonObject *truth)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_free), theirs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *our_text = NULL, *their_text = NULL;
  GListModel *list = candor_package_get_signers (package);
  JsonArray *array = json_object_get_array_member (truth, "signers");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorSigner) item = g_list_model_get_item (list, i);
      g_ptr_array_add (ours, g_strdup (candor_signer_get_sha256 (item)));
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (theirs, g_strdup (json_array_get_string_element (array, i)));
  our_text = join_sorted (ours);
  their_text = join_sorted (theirs);
  hold (FACT_SIGNERS, file, our_text, their_text);
}

static void
hold_labels (const char *file, CandorPackage *package, JsonObject *truth)
{
  JsonObject *labels = json_object_has_member (truth, "labels") ? json_object_get_object_member (truth, "labels") : NULL;
  JsonObjectIter iter;
  const char *locale;
  JsonNode *label;

  if (labels == NULL)
    return;
  json_object_iter_init (&iter, labels);
  while (json_object_iter_next (&iter, &locale, &label))
    hold (FACT_LABELS, file, candor_package_get_label_for (package, locale), json_node_get_string (label));
}

static void
hold_package (const char *file, CandorPackage *package, JsonObject *truth)
{
  g_autofree char *versions = NULL, *true_versions = NULL, *levels = NULL, *true_levels = NULL;
  const char *min = json_object_get_string_member_with_default (truth, "min_sdk", "-1");
  const char *target = json_object_get_string_member_with_default (truth, "target_sdk", "-1");

  versions = g_strdup_printf ("%s %s", text_or_empty (candor_package_get_version_code (package)),
                              text_or_empty (candor_package_get_version_name (package)));
  true_versions = g_strdup_printf ("%s %s", get_string (truth, "version_code"), get_string (truth, "version_name"));
  levels = g_strdup_printf ("%d %d", candor_package_get_min_sdk (package), candor_package_get_target_sdk (package));
  true_levels = g_strdup_printf ("%s %s", min != NULL ? min : "-1", target != NULL ? target : "-1");
  hold (FACT_DIGEST, file, candor_package_get_sha256 (package), get_string (truth, "sha256"));
  hold (FACT_PACKAGE, file, candor_package_get_package_name (package), get_string (truth, "package"));
  hold (FACT_VERSION, file, versions, true_versions);
  hold (FACT_SDK, file, levels, true_levels);
  hold (FACT_LABEL, file, text_or_empty (candor_package_get_label (package)), get_string (truth, "label"));
  hold_labels (file, package, truth);
  hold_permissions (file, package, truth);
  hold_signers (file, package, truth);
}

static gboolean
measure (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *truth_name = g_strconcat (file, ".json", NULL);
  g_autofree char *truth_path = g_build_filename (folder, "truth", truth_name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorPackage) package = NULL;
  JsonObject *truth;

  if (!g_str_has_suffix (file, ".apk") || !json_parser_load_from_file (parser, truth_path, NULL))
    return FALSE;
  mapped = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (mapped);
  package = candor_package_read (bytes, file, knowledge, &error);
  truth = json_node_get_object (json_parser_get_root (parser));
  if (json_object_get_int_member (truth, "aapt_rc") != 0)
    {
      g_test_message ("%s: no truth; ours: %s", file,
                      package != NULL ? candor_package_get_package_name (package) : error->message);
      return FALSE;
    }
  g_assert_no_error (error);
  hold_package (file, package, truth);
  return TRUE;
}

static void
test_truth (void)
{
  g_autofree char *beside = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "..", "shared", NULL);
  const char *shared = g_getenv ("CANDOR_SHARED") != NULL ? g_getenv ("CANDOR_SHARED") : beside;
  g_autofree char *folder = g_build_filename (shared, "apks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint files = 0;

  if (dir == NULL)
    {
      g_test_skip ("the packages to measure with are not here");
      return;
    }
  while ((file = g_dir_read_name (dir)) != NULL)
    files += measure (folder, file);
  g_test_message ("%u packages", files);
  for (guint i = 0; i < N_FACTS; i++)
    g_test_message ("%s: %u of %u agree", fact_names[i], agreed[i], asked[i]);
  for (guint i = 0; i < N_FACTS; i++)
    g_assert_cmpuint (agreed[i], ==, asked[i]);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = test_knowledge_load ();
  g_test_add_func ("/package/truth", test_truth);
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
