/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dex-builder.h"
#include "fuzz.h"
#include "package-builder-signature.h"
#include "package/candor-package.h"
#include "package/candor-trick.h"

#include <string.h>

#define CLASS(name, super) ".class L" name "; L" super ";\n"
#define METHOD(name, inside) ".method " name " ()V\n" inside ".end\n"
#define GET_DEVICE_ID "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
#define LAST_LOCATION "->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;"

/* Code in several files: classes whose ancestors stand elsewhere, whose makers are known, unknown and the app's; what
 * reflection and loaders look up; names that a packer and a shortener leave. */
static const char *const files[] = {
  CLASS ("a/b/A", "java/lang/Object") METHOD ("a", "invoke Lc/d/C;" LAST_LOCATION "\ninvoke " GET_DEVICE_ID "\n")
    METHOD ("b", "invoke Ljava/lang/Class;->getDeclaredMethod(Ljava/lang/String;)Ljava/lang/reflect/Method;\n")
    METHOD ("c", "const-string name\ninvoke Ljava/lang/Class;->getMethod(Ljava/lang/String;)Ljava/lang/reflect/Method;\n")
    METHOD ("d", "const-class Landroid/telephony/TelephonyManager;\nconst-string getDeviceId\nconst-string sms\n")
    METHOD ("e", "invoke Lc/d/D;->getExternalFilesDir(Ljava/lang/String;)Ljava/io/File;\ninvoke Lc/d/D;->toString()Ljava/lang/String;\n"),
  CLASS ("c/d/C", "c/d/B") CLASS ("c/d/D", "c/d/E") CLASS ("com/stub/StubApp", "android/app/Application") METHOD ("a", "")
    CLASS ("com/umeng/analytics/A", "java/lang/Object") METHOD ("a", "invoke " GET_DEVICE_ID "\n")
    METHOD ("b", "invoke Ldalvik/system/DexClassLoader;-><init>(Ljava/lang/String;)V\n")
    CLASS ("okhttp3/A", "java/lang/Object") METHOD ("a", "invoke " GET_DEVICE_ID "\n"),
  CLASS ("c/d/B", "android/location/LocationManager") CLASS ("c/d/E", "android/app/Activity")
    METHOD ("getExternalFilesDir", "")
    ".class La/b/L; Ljava/lang/Object; La/b/I;\n.method onLocationChanged (Landroid/location/Location;)V\n.end\n"
    ".class La/b/I; Ljava/lang/Object; Landroid/location/LocationListener;\n"
    CLASS ("a/b/Admin", "android/app/admin/DeviceAdminReceiver")
    METHOD ("<init>", "invoke Landroid/app/admin/DeviceAdminReceiver;-><init>()V\n"),
  CLASS ("androidx/multidex/V14", "java/lang/Object") METHOD ("a", "invoke Ldalvik/system/DexFile;->loadDex(Ljava/lang/String;)Ldalvik/system/DexFile;\n"),
};

static const char rich_manifest[] =
  "<manifest package='net.shop.one'><uses-sdk android:minSdkVersion='16' android:targetSdkVersion='28'/>"
  "<uses-permission android:name='android.permission.READ_SMS'/><uses-permission android:name='android.permission.RECEIVE_SMS'/>"
  "<uses-permission android:name='android.permission.READ_PHONE_STATE'/><uses-permission android:name='android.permission.ACCESS_FINE_LOCATION'/>"
  "<uses-permission android:name='android.permission.READ_EXTERNAL_STORAGE'/><uses-permission android:name='android.permission.WAKE_LOCK'/>"
  "<application android:name='com.stub.StubApp'><activity android:name='net.maker.engine.Main' android:exported='true'/>"
  "<activity android:name='net.maker.engine.Other' android:exported='true'/><activity android:name='net.maker.engine.more.Other'/>"
  "<receiver android:name='.R'><intent-filter><action android:name='android.provider.Telephony.SMS_RECEIVED'/></intent-filter></receiver>"
  "<service android:name='cn.jpush.android.service.PushService'/></application></manifest>";

static GBytes *
build_code (const char *description)
{
  return g_byte_array_free_to_bytes (dex_build (description));
}

/* So many classes with short names, and a string so long that two threads look at the file. */
static GBytes *
build_large_code (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *filler = g_strnfill (1100u << 10, 'x');

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, CLASS ("a/a/%c%c", "java/lang/Object") METHOD ("a", "invoke " GET_DEVICE_ID "\n"), 'a' + i / 10, 'a' + i % 10);
  g_string_append_printf (text, CLASS ("net/shop/one/Z", "java/lang/Object") METHOD ("z", "const-string %s\n"), filler);
  return build_code (text->str);
}

static void
add_rich (GPtrArray *seeds)
{
  static const char *const names[] = { "classes.dex", "classes2.dex", "classes3.dex", "classes10.dex" };
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) manifest = test_xml_build (rich_manifest, 0);
  g_autoptr (GBytes) large = build_large_code ();
  TestEntry entries[G_N_ELEMENTS (files) + 7] = { { .name = "AndroidManifest.xml", .bytes = manifest, .method = 8 } };
  gsize count = 1;
  TestKey key;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_ptr_array_add (contents, build_code (files[i]));
      entries[count++] = (TestEntry){ .name = names[i], .bytes = g_ptr_array_index (contents, i), .method = 8 };
    }
  entries[count++] = (TestEntry){ .name = "lib/arm64-v8a/libx.so", .text = "x" };
  entries[count++] = (TestEntry){ .name = "lib/armeabi/libx.so", .text = "x" };
  entries[count++] = (TestEntry){ .name = "lib/armeabi/libjiagu.so", .text = "x" };
  entries[count++] = (TestEntry){ .name = "assets/libjiagu.so", .text = "x" };
  entries[count++] = (TestEntry){ .name = "assets/plugin.jar", .text = "PK" };
  g_ptr_array_add (seeds, test_archive_build (entries, count, NULL));
  entries[count++] = (TestEntry){ .name = "classes4.dex", .bytes = large, .method = 8 };
  test_key_init (&key, "One");
  g_ptr_array_add (seeds, test_sign_jar (entries, count, &key, 0));
  entries[1] = entries[count - 1]; /* alone */
  entries[1].name = "classes.dex";
  g_ptr_array_add (seeds, test_sign_jar (entries, 2, &key, 0));
  test_key_clear (&key);
}

/* What comparison and reports ask of one. */
static void
look_at (CandorPackage *package)
{
  static const char *const locales[] = { "en", "zh_CN.UTF-8", "sr-Latn-RS", "" };
  GListModel *permissions = candor_package_get_permissions (package);
  GListModel *signers = candor_package_get_signers (package);
  GPtrArray *warnings = candor_package_get_warnings (package);

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      const char *label = candor_package_get_label_for (package, locales[i]);
      g_assert_true (label == NULL || g_utf8_validate (label, -1, NULL));
    }
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      g_assert_nonnull (candor_package_find_permission (package, candor_permission_get_name (permission)));
    }
  for (guint i = 0; i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      g_assert_true (g_utf8_validate (candor_signer_get_subject (signer), -1, NULL));
      g_assert_cmpuint (strlen (candor_signer_get_sha256 (signer)), ==, 64);
    }
  for (guint i = 0; i < warnings->len; i++)
    {
      CandorTrick trick;

      if (candor_trick_find (g_ptr_array_index (warnings, i), &trick))
        g_assert_nonnull (candor_trick_get_id (trick));
    }
}

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
  look_at (package);
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
  add_rich (seeds);
}

const FuzzTarget fuzz_target = { "package", 65536, 500, fuzz_package, fuzz_package_add_seeds };
