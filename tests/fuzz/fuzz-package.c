/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dex-builder.h"
#include "fuzz.h"
#include "package-builder-signature.h"
#include "package/candor-package.h"

/* A whole package, as the reading process takes it, and its result on the way back. */
static void
fuzz_package (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = candor_package_read (bytes, "a.apk", fuzz_get_knowledge (), &error);
  g_autoptr (CandorPackage) copy = NULL;
  g_autoptr (GVariant) variant = NULL;

  g_assert_true ((package == NULL) == (error != NULL));
  if (package == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  variant = g_variant_ref_sink (candor_package_to_variant (package));
  copy = candor_package_new_from_variant (variant, &error);
  g_assert_no_error (error);
}

static void
fuzz_package_add_seeds (GPtrArray *seeds)
{
  static const char text[] =
    "<manifest package='a.b' android:versionCode='7'><uses-sdk android:minSdkVersion='16' android:targetSdkVersion='34'/>"
    "<uses-permission android:name='android.permission.CAMERA'/><application android:label='@7f020000'>"
    "<activity android:name='.A'/></application></manifest>";
  static const TestResource resources[] = { { 0x7f020000, "", 0, "Name" }, { 0x7f020000, "zh-CN", 0, "名字" } };
  g_autoptr (GBytes) manifest = test_xml_build (text, 0);
  g_autoptr (GBytes) odd = test_xml_build (text, TEST_XML_ALL);
  g_autoptr (GBytes) split = test_xml_build ("<manifest package='a.b' split='config.de'><application/></manifest>", 0);
  g_autoptr (GBytes) table = test_table_build (resources, G_N_ELEMENTS (resources), 0);
  g_autoptr (GBytes) proto = test_bundle_xml_build (text);
  g_autoptr (GBytes) proto_table = test_bundle_table_build (resources, G_N_ELEMENTS (resources));
  g_autoptr (GBytes) code = g_byte_array_free_to_bytes (dex_build (
    ".class La/b/A; Landroid/app/Activity;\n.method a ()V\ninvoke Landroid/hardware/Camera;->open()Landroid/hardware/Camera;\n.end\n"));
  const TestEntry plain[] = {
    { .name = "AndroidManifest.xml", .bytes = manifest }, { .name = "classes.dex", .bytes = code },
    { .name = "resources.arsc", .bytes = table },         { .name = "lib/arm64-v8a/libjiagu.so", .text = "x" },
  };
  const TestEntry evasive[] = {
    { .name = "AndroidManifest.xml", .bytes = odd, .method = 0x4321, .flags = 1, .local_name = "AndroidManifest.xmk" },
    { .name = "classes.dex", .bytes = code, .method = 8, .descriptor = TRUE }, { .name = "classes.dex", .text = "again", .flags = 1 },
  };
  const TestEntry bundle[] = {
    { .name = "BundleConfig.pb", .text = "x" }, { .name = "base/manifest/AndroidManifest.xml", .bytes = proto },
    { .name = "base/resources.pb", .bytes = proto_table }, { .name = "base/dex/classes.dex", .bytes = code },
  };
  const TestEntry second[] = { { .name = "AndroidManifest.xml", .bytes = split } };
  g_autoptr (GBytes) base = test_archive_build (plain, G_N_ELEMENTS (plain), NULL);
  g_autoptr (GBytes) config = test_archive_build (second, G_N_ELEMENTS (second), NULL);
  const TestEntry set[] = { { .name = "base.apk", .bytes = base }, { .name = "config.apk", .bytes = config, .method = 8 } };

  g_ptr_array_add (seeds, g_bytes_ref (base));
  g_ptr_array_add (seeds, test_archive_build (evasive, G_N_ELEMENTS (evasive), NULL));
  g_ptr_array_add (seeds, test_archive_build (bundle, G_N_ELEMENTS (bundle), NULL));
  g_ptr_array_add (seeds, test_archive_build (set, G_N_ELEMENTS (set), NULL));
}

const FuzzTarget fuzz_target = { "package", 65536, 500, fuzz_package, fuzz_package_add_seeds };
