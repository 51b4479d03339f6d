/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "package-builder-signature.h"
#include "package/candor-package-private.h"
#include "package/candor-signature.h"

static void
fuzz_signature (GBytes *bytes)
{
  g_autoptr (CandorPackage) package = g_object_new (CANDOR_TYPE_PACKAGE, NULL);
  g_autoptr (CandorPackageSet) set = candor_package_set_open (bytes, NULL);

  g_autoptr (CandorErrands) errands = candor_errands_new (0);

  if (set == NULL)
    return;
  candor_signature_prepare (set);
  candor_signature_job_end (candor_signature_job_start (set, errands), package);
}

/* A base and a split, each signed as before there were blocks. */
static GBytes *
build_set (const TestKey *base_key, const TestKey *split_key)
{
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package='a.b'><uses-sdk android:minSdkVersion='16' android:targetSdkVersion='34'/></manifest>", 0);
  g_autoptr (GBytes) other = test_xml_build ("<manifest package='a.b' split='config.de'><application/></manifest>", 0);
  const TestEntry base_entry = { .name = "AndroidManifest.xml", .bytes = manifest }, split_entry = { .name = "AndroidManifest.xml", .bytes = other };
  g_autoptr (GBytes) base = test_sign_jar (&base_entry, 1, base_key, 0);
  g_autoptr (GBytes) split = split_key != NULL ? test_sign_jar (&split_entry, 1, split_key, 0) : test_archive_build (&split_entry, 1, NULL);
  const TestEntry set[] = { { .name = "base.apk", .bytes = base }, { .name = "split.apk", .bytes = split, .method = 8 } };

  return test_archive_build (set, G_N_ELEMENTS (set), NULL);
}

static void
fuzz_signature_add_seeds (GPtrArray *seeds)
{
  static const TestSignFlags blocks[] = { TEST_SIGN_WRONG_DIGEST, TEST_SIGN_WRONG_SIGNATURE, TEST_SIGN_OTHER_KEY, TEST_SIGN_NEWER_LOST, TEST_SIGN_WRONG_LINEAGE,
                                                 TEST_SIGN_SHA512, TEST_SIGN_VERITY, TEST_SIGN_VERITY | TEST_SIGN_WRONG_DIGEST };
  static const TestJarFlags jars[] = { TEST_JAR_UNLISTED, TEST_JAR_ALTERED, TEST_JAR_RELISTED, TEST_JAR_NEWER_LOST };
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package='a.b'/>", 0);
  const TestEntry entry = { .name = "AndroidManifest.xml", .bytes = manifest };
  g_autoptr (GBytes) archive = test_archive_build (&entry, 1, NULL);
  TestKey keys[2];

  test_key_init (&keys[0], "One");
  test_key_init (&keys[1], "Two");
  g_ptr_array_add (seeds, test_sign_block (archive, 2, keys, 2, 0));
  g_ptr_array_add (seeds, test_sign_block (archive, 3, keys, 2, 0));
  g_ptr_array_add (seeds, test_sign_block (archive, 31, keys, 1, 0));
  g_ptr_array_add (seeds, test_sign_jar (&entry, 1, keys, 0));
  g_ptr_array_add (seeds, test_sign_jar (&entry, 1, keys, TEST_JAR_SECTIONS | TEST_JAR_LONG_LINES));
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_ptr_array_add (seeds, test_sign_block (archive, 2, keys, 1, blocks[i]));
      g_ptr_array_add (seeds, test_sign_block (archive, 3, keys, 2, blocks[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (jars); i++)
    g_ptr_array_add (seeds, test_sign_jar (&entry, 1, keys, jars[i]));
  g_ptr_array_add (seeds, build_set (&keys[0], &keys[0]));
  g_ptr_array_add (seeds, build_set (&keys[0], &keys[1]));
  g_ptr_array_add (seeds, build_set (&keys[0], NULL));
  test_key_clear (&keys[0]);
  test_key_clear (&keys[1]);
}

const FuzzTarget fuzz_target = { "signature", 65536, 400, fuzz_signature, fuzz_signature_add_seeds };
