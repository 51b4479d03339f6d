/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder-signature.h"
#include "package-test.h"

#include <string.h>

static CandorKnowledge *knowledge;

#define LABEL 0x7f020000

#define BASE                                                                                        \
  "<manifest package='a.b' android:versionCode='3'><uses-sdk android:targetSdkVersion='33'/>\n"     \
  "<uses-permission android:name='p'/>\n"                                                           \
  "<application android:label='@7f020000'><activity android:name='.A'/></application></manifest>"
#define FEATURE                                                                                     \
  "<manifest package='a.b' split='feature' android:versionCode='9'>\n"                              \
  "<uses-permission android:name='p'/><uses-permission android:name='q'/>\n"                        \
  "<application android:label='Other'><service android:name='.S'/></application></manifest>"
#define CONFIG "<manifest package='a.b' split='config.fr'><application/></manifest>"
#define FOREIGN "<manifest package='c.d' split='x'><uses-permission android:name='r'/></manifest>"

static const TestResource base_table[] = { { LABEL, "", 0, "Name" } };
static const TestResource french_table[] = { { LABEL, "fr", 0, "Nom" } };

#define EXPECTED(feature)                                                                           \
  "package a.b 3 - sdk -1 33 backup\n"                                                              \
  "label Name\n"                                                                                    \
  "label fr: Nom\n"                                                                                 \
  "permission p line 2\n"                                                                           \
  "permission q split " feature " line 2\n"                                                         \
  "activity a.b.A guard - types - actions []\n"                                                     \
  "service a.b.S guard - types - actions [] split " feature "\n"

/* An APK of a manifest and, where there is one, a table. */
static GBytes *
build_apk (const char *manifest_text, const TestResource *table)
{
  g_autoptr (GBytes) manifest = test_xml_build (manifest_text, 0);
  g_autoptr (GBytes) resources = table != NULL ? test_table_build (table, 1, 0) : NULL;
  const TestEntry entries[] = {
    { .name = "AndroidManifest.xml", .bytes = manifest, .method = 8 },
    { .name = "resources.arsc", .bytes = resources },
  };

  return test_archive_build (entries, resources != NULL ? 2 : 1, NULL);
}

static void
check (GBytes *bytes, const char *expected, const char *warnings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = candor_package_read (bytes, "set", knowledge, &error);
  g_autofree char *dump = NULL, *found = NULL;

  g_assert_no_error (error);
  dump = test_package_dump (package);
  found = test_package_dump_warnings (package);
  g_assert_cmpstr (dump, ==, expected);
  g_assert_cmpstr (found, ==, warnings);
}

/* As tools that save installed apps put them: all at the top, in any order. */
static void
test_flat (void)
{
  g_autoptr (GBytes) base = build_apk (BASE, base_table), feature = build_apk (FEATURE, NULL);
  g_autoptr (GBytes) french = build_apk (CONFIG, french_table), foreign = build_apk (FOREIGN, NULL);
  const TestEntry entries[] = {
    { .name = "config.fr.apk", .bytes = french },
    { .name = "x.apk", .bytes = foreign },
    { .name = "feature.APK", .bytes = feature, .method = 8 },
    { .name = "icon.png", .text = "no picture" },
    { .name = "a.b.apk", .bytes = base },
    { .name = "manifest.json", .text = "{}" },
    { .name = "broken.apk", .text = "PK but no archive" },
  };
  g_autoptr (GBytes) set = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);

  check (set, EXPECTED ("feature.APK"),
         "broken.apk was left out: it is no ZIP archive.\n"
         "x.apk was left out: it belongs to another package.\n");
}

/* As bundletool puts them. */
static void
test_folders (void)
{
  g_autoptr (GBytes) base = build_apk (BASE, base_table), feature = build_apk (FEATURE, NULL);
  g_autoptr (GBytes) french = build_apk (CONFIG, french_table);
  const TestEntry entries[] = {
    { .name = "toc.pb", .text = "" },
    { .name = "standalones/standalone-hdpi.apk", .bytes = french },
    { .name = "splits/base-master.apk", .bytes = base },
    { .name = "splits/base-master_2.apk", .bytes = base },
    { .name = "splits/base-fr.apk", .bytes = french },
    { .name = "splits/feature-master.apk", .bytes = feature },
  };
  g_autoptr (GBytes) set = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);

  check (set, EXPECTED ("splits/feature-master.apk"),
         "splits/base-master_2.apk was left out: it is the same app for other devices.\n");
}

static void
test_bundle (void)
{
  g_autoptr (GBytes) base = test_bundle_xml_build (BASE), feature = test_bundle_xml_build (FEATURE);
  g_autoptr (GBytes) table = test_bundle_table_build (base_table, 1), french = test_bundle_table_build (french_table, 1);
  const TestEntry entries[] = {
    { .name = "feature/manifest/AndroidManifest.xml", .bytes = feature },
    { .name = "feature/resources.pb", .bytes = french },
    { .name = "BundleConfig.pb", .text = "" },
    { .name = "base/manifest/AndroidManifest.xml", .bytes = base, .method = 8 },
    { .name = "base/resources.pb", .bytes = table, .method = 8 },
  };
  g_autoptr (GBytes) bundle = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);

  check (bundle, EXPECTED ("feature"), "");
}

static void
test_no_base (void)
{
  g_autoptr (GBytes) french = build_apk (CONFIG, french_table);
  const TestEntry entry = { .name = "config.fr.apk", .bytes = french };
  g_autoptr (GBytes) set = test_archive_build (&entry, 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = candor_package_read (set, "set", knowledge, &error);

  g_assert_null (package);
  g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NO_MANIFEST);
  g_assert_cmpstr (error->message, ==, "not an Android package: none of the archive’s APKs is a base");
}

/* What is no Android package is called what it is. */
static void
test_strangers (void)
{
  static const struct
  {
    TestEntry entries[2];
    const char *message;
  } strangers[] = {
    { { { .name = "Payload/Demo.app/Info.plist" }, { .name = "Payload/Demo.app/Demo" } },
      "a package for iOS, not for Android: those are not read" },
    { { { .name = "module.json" }, { .name = "ets/modules.abc" } },
      "a package for HarmonyOS, not for Android: those are not read" },
    { { { .name = "module.json" }, { .name = "index.html" } },
      "not an Android package: the archive has no AndroidManifest.xml" },
  };
  g_autoptr (GBytes) nothing = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      TestEntry entries[2] = { strangers[i].entries[0], strangers[i].entries[1] };
      g_autoptr (GBytes) archive = NULL;
      g_autoptr (GError) error = NULL;

      entries[0].bytes = entries[1].bytes = nothing;
      archive = test_archive_build (entries, 2, NULL);
      g_assert_null (candor_package_read (archive, "set", knowledge, &error));
      g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NO_MANIFEST);
      g_assert_cmpstr (error->message, ==, strangers[i].message);
    }
}

/* A split counts only under the base's signature. */
static void
test_signers (void)
{
  static const struct
  {
    int split_key; /* -1: not signed */
    CandorSignature expected;
  } cases[] = { { 0, CANDOR_SIGNATURE_VALID }, { 1, CANDOR_SIGNATURE_BROKEN }, { -1, CANDOR_SIGNATURE_BROKEN } };
  g_autoptr (GBytes) base = build_apk (BASE, base_table), feature = build_apk (FEATURE, NULL);
  TestKey keys[2];

  test_key_init (&keys[0], "One");
  test_key_init (&keys[1], "Two");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) signed_base = test_sign_block (base, 2, &keys[0], 1, 0);
      g_autoptr (GBytes) signed_feature = cases[i].split_key < 0 ? g_bytes_ref (feature)
                                                                 : test_sign_block (feature, 3, &keys[cases[i].split_key], 1, 0);
      const TestEntry entries[] = {
        { .name = "base.apk", .bytes = signed_base },
        { .name = "feature.apk", .bytes = signed_feature },
      };
      g_autoptr (GBytes) set = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
      g_autoptr (CandorPackage) package = candor_package_read (set, "set", knowledge, NULL);

      g_assert_cmpint (candor_package_get_signature (package), ==, cases[i].expected);
    }
  test_key_clear (&keys[0]);
  test_key_clear (&keys[1]);
}

/* A bundle's manifest bent at every byte, and nested deeper than any stack. */
static void
test_bundle_damage (void)
{
  g_autoptr (GBytes) manifest = test_bundle_xml_build (BASE), table = test_bundle_table_build (french_table, 1);
  g_autoptr (GString) nested = g_string_new ("<manifest package='a.b'>");
  gsize size = g_bytes_get_size (manifest), whole = size + g_bytes_get_size (table);

  for (gsize i = 0; i < 2 * whole; i++)
    {
      gsize place = i / 2;
      g_autofree guint8 *bent = g_memdup2 (g_bytes_get_data (manifest, NULL), size);
      g_autofree guint8 *bent_table = g_memdup2 (g_bytes_get_data (table, NULL), whole - size);
      g_autoptr (GBytes) manifest_bytes = NULL, table_bytes = NULL, bundle = NULL;
      g_autoptr (CandorPackage) package = NULL;

      *(place < size ? bent + place : bent_table + place - size) ^= i % 2 ? 0xff : 1;
      manifest_bytes = g_bytes_new_take (g_steal_pointer (&bent), size);
      table_bytes = g_bytes_new_take (g_steal_pointer (&bent_table), whole - size);
      {
        const TestEntry entries[] = {
          { .name = "base/manifest/AndroidManifest.xml", .bytes = manifest_bytes },
          { .name = "base/resources.pb", .bytes = table_bytes },
        };
        bundle = test_archive_build (entries, 2, NULL);
      }
      package = candor_package_read (bundle, "bundle", knowledge, NULL);
    }

  for (guint i = 0; i < 2000; i++)
    g_string_append (nested, "<a>");
  for (guint i = 0; i < 2000; i++)
    g_string_append (nested, "</a>");
  g_string_append (nested, "</manifest>");
  {
    g_autoptr (GBytes) deep = test_bundle_xml_build (nested->str);
    const TestEntry entry = { .name = "base/manifest/AndroidManifest.xml", .bytes = deep };
    g_autoptr (GBytes) bundle = test_archive_build (&entry, 1, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (CandorPackage) package = candor_package_read (bundle, "bundle", knowledge, &error);

    g_assert_null (package);
    g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = test_knowledge_load ();
  g_test_add_func ("/package/set/flat", test_flat);
  g_test_add_func ("/package/set/folders", test_folders);
  g_test_add_func ("/package/set/bundle", test_bundle);
  g_test_add_func ("/package/set/no-base", test_no_base);
  g_test_add_func ("/package/set/strangers", test_strangers);
  g_test_add_func ("/package/set/signers", test_signers);
  g_test_add_func ("/package/set/bundle-damage", test_bundle_damage);
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
