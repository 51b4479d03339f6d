/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder-signature.h"
#include "package-test.h"

#include <string.h>

static CandorKnowledge *knowledge;
static TestKey keys[3];
static GBytes *manifest_bytes;

static TestEntry entries[] = {
  { .name = "AndroidManifest.xml", .method = 8 },
  { .name = "assets/a", .text = "some contents" },
  { .name = "META-INF/services/b", .text = "more contents", .method = 8 },
};

typedef enum
{
  OLD_TARGET = 0,
  NEW_TARGET = 1, /* a target level that a JAR signature is not enough for */
} Target;

static void
build_manifest (Target target)
{
  g_clear_pointer (&manifest_bytes, g_bytes_unref);
  manifest_bytes = test_xml_build (target == NEW_TARGET ? "<manifest package='a.b'><uses-sdk android:targetSdkVersion='30'/></manifest>"
                                                        : "<manifest package='a.b'/>", 0);
  entries[0].bytes = manifest_bytes;
}

/* "valid v2 CN=One …", or "broken" and the reason, or "none". */
static char *
describe (GBytes *bytes)
{
  static const char *const states[] = { "none", "valid", "broken" };
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = candor_package_read (bytes, "a.apk", knowledge, &error);
  GString *text;
  GListModel *signers;
  g_autofree char *warnings = NULL;

  g_assert_no_error (error);
  text = g_string_new (states[candor_package_get_signature (package)]);
  signers = candor_package_get_signers (package);
  for (guint i = 0; i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      g_string_append_printf (text, " %s %s after %u", candor_signer_get_scheme (signer), candor_signer_get_subject (signer),
                              g_strv_length ((char **) candor_signer_get_lineage (signer)));
      g_assert_cmpint (candor_signer_get_not_before (signer), ==, 1000000000);
      g_assert_cmpint (candor_signer_get_not_after (signer), ==, 2000000000);
    }
  warnings = test_package_dump_warnings (package);
  if (*warnings != '\0')
    {
      char *start = strstr (warnings, "does not verify: ");
      char *end = start != NULL ? strchr (start, '.') : NULL;
      g_assert_nonnull (end);
      g_string_append_printf (text, ":%.*s", (int) (end - strchr (start, ':') - 1), strchr (start, ':') + 1);
      g_assert_nonnull (strstr (warnings, "CN=")); /* says who is named */
    }
  return g_string_free (text, FALSE);
}

#define ONE "O=Müller\\, Söhne"

static const struct
{
  const char *name;
  guint version;
  guint n_keys;
  TestSignFlags flags;
  const char *expected;
} blocks[] = {
  { "v2", 2, 1, 0, "valid v2 CN=One," ONE " after 0" },
  { "v2-two", 2, 2, 0, "valid v2 CN=One," ONE " after 0 v2 CN=Two," ONE " after 0" },
  { "v2-contents", 2, 1, TEST_SIGN_WRONG_DIGEST, "broken: the contents were altered after signing" },
  { "v2-signature", 2, 1, TEST_SIGN_WRONG_SIGNATURE, "broken: the signed data was altered" },
  { "v2-key", 2, 2, TEST_SIGN_OTHER_KEY, "broken: the key is not the certificate’s" },
  { "v2-stripped", 2, 1, TEST_SIGN_NEWER_LOST, "broken: a newer signature was taken off" },
  { "v3", 3, 1, 0, "valid v3 CN=One," ONE " after 0" },
  { "v3-rotated", 3, 3, 0, "valid v3 CN=Android Debug," ONE " after 2" },
  { "v3-lineage", 3, 3, TEST_SIGN_WRONG_LINEAGE, "broken: a step of the key’s rotation is not signed by the key before it" },
  { "v3-contents", 3, 1, TEST_SIGN_WRONG_DIGEST, "broken: the contents were altered after signing" },
  { "v2-sha512", 2, 1, TEST_SIGN_SHA512, "valid v2 CN=One," ONE " after 0" },
  { "v2-sha512-contents", 2, 1, TEST_SIGN_SHA512 | TEST_SIGN_WRONG_DIGEST, "broken: the contents were altered after signing" },
  { "v3-verity", 3, 2, TEST_SIGN_VERITY, "valid v3 CN=Two," ONE " after 1" },
  { "v3-verity-contents", 3, 1, TEST_SIGN_VERITY | TEST_SIGN_WRONG_DIGEST, "broken: the contents were altered after signing" },
  { "v31", 31, 2, 0, "valid v3.1 CN=Two," ONE " after 1" },
};

static void
test_block (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) archive = NULL, bytes = NULL;
  g_autofree char *found = NULL;

  build_manifest (NEW_TARGET);
  archive = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
  bytes = test_sign_block (archive, blocks[i].version, keys, blocks[i].n_keys, blocks[i].flags);
  found = describe (bytes);
  g_assert_cmpstr (found, ==, blocks[i].expected);
}

static const struct
{
  const char *name;
  Target target;
  TestJarFlags flags;
  const char *expected;
} jars[] = {
  { "v1", OLD_TARGET, 0, "valid v1 CN=One," ONE " after 0" },
  { "v1-long-lines", OLD_TARGET, TEST_JAR_LONG_LINES, "valid v1 CN=One," ONE " after 0" },
  { "v1-sections", OLD_TARGET, TEST_JAR_SECTIONS, "valid v1 CN=One," ONE " after 0" },
  { "v1-sections-long-lines", OLD_TARGET, TEST_JAR_SECTIONS | TEST_JAR_LONG_LINES, "valid v1 CN=One," ONE " after 0" },
  { "v1-new-target", NEW_TARGET, 0, "broken: Android asks for a newer signature of a package for this level" },
  { "v1-contents", OLD_TARGET, TEST_JAR_ALTERED, "broken: the contents were altered after signing" },
  { "v1-added", OLD_TARGET, TEST_JAR_UNLISTED, "broken: an entry was added after signing" },
  { "v1-manifest", OLD_TARGET, TEST_JAR_RELISTED, "broken: the manifest of signed entries was altered" },
  { "v1-stripped", OLD_TARGET, TEST_JAR_NEWER_LOST, "broken: a newer signature was taken off" },
};

static void
test_jar (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL;

  build_manifest (jars[i].target);
  bytes = test_sign_jar (entries, G_N_ELEMENTS (entries), &keys[0], jars[i].flags);
  found = describe (bytes);
  g_assert_cmpstr (found, ==, jars[i].expected);
}

static void
test_none (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL;

  build_manifest (OLD_TARGET);
  bytes = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
  found = describe (bytes);
  g_assert_cmpstr (found, ==, "none");
}

/* Contents too large to stand in memory at once are digested piece by piece. */
static void
test_large (void)
{
  const gsize size = 5 << 20;
  guint8 *contents = g_malloc (size);
  g_autoptr (GBytes) large = NULL;

  for (gsize i = 0; i < size; i++)
    contents[i] = i % 251;
  large = g_bytes_new_take (contents, size);
  build_manifest (OLD_TARGET);
  for (guint altered = 0; altered < 2; altered++)
    {
      const TestEntry all[] = { { .name = "assets/large", .bytes = large, .method = 8 }, entries[0] };
      g_autoptr (GBytes) bytes = test_sign_jar (all, G_N_ELEMENTS (all), &keys[0], altered ? TEST_JAR_ALTERED : 0);
      g_autofree char *found = describe (bytes);

      g_assert_cmpstr (found, ==, altered ? "broken: the contents were altered after signing" : "valid v1 CN=One," ONE " after 0");
    }
}

/* The certificate of development tools is told from others. */
static void
test_debug (void)
{
  g_autoptr (GBytes) archive = NULL;

  build_manifest (NEW_TARGET);
  archive = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GBytes) bytes = test_sign_block (archive, 2, &keys[i], 1, 0);
      g_autoptr (CandorPackage) package = candor_package_read (bytes, "a.apk", knowledge, NULL);
      g_autoptr (CandorSigner) signer = g_list_model_get_item (candor_package_get_signers (package), 0);

      g_assert_cmpint (candor_signer_get_debug (signer), ==, i == 2);
    }
}

/* Every byte counts: bent anywhere, a package is refused or its signature is not valid. */
static void
test_every_byte (void)
{
  g_autoptr (GBytes) archive = NULL, bytes = NULL;
  gsize size;
  const guint8 *data;

  build_manifest (NEW_TARGET);
  archive = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
  bytes = test_sign_block (archive, 2, keys, 1, 0);
  data = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i < size; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bent = NULL;
      g_autoptr (CandorPackage) package = NULL;

      copy[i] ^= 1;
      bent = g_bytes_new_take (copy, size);
      package = candor_package_read (bent, "a.apk", knowledge, NULL);
      if (package != NULL)
        g_assert_cmpint (candor_package_get_signature (package), !=, CANDOR_SIGNATURE_VALID);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = test_knowledge_load ();
  test_key_init (&keys[0], "One");
  test_key_init (&keys[1], "Two");
  test_key_init (&keys[2], "Android Debug");
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *path = g_strconcat ("/package/signature/", blocks[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_block);
    }
  for (guint i = 0; i < G_N_ELEMENTS (jars); i++)
    {
      g_autofree char *path = g_strconcat ("/package/signature/", jars[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_jar);
    }
  g_test_add_func ("/package/signature/none", test_none);
  g_test_add_func ("/package/signature/large", test_large);
  g_test_add_func ("/package/signature/debug", test_debug);
  g_test_add_func ("/package/signature/every-byte", test_every_byte);
  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    test_key_clear (&keys[i]);
  g_clear_pointer (&manifest_bytes, g_bytes_unref);
  g_object_unref (knowledge);
  return status;
}
