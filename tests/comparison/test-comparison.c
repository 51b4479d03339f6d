/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "comparison/candor-comparison.h"
#include "package/candor-package-private.h"

/* Pairs of a policy and what a package requests and calls, with the rows and accusing findings that
 * must come out. Apis: "class.member=category[<permission][@owner]", owner an SDK or "app". */
typedef struct
{
  const char *name;
  const char *policy;
  const char *permissions;
  const char *apis;
  const char *rows;
  const char *findings;
} Case;

#define TITLE "# Privacy policy\n\nThis privacy policy explains which personal information we collect, use and share.\n\n"
#define TITLE_ZH "# 隐私政策\n\n本隐私政策说明我们如何收集、使用和共享您的个人信息。\n\n"

static const Case cases[] = {
  { "said", TITLE "We collect your contacts.", "android.permission.READ_CONTACTS", "", "contacts=clear", "" },
  { "said in Chinese", TITLE_ZH "我们会收集您的通讯录信息。", "android.permission.READ_CONTACTS", "", "contacts=clear", "" },
  { "not said", TITLE "We collect your email address.", "android.permission.READ_CONTACTS", "",
    "contacts=omitted email=none_needed", "undisclosed:contacts" },
  { "not said in Chinese", TITLE_ZH "我们会收集您的电子邮箱地址。", "android.permission.READ_CONTACTS", "",
    "contacts=omitted", "undisclosed:contacts" },
  { "denied", TITLE "We do not access your contacts.", "android.permission.READ_CONTACTS", "",
    "contacts=incorrect", "denied:contacts" },
  { "denied in Chinese", TITLE_ZH "我们不会读取您的通讯录。", "android.permission.READ_CONTACTS", "",
    "contacts=incorrect", "denied:contacts" },
  { "both", TITLE "We collect your contacts to find your friends.\n\nWe do not collect your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=ambiguous", "contradiction:contacts" },
  { "not selling is no denial of collecting", TITLE "We collect your contacts. We do not sell your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=clear", "" },
  { "not selling alone tells nothing of collecting", TITLE "We do not sell your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=vague", "" },
  { "a denial in other words", TITLE "We never read your contacts.", "android.permission.READ_CONTACTS", "",
    "contacts=incorrect", "denied:contacts" },
  { "a denial of several things at once", TITLE "We do not store, collect or sell your text messages.",
    "android.permission.READ_SMS", "", "sms=incorrect", "denied:sms" },
  { "location denied is precise location denied", TITLE "We do not collect your location.",
    "android.permission.ACCESS_FINE_LOCATION", "", "location_precise=incorrect", "denied:location_precise" },
  { "denied on both systems", TITLE "On iOS and Android we do not collect your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=vague", "" },
  { "a warranty is no denial", TITLE "We do not provide the WiFi, Bluetooth or mobile network and therefore make no warranty for them.",
    "android.permission.BLUETOOTH_CONNECT", "", "bluetooth=omitted", "undisclosed:bluetooth" },
  { "a denial on iOS", TITLE "On iOS-based devices, we DO NOT collect your contacts.", "android.permission.READ_CONTACTS", "",
    "contacts=vague", "" },
  { "a denial below a heading for iOS", TITLE "## Our iOS app\n\nWe do not collect your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=vague", "" },
  { "a denial by a website", TITLE "Our website does not collect your contacts.", "android.permission.READ_CONTACTS", "",
    "contacts=vague", "" },
  { "a denial by an extension", TITLE "The browser extension does not access your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=vague", "" },
  { "a denial on Windows", TITLE "The Windows version does not use your camera.", "android.permission.CAMERA", "",
    "camera=vague", "" },
  { "which of them is not all of them", TITLE "We do not track which photos you transfer.",
    "android.permission.READ_MEDIA_IMAGES", "", "photos_videos=vague", "" },
  { "contact information is no phone number of the card", TITLE "The app does not access your contact information or address book.",
    "android.permission.READ_PHONE_NUMBERS", "", "phone_number_sim=vague", "" },
  { "one sentence that draws a line contradicts nothing",
    TITLE "We only access the photos that you choose, and we never scan your photos.",
    "android.permission.READ_MEDIA_IMAGES", "", "photos_videos=clear", "" },
  { "to access and not to collect contradicts nothing",
    TITLE "We access your location to find devices nearby.\n\nWe do not collect your location.",
    "android.permission.ACCESS_FINE_LOCATION android.permission.ACCESS_BACKGROUND_LOCATION", "",
    "location_precise=clear location_background=vague", "" },
  { "what a policy leaves out is denied, though it declares the rest",
    TITLE "We collect your location to show the weather.\n\nWe do not collect your precise location.",
    "android.permission.ACCESS_FINE_LOCATION", "", "location_precise=incorrect", "denied:location_precise" },
  { "to show and not to collect contradicts nothing",
    TITLE "The app reads your contacts to show their names.\n\nWe do not collect your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=clear", "" },
  { "to use and not to collect contradicts nothing",
    TITLE "We use the camera to scan codes.\n\nWe do not collect anything from the camera. The app does not record the camera.",
    "android.permission.CAMERA", "", "camera=clear", "" },
  { "to read and not to read is a contradiction",
    TITLE "The app reads your contacts to show their names.\n\nWe do not read your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=ambiguous", "contradiction:contacts" },
  { "other files are not the files that are read", TITLE "The app reads the files on your SD card to back them up.\n\nWe do not access other files.",
    "android.permission.READ_EXTERNAL_STORAGE", "", "files_storage=clear", "" },
  { "other files on the card are not the files that are read",
    TITLE "The app reads the files on your SD card to back them up.\n\nWe won't access other files on the SD card.",
    "android.permission.READ_EXTERNAL_STORAGE", "", "files_storage=clear", "" },
  { "all but what is collected is denied, and nothing else",
    TITLE "The phone numbers in your address book are sent to our servers.\n\nWe do not collect names or other information from your address book.",
    "android.permission.READ_CONTACTS", "", "contacts=clear", "" },
  { "a heading over a denial claims nothing", TITLE "## Information that we collect\n\n### Contacts\n\nWe do not access your contacts.",
    "android.permission.READ_CONTACTS", "", "contacts=incorrect", "denied:contacts" },
  { "a call that serves other ends leaves open what the permission is for", TITLE "We collect the number of your SIM card.",
    "android.permission.READ_PHONE_STATE", "~android.telephony.TelephonyManager.getPhoneType=phone_state", "phone_state=clear", "" },
  { "a call shows what the permission is for", TITLE "We collect the number of your SIM card.",
    "android.permission.READ_PHONE_STATE", "android.telephony.TelephonyManager.getPhoneType=phone_state@app",
    "phone_state=omitted", "undisclosed:phone_state" },
  { "other applications on the device", TITLE "We collect information regarding other applications you may have on your device.",
    "android.permission.QUERY_ALL_PACKAGES", "", "installed_apps=clear", "" },
  { "files are a broader thing than music", TITLE "The app reads your files.", "android.permission.READ_MEDIA_AUDIO", "",
    "audio_files=vague", "" },
  { "a way of looking at it is not looking at it", TITLE "We do not scan your photos with facial recognition software.",
    "android.permission.READ_MEDIA_IMAGES", "", "photos_videos=vague", "" },
  { "one of its uses is not every use", TITLE "We do not use your contacts for analytical purposes.",
    "android.permission.READ_CONTACTS", "", "contacts=vague", "" },
  { "a Chinese policy without its name above speaks all the same",
    "我们重视您的个人信息。\n\n为了提供服务，我们会收集您的个人信息，包括电子邮箱地址和昵称。\n\n我们会收集您的位置信息。",
    "android.permission.READ_CONTACTS", "", "contacts=omitted", "undisclosed:contacts" },
  { "what a list of permissions calls it in Chinese", TITLE_ZH "本应用会用到下列权限。\n\n接收和发送短信\n\n写入外部存储\n\n检索正在运行的应用/蓝牙",
    "android.permission.READ_SMS", "", "sms=clear", "" },
  { "the nearest cell tower tells a location, perhaps", TITLE_ZH "我们会收集您的WLAN接入点、基站信息。",
    "android.permission.ACCESS_FINE_LOCATION", "", "location_precise=vague", "" },
  { "aggregating is not getting", TITLE "The app does not aggregate your geolocation data.",
    "android.permission.ACCESS_FINE_LOCATION android.permission.ACCESS_BACKGROUND_LOCATION", "",
    "location_precise=vague location_background=vague", "" },
  { "a way of using it is not using it", TITLE "We do not use the camera in the background.", "android.permission.CAMERA", "",
    "camera=vague", "" },
  { "a denial carried over by a definition", TITLE "\"Personal Information\" means your name, email address and photos.\n\nWe do not collect Personal Information.",
    "android.permission.READ_MEDIA_IMAGES", "", "photos_videos=vague", "" },
  { "a broader thing denied", TITLE "We do not collect device information.", "android.permission.READ_PHONE_STATE",
    "android.telephony.TelephonyManager.getDeviceId=imei<android.permission.READ_PHONE_STATE@app", "imei=vague", "" },
  { "a denial on iOS in Chinese", TITLE_ZH "iOS版本不会收集您的通讯录。", "android.permission.READ_CONTACTS", "",
    "contacts=vague", "" },
  { "a denial on a website in Chinese", TITLE_ZH "在网页端，我们不会访问您的位置。", "android.permission.ACCESS_FINE_LOCATION", "",
    "location_precise=vague", "" },
  { "not selling in Chinese", TITLE_ZH "我们不会出售您的相册。", "android.permission.READ_MEDIA_IMAGES", "",
    "photos_videos=vague", "" },
  { "a way of reading in Chinese", TITLE_ZH "我们不会在后台读取您的通讯录。", "android.permission.READ_CONTACTS", "",
    "contacts=vague", "" },
  { "a denial of several things at once in Chinese", TITLE_ZH "我们不会存储、收集或出售您的短信内容。", "android.permission.READ_SMS", "",
    "sms=incorrect", "denied:sms" },
  { "named in a sentence that claims nothing", TITLE "The calendar in the app shows every appointment in a colour of its own.",
    "android.permission.READ_CALENDAR", "", "calendar=vague", "" },
  { "named in Chinese in a sentence that claims nothing", TITLE_ZH "通讯录里的好友会显示在列表上方。", "android.permission.READ_CONTACTS", "",
    "contacts=vague", "" },
  { "force majeure names no location", TITLE_ZH "我们会收集您的电子邮箱地址。\n\n因不可抗力、用户关机或用户所在位置等原因造成的损失，我们不承担责任。",
    "android.permission.ACCESS_FINE_LOCATION", "", "location_precise=omitted", "undisclosed:location_precise" },
  { "a licence names no photos", TITLE "All photos, videos and text in the app are protected by copyright.",
    "android.permission.READ_MEDIA_IMAGES", "", "photos_videos=omitted", "undisclosed:photos_videos" },
  { "location names precise location", TITLE "We collect your location.", "android.permission.ACCESS_FINE_LOCATION", "",
    "location_precise=clear", "" },
  { "location in the background wants its own words", TITLE "We collect your location.",
    "android.permission.ACCESS_FINE_LOCATION android.permission.ACCESS_BACKGROUND_LOCATION", "",
    "location_precise=clear location_background=vague", "" },
  { "device information is too broad for the IMEI", TITLE "We collect device information.",
    "android.permission.READ_PHONE_STATE",
    "android.telephony.TelephonyManager.getDeviceId=imei<android.permission.READ_PHONE_STATE@app",
    "imei=vague", "" },
  { "a call without its permission gives nothing", TITLE "We collect your email address.", "",
    "android.location.LocationManager.getLastKnownLocation=location_precise<android.permission.ACCESS_FINE_LOCATION@app",
    "", "" },
  { "a call that needs no permission counts", TITLE "We collect your email address.", "",
    "android.content.ClipboardManager.getPrimaryClip=clipboard@app", "clipboard=omitted", "undisclosed:clipboard" },
  { "a library's own call shows no use of it", TITLE "We collect your email address.", "",
    "android.content.ClipboardManager.getPrimaryClip=clipboard@androidx", "", "" },
  { "an SDK calling its own interface shows no use of it", TITLE "We collect your email address.", "",
    "cn.jpush.android.api.JPushInterface.getRegistrationID=push_token@jpush", "", "" },
  { "an SDK calling the platform does", TITLE "We collect your email address.", "",
    "android.content.ClipboardManager.getPrimaryClip=clipboard@jpush", "clipboard=omitted", "undisclosed:clipboard" },
  { "the permission says which location a call gives", TITLE "We collect your precise location.",
    "android.permission.ACCESS_COARSE_LOCATION",
    "android.location.LocationManager.getLastKnownLocation=location<android.permission.ACCESS_COARSE_LOCATION@app",
    "location_coarse=clear", "" },
  { "personal information as a whole says nothing of one kind", TITLE "We may collect personal information.",
    "android.permission.READ_CALENDAR", "", "calendar=omitted", "undisclosed:calendar" },
  { "a named permission counts for what it opens", TITLE "We use the calendar permission to show your appointments.",
    "android.permission.READ_CALENDAR", "", "calendar=clear", "" },
  { "who names a category beside permissions is not silent about it", TITLE_ZH "您可以在系统中关闭通讯录、麦克风等权限，改变同意的范围。",
    "android.permission.READ_CONTACTS", "", "", "" },
  { "sound in the background opens beside the microphone only", TITLE "We collect your email address.",
    "android.permission.FOREGROUND_SERVICE_MICROPHONE", "", "", "" },
  { "a page that is no policy proves nothing", "# Shopping list\n\nBread, milk and a pound of butter for Sunday.",
    "android.permission.READ_CONTACTS", "", "contacts=omitted", "" },
};

static CandorKnowledge *knowledge;

static CandorPolicy *
read_policy (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CandorDocument) document = candor_document_read (bytes, "policy.md", &error);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  CandorPolicy *policy;

  g_assert_no_error (error);
  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, knowledge, &error);
  g_assert_no_error (error);
  return policy;
}

static void
add_permission (CandorPackage *package, const char *name)
{
  const CandorKnownPermission *known = candor_knowledge_find_permission (knowledge, name);
  g_autoptr (CandorPermission) permission = g_object_new (CANDOR_TYPE_PERMISSION, NULL);

  g_assert_nonnull (known);
  permission->name = g_strdup (name);
  permission->max_sdk = permission->since_sdk = -1;
  permission->level = g_strdup (known->level);
  permission->categories = g_strdupv ((char **) known->categories);
  candor_list_append (package->permissions, permission);
}

/* "[~]class.member=category[<permission][@owner]"; the tilde is for a call that serves other ends as well. */
static void
add_api (CandorPackage *package, const char *text)
{
  g_autoptr (CandorApi) api = g_object_new (CANDOR_TYPE_API, NULL);
  g_autoptr (CandorCallSite) site = g_object_new (CANDOR_TYPE_CALL_SITE, NULL);
  gboolean weak = text[0] == '~';
  g_auto (GStrv) owner = g_strsplit (text + weak, "@", 2);
  g_auto (GStrv) permission = g_strsplit (owner[0], "<", 2);
  g_auto (GStrv) category = g_strsplit (permission[0], "=", 2);
  char *dot = strrchr (category[0], '.');

  site->class_name = g_strdup ("org.example.Main");
  site->method = g_strdup ("run");
  site->dex = g_strdup ("classes.dex");
  site->first_party = g_strcmp0 (owner[1], "app") == 0;
  site->sdk = site->first_party ? NULL : g_strdup (owner[1]);
  api->kind = CANDOR_API_METHOD;
  api->weak = weak;
  api->class_name = g_strndup (category[0], dot - category[0]);
  api->member = g_strdup (dot + 1);
  api->category = g_strdup (category[1]);
  g_strfreev (api->permissions);
  api->permissions = g_new0 (char *, 2);
  api->permissions[0] = g_strdup (permission[1]);
  candor_list_append (api->call_sites, site);
  candor_list_append (package->apis, api);
}

static CandorPackage *
make_package (const Case *each)
{
  CandorPackage *package = g_object_new (CANDOR_TYPE_PACKAGE, NULL);
  g_auto (GStrv) permissions = g_strsplit (each->permissions, " ", -1);
  g_auto (GStrv) apis = g_strsplit (each->apis, " ", -1);

  package->min_sdk = 21;
  package->target_sdk = 33;
  package->dex_count = 1;
  for (guint i = 0; permissions[i] != NULL && *permissions[i] != '\0'; i++)
    add_permission (package, permissions[i]);
  for (guint i = 0; apis[i] != NULL && *apis[i] != '\0'; i++)
    add_api (package, apis[i]);
  return package;
}

static void
check_rows (CandorComparison *comparison, const char *expected)
{
  g_auto (GStrv) rows = g_strsplit (expected, " ", -1);

  for (guint i = 0; rows[i] != NULL && *rows[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (rows[i], "=", 2);
      CandorRow *row = candor_comparison_find_row (comparison, pair[0]);

      if (row == NULL)
        {
          g_test_message ("no row for %s", pair[0]);
          g_test_fail ();
          continue;
        }
      g_assert_cmpstr (candor_disclosure_to_string (candor_row_get_disclosure (row)), ==, pair[1]);
      if (candor_row_get_disclosure (row) == CANDOR_DISCLOSURE_CLEAR
          || candor_row_get_disclosure (row) == CANDOR_DISCLOSURE_INCORRECT)
        g_assert_cmpuint (candor_row_get_statements (row)->len, >, 0);
    }
}

/* Just the accusing findings that are expected, no more and no fewer. */
static void
check_findings (CandorComparison *comparison, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  GListModel *findings = candor_comparison_get_findings (comparison);
  g_autoptr (CandorCatalog) english = candor_catalog_new ("en");

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *message
          = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), english);

      g_assert_null (strstr (message, "{"));
      if (candor_finding_get_kind (finding) <= CANDOR_FINDING_CONTRADICTION)
        g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", candor_finding_get_id (finding));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *each = data;
  g_autoptr (CandorPolicy) policy = read_policy (each->policy);
  g_autoptr (CandorPackage) package = make_package (each);
  g_autoptr (CandorComparison) comparison = candor_comparison_new (policy, package, knowledge, NULL);

  check_rows (comparison, each->rows);
  check_findings (comparison, each->findings);
  g_assert_cmpuint (candor_comparison_get_limits (comparison)->len, >, 0);
}

/* The app type decides what is beyond the necessary scope; without one nothing is. */
static void
test_app_type (void)
{
  static const Case each = { "", TITLE "We collect your contacts and your location.",
                             "android.permission.READ_CONTACTS android.permission.ACCESS_FINE_LOCATION", "", "", "" };
  g_autoptr (CandorPolicy) policy = read_policy (each.policy);
  g_autoptr (CandorPackage) package = make_package (&each);
  g_autoptr (CandorComparison) with = candor_comparison_new (policy, package, knowledge, "map_navigation");
  g_autoptr (CandorComparison) without = candor_comparison_new (policy, package, knowledge, NULL);
  g_autoptr (CandorFinding) finding = g_list_model_get_item (candor_comparison_get_findings (with), 0);

  g_assert_cmpuint (g_list_model_get_n_items (candor_comparison_get_findings (without)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (candor_comparison_get_findings (with)), ==, 1);
  g_assert_cmpstr (candor_finding_get_id (finding), ==, "beyond_scope:contacts");
  g_assert_cmpuint (g_strv_length ((char **) candor_finding_get_rules (finding)), >, 0);
}

/* An SDK the text names by an alias or its vendor is named; another is not. */
static void
test_sdks (void)
{
  gsize count;
  const CandorKnownSdk *known = candor_knowledge_get_sdks (knowledge, &count);
  const CandorKnownSdk *some = NULL;

  for (gsize i = 0; i < count && some == NULL; i++)
    if (!known[i].open_source_library && known[i].aliases[0] != NULL && strlen (known[i].aliases[0]) > 4)
      some = &known[i];
  g_assert_nonnull (some);
  for (guint named = 0; named < 2; named++)
    {
      g_autofree char *text = g_strdup_printf (TITLE "We collect your email address. %s%s.",
                                               named ? "We work with " : "We work with nobody",
                                               named ? some->aliases[0] : "");
      const Case each = { "", text, "", "", "", "" };
      g_autoptr (CandorPolicy) policy = read_policy (text);
      g_autoptr (CandorPackage) package = make_package (&each);
      g_autoptr (CandorSdk) sdk = g_object_new (CANDOR_TYPE_SDK, NULL);
      g_autoptr (CandorComparison) comparison = NULL;

      sdk->id = g_strdup (some->id);
      sdk->name = g_strdup (some->name);
      sdk->kind = g_strdup (some->kind);
      sdk->evidence = g_new0 (char *, 1);
      candor_list_append (package->sdks, sdk);
      comparison = candor_comparison_new (policy, package, knowledge, NULL);
      g_assert_cmpuint (g_list_model_get_n_items (candor_comparison_get_findings (comparison)), ==, named ? 0 : 1);
    }
}

/* What regulators single out is told where the policy says it, too; once, and with its rules. */
static void
test_scanning (void)
{
  static const Case each = { "", TITLE "We read the clipboard to paste your code. We record with the microphone.",
                             "android.permission.RECORD_AUDIO android.permission.FOREGROUND_SERVICE_MICROPHONE",
                             "android.content.ClipboardManager.getPrimaryClip=clipboard@app", "", "" };
  g_autoptr (CandorPolicy) policy = read_policy (each.policy);
  g_autoptr (CandorPackage) package = make_package (&each);
  g_autoptr (CandorComparison) comparison = candor_comparison_new (policy, package, knowledge, NULL);
  GListModel *findings = candor_comparison_get_findings (comparison);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      g_string_append_printf (found, "%s ", candor_finding_get_id (finding));
      g_assert_cmpuint (g_strv_length ((char **) candor_finding_get_rules (finding)), >, 0);
      g_assert_cmpuint (candor_finding_get_rationale (finding)->len, >, 1);
    }
  g_assert_cmpstr (found->str, ==, "device_scanning:clipboard device_scanning:microphone_background ");
}

/* A policy that was read whole and has no sentence on a topic has a gap, told once for all rules; one that is
 * too short to be whole has none. */
static void
test_gaps (void)
{
  g_autoptr (GString) text = g_string_new (TITLE "We collect your email address.\n\n");
  gboolean found = FALSE;

  for (guint whole = 0; whole < 2; whole++)
    {
      const Case each = { "", text->str, "", "", "", "" };
      g_autoptr (CandorPolicy) policy = read_policy (text->str);
      g_autoptr (CandorPackage) package = make_package (&each);
      g_autoptr (CandorComparison) comparison = candor_comparison_new (policy, package, knowledge, NULL);
      GListModel *findings = candor_comparison_get_findings (comparison);

      for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
        {
          g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
          found |= strcmp (candor_finding_get_id (finding), "policy_gap:retention_period") == 0
                   && g_strv_contains (candor_finding_get_rules (finding), "gdpr-13.2.a");
        }
      g_assert_cmpint (found, ==, whole);
      for (guint i = 0; i < 40; i++)
        g_string_append (text, "This paragraph tells of rivers and of the boats on them.\n\n");
    }
}

/* Comparing costs less than reading the policy did, whatever machine this is. */
static void
test_time (void)
{
  g_autoptr (GString) text = g_string_new (TITLE);
  gint64 reading = G_MAXINT64, comparing = G_MAXINT64;

  for (guint i = 0; i < 150; i++)
    g_string_append (text, "We collect your contacts, your location and your device identifiers to show advertising.\n\n"
                           "We share your email address with service providers, and keep it for as long as you use the app.\n\n");
  for (guint i = 0; i < 5; i++)
    {
      const Case each = { "", text->str, "android.permission.READ_CONTACTS android.permission.CAMERA android.permission.ACCESS_FINE_LOCATION", "", "", "" };
      gint64 start = clock ();
      g_autoptr (CandorPolicy) policy = read_policy (text->str);
      gint64 middle = clock ();
      g_autoptr (CandorPackage) package = make_package (&each);
      g_autoptr (CandorComparison) comparison = candor_comparison_new (policy, package, knowledge, NULL);

      reading = MIN (reading, middle - start);
      comparing = MIN (comparing, clock () - middle);
      g_assert_nonnull (comparison);
    }
  g_test_message ("%u characters read in %.1f ms, compared in %.1f ms of processor time", (guint) text->len, reading * 1e3 / CLOCKS_PER_SEC, comparing * 1e3 / CLOCKS_PER_SEC);
  g_assert_cmpint (comparing, <, 2 * reading);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* every case of the table is told, not the first alone */
  knowledge = candor_knowledge_load (NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/comparison/app-type", test_app_type);
  g_test_add_func ("/comparison/sdks", test_sdks);
  g_test_add_func ("/comparison/scanning", test_scanning);
  g_test_add_func ("/comparison/gaps", test_gaps);
  g_test_add_func ("/comparison/time", test_time);
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
