/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sample.h"

#include <string.h>

#include "package-builder.h"

static CandorPolicy *
read_policy (CandorKnowledge *knowledge)
{
  const char *text = "# Privacy policy\n\nWe collect your contacts to find your friends. We do not collect your location.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CandorDocument) document = candor_document_read (bytes, "a.md", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 1, 2, 3, 4, 5);
  g_autoptr (CandorOrigin) origin = candor_origin_new ("http://example.org/privacy", "https://example.org/privacy.md", "text/markdown", time, bytes);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  CandorPolicy *policy;

  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, knowledge, NULL);
  candor_document_set_origin (candor_policy_get_document (policy, 0), origin);
  return policy;
}

static CandorPackage *
read_package (CandorKnowledge *knowledge)
{
  g_autoptr (GBytes) manifest = test_xml_build (
    "<manifest package='com.example.app'><uses-permission android:name='android.permission.READ_CONTACTS'/>"
    "<uses-permission android:name='android.permission.ACCESS_FINE_LOCATION'/></manifest>", 0);
  const TestEntry entry = { .name = "AndroidManifest.xml", .bytes = manifest };
  g_autoptr (GBytes) archive = test_archive_build (&entry, 1, NULL);

  return candor_package_read (archive, "a.apk", knowledge, NULL);
}

CandorComparison *
fuzz_sample_compare (CandorKnowledge *knowledge)
{
  g_autoptr (CandorPolicy) policy = read_policy (knowledge);
  g_autoptr (CandorPackage) package = read_package (knowledge);

  return candor_comparison_new (policy, package, knowledge, NULL);
}
