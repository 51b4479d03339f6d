/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-test.h"

static CandorKnowledge *knowledge;

/* Every kind of element that counts, and some that look as if they did. */
static const char whole_manifest[] =
  "<manifest package='org.example.app' android:versionCode='7' android:versionName='1.2' android:versionCodeMajor='2'>\n"
  "<uses-sdk android:minSdkVersion='21' android:targetSdkVersion='30'/>\n"
  "<uses-permission android:name='android.permission.CAMERA'/>\n"
  "<uses-permission android:name='android.permission.BLUETOOTH' android:maxSdkVersion='30'/>\n"
  "<uses-permission-sdk-23 android:name='android.permission.READ_CONTACTS'/>\n"
  "<uses-permission-sdk-m android:name='android.permission.SEND_SMS' android:maxSdkVersion='28'/>\n"
  "<uses-permission android:name='android.permission.BLUETOOTH_SCAN' android:usesPermissionFlags='0x10000' android:minSdkVersion='31'/>\n"
  "<uses-permission name='android.permission.READ_SMS'/>\n"
  "<uses-permission lost='x' android:name='android.permission.NFC'/>\n"
  "<permission android:name='org.example.app.SECRET'/>\n"
  "<uses-feature android:name='android.hardware.camera'/>\n"
  "<queries><package android:name='org.other.two'/><package android:name='org.other.one'/></queries>\n"
  "<application android:label='Beispiel — 例子 😀' android:name='.App' android:debuggable='true'>\n"
  "<uses-permission android:name='android.permission.READ_CALL_LOG'/>\n"
  "<activity android:name='.Main'><intent-filter><action android:name='android.intent.action.MAIN'/></intent-filter></activity>\n"
  "<activity android:name='Quiet'/>\n"
  "<activity-alias android:name='org.example.app.Alias' android:exported='false'><intent-filter><action android:name='b'/><action android:name='a'/><action android:name='b'/></intent-filter></activity-alias>\n"
  "<service android:name='org.lib.Service' android:permission='android.permission.BIND_VPN_SERVICE' android:foregroundServiceType='0x8'/>\n"
  "<service android:name='.Both' android:foregroundServiceType='0x40000041'/>\n"
  "<receiver android:name='.Receiver' android:exported='true'/>\n"
  "<provider android:name='.Provider' android:readPermission='org.example.READ' android:permission='org.example.ALL'/>\n"
  "</application>\n"
  "<application android:label='Second'><activity android:name='.Hidden'/></application>\n"
  "</manifest>";

static const char whole_expected[] =
  "package org.example.app 8589934599 1.2 sdk 21 30 debuggable backup\n"
  "application org.example.app.App\n"
  "label Beispiel — 例子 😀\n"
  "permission android.permission.CAMERA line 3\n"
  "permission android.permission.BLUETOOTH max 30 line 4\n"
  "permission android.permission.READ_CONTACTS since 23 line 5\n"
  "permission android.permission.SEND_SMS max 28 since 23 line 6\n"
  "permission android.permission.BLUETOOTH_SCAN since 31 never-for-location line 7\n"
  "permission android.permission.NFC line 9\n"
  "activity org.example.app.Main exported guard - types - actions [android.intent.action.MAIN]\n"
  "activity org.example.app.Quiet guard - types - actions []\n"
  "activity org.example.app.Alias guard - types - actions [a,b]\n"
  "service org.lib.Service guard android.permission.BIND_VPN_SERVICE types location actions []\n"
  "service org.example.app.Both guard - types dataSync|camera|specialUse actions []\n"
  "receiver org.example.app.Receiver exported guard - types - actions []\n"
  "provider org.example.app.Provider guard org.example.READ types - actions []\n"
  "declares org.example.app.SECRET\n"
  "feature android.hardware.camera\n"
  "queries org.other.one\n"
  "queries org.other.two\n";

static void
check_manifest (const char *text, TestXmlFlags flags, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) manifest = test_xml_build (text, flags);
  g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, NULL, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = test_package_dump (package);
  g_assert_cmpstr (dump, ==, expected);
}

/* However the manifest is stored, Android reads the same; so do we. */
static void
test_forms (void)
{
  for (guint flag = 1; flag < TEST_XML_ALL; flag <<= 1)
    {
      g_test_message ("form %x", flag);
      check_manifest (whole_manifest, flag, whole_expected);
      check_manifest (whole_manifest, TEST_XML_ALL & ~flag, whole_expected);
    }
  check_manifest (whole_manifest, 0, whole_expected);
  check_manifest (whole_manifest, TEST_XML_ALL, whole_expected);
}

static const struct
{
  const char *name;
  const char *manifest;
  const char *expected;
} cases[] = {
  { "implied-old",
    "<manifest package='a.b'><uses-permission android:name='android.permission.READ_CONTACTS'/></manifest>",
    "package a.b - - sdk -1 -1 cleartext backup\n"
    "permission android.permission.READ_CONTACTS line 1\n"
    "permission android.permission.WRITE_EXTERNAL_STORAGE implied line 0\n"
    "permission android.permission.READ_PHONE_STATE implied line 0\n"
    "permission android.permission.READ_EXTERNAL_STORAGE implied line 0\n"
    "permission android.permission.READ_CALL_LOG implied line 0\n" },
  { "implied-storage",
    "<manifest package='a.b'><uses-sdk android:targetSdkVersion='33'/>"
    "<uses-permission android:name='android.permission.WRITE_EXTERNAL_STORAGE' android:maxSdkVersion='28'/></manifest>",
    "package a.b - - sdk -1 33 backup\n"
    "permission android.permission.WRITE_EXTERNAL_STORAGE max 28 line 1\n"
    "permission android.permission.READ_EXTERNAL_STORAGE max 28 implied line 0\n" },
  { "target-follows-min",
    "<manifest package='a.b'><uses-permission android:name='android.permission.WRITE_CONTACTS'/><uses-sdk android:minSdkVersion='16'/></manifest>",
    "package a.b - - sdk 16 -1 cleartext backup\n"
    "permission android.permission.WRITE_CONTACTS line 1\n" },
  { "code-name",
    "<manifest package='a.b'><uses-sdk android:minSdkVersion='14' android:targetSdkVersion='S'/></manifest>",
    "package a.b - - sdk 14 -1 backup\n" },
  { "asked-twice",
    "<manifest package='a.b'><uses-sdk android:targetSdkVersion='33'/>"
    "<uses-permission android:name='p' android:maxSdkVersion='20'/><uses-permission-sdk-23 android:name='p' android:maxSdkVersion='25'/>"
    "<uses-permission android:name='q' android:maxSdkVersion='20'/><uses-permission android:name='q'/></manifest>",
    "package a.b - - sdk -1 33 backup\n"
    "permission p max 25 line 1\n"
    "permission q line 1\n" },
  { "old-provider",
    "<manifest package='a.b'><uses-sdk android:targetSdkVersion='16'/><application android:permission='x'><provider android:name='.P'/></application></manifest>",
    "package a.b - - sdk -1 16 cleartext backup\n"
    "provider a.b.P exported guard x types - actions []\n" },
  { "choices",
    "<manifest package='a.b'><uses-sdk android:targetSdkVersion='33'/><application android:usesCleartextTraffic='true' android:allowBackup='false'/></manifest>",
    "package a.b - - sdk -1 33 cleartext\n" },
  { "launcher-label",
    "<manifest package='a.b'><uses-sdk android:targetSdkVersion='33'/><application><activity android:label='No' android:name='.A'/>"
    "<activity android:label='Yes' android:name='.B'><intent-filter><action android:name='android.intent.action.MAIN'/>"
    "<category android:name='android.intent.category.LAUNCHER'/></intent-filter></activity></application></manifest>",
    "package a.b - - sdk -1 33 backup\n"
    "label Yes\n"
    "activity a.b.A guard - types - actions []\n"
    "activity a.b.B exported guard - types - actions [android.intent.action.MAIN]\n" },
  { "number-as-text",
    "<manifest package='a.b' android:versionName='=1'><uses-sdk android:targetSdkVersion='=33'/><application android:label='=7' android:debuggable='=true'/></manifest>",
    "package a.b - 1 sdk -1 33 debuggable backup\n"
    "label 7\n" },
  { "deep",
    "<manifest package='a.b'><uses-sdk android:targetSdkVersion='33'/><a><b><c><d><e><f><g><h><i><uses-permission android:name='p'/></i></h></g></f></e></d></c></b></a>"
    "<uses-permission android:name='q'/></manifest>",
    "package a.b - - sdk -1 33 backup\n"
    "permission q line 1\n" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  check_manifest (cases[i].manifest, 0, cases[i].expected);
}

/* Level, group and categories come from the knowledge; of what it does not know there is nothing. */
static void
test_known_permissions (void)
{
  g_autoptr (GBytes) manifest = test_xml_build (
    "<manifest package='a.b'><uses-permission android:name='android.permission.CAMERA'/>"
    "<uses-permission android:name='org.example.UNHEARD_OF'/></manifest>", 0);
  g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, NULL, NULL);
  CandorPermission *camera = candor_package_find_permission (package, "android.permission.CAMERA");
  CandorPermission *unheard = candor_package_find_permission (package, "org.example.UNHEARD_OF");

  g_assert_cmpstr (candor_permission_get_level (camera), ==, "dangerous");
  g_assert_cmpstr (candor_permission_get_group (camera), ==, "CAMERA");
  g_assert_cmpuint (g_strv_length ((char **) candor_permission_get_categories (camera)), >, 0);
  g_assert_null (candor_permission_get_level (unheard));
  g_assert_null (candor_permission_get_group (unheard));
  g_assert_cmpuint (g_strv_length ((char **) candor_permission_get_categories (unheard)), ==, 0);
}

/* What makes a component more than one that is guarded. */
static const struct
{
  const char *name;
  const char *component;
  const char *category; /* "": a role that opens nothing; NULL: no role */
} roles[] = {
  { "notifications", "<service android:name='.A' android:permission='android.permission.BIND_NOTIFICATION_LISTENER_SERVICE'/>",
    "notification_content" },
  { "accessibility", "<service android:name='.A' android:permission='android.permission.BIND_ACCESSIBILITY_SERVICE'/>",
    "accessibility_content" },
  { "vpn", "<service android:name='.A' android:permission='android.permission.BIND_VPN_SERVICE'/>", "network_traffic" },
  { "input", "<service android:name='.A' android:permission='android.permission.BIND_INPUT_METHOD'/>", "input_content" },
  { "admin", "<receiver android:name='.A' android:permission='android.permission.BIND_DEVICE_ADMIN'/>", "" },
  { "activity", "<activity android:name='.A' android:permission='android.permission.BIND_VPN_SERVICE'/>", NULL },
  { "job", "<service android:name='.A' android:permission='android.permission.BIND_JOB_SERVICE'/>", NULL },
  { "own", "<service android:name='.A' android:permission='org.example.BIND'/>", NULL },
  { "dangerous", "<service android:name='.A' android:permission='android.permission.CAMERA'/>", NULL },
  { "open", "<service android:name='.A'/>", NULL },
};

static void
test_role (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strconcat ("<manifest package='a.b'><application>", roles[i].component, "</application></manifest>", NULL);
  g_autoptr (GBytes) manifest = test_xml_build (text, 0);
  g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, NULL, NULL);
  g_autoptr (CandorComponent) component = g_list_model_get_item (candor_package_get_components (package), 0);
  const CandorKnownPermission *role = candor_component_find_role (component, knowledge);

  if (roles[i].category == NULL)
    {
      g_assert_null (role);
      return;
    }
  g_assert_nonnull (role);
  g_assert_cmpstr (role->categories[0] != NULL ? role->categories[0] : "", ==, roles[i].category);
}

static const struct
{
  const char *name;
  const char *manifest; /* NULL: as text */
  int code;
  const char *message;
} refused[] = {
  { "no-package", "<manifest/>", CANDOR_PACKAGE_ERROR_DAMAGED, "AndroidManifest.xml: it names no package" },
  { "other-root", "<application package='a.b'/>", CANDOR_PACKAGE_ERROR_DAMAGED, "AndroidManifest.xml: it names no package" },
  { "text", NULL, CANDOR_PACKAGE_ERROR_DAMAGED,
    "AndroidManifest.xml: damaged at offset 0: it is text, but Android reads binary XML only" },
};

static void
test_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  static const char text[] = "<?xml version='1.0'?><manifest package='a.b'/>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) manifest = refused[i].manifest != NULL ? test_xml_build (refused[i].manifest, 0)
                                                            : g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, NULL, &error);

  g_assert_null (package);
  g_assert_error (error, CANDOR_PACKAGE_ERROR, refused[i].code);
  g_assert_cmpstr (error->message, ==, refused[i].message);
}

/* Cut at any place, a manifest is refused with the place. */
static void
test_cut (void)
{
  g_autoptr (GBytes) whole = test_xml_build ("<manifest package='a.b'><uses-permission android:name='p'/></manifest>", 0);

  for (gsize size = 0; size < g_bytes_get_size (whole) - 24; size += 4)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, size);
      g_autoptr (CandorPackage) package = test_package_read (knowledge, cut, NULL, &error);

      g_assert_null (package);
      g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED);
      g_assert_true (g_str_has_prefix (error->message, "AndroidManifest.xml: damaged at offset "));
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = test_knowledge_load ();
  g_test_add_func ("/package/manifest/forms", test_forms);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/package/manifest/case/", cases[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *path = g_strconcat ("/manifest/role/", roles[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_role);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/package/manifest/refused/", refused[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/package/manifest/cut", test_cut);
  g_test_add_func ("/package/manifest/known-permissions", test_known_permissions);
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
