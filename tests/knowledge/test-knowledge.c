/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "knowledge/candor-knowledge-problem.h"

/* The knowledge that ships, as XML and as the build compiled it. */

static char *folder;
static CandorKnowledge *knowledge;

static void
test_shipped_folder_has_no_problems (void)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);
  gboolean good = candor_knowledge_check_folder (folder, problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = candor_knowledge_problem_format (g_ptr_array_index (problems, i));
      g_test_message ("%s", line);
    }
  g_assert_true (good);
}

static void
test_compiled_is_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) compiled = candor_knowledge_load (NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (candor_knowledge_get_bytes (knowledge), candor_knowledge_get_bytes (compiled)));
  g_assert_cmpstr (candor_knowledge_get_sha256 (knowledge), ==, candor_knowledge_get_sha256 (compiled));
  g_assert_cmpuint (strlen (candor_knowledge_get_sha256 (knowledge)), ==, 64);
  g_assert_cmpstr (candor_knowledge_get_version (knowledge), ==, candor_knowledge_get_version (compiled));
}

static void
test_subsumption (void)
{
  static const struct
  {
    const char *broader, *narrower;
    gboolean subsumes;
  } cases[] = {
    { "device_info", "imei", TRUE },
    { "device_id", "imei", TRUE },
    { "imei", "imei", TRUE },
    { "imei", "device_id", FALSE },
    { "personal_info", "imei", TRUE },
    { "location", "location_precise", TRUE },
    { "location_precise", "location_coarse", FALSE },
    { "location", "photo_location", TRUE },
    { "photos_videos", "photo_location", TRUE },
    { "phone_number", "phone_number_sim", TRUE },
    { "device_info", "ssid_bssid", TRUE },
    { "device_info", "installed_apps", FALSE },
    { "device_info", "clipboard", FALSE },
    { "device_info", "activity_recognition", FALSE },
    { "contacts", "call_log", FALSE },
    { "nothing", "imei", FALSE },
    { "imei", "nothing", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].broader, cases[i].narrower);
      g_assert_cmpint (candor_knowledge_subsumes (knowledge, cases[i].broader, cases[i].narrower), ==,
                       cases[i].subsumes);
    }
}

static void
test_names (void)
{
  g_autoptr (CandorCatalog) english = candor_catalog_new ("en");
  g_autoptr (CandorCatalog) chinese = candor_catalog_new ("zh_CN");
  g_autoptr (CandorNote) note = candor_note_new ("[{0}]", CANDOR_NOTE_CATEGORY, "contacts", CANDOR_NOTE_END);
  g_autofree char *in_english = candor_knowledge_format_note (knowledge, note, english);
  g_autofree char *in_chinese = candor_knowledge_format_note (knowledge, note, chinese);

  g_assert_cmpstr (in_english, ==, "[contacts]");
  g_assert_cmpstr (in_chinese, ==, "[通讯录]");
  g_assert_cmpstr (candor_knowledge_get_category_name (knowledge, "no_such", "en"), ==, "no_such");
}

/* Dangerous permissions that open no personal data: they act, or announce. */
static gboolean
opens_nothing (const char *name)
{
  static const char *const names[] = {
    "android.permission.ACCEPT_HANDOVER",
    "android.permission.ANSWER_PHONE_CALLS",
    "android.permission.BLUETOOTH_ADVERTISE",
    "android.permission.CALL_PHONE",
    "android.permission.POST_NOTIFICATIONS",
    "android.permission.READ_CELL_BROADCASTS",
    "android.permission.SEND_SMS",
    "android.permission.USE_SIP",
    "android.permission.WRITE_OWNER_DATA",
    "com.android.voicemail.permission.ADD_VOICEMAIL",
    NULL,
  };

  return g_strv_contains (names, name);
}

static void
test_dangerous_permissions_are_mapped (void)
{
  const CandorKnownPermission *permissions;
  gsize count, dangerous = 0;

  permissions = candor_knowledge_get_permissions (knowledge, &count);
  g_assert_cmpuint (count, >, 1029);
  for (gsize i = 0; i < count; i++)
    {
      const CandorKnownPermission *permission = &permissions[i];
      if (g_strcmp0 (permission->level, "dangerous") != 0
          || !(g_str_has_prefix (permission->source, "Android Open Source")))
        continue;
      dangerous++;
      g_test_message ("%s", permission->name);
      g_assert_nonnull (permission->label_zh);
      g_assert_cmpint (permission->categories[0] == NULL, ==, opens_nothing (permission->name));
    }
  g_assert_cmpuint (dangerous, >=, 50);
}

static void
test_permissions (void)
{
  static const struct
  {
    const char *name, *level, *group, *category;
    gboolean special;
    guint since, until;
  } cases[] = {
    { "android.permission.CAMERA", "dangerous", "CAMERA", "camera", FALSE, 0, 0 },
    { "android.permission.READ_EXTERNAL_STORAGE", "dangerous", "STORAGE", "files_storage", FALSE, 16, 32 },
    { "android.permission.READ_MEDIA_IMAGES", "dangerous", "READ_MEDIA_VISUAL", "photos_videos", FALSE, 33, 0 },
    { "android.permission.QUERY_ALL_PACKAGES", "normal", NULL, "installed_apps", FALSE, 30, 0 },
    { "android.permission.INTERNET", "normal", NULL, NULL, FALSE, 0, 0 },
    { "android.permission.USE_BIOMETRIC", "normal", NULL, NULL, FALSE, 28, 0 },
    { "android.permission.MANAGE_EXTERNAL_STORAGE", "signature", NULL, "all_files", TRUE, 30, 0 },
    { "android.permission.SYSTEM_ALERT_WINDOW", "signature", NULL, NULL, TRUE, 0, 0 },
    { "android.permission.health.READ_STEPS", "dangerous", "HEALTH", "fitness_sensors", FALSE, 0, 0 },
    { "com.google.android.gms.permission.AD_ID", "normal", NULL, "advertising_id", FALSE, 0, 0 },
    { "com.huawei.android.launcher.permission.CHANGE_BADGE", "unknown", NULL, NULL, FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CandorKnownPermission *permission = candor_knowledge_find_permission (knowledge, cases[i].name);
      g_test_message ("%s", cases[i].name);
      g_assert_nonnull (permission);
      g_assert_cmpstr (permission->level, ==, cases[i].level);
      g_assert_cmpstr (permission->group, ==, cases[i].group);
      g_assert_cmpstr (permission->categories[0], ==, cases[i].category);
      g_assert_cmpint (permission->special, ==, cases[i].special);
      g_assert_cmpuint (permission->since, ==, cases[i].since);
      g_assert_cmpuint (permission->until, ==, cases[i].until);
    }
  g_assert_null (candor_knowledge_find_permission (knowledge, "android.permission.NO_SUCH"));
}

static void
test_apis (void)
{
  static const struct
  {
    CandorApiKind kind;
    const char *class_name, *member, *category, *permission;
    guint until;
    gboolean weak;
  } cases[] = {
    { CANDOR_API_METHOD, "android.telephony.TelephonyManager", "getImei", "imei",
      "android.permission.READ_PHONE_STATE", 29, FALSE },
    { CANDOR_API_METHOD, "android.content.pm.PackageManager", "getInstalledPackages", "installed_apps",
      "android.permission.QUERY_ALL_PACKAGES", 0, FALSE },
    { CANDOR_API_METHOD, "android.content.pm.PackageManager", "getPackageInfo", "installed_apps", NULL, 0, TRUE },
    { CANDOR_API_FIELD, "android.os.Build", "MODEL", "device_model", NULL, 0, TRUE },
    { CANDOR_API_SETTING, "android.provider.Settings$Secure", "android_id", "android_id", NULL, 0, FALSE },
    { CANDOR_API_URI, "android.provider.Telephony$Sms", "content://sms/inbox", "sms",
      "android.permission.READ_SMS", 0, FALSE },
    { CANDOR_API_CLASS, "android.net.VpnService", NULL, "network_traffic", NULL, 0, FALSE },
    { CANDOR_API_PATH, NULL, "/sys/class/net/wlan0/address", "mac_address", NULL, 0, FALSE },
  };
  const CandorKnownApi *apis;
  gsize count, found = 0;

  apis = candor_knowledge_get_apis (knowledge, &count);
  g_assert_cmpuint (count, >=, 1000);
  for (gsize i = 0; i < count; i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      if (apis[i].kind == cases[j].kind && g_strcmp0 (apis[i].class_name, cases[j].class_name) == 0
          && g_strcmp0 (apis[i].member, cases[j].member) == 0)
        {
          g_test_message ("%s %s", cases[j].class_name, cases[j].member);
          g_assert_cmpstr (apis[i].category, ==, cases[j].category);
          g_assert_cmpstr (apis[i].permissions[0], ==, cases[j].permission);
          g_assert_cmpuint (apis[i].until, ==, cases[j].until);
          g_assert_cmpint (apis[i].weak, ==, cases[j].weak);
          found++;
        }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (cases));
}

/* What hands over only what the person picks, and what only verifies, is no reading of data. */
static void
test_pickers_are_no_apis (void)
{
  static const char *const members[]
      = { "android.provider.action.PICK_IMAGES", "android.intent.action.GET_CONTENT", "canAuthenticate", "setPrimaryClip" };
  const CandorKnownApi *apis;
  gsize count;

  apis = candor_knowledge_get_apis (knowledge, &count);
  for (gsize i = 0; i < count; i++)
    for (guint j = 0; j < G_N_ELEMENTS (members); j++)
      g_assert_cmpstr (apis[i].member, !=, members[j]);
}

static void
test_sdk_of_class (void)
{
  static const struct
  {
    const char *class_name, *sdk;
  } cases[] = {
    { "cn.jpush.android.api.JPushInterface", "jpush" },
    { "cn.jpush", "jpush" },
    { "cn.jpushy.Thing", NULL },
    { "cn", NULL },
    { "com.google.firebase.FirebaseApp", "firebase_core" },
    { "com.google.firebase.analytics.FirebaseAnalytics", "firebase_analytics" },
    { "com.google.firebase.analyticsx.Thing", "firebase_core" },
    { "com.google.android.gms.tasks.Task", "google_play_services" },
    { "androidx.core.app.ActivityCompat", "androidx" },
    { "androidxx.core.Thing", NULL },
    { "okhttp3.OkHttpClient", "okhttp" },
    { "okhttp3", "okhttp" },
    { "com.example.app.MainActivity", NULL },
    { "zzz.zzz.zzz", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CandorKnownSdk *sdk = candor_knowledge_find_sdk_of_class (knowledge, cases[i].class_name);
      g_test_message ("%s", cases[i].class_name);
      g_assert_cmpstr (sdk != NULL ? sdk->id : NULL, ==, cases[i].sdk);
    }
}

/* Each prefix leads to its own SDK, and so does a class below it that no other prefix claims. */
static void
test_every_prefix_is_found (void)
{
  const CandorKnownSdk *sdks;
  gsize count, prefixes = 0;

  sdks = candor_knowledge_get_sdks (knowledge, &count);
  g_assert_cmpuint (count, >=, 900);
  for (gsize i = 0; i < count; i++)
    for (guint j = 0; sdks[i].prefixes[j] != NULL; j++)
      {
        g_autofree char *below = g_strconcat (sdks[i].prefixes[j], ".ClassOfNoOther", NULL);
        const CandorKnownSdk *exact = candor_knowledge_find_sdk_of_class (knowledge, sdks[i].prefixes[j]);
        const CandorKnownSdk *found = candor_knowledge_find_sdk_of_class (knowledge, below);
        g_assert_true (exact == &sdks[i]);
        g_assert_true (found == &sdks[i]);
        prefixes++;
      }
  g_assert_cmpuint (prefixes, >, count);
}

static void
test_sdks (void)
{
  const CandorKnownSdk *jpush = candor_knowledge_find_sdk (knowledge, "jpush");

  g_assert_cmpstr (jpush->name_zh, ==, "极光推送");
  g_assert_cmpstr (jpush->vendor, ==, "Jiguang");
  g_assert_cmpstr (jpush->vendor_zh, ==, "极光");
  g_assert_cmpstr (jpush->kind, ==, "push");
  g_assert_false (jpush->open_source_library);
  g_assert_true (candor_knowledge_find_sdk (knowledge, "okhttp")->open_source_library);
  g_assert_true (candor_knowledge_find_sdk (knowledge, "gson")->open_source_library);
  g_assert_true (candor_knowledge_find_sdk (knowledge, "androidx")->open_source_library);
  g_assert_false (candor_knowledge_find_sdk (knowledge, "umeng_push")->open_source_library);
  g_assert_cmpstr (candor_knowledge_find_sdk_of_library (knowledge, "libBugly.so")->id, ==, "bugly");
  g_assert_cmpstr (candor_knowledge_find_sdk_of_library (knowledge, "libjcore250.so")->id, ==, "jpush");
  g_assert_null (candor_knowledge_find_sdk_of_library (knowledge, "libmyapp.so"));
  g_assert_cmpstr (candor_knowledge_find_sdk_of_component (knowledge, "AdscendFiles.AdscendOffersActivity")->id, ==,
                   "adscend_media");
  g_assert_null (candor_knowledge_find_sdk_of_component (knowledge, "cn.jpush.android.ui.PushActivity"));
  g_assert_cmpstr (candor_knowledge_find_sdk_of_class (knowledge, "cn.jpush.android.ui.PushActivity")->id, ==, "jpush");
  g_assert_true (candor_knowledge_has_sdk_below (knowledge, "cn.jpush"));
  g_assert_false (candor_knowledge_has_sdk_below (knowledge, "cn.jpush.android"));
  g_assert_false (candor_knowledge_has_sdk_below (knowledge, "cn.jpus"));
  g_assert_false (candor_knowledge_has_sdk_below (knowledge, "zz.nobody"));
}

static void
test_packers (void)
{
  static const struct
  {
    const char *path, *packer;
  } files[] = {
    { "lib/arm64-v8a/libjiagu.so", "360_jiagu" },
    { "assets/libjiagu.so", "360_jiagu" },
    { "lib/armeabi-v7a/libshella-4.1.0.1.so", "legu" },
    { "assets/ijiami.dat", "ijiami" },
    { "lib/x86/libDexHelper-x86.so", "bangcle" },
    { "assets/baiduprotect1.jar", "baidu_protect" },
    { "assets/xijiami.dat", NULL },
    { "res/ijiami.dat", NULL },
    { "libjiagu.so", NULL },
    { "lib/arm64-v8a/libc++_shared.so", NULL },
    { "lib/", NULL },
    { "assets/", NULL },
  };
  static const struct
  {
    const char *class_name, *packer;
  } classes[] = {
    { "com.stub.StubApp", "360_jiagu" },
    { "com.stub.StubApplication", NULL },
    { "com.secneo.apkwrapper.AW", "secneo" },
    { "com.example.MainActivity", NULL },
  };
  const CandorKnownPacker *packer;
  gsize count;

  candor_knowledge_get_packers (knowledge, &count);
  g_assert_cmpuint (count, >=, 60);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("%s", files[i].path);
      packer = candor_knowledge_find_packer_of_file (knowledge, files[i].path);
      g_assert_cmpstr (packer != NULL ? packer->id : NULL, ==, files[i].packer);
    }
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_test_message ("%s", classes[i].class_name);
      packer = candor_knowledge_find_packer_of_class (knowledge, classes[i].class_name);
      g_assert_cmpstr (packer != NULL ? packer->id : NULL, ==, classes[i].packer);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "data", "knowledge", NULL);
  knowledge = candor_knowledge_load (folder, &error);
  g_assert_no_error (error);
  g_test_add_func ("/knowledge/folder-has-no-problems", test_shipped_folder_has_no_problems);
  g_test_add_func ("/knowledge/compiled-is-folder", test_compiled_is_folder);
  g_test_add_func ("/knowledge/subsumption", test_subsumption);
  g_test_add_func ("/knowledge/names", test_names);
  g_test_add_func ("/knowledge/dangerous-permissions-are-mapped", test_dangerous_permissions_are_mapped);
  g_test_add_func ("/knowledge/permissions", test_permissions);
  g_test_add_func ("/knowledge/apis", test_apis);
  g_test_add_func ("/knowledge/pickers-are-no-apis", test_pickers_are_no_apis);
  g_test_add_func ("/knowledge/sdk-of-class", test_sdk_of_class);
  g_test_add_func ("/knowledge/every-prefix-is-found", test_every_prefix_is_found);
  g_test_add_func ("/knowledge/sdks", test_sdks);
  g_test_add_func ("/knowledge/packers", test_packers);
  result = g_test_run ();
  g_clear_object (&knowledge);
  g_clear_pointer (&folder, g_free);
  return result;
}
