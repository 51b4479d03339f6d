/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-test.h"

#include <string.h>

#include "package/candor-zip-layout.h"

/* Packages cut and bent at every place, each form at values of its own (the fuzz targets try the others):
 * read or refused with a reason, never worse. Built so that every form of every part is bent; nothing is
 * packed, so that each bit counts. */

static CandorKnowledge *knowledge;

static GBytes *
build_package (guint form)
{
  static const TestResource resources[] = {
    { 0x7f020000, "", 0, "Name" }, { 0x7f020000, "zh-CN", 0, "名字" }, { 0x7f020001, "", 0, "@7f020000" }, { 0x7f020002, "fr", 21, "7" },
  };
  g_autoptr (GBytes) manifest = test_xml_build (
    "<manifest package='a.b' android:versionName='@7f020002'><uses-sdk android:minSdkVersion='16'/>"
    "<uses-permission android:name='android.permission.CAMERA'/><application android:label='@7f020001'>"
    "<activity android:name='.A'><intent-filter><action android:name='x'/></intent-filter></activity></application></manifest>",
    form % 2 == 0 ? 0 : TEST_XML_ALL);
  g_autoptr (GBytes) table = test_table_build (resources, G_N_ELEMENTS (resources), form);
  const TestEntry entries[] = {
    { .name = "AndroidManifest.xml", .bytes = manifest, .descriptor = form % 2 },
    { .name = "resources.arsc", .bytes = table, .zip64 = form % 2 },
    { .name = "META-INF/CERT.RSA", .text = "no certificate" },
    { .name = "META-INF/CERT.SF", .text = "Signature-Version: 1.0\r\n\r\nName: a\r\nSHA1-Digest: x\r\n\r\n" },
    { .name = "META-INF/MANIFEST.MF", .text = "Manifest-Version: 1.0\r\n\r\nName: a\r\nSHA1-Digest: x\r\n y\r\n" },
  };
  const TestArchive archive = { .zip64 = form % 2 };

  return test_archive_build (entries, G_N_ELEMENTS (entries), &archive);
}

/* Reads, and where that works, sends through the serialized form, as the reading process does. */
static void
try_package (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = candor_package_read (bytes, "a.apk", knowledge, &error);
  g_autoptr (CandorPackage) copy = NULL;
  g_autoptr (GVariant) variant = NULL;

  g_assert_true ((package == NULL) == (error != NULL));
  if (package == NULL)
    {
      g_assert_true (error->domain == CANDOR_PACKAGE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  variant = g_variant_ref_sink (candor_package_to_variant (package));
  copy = candor_package_new_from_variant (variant, &error);
  g_assert_no_error (error);
}

static void
test_cut (gconstpointer form)
{
  g_autoptr (GBytes) whole = build_package (GPOINTER_TO_UINT (form));

  for (gsize size = 0; size <= g_bytes_get_size (whole); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (whole, NULL), size); /* a block of its own: overruns show */
      try_package (cut);
    }
}

static void
test_bent (gconstpointer form)
{
  g_autoptr (GBytes) whole = build_package (GPOINTER_TO_UINT (form));
  static const guint8 values[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (gsize i = 0; i < size; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bent = NULL;

      copy[i] = values[(i + GPOINTER_TO_UINT (form)) % G_N_ELEMENTS (values)];
      bent = g_bytes_new_take (copy, size);
      try_package (bent);
    }
}

/* Words of 32 bits that overflow when they are added to or multiplied. */
static void
test_large (gconstpointer form)
{
  static const guint32 values[] = { 0xffffffff, 0x7fffffff, 0x80000000, 0xfffffffc, 0x40000001 };
  g_autoptr (GBytes) whole = build_package (GPOINTER_TO_UINT (form));
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (gsize i = 0; i + sizeof *values <= size; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bent = NULL;

      memcpy (copy + i, &values[(i + GPOINTER_TO_UINT (form)) % G_N_ELEMENTS (values)], sizeof *values);
      bent = g_bytes_new_take (copy, size);
      try_package (bent);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*function) (gconstpointer form);
  } tests[] = { { "cut", test_cut }, { "bent", test_bent }, { "large", test_large } };
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = test_knowledge_load ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint form = 0; form < 4; form++)
      {
        g_autofree char *path = g_strdup_printf ("/package/damage/%s/%u", tests[i].name, form);
        g_test_add_data_func (path, GUINT_TO_POINTER (form), tests[i].function);
      }
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
