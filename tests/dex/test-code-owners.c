/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "code-test.h"

#include <string.h>

/* Whose code it is: the app's, an SDK's, a library's that nobody knows; and what shows that an SDK or a
 * packer is there. */

#define KNOWN                                                                                       \
  "<api kind='method' class='android.telephony.TelephonyManager' member='getDeviceId' category='imei' source='own'/>" \
  "<api kind='method' class='org.tracker.Tracker' member='getUser' category='name' source='own'/>"   \
  "<sdk id='tracker' name='Tracker' vendor='Tracker Inc.' kind='analytics' source='own'>"            \
  "<prefix>org.tracker</prefix><native>libtracker.so</native><component>com.other.TrackerReceiver</component></sdk>" \
  "<sdk id='tracker_maps' name='Tracker Maps' kind='maps' source='own'><prefix>org.tracker.maps</prefix></sdk>" \
  "<sdk id='helper' name='Helper' kind='other' library='true' source='own'><prefix>net.helper</prefix></sdk>" \
  "<sdk id='vendor_push' name='Vendor Push' kind='push' source='own'><prefix>com.vendor.push</prefix></sdk>" \
  "<packer id='shell' name='Shell' hides-code='true' source='own'><native>libshell*.so</native><asset>shell/data.bin</asset><class>com.shell.Stub</class></packer>" \
  "<packer id='watch' name='Watch' hides-code='false' source='own'><native>libwatch.so</native></packer>"

#define CALL "invoke Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n"
#define CALLER(name) ".class L" name "; Ljava/lang/Object;\n.method a ()V\n" CALL ".end\n"
#define QUIET(name) ".class L" name "; Ljava/lang/Object;\n.method a ()V\n.end\n"

static CandorKnowledge *knowledge;

/* The class that calls, and whose it is said to be. */
static const struct
{
  const char *name;
  const char *manifest; /* package name, and what is declared */
  const char *caller;
  const char *owner;
} owners[] = {
  { "own", "<manifest package='com.example.app'><application/></manifest>", "com/example/app/A", "own" },
  { "own-sub-package", "<manifest package='com.example.app'><application/></manifest>", "com/example/app/b/A", "own" },
  { "own-inner", "<manifest package='com.example.app'><application/></manifest>", "com/example/app/A$B$1", "own" },
  { "segment-is-whole", "<manifest package='com.example.app'><application/></manifest>", "com/example/application/A", "?" },
  { "vendor-domain-is-not-enough", "<manifest package='com.example.app'><application/></manifest>", "com/example/other/A", "?" },
  { "sdk", "<manifest package='com.example.app'><application/></manifest>", "org/tracker/A", "tracker" },
  { "longest-sdk", "<manifest package='com.example.app'><application/></manifest>", "org/tracker/maps/A", "tracker_maps" },
  { "sdk-segment-is-whole", "<manifest package='com.example.app'><application/></manifest>", "org/trackers/A", "?" },
  { "unknown-library", "<manifest package='com.example.app'><application/></manifest>", "a/b/c", "?" },
  { "no-package", "<manifest package='com.example.app'><application/></manifest>", "A", "?" },
  { "app-below-an-sdk", "<manifest package='org.tracker.demo'><application/></manifest>", "org/tracker/demo/A", "own" },
  { "sdk-beside-the-app-below-it", "<manifest package='org.tracker.demo'><application/></manifest>", "org/tracker/A", "tracker" },
  { "sdk-below-the-app", "<manifest package='com.vendor'><application/></manifest>", "com/vendor/push/A", "vendor_push" },
  { "variant", "<manifest package='com.example.app.beta'><application><activity android:name='com.example.app.Main'/></application></manifest>", "com/example/app/A", "own" },
  { "variant-with-nothing-declared", "<manifest package='com.example.app.beta'><application/></manifest>", "com/example/app/A", "own" },
  { "part-of-a-product", "<manifest package='com.example.app.server'><application><receiver android:name='.Start'/></application></manifest>", "com/example/app/model/A", "own" },
  { "part-of-a-domain", "<manifest package='com.example.server'><application><receiver android:name='.Start'/></application></manifest>", "com/example/model/A", "?" },
  { "part-of-a-product-beside-others", "<manifest package='com.example.app.server'><application><receiver android:name='.Start'/><service android:name='net.unknown.lib.Service'/></application></manifest>", "com/example/app/model/A", "?" },
  { "code-elsewhere", "<manifest package='com.shop.one'><application android:name='net.maker.engine.App'><activity android:name='net.maker.engine.Main' android:exported='true'/></application></manifest>", "net/maker/engine/A", "own" },
  { "service-elsewhere-is-not-own", "<manifest package='com.example.app'><application><service android:name='net.unknown.lib.Service'/></application></manifest>", "net/unknown/lib/A", "?" },
  { "declared-library-is-not-own", "<manifest package='com.example.app'><application><activity android:name='.Main'/><service android:name='net.unknown.lib.Service'/></application></manifest>", "net/unknown/lib/A", "?" },
  { "domain-of-sdks-is-nobodys", "<manifest package='com.vendor.shop'><application><activity android:name='com.vendor.wallet.Main'/></application></manifest>", "com/vendor/A", "?" },
  { "obfuscated-is-nobodys", "<manifest package='com.example.app'><application><activity android:name='a.b.Main' android:exported='true'/><activity android:name='a.b.Other'/></application></manifest>", "a/b/C", "?" },
};

static void
test_owner (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *dex = g_strdup_printf (".class L%s; Ljava/lang/Object;\n.method a ()V\n" CALL ".end\n", owners[i].caller);
  const char *const files[] = { "classes.dex", dex, NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, owners[i].manifest, files);
  g_autofree char *name = g_strdelimit (g_strdup (owners[i].caller), "/", '.');
  g_autofree char *expected = g_strdup_printf ("method getDeviceId imei: %s.a (%s)\n", name, owners[i].owner);
  g_autofree char *found = code_test_dump_apis (package);

  g_assert_cmpstr (found, ==, expected);
}

/* What code of an unknown library is put together by, and what that is called. */
static const struct
{
  const char *name;
  const char *caller;
  const char *library;
  const char *words;
} libraries[] = {
  { "maker", "com/maker/library/internal/Thing", "com.maker.library", "an unknown library, com.maker.library" },
  { "two-segments", "com/maker/Thing", "com.maker", "an unknown library, com.maker" },
  { "one-segment", "maker/Thing", "maker", "an unknown library, maker" },
  { "shortened-behind-the-maker", "com/maker/a/b/c", "com.maker", "an unknown library, com.maker" },
  { "shortened-class", "com/maker/library/c", "com.maker.library", "an unknown library, com.maker.library" },
  { "country", "cn/maker/library/A", "cn.maker.library", "an unknown library, cn.maker.library" },
  { "obfuscated", "a/b/c", "", "code with obfuscated names" },
  { "obfuscated-at-once", "a/b", "", "code with obfuscated names" },
  { "no-package", "Thing", NULL, "an unknown library" },
  { "own", "com/example/app/A", NULL, NULL },
  { "sdk", "org/tracker/A", NULL, NULL },
};

static void
test_library (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *dex = g_strdup_printf (".class L%s; Ljava/lang/Object;\n.method a ()V\n" CALL ".end\n", libraries[i].caller);
  const char *const files[] = { "classes.dex", dex, NULL };
  g_autoptr (CandorPackage) package
      = code_test_read (knowledge, "<manifest package='com.example.app'><application/></manifest>", files);
  g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (package), 0);
  g_autoptr (CandorCallSite) site = g_list_model_get_item (candor_api_get_call_sites (api), 0);
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");
  g_autofree char *library = candor_call_site_dup_library (site);
  g_autofree char *words = candor_call_site_dup_library_words (site, catalog);

  g_assert_cmpstr (library, ==, libraries[i].library);
  if (libraries[i].words != NULL)
    g_assert_cmpstr (words, ==, libraries[i].words);
}

#define APP "<manifest package='com.example.app'><application>%s</application></manifest>"

/* What is in a package, and which SDKs that shows. */
static const struct
{
  const char *name;
  const char *declared;
  const char *dex;
  const char *file;
  const char *expected;
} sdks[] = {
  { "nothing", "", QUIET ("com/example/app/A"), "x", "" },
  { "one-stub", "", QUIET ("org/tracker/A"), "x", "" },
  { "two-stubs", "", QUIET ("org/tracker/A") QUIET ("org/tracker/B"), "x", "" },
  { "three-classes", "", QUIET ("org/tracker/C") QUIET ("org/tracker/A") QUIET ("org/tracker/B"), "x", "tracker 3: class org.tracker.A\n" },
  { "generated-classes", "", QUIET ("org/tracker/R") QUIET ("org/tracker/R$id") QUIET ("org/tracker/BuildConfig"), "x", "" },
  { "classes-without-code", "", ".class Lorg/tracker/A; Ljava/lang/Object;\n.class Lorg/tracker/B; Ljava/lang/Object;\n.class Lorg/tracker/C; Ljava/lang/Object;\n", "x", "" },
  { "one-that-calls", "", CALLER ("org/tracker/A"), "x", "tracker 1: class org.tracker.A\n" },
  { "component-by-prefix", "<service android:name='org.tracker.Service'/>", QUIET ("org/tracker/Service"), "x", "tracker 1: component org.tracker.Service; class org.tracker.Service\n" },
  { "component-by-name", "<receiver android:name='com.other.TrackerReceiver'/>", QUIET ("com/example/app/A"), "x", "tracker 0: component com.other.TrackerReceiver\n" },
  { "native-library", "", QUIET ("com/example/app/A"), "lib/arm64-v8a/libtracker.so", "tracker 0: library libtracker.so\n" },
  { "native-library-elsewhere", "", QUIET ("com/example/app/A"), "assets/libtracker.so", "" },
};

static void
test_sdk (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *manifest = g_strdup_printf (APP, sdks[i].declared);
  const char *const files[] = { "classes.dex", sdks[i].dex, sdks[i].file, "x", NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, manifest, files);
  g_autofree char *found = code_test_dump_sdks (package);

  g_assert_cmpstr (found, ==, sdks[i].expected);
}

static void
test_classes_of_all_files_count (void)
{
  const char *const files[] = { "classes.dex", QUIET ("org/tracker/C"), "classes2.dex", QUIET ("org/tracker/A") QUIET ("org/tracker/B"), NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, "<manifest package='com.example.app'><application/></manifest>", files);
  g_autofree char *found = code_test_dump_sdks (package);

  g_assert_cmpstr (found, ==, "tracker 3: class org.tracker.A\n");
}

static gboolean
is_weak (const char *dex, const char *declared)
{
  const char *const files[] = { "classes.dex", dex, NULL };
  g_autofree char *manifest = g_strdup_printf (APP, declared);
  g_autoptr (CandorPackage) package = code_test_read (knowledge, manifest, files);
  g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (package), 0);

  g_assert_nonnull (api);
  return candor_api_get_weak (api);
}

/* A library that came along does not show what the app does, before somebody calls it. */
static void
test_carried (void)
{
  g_assert_false (is_weak (CALLER ("com/example/app/A"), ""));
  g_assert_false (is_weak (CALLER ("org/tracker/A"), ""));
  g_assert_false (is_weak (CALLER ("net/unknown/A"), ""));
  g_assert_true (is_weak (CALLER ("net/helper/A"), ""));
  g_assert_true (is_weak (CALLER ("net/helper/A$1"), ""));
  g_assert_false (is_weak (CALLER ("net/helper/A") CALLER ("com/example/app/A"), ""));
  g_assert_false (is_weak (CALLER ("net/helper/A$1") ".class Lcom/example/app/A; Ljava/lang/Object;\n.method b ()V\ninvoke Lnet/helper/A;->run()V\n.end\n", ""));
  g_assert_true (is_weak (CALLER ("net/helper/A") ".class Lnet/helper/B; Ljava/lang/Object;\n.method b ()V\ninvoke Lnet/helper/A;->run()V\n.end\n", ""));
  g_assert_false (is_weak (CALLER ("net/helper/A"), "<service android:name='net.helper.A'/>"));
}

#define GET_USER(name) ".class L" name "; Ljava/lang/Object;\n.method a ()V\ninvoke Lorg/tracker/Tracker;->getUser()Ljava/lang/String;\n.end\n"

/* What an SDK offers to others and calls itself. */
static void
test_calls_itself (void)
{
  g_assert_true (is_weak (GET_USER ("org/tracker/Tracker$Helper"), ""));
  g_assert_true (is_weak (GET_USER ("org/tracker/B"), ""));
  g_assert_false (is_weak (GET_USER ("com/example/app/A"), ""));
  g_assert_false (is_weak (GET_USER ("com/vendor/push/A"), ""));
}

static void
test_packers (void)
{
  static const struct
  {
    const char *dex;
    const char *file;
    const char *application;
    const char *packer;
  } packers[] = {
    { QUIET ("com/example/app/A"), "x", "App", NULL },
    { QUIET ("com/example/app/A"), "lib/armeabi/libshella-4.so", "App", "Shell" },
    { QUIET ("com/example/app/A"), "assets/shell/data.bin", "App", "Shell" },
    { QUIET ("com/example/app/A"), "assets/other/shell/data.bin", "App", NULL },
    { QUIET ("com/shell/Stub"), "x", "App", "Shell" },
    { QUIET ("com/shell/Stub$1"), "x", "App", "Shell" },
    { QUIET ("com/shell/Stubborn"), "x", "App", NULL },
    { QUIET ("com/example/app/A"), "x", "com.shell.Stub", "Shell" },
    { ".class Lcom/example/app/A; Ljava/lang/Object;\n.method a ()V\ninvoke Lcom/shell/Stub;->a()V\n.end\n", "x", "App", NULL },
    { QUIET ("com/example/app/A"), "lib/armeabi/libwatch.so", "App", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (packers); i++)
    {
      g_autofree char *manifest = g_strdup_printf ("<manifest package='com.example.app'><application android:name='%s'/></manifest>", packers[i].application);
      const char *const files[] = { "classes.dex", packers[i].dex, packers[i].file, "x", NULL };
      g_autoptr (CandorPackage) package = code_test_read (knowledge, manifest, files);

      g_test_message ("%s, %s, %s", packers[i].dex, packers[i].file, packers[i].application);
      g_assert_cmpstr (candor_package_get_packer (package), ==, packers[i].packer);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  knowledge = code_test_knowledge_new (KNOWN);
  for (gsize i = 0; i < G_N_ELEMENTS (libraries); i++)
    {
      g_autofree char *path = g_strconcat ("/owners/library/", libraries[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_library);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autofree char *path = g_strconcat ("/owners/", owners[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_owner);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sdks); i++)
    {
      g_autofree char *path = g_strconcat ("/sdks/", sdks[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sdk);
    }
  g_test_add_func ("/sdks/classes-of-all-files-count", test_classes_of_all_files_count);
  g_test_add_func ("/owners/carried", test_carried);
  g_test_add_func ("/owners/calls-itself", test_calls_itself);
  g_test_add_func ("/packers", test_packers);
  result = g_test_run ();
  g_object_unref (knowledge);
  return result;
}
