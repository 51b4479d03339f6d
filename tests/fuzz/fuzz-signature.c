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

  if (set != NULL)
    candor_signature_job_end (candor_signature_job_start (set), package);
}

static void
fuzz_signature_add_seeds (GPtrArray *seeds)
{
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
  test_key_clear (&keys[0]);
  test_key_clear (&keys[1]);
}

const FuzzTarget fuzz_target = { "signature", 65536, 400, fuzz_signature, fuzz_signature_add_seeds };
