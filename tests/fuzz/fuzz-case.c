/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "casefile/candor-case-file.h"
#include "fuzz.h"
#include "package-builder.h"

/* A case file: first its database, then the rows, in which a search can also begin. An input that does
 * not begin as a database is the rows in serialized form. */

static CandorCase *
make_case (void)
{
  const char *text = "# Privacy policy\n\nWe collect your contacts to find your friends. We do not collect your location.\n";
  g_autoptr (GBytes) policy_bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CandorDocument) document = candor_document_read (policy_bytes, "a.md", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GBytes) manifest = test_xml_build (
    "<manifest package='com.example.app'><uses-permission android:name='android.permission.READ_CONTACTS'/>"
    "<uses-permission android:name='android.permission.ACCESS_FINE_LOCATION'/></manifest>", 0);
  const TestEntry entry = { .name = "AndroidManifest.xml", .bytes = manifest };
  g_autoptr (GBytes) archive = test_archive_build (&entry, 1, NULL);
  g_autoptr (CandorPackage) package = candor_package_read (archive, "a.apk", fuzz_get_knowledge (), NULL);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 1, 2, 3, 4, 5);
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorComparison) comparison = NULL;

  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, fuzz_get_knowledge (), NULL);
  comparison = candor_comparison_new (policy, package, fuzz_get_knowledge (), NULL);
  return candor_case_new (comparison, time);
}

static void
fuzz_case (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) rows = NULL;
  g_autoptr (CandorCase) read = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > 0 && *data == 'S')
    {
      rows = candor_case_file_read (bytes, "a.candor", &error);
      g_assert_true ((rows == NULL) == (error != NULL));
      if (rows == NULL)
        return;
    }
  else
    {
      g_autoptr (GVariant) raw = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CANDOR_CASE_VARIANT_TYPE), bytes, FALSE));
      rows = g_variant_get_normal_form (raw);
    }
  read = candor_case_new_from_variant (rows, fuzz_get_knowledge (), &error);
  g_assert_true ((read == NULL) == (error != NULL));
  if (read != NULL)
    {
      g_autoptr (GVariant) again = g_variant_ref_sink (candor_case_to_variant (read));

      g_assert_true (g_variant_is_normal_form (again));
      g_assert_nonnull (candor_case_get_comparison (read));
    }
}

static void
fuzz_case_add_seeds (GPtrArray *seeds)
{
  g_autoptr (CandorCase) made = make_case ();
  g_autoptr (GVariant) rows = g_variant_ref_sink (candor_case_to_variant (made));

  g_ptr_array_add (seeds, candor_case_to_bytes (made, NULL));
  g_ptr_array_add (seeds, g_variant_get_data_as_bytes (rows));
}

const FuzzTarget fuzz_target = { "case", 131072, 200, fuzz_case, fuzz_case_add_seeds };
