/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-test.h"

#include <string.h>

#define SHA256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* A whole package in the text form of a GVariant. */
static const char whole[] =
  "(('a.apk', '" SHA256 "', 22),"
  " (('a.b', 'one', '1', 21, 33, 'a.b.App', false, true, true, 'Name', {'fr': 'Nom', 'zh-CN': '名字'}, ['a.b.P'], ['f'], ['q'], ['s.apk']),"
  "  [('p', -1, 23, false, false, 4, 'dangerous', 'G', ['imei'], 2, 0, 's.apk')],"
  "  [(1, 'a.b.S', true, 'guard', 'location', ['act'], 9, nothing)]),"
  " (1, [('" SHA256 "', 'CN=x', 'v2', 5, 6, true, ['" SHA256 "'])]),"
  " ('packer', 2, 300, true, true,"
  "  [(0, 'android.X', 'get', 'imei', ['p'], false, [('a.b.C', 'm', 'classes.dex', 'sdk', false), ('a.b.D', 'n', 'classes2.dex', nothing, true)])],"
  "  [('sdk', 'SDK', 'vendor', 'push', ['class x'], 7, false)]),"
  " [('Note {0}', [(1, 'x')])])";

static GVariant *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *variant = g_variant_parse (G_VARIANT_TYPE (CANDOR_PACKAGE_VARIANT_TYPE), text, NULL, NULL, &error);

  g_assert_no_error (error);
  return variant;
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_ref_sink (parse (whole));
  g_autoptr (CandorPackage) package = candor_package_new_from_variant (variant, &error);
  g_autoptr (GVariant) again = NULL;
  g_autoptr (CandorApi) api = NULL;
  g_autofree char *title = NULL;

  g_assert_no_error (error);
  again = g_variant_ref_sink (candor_package_to_variant (package));
  g_assert_true (g_variant_equal (variant, again));
  g_assert_cmpint (candor_permission_get_used (candor_package_find_permission (package, "p")), ==, CANDOR_USE_YES);
  g_assert_null (candor_package_find_permission (package, "q"));
  g_assert_cmpstr (candor_sdk_get_name (candor_package_find_sdk (package, "sdk")), ==, "SDK");
  g_assert_null (candor_package_find_sdk (package, "other"));
  api = g_list_model_get_item (candor_package_get_apis (package), 0);
  title = candor_api_dup_title (api);
  g_assert_cmpstr (title, ==, "X.get");
}

/* One lie each, by replacing words of the whole. */
static const struct
{
  const char *name;
  const char *truth;
  const char *lie;
} lies[] = {
  { "digest", "'a.apk', '" SHA256 "'", "'a.apk', 'E3'" },
  { "digest-case", "'a.apk', 'e3b0c442", "'a.apk', 'E3b0c442" },
  { "min-sdk", "21, 33", "-2, 33" },
  { "target-sdk", "21, 33", "21, -7" },
  { "labels-order", "{'fr': 'Nom', 'zh-CN': '名字'}", "{'zh-CN': '名字', 'fr': 'Nom'}" },
  { "labels-twice", "{'fr': 'Nom', 'zh-CN': '名字'}", "{'fr': 'Nom', 'fr': '名字'}" },
  { "permission-use", "['imei'], 2, 0, 's.apk'", "['imei'], 3, 0, 's.apk'" },
  { "permission-used-in-doubt", "['imei'], 2, 0", "['imei'], 2, 4" },
  { "permission-doubt", "['imei'], 2, 0", "['imei'], 0, 1024" },
  { "permission-max", "('p', -1, 23", "('p', -2, 23" },
  { "permission-since", "('p', -1, 23", "('p', -1, -9" },
  { "permission-split", "0, 's.apk')", "0, 't.apk')" },
  { "component-kind", "(1, 'a.b.S'", "(4, 'a.b.S'" },
  { "component-split", "9, nothing", "9, 'none.apk'" },
  { "signature", "(1, [('", "(3, [('" },
  { "signer-digest", "[('" SHA256 "', 'CN=x'", "[('12', 'CN=x'" },
  { "lineage-digest", "true, ['" SHA256 "']", "true, ['x']" },
  { "api-kind", "(0, 'android.X'", "(8, 'android.X'" },
  { "api-no-class", "(0, 'android.X', 'get'", "(0, nothing, 'get'" },
  { "api-no-member", "(0, 'android.X', 'get'", "(2, 'android.X', nothing" },
  { "unknown-sdk", "'classes.dex', 'sdk', false", "'classes.dex', 'gone', false" },
  { "own-and-sdk", "'classes.dex', 'sdk', false", "'classes.dex', 'sdk', true" },
  { "sdk-without-id", "[('sdk', 'SDK'", "[('', 'SDK'" },
  { "sdk-twice", "[('sdk', 'SDK', 'vendor', 'push', ['class x'], 7, false)]",
    "[('sdk', 'SDK', nothing, 'push', [], 7, false), ('sdk', 'SDK', nothing, 'push', [], 7, false)]" },
};

static void
test_lie (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (whole);
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (CandorPackage) package = NULL;

  g_assert_cmpuint (g_string_replace (text, lies[i].truth, lies[i].lie, 0), ==, 1);
  variant = g_variant_ref_sink (parse (text->str));
  package = candor_package_new_from_variant (variant, &error);
  g_assert_null (package);
  g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED);
  g_assert_true (g_str_has_prefix (error->message, "serialized package: "));
}

static void
test_other_type (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new ("(s)", "x"));
  g_autoptr (CandorPackage) package = candor_package_new_from_variant (variant, &error);

  g_assert_null (package);
  g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED);
}

/* Any bytes at all, taken for a serialized package: refused or whole, never a crash. */
static void
test_any_bytes (void)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (parse (whole));
  gsize size = g_variant_get_size (variant);

  for (gsize i = 0; i < size * 8; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_variant_get_data (variant), size);
      g_autoptr (GBytes) wrapped = NULL;
      g_autoptr (GVariant) bent = NULL;
      g_autoptr (CandorPackage) package = NULL;

      bytes[i / 8] ^= 1u << i % 8;
      wrapped = g_bytes_new_take (g_steal_pointer (&bytes), i % 3 == 0 ? i / 8 : size);
      bent = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CANDOR_PACKAGE_VARIANT_TYPE), wrapped, FALSE));
      package = candor_package_new_from_variant (bent, NULL);
      if (package != NULL)
        {
          /* What was let in holds together. */
          g_autoptr (GVariant) again = g_variant_ref_sink (candor_package_to_variant (package));
          g_autoptr (CandorPackage) copy = candor_package_new_from_variant (again, NULL);
          g_assert_nonnull (copy);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/variant/round-trip", test_round_trip);
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofree char *path = g_strconcat ("/package/variant/lie/", lies[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_lie);
    }
  g_test_add_func ("/package/variant/other-type", test_other_type);
  g_test_add_func ("/package/variant/any-bytes", test_any_bytes);
  return g_test_run ();
}
