/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gprintf.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "dex-builder.h"
#include "package-builder.h"
#include "report/candor-report.h"

/* Reads, compares and reports in one process, over and over:
 *
 *   soak COUNT
 *
 * Each round has a package and a policy of its own, some good and some damaged. What is allocated after the
 * last round is what it was after the first tenth. */

/* Bytes that may stay behind, all rounds together: caches of libraries. */
#define GROWTH_MAX (256u << 10)

static CandorKnowledge *knowledge;
static CandorCatalog *catalog;

static GBytes *
make_package (guint round)
{
  static const char *const permissions[] = { "CAMERA", "READ_CONTACTS", "ACCESS_FINE_LOCATION", "RECORD_AUDIO", "READ_SMS" };
  g_autofree char *text = g_strdup_printf (
      "<manifest package='com.example.app%u'><uses-permission android:name='android.permission.%s'/>"
      "<application android:label='App %u'><service android:name='cn.jpush.android.service.PushService'/></application></manifest>",
      round, permissions[round % G_N_ELEMENTS (permissions)], round);
  g_autoptr (GBytes) manifest = test_xml_build (text, round % 7 == 0 ? TEST_XML_ALL : 0);
  g_autoptr (GBytes) code = g_byte_array_free_to_bytes (dex_build (
      ".class Lcn/jpush/android/A; Ljava/lang/Object;\n.method a ()V\n"
      "invoke Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n.end\n"));
  const TestEntry entries[] = {
    { .name = "AndroidManifest.xml", .bytes = manifest, .method = 8, .flags = round % 5 == 0 },
    { .name = "classes.dex", .bytes = code, .method = 8 },
  };
  g_autoptr (GBytes) whole = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);

  return round % 11 == 0 ? g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2) : g_bytes_ref (whole);
}

static GBytes *
make_policy (guint round)
{
  static const char *const texts[] = {
    "# Privacy policy\n\nWe collect your contacts (number %u) and share them with JPush. We do not collect your location.\n\n| SDK | Data |\n|---|---|\n| JPush | IMEI |\n",
    "<h1>Privacy policy</h1><p>We collect your location, number %u.<ul><li>contacts<li>photos</ul><table><tr><td>Kit<td>IMEI</table>",
    "# 隐私政策\n\n我们会收集您的设备信息（第 %u 项）和精确位置，但不会读取您的短信。\n\n第三方名称：极光推送\n收集信息类型：IMEI\n",
  };

  GString *text = g_string_new (NULL);

  g_string_append_printf (text, texts[round % G_N_ELEMENTS (texts)], round);
  return g_string_free_to_bytes (text);
}

static void
run_round (guint round)
{
  g_autoptr (GBytes) package_bytes = make_package (round), policy_bytes = make_policy (round);
  g_autoptr (CandorPackage) package = candor_package_read (package_bytes, "a.apk", knowledge, NULL);
  g_autoptr (CandorDocument) document
      = candor_document_read (policy_bytes, round % 3 == 1 ? "a.html" : "a.md", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (CandorPolicy) policy = NULL, copy = NULL;
  g_autoptr (CandorComparison) comparison = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GBytes) json = NULL, csv = NULL, text = NULL;

  if (package == NULL || document == NULL)
    return;
  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, knowledge, NULL);
  if (policy == NULL)
    return;
  variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  copy = candor_policy_new_from_variant (variant, NULL);
  comparison = candor_comparison_new (copy, package, knowledge, NULL);
  json = candor_report_comparison_to_json (comparison, catalog);
  csv = candor_report_comparison_to_csv (comparison, catalog);
  text = candor_report_comparison_to_text (comparison, catalog);
}

static gsize
get_allocated (void)
{
  struct mallinfo2 info;

  malloc_trim (0);
  info = mallinfo2 ();
  return info.uordblks + info.hblkhd;
}

static guint
get_resident (void)
{
  g_autofree char *text = NULL;
  const char *line = g_file_get_contents ("/proc/self/status", &text, NULL, NULL) ? strstr (text, "VmRSS:") : NULL;

  return line != NULL ? strtoul (line + strlen ("VmRSS:"), NULL, 10) : 0;
}

int
main (int argc, char **argv)
{
  guint count = argc == 2 ? atoi (argv[1]) : 0;
  gsize before = 0, after;
  guint resident = 0;

  if (count < 20)
    {
      g_printerr ("soak COUNT\n");
      return 2;
    }
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), NULL);
  if (knowledge == NULL)
    {
      g_printerr ("CANDOR_KNOWLEDGE names no knowledge of this version\n");
      return 2;
    }
  catalog = candor_catalog_new ("en");
  for (guint i = 0; i < count; i++)
    {
      run_round (i);
      if (i + 1 == count / 10)
        {
          before = get_allocated ();
          resident = get_resident ();
        }
    }
  after = get_allocated ();
  g_printf ("# %u packages and policies: %zu KiB allocated after %u, %zu KiB at the end; %u and %u KiB resident\n", count,
            before >> 10, count / 10, after >> 10, resident, get_resident ());
  g_printf ("1..1\n%s 1 - memory stays flat\n", after < before + GROWTH_MAX ? "ok" : "not ok");
  g_object_unref (catalog);
  g_object_unref (knowledge);
  return 0;
}
