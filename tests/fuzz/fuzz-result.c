/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "dex-builder.h"
#include "package-builder.h"
#include "report/candor-report.h"

/* A result as the front end takes it from a reading process that may lie, and all that is made of it: a
 * comparison and its reports. The first byte says which half is the liar's; the other is an honest one. */

#define LIAR_PACKAGE 1

static CandorPolicy *
read_policy (void)
{
  const char *text = "# Privacy policy\n\nWe collect your contacts, to find friends, and share your IMEI with JPush (极光推送).\n\n"
                     "| SDK | Data |\n|---|---|\n| JPush | IMEI |\n\nWe do not collect your location.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CandorDocument) document = candor_document_read (bytes, "a.md", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  g_ptr_array_add (documents, document);
  return candor_policy_read (documents, fuzz_get_knowledge (), NULL);
}

static CandorPackage *
read_package (void)
{
  g_autoptr (GBytes) manifest = test_xml_build (
    "<manifest package='com.example.app' android:versionName='1'><uses-permission android:name='android.permission.READ_CONTACTS'/>"
    "<uses-permission android:name='android.permission.ACCESS_FINE_LOCATION' android:maxSdkVersion='30'/>"
    "<application android:label='App'><service android:name='cn.jpush.android.service.PushService'/></application></manifest>", 0);
  g_autoptr (GBytes) code = g_byte_array_free_to_bytes (dex_build (
    ".class Lcn/jpush/android/A; Ljava/lang/Object;\n.method a ()V\n"
    "invoke Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n"
    "invoke Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;\n.end\n"));
  const TestEntry entries[] = { { .name = "AndroidManifest.xml", .bytes = manifest }, { .name = "classes.dex", .bytes = code } };
  g_autoptr (GBytes) archive = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);

  return candor_package_read (archive, "a.apk", fuzz_get_knowledge (), NULL);
}

static void
report (CandorPolicy *policy, CandorPackage *package)
{
  static CandorCatalog *catalog;
  g_autoptr (CandorComparison) comparison = candor_comparison_new (policy, package, fuzz_get_knowledge (), NULL);
  g_autoptr (GBytes) json = NULL, text = NULL, csv = NULL, sarif = NULL;

  if (catalog == NULL)
    catalog = candor_catalog_new ("en");
  json = candor_report_comparison_to_json (comparison, catalog);
  text = candor_report_comparison_to_text (comparison, catalog);
  csv = candor_report_comparison_to_csv (comparison, catalog);
  sarif = candor_report_comparison_to_sarif (comparison, catalog);
  g_assert_true (g_utf8_validate (g_bytes_get_data (json, NULL), g_bytes_get_size (json), NULL));
  g_assert_true (g_utf8_validate (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv), NULL));
}

/* What is no normal form the front end refuses at once: here it is brought into one, so that the content
 * is looked at. */
static GVariant *
take (const guint8 *data, gsize size, const char *type)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GVariant) raw = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));

  return g_variant_get_normal_form (raw);
}

static void
fuzz_result (GBytes *bytes)
{
  static CandorPolicy *honest_policy;
  static CandorPackage *honest_package;
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorPackage) package = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (honest_policy == NULL)
    {
      honest_policy = read_policy ();
      honest_package = read_package ();
    }
  if (size == 0)
    return;
  value = take (data + 1, size - 1, *data & LIAR_PACKAGE ? CANDOR_PACKAGE_VARIANT_TYPE : CANDOR_POLICY_VARIANT_TYPE);
  if (*data & LIAR_PACKAGE)
    package = candor_package_new_from_variant (value, &error);
  else
    policy = candor_policy_new_from_variant (value, &error);
  g_assert_true ((policy == NULL && package == NULL) == (error != NULL));
  if (error == NULL)
    report (policy != NULL ? policy : honest_policy, package != NULL ? package : honest_package);
}

static void
fuzz_result_add_seeds (GPtrArray *seeds)
{
  g_autoptr (CandorPolicy) policy = read_policy ();
  g_autoptr (CandorPackage) package = read_package ();
  g_autoptr (GVariant) first = g_variant_ref_sink (candor_policy_to_variant (policy));
  g_autoptr (GVariant) second = g_variant_ref_sink (candor_package_to_variant (package));

  fuzz_add_kind (seeds, 0, g_variant_get_data_as_bytes (first));
  fuzz_add_kind (seeds, LIAR_PACKAGE, g_variant_get_data_as_bytes (second));
}

const FuzzTarget fuzz_target = { "result", 32768, 200, fuzz_result, fuzz_result_add_seeds };
