/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "code-test.h"

#include <string.h>

/* What code is found to do: from the bytes of a package to its APIs, call sites and SDKs. */

#define MANIFEST(inside) "<manifest package='com.example.app'><application>" inside "</application></manifest>"

#define APIS                                                                                        \
  "<api kind='method' class='android.telephony.TelephonyManager' member='getDeviceId' category='imei' permissions='android.permission.READ_PHONE_STATE' source='own'/>" \
  "<api kind='method' class='android.location.LocationManager' member='getLastKnownLocation' descriptor='(Ljava/lang/String;)Landroid/location/Location;' category='location_precise' permissions='android.permission.ACCESS_FINE_LOCATION android.permission.ACCESS_COARSE_LOCATION' source='own'/>" \
  "<api kind='method' class='android.location.LocationListener' member='onLocationChanged' descriptor='(Landroid/location/Location;)V' category='location_precise' source='own'/>" \
  "<api kind='method' class='android.content.Context' member='getExternalFilesDir' category='files_storage' source='own'/>" \
  "<api kind='method' class='android.os.SystemProperties' member='get' category='device_info' weak='true' source='own'/>" \
  "<api kind='field' class='android.os.Build' member='SERIAL' category='serial_number' source='own'/>" \
  "<api kind='uri' member='content://sms' category='sms' permissions='android.permission.READ_SMS' source='own'/>" \
  "<api kind='uri' member='content://sms/inbox' category='sms' permissions='android.permission.READ_SMS' source='own'/>" \
  "<api kind='setting' class='android.provider.Settings$Secure' member='android_id' category='android_id' source='own'/>" \
  "<api kind='property' class='android.os.SystemProperties' member='ro.serialno' category='serial_number' source='own'/>" \
  "<api kind='intent' member='android.provider.Telephony.SMS_RECEIVED' category='sms' permissions='android.permission.RECEIVE_SMS' source='own'/>" \
  "<api kind='path' member='/sys/class/net/wlan0/address' category='mac_address' source='own'/>"     \
  "<api kind='path' member='/sdcard/DCIM' category='photos_videos' permissions='android.permission.READ_EXTERNAL_STORAGE' source='own'/>" \
  "<api kind='class' class='android.app.admin.DeviceAdminReceiver' category='device_settings_state' source='own'/>" \
  "<packer id='test' name='Test' hides-code='true' source='own'><native>libtestpacker.so</native></packer>"

#define GET_DEVICE_ID "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
#define LAST_LOCATION "->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;"
#define SECURE_GET "Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;"
#define CLASS(name) ".class L" name "; Ljava/lang/Object;\n"
#define METHOD(name, body) ".method " name " ()V\n" body ".end\n"
#define APP CLASS ("com/example/app/A")

static CandorKnowledge *knowledge;

/* One dex file and what it shows. */
typedef struct
{
  const char *name;
  const char *dex;
  const char *expected;
} Case;

static const Case cases[] = {
  { "call", APP METHOD ("a", "invoke " GET_DEVICE_ID "\n") METHOD ("b", "invoke/range " GET_DEVICE_ID "\n"),
    "method getDeviceId imei: com.example.app.A.a (own) com.example.app.A.b (own)\n" },
  { "call-twice-in-a-method", APP METHOD ("a", "invoke " GET_DEVICE_ID "\ninvoke " GET_DEVICE_ID "\n"),
    "method getDeviceId imei: com.example.app.A.a (own)\n" },
  { "polymorphic-call", APP METHOD ("a", "invoke/polymorphic " GET_DEVICE_ID "\n"),
    "method getDeviceId imei: com.example.app.A.a (own)\n" },
  { "call-site-and-handle", ".version 39\n" APP METHOD ("a", "invoke-custom " GET_DEVICE_ID "\n") METHOD ("b", "const-method-handle " GET_DEVICE_ID "\n"),
    "method getDeviceId imei: com.example.app.A.a (own) com.example.app.A.b (own)\n" },
  { "any-overload-where-no-descriptor", APP METHOD ("a", "invoke Landroid/telephony/TelephonyManager;->getDeviceId(I)Ljava/lang/String;\n"),
    "method getDeviceId imei: com.example.app.A.a (own)\n" },
  { "other-overload-where-descriptor", APP METHOD ("a", "invoke Landroid/location/LocationManager;->getLastKnownLocation(I)Landroid/location/Location;\n"), "" },
  { "same-name-of-the-app", APP METHOD ("a", "invoke Lcom/example/app/B;->getDeviceId()Ljava/lang/String;\n")
      CLASS ("com/example/app/B") ".method getDeviceId ()Ljava/lang/String;\n.end\n", "" },
  { "same-name-of-another-class", APP METHOD ("a", "invoke Landroid/other/Manager;->getDeviceId()Ljava/lang/String;\n"), "" },
  { "subclass", APP METHOD ("a", "invoke Lcom/example/app/C;" LAST_LOCATION "\n")
      ".class Lcom/example/app/B; Landroid/location/LocationManager;\n.class Lcom/example/app/C; Lcom/example/app/B;\n",
    "method getLastKnownLocation location_precise: com.example.app.A.a (own)\n" },
  { "subclass-that-defines-it-itself", APP METHOD ("a", "invoke Lcom/example/app/C;" LAST_LOCATION "\n")
      ".class Lcom/example/app/B; Landroid/location/LocationManager;\n"
      ".method getLastKnownLocation (Ljava/lang/String;)Landroid/location/Location;\n.end\n"
      ".class Lcom/example/app/C; Lcom/example/app/B;\n", "" },
  { "class-of-the-platform-that-inherits", APP METHOD ("a", "invoke Landroid/app/Activity;->getExternalFilesDir(Ljava/lang/String;)Ljava/io/File;\n"),
    "method getExternalFilesDir files_storage: com.example.app.A.a (own)\n" },
  { "app-class-below-the-platform", ".class Lcom/example/app/M; Landroid/app/Activity;\n" METHOD ("a", "invoke Lcom/example/app/M;->getExternalFilesDir(Ljava/lang/String;)Ljava/io/File;\n"),
    "method getExternalFilesDir files_storage: com.example.app.M.a (own)\n" },
  { "callback", ".class Lcom/example/app/L; Ljava/lang/Object; Landroid/location/LocationListener;\n"
      ".method onLocationChanged (Landroid/location/Location;)V\n.end\n",
    "method onLocationChanged location_precise: com.example.app.L.onLocationChanged (own)\n" },
  { "callback-by-way-of-an-interface", ".class Lcom/example/app/I; Ljava/lang/Object; Landroid/location/LocationListener;\n"
      ".class Lcom/example/app/L; Ljava/lang/Object; Lcom/example/app/I;\n"
      ".method onLocationChanged (Landroid/location/Location;)V\n.end\n",
    "method onLocationChanged location_precise: com.example.app.L.onLocationChanged (own)\n" },
  { "no-callback", APP ".method onLocationChanged (Landroid/location/Location;)V\n.end\n"
      METHOD ("a", "invoke Landroid/location/LocationListener;->onLocationChanged(Landroid/location/Location;)V\n"), "" },
  { "field", APP METHOD ("a", "sget Landroid/os/Build;->SERIAL:Ljava/lang/String;\n") METHOD ("b", "sput Landroid/os/Build;->SERIAL:Ljava/lang/String;\n"),
    "field SERIAL serial_number: com.example.app.A.a (own)\n" },
  { "uri", APP METHOD ("a", "const-string content://sms\n") METHOD ("b", "const-string content://sms/inbox/5\n")
      METHOD ("c", "const-string content://smsbackup\n") METHOD ("d", "const-string/jumbo content://sms?x=1\n"),
    "uri content://sms sms: com.example.app.A.a (own) com.example.app.A.d (own)\n"
    "uri content://sms/inbox sms: com.example.app.A.b (own)\n" },
  { "uri-in-a-field", CLASS ("com/example/app/K") ".static KEY content://sms\n.static NAME other\n"
      APP METHOD ("a", "sget Lcom/example/app/K;->KEY:Ljava/lang/String;\n") METHOD ("b", "sget Lcom/example/app/K;->NAME:Ljava/lang/String;\n"),
    "uri content://sms sms: com.example.app.A.a (own)\n" },
  { "setting", APP METHOD ("a", "const-string android_id\ninvoke " SECURE_GET "\n"),
    "setting android_id android_id: com.example.app.A.a (own)\n" },
  { "key-without-a-call", APP METHOD ("a", "const-string android_id\n") METHOD ("b", "invoke " SECURE_GET "\n"), "" },
  { "key-that-is-written", APP METHOD ("a", "const-string android_id\ninvoke Landroid/provider/Settings$Secure;->putString(Landroid/content/ContentResolver;Ljava/lang/String;Ljava/lang/String;)Z\n"), "" },
  { "key-of-other-settings", APP METHOD ("a", "const-string android_id\ninvoke Landroid/provider/Settings$Global;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;\n"), "" },
  { "property", APP METHOD ("a", "const-string ro.serialno\n") METHOD ("b", "const-string getprop ro.serialno\n") METHOD ("c", "const-string ro.serialno.more\n"),
    "property ro.serialno serial_number: com.example.app.A.a (own) com.example.app.A.b (own)\n" },
  { "path", APP METHOD ("a", "const-string /sys/class/net/wlan0/address\n") METHOD ("b", "const-string cat /sys/class/net/wlan0/address \n"),
    "path /sys/class/net/wlan0/address mac_address: com.example.app.A.a (own) com.example.app.A.b (own)\n" },
  { "intent", APP METHOD ("a", "const-string android.provider.Telephony.SMS_RECEIVED\n"),
    "intent android.provider.Telephony.SMS_RECEIVED sms: com.example.app.A.a (own)\n" },
  { "class-extended-and-made", ".class Lcom/example/app/D; Landroid/app/admin/DeviceAdminReceiver;\n"
      ".method <init> ()V\ninvoke Landroid/app/admin/DeviceAdminReceiver;-><init>()V\n.end\n"
      APP METHOD ("a", "invoke Landroid/app/admin/DeviceAdminReceiver;-><init>()V\n"),
    "class android.app.admin.DeviceAdminReceiver device_settings_state: com.example.app.A.a (own) com.example.app.D.<init> (own)\n" },
  { "reflection", APP METHOD ("a", "const-string android.os.SystemProperties\nconst-string get\n"),
    "method get device_info: com.example.app.A.a (own)\n" },
  { "reflection-by-class-constant", APP METHOD ("a", "const-class Landroid/telephony/TelephonyManager;\nconst-string getDeviceId\n"),
    "method getDeviceId imei: com.example.app.A.a (own)\n" },
  { "half-of-reflection", APP METHOD ("a", "const-string android.os.SystemProperties\n") METHOD ("b", "const-string get\nconst-string getDeviceId\n"), "" },
  { "calls-in-tables-are-none", APP METHOD ("a", "const-string x\npacked-switch 9\nsparse-switch 9\narray 9\n"), "" },
};

static char *
read_one (const char *manifest, const char *dex)
{
  const char *const files[] = { "classes.dex", dex, NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, manifest, files);

  return code_test_dump_apis (package);
}

static void
test_case (gconstpointer data)
{
  const Case *item = data;
  g_autofree char *found = read_one (MANIFEST (""), item->dex);

  g_assert_cmpstr (found, ==, item->expected);
}

/* The class that is called, its superclass and the caller, each in a file of its own. */
static void
test_hierarchy_over_files (void)
{
  const char *const files[] = {
    "classes.dex", APP METHOD ("a", "invoke Lcom/example/app/C;" LAST_LOCATION "\n"),
    "classes2.dex", ".class Lcom/example/app/C; Lcom/example/app/B;\n",
    "classes3.dex", ".class Lcom/example/app/B; Landroid/location/LocationManager;\n", NULL };
  const char *const own[] = {
    "classes.dex", APP METHOD ("a", "invoke Lcom/example/app/C;" LAST_LOCATION "\n"),
    "classes2.dex", ".class Lcom/example/app/C; Lcom/example/app/B;\n",
    "classes3.dex", ".class Lcom/example/app/B; Landroid/location/LocationManager;\n"
                    ".method getLastKnownLocation (Ljava/lang/String;)Landroid/location/Location;\n.end\n", NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, MANIFEST (""), files);
  g_autoptr (CandorPackage) other = code_test_read (knowledge, MANIFEST (""), own);
  g_autofree char *found = code_test_dump_apis (package), *nothing = code_test_dump_apis (other);

  g_assert_cmpstr (found, ==, "method getLastKnownLocation location_precise: com.example.app.A.a (own)\n");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpuint (candor_package_get_dex_count (package), ==, 3);
}

static void
test_manifest_action (void)
{
  g_autofree char *found = read_one (MANIFEST ("<receiver android:name='.R'><intent-filter><action android:name='android.provider.Telephony.SMS_RECEIVED'/></intent-filter></receiver>"), APP);

  g_assert_cmpstr (found, ==, "intent android.provider.Telephony.SMS_RECEIVED sms: com.example.app.R.<manifest> (own)\n");
}

static void
test_file_names (void)
{
  const char *const files[] = { "classes.dex", APP, "classes1.dex", APP, "classes02.dex", APP, "classes10.dex", CLASS ("com/example/app/T"),
                                "sub/classes2.dex", APP, "classes2.dex", CLASS ("com/example/app/U"), NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, MANIFEST (""), files);
  g_autofree char *warnings = code_test_dump_warnings (package);

  /* Android opens no file behind a gap in the numbers: its code is none of the app's doing. */
  g_assert_cmpuint (candor_package_get_dex_count (package), ==, 2);
  g_assert_nonnull (strstr (warnings, "sub/classes2.dex may hold code"));
  g_assert_nonnull (strstr (warnings, " classes10.dex may hold code"));
  g_assert_nonnull (strstr (warnings, " classes02.dex may hold code"));
}

/* Every version of the format that there is; those before and behind are none that is known. */
static void
test_versions (void)
{
  for (guint version = 34; version <= 42; version++)
    {
      g_autofree char *dex = g_strdup_printf (".version %u\n%s", version, APP METHOD ("a", "invoke " GET_DEVICE_ID "\n"));
      const char *const files[] = { "classes.dex", dex, NULL };
      g_autoptr (CandorPackage) package = code_test_read (knowledge, MANIFEST (""), files);
      g_autofree char *apis = code_test_dump_apis (package), *warnings = code_test_dump_warnings (package);

      if (version >= 35 && version <= 41)
        g_assert_cmpstr (apis, ==, "method getDeviceId imei: com.example.app.A.a (own)\n");
      else
        g_assert_nonnull (strstr (warnings, "could not be read"));
    }
}

/* A call site of a split says in which. */
static void
test_split (void)
{
  const char *const base_files[] = { "classes.dex", APP METHOD ("a", "const-string content://sms\n"), NULL };
  const char *const split_files[] = { "classes.dex", CLASS ("com/example/app/F") METHOD ("f", "invoke " GET_DEVICE_ID "\n"), NULL };
  g_autoptr (GBytes) base = code_test_build (MANIFEST (""), base_files);
  g_autoptr (GBytes) split = code_test_build ("<manifest package='com.example.app' split='feature'><application/></manifest>", split_files);
  g_autoptr (CandorPackage) package = code_test_read_set (knowledge, base, "split_feature.apk", split);
  static const char *const expected[] = { "split_feature.apk/classes.dex", "classes.dex" };
  GListModel *apis;

  apis = candor_package_get_apis (package);
  g_assert_cmpuint (g_list_model_get_n_items (apis), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      g_autoptr (CandorCallSite) site = g_list_model_get_item (candor_api_get_call_sites (api), 0);

      g_assert_cmpstr (candor_call_site_get_dex (site), ==, expected[i]);
    }
}

/* The same bytes give the same result, however the threads run. */
static void
test_is_deterministic (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GVariant) first = NULL;

  for (guint i = 1; i <= 12; i++)
    {
      g_ptr_array_add (files, i == 1 ? g_strdup ("classes.dex") : g_strdup_printf ("classes%u.dex", i));
      g_ptr_array_add (files, g_strdup_printf (CLASS ("com/example/app/C%u") METHOD ("a", "invoke " GET_DEVICE_ID "\nconst-string content://sms\n"), i));
    }
  g_ptr_array_add (files, NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (CandorPackage) package = code_test_read (knowledge, MANIFEST (""), (const char *const *) files->pdata);
      g_autoptr (GVariant) variant = g_variant_ref_sink (candor_package_to_variant (package));

      if (first == NULL)
        first = g_steal_pointer (&variant);
      else
        g_assert_true (g_variant_equal (first, variant));
    }
}

static CandorUse
get_use (CandorPackage *package, const char *name)
{
  CandorPermission *permission = candor_package_find_permission (package, name);

  g_assert_nonnull (permission);
  return candor_permission_get_used (permission);
}

static CandorDoubt
get_doubts (CandorPackage *package, const char *name)
{
  return candor_permission_get_doubts (candor_package_find_permission (package, name));
}

#define ASKING "<manifest package='com.example.app'>"                                               \
  "<uses-permission android:name='android.permission.READ_PHONE_STATE'/>"                           \
  "<uses-permission android:name='android.permission.READ_SMS'/>"                                   \
  "<uses-permission android:name='android.permission.ACCESS_FINE_LOCATION'/>"                       \
  "<uses-permission android:name='android.permission.CAMERA'/>"                                     \
  "<uses-permission android:name='android.permission.READ_EXTERNAL_STORAGE'/>"                      \
  "<uses-permission android:name='android.permission.WRITE_EXTERNAL_STORAGE'/>"                     \
  "<uses-permission android:name='android.permission.ACCESS_BACKGROUND_LOCATION'/>"                 \
  "<uses-permission android:name='android.permission.WAKE_LOCK'/>"                                  \
  "<application/></manifest>"

static void
test_permissions (void)
{
  const char *const files[] = { "classes.dex", APP METHOD ("a", "invoke " GET_DEVICE_ID "\n"), NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, ASKING, files);

  g_assert_cmpint (get_use (package, "android.permission.READ_PHONE_STATE"), ==, CANDOR_USE_YES);
  g_assert_cmpint (get_use (package, "android.permission.READ_SMS"), ==, CANDOR_USE_NO);
  g_assert_cmpint (get_doubts (package, "android.permission.READ_SMS"), ==, 0);
  g_assert_cmpint (get_doubts (package, "android.permission.CAMERA"), ==, CANDOR_DOUBT_KNOWLEDGE);
  g_assert_cmpint (get_use (package, "android.permission.CAMERA"), ==, CANDOR_USE_UNKNOWN);    /* no API is known */
  g_assert_cmpint (get_use (package, "android.permission.READ_EXTERNAL_STORAGE"), ==, CANDOR_USE_UNKNOWN); /* a path may come from anywhere */
  g_assert_cmpint (get_use (package, "android.permission.WRITE_EXTERNAL_STORAGE"), ==, CANDOR_USE_UNKNOWN);
  g_assert_cmpint (get_use (package, "android.permission.ACCESS_FINE_LOCATION"), ==, CANDOR_USE_UNKNOWN); /* a radio may need it */
  g_assert_cmpint (get_use (package, "android.permission.ACCESS_BACKGROUND_LOCATION"), ==, CANDOR_USE_UNKNOWN);
  g_assert_cmpint (get_use (package, "android.permission.WAKE_LOCK"), ==, CANDOR_USE_UNKNOWN); /* nor would it show */
}

/* "No" is never said where some code was out of sight. */
static void
test_permissions_unseen (void)
{
  static const struct
  {
    const char *why;
    const char *dex;
    const char *file;
    const char *warning;
    CandorDoubt doubt;
  } unseen[] = {
    { "loading", APP METHOD ("a", "invoke Ldalvik/system/DexClassLoader;-><init>(Ljava/lang/String;)V\n"), "x", "loaded at run time",
      CANDOR_DOUBT_LOADED },
    { "subclass of a loader", ".class Lcom/example/app/A; Ldalvik/system/PathClassLoader;\n.method <init> ()V\ninvoke Ldalvik/system/PathClassLoader;-><init>()V\n.end\n", "x", "loaded at run time",
      CANDOR_DOUBT_LOADED },
    { "reflection", APP METHOD ("a", "invoke Ljava/lang/Class;->getMethod(Ljava/lang/String;)Ljava/lang/reflect/Method;\n"), "x", "not constants",
      CANDOR_DOUBT_REFLECTION },
    { "native", APP, "lib/arm64-v8a/libx.so", NULL, CANDOR_DOUBT_NATIVE },
    { "packed", APP, "lib/arm64-v8a/libtestpacker.so", NULL, CANDOR_DOUBT_PACKED | CANDOR_DOUBT_NATIVE },
    { "hidden file", APP, "assets/plugin.jar", "may hold code", CANDOR_DOUBT_HIDDEN },
    { "address put together", APP METHOD ("a", "const-string sms\n"), "x", NULL, CANDOR_DOUBT_ADDRESS },
    { "no code", NULL, "x", NULL, CANDOR_DOUBT_NO_CODE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (unseen); i++)
    {
      const char *const files[] = { unseen[i].file, "x", unseen[i].dex != NULL ? "classes.dex" : NULL, unseen[i].dex, NULL };
      g_autoptr (CandorPackage) package = code_test_read (knowledge, ASKING, files);
      g_autofree char *warnings = code_test_dump_warnings (package);

      g_test_message ("%s", unseen[i].why);
      g_assert_cmpint (get_use (package, "android.permission.READ_SMS"), ==, CANDOR_USE_UNKNOWN);
      g_assert_cmpint (get_doubts (package, "android.permission.READ_SMS"), ==, unseen[i].doubt);
      if (unseen[i].warning != NULL)
        g_assert_nonnull (strstr (warnings, unseen[i].warning));
    }
}

/* Reflection by constants hides nothing, and neither does a loader whose code is in the package. */
static void
test_permissions_seen (void)
{
  const char *const files[] = {
    "classes.dex",
    APP METHOD ("a", "const-string name\ninvoke Ljava/lang/Class;->getMethod(Ljava/lang/String;)Ljava/lang/reflect/Method;\n")
    CLASS ("androidx/multidex/V14") METHOD ("a", "invoke Ldalvik/system/DexFile;->loadDex(Ljava/lang/String;)Ldalvik/system/DexFile;\n"), NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, ASKING, files);

  g_assert_false (candor_package_get_loads_code (package));
  g_assert_cmpint (get_use (package, "android.permission.READ_SMS"), ==, CANDOR_USE_NO);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  knowledge = code_test_knowledge_new (APIS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/code/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/code/hierarchy-over-files", test_hierarchy_over_files);
  g_test_add_func ("/code/manifest-action", test_manifest_action);
  g_test_add_func ("/code/file-names", test_file_names);
  g_test_add_func ("/code/versions", test_versions);
  g_test_add_func ("/code/split", test_split);
  g_test_add_func ("/code/is-deterministic", test_is_deterministic);
  g_test_add_func ("/code/permissions", test_permissions);
  g_test_add_func ("/code/permissions-unseen", test_permissions_unseen);
  g_test_add_func ("/code/permissions-seen", test_permissions_seen);
  result = g_test_run ();
  g_object_unref (knowledge);
  return result;
}
