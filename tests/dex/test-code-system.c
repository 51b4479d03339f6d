/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "code-test.h"

#include "comparison/candor-comparison.h"

/* What the system does in an app's name is no behavior of the app, with the knowledge that ships: code as apps and their
 * libraries have it, and the categories that it shows beyond the words of a policy that says nothing. Each has a
 * neighbor that does show something, so that silence is not the test's own. */

#define APP(body) ".class Lcom/example/app/A; Ljava/lang/Object;\n.method a ()V\n" body ".end\n"
#define WEB_LIBRARY(body) ".class Landroidx/webkit/WebViewCompat; Ljava/lang/Object;\n.method a ()V\n" body ".end\n"
#define START_ACTIVITY "invoke Landroid/app/Activity;->startActivityForResult(Landroid/content/Intent;I)V\n"
#define PACKAGE_INFO "invoke Landroid/content/pm/PackageManager;->getPackageInfo(Ljava/lang/String;I)Landroid/content/pm/PackageInfo;\n"
#define QUERY "invoke Landroid/content/pm/PackageManager;->queryIntentActivities(Landroid/content/Intent;I)Ljava/util/List;\n"
#define ALL_PACKAGES "invoke Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;\n"
#define RESOLVE "invoke Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;\n"
#define MANIFEST(inside)                                                                                          \
  "<manifest package='com.example.app'><uses-sdk android:minSdkVersion='23' android:targetSdkVersion='34'/>" inside \
  "<application/></manifest>"
#define PERMISSION(name) "<uses-permission android:name='android.permission." name "'/>"

static const struct
{
  const char *name;
  const char *manifest;
  const char *dex;
  const char *expected;
} cases[] = {
  { "webview-asks-for-its-own-package", MANIFEST (""),
    APP ("invoke Landroid/webkit/WebView;->getCurrentWebViewPackage()Landroid/content/pm/PackageInfo;\n"), "" },
  { "library-asks-for-the-webview", MANIFEST (""), WEB_LIBRARY ("const-string com.google.android.webview\n" PACKAGE_INFO), "" },
  { "app-asks-for-one-package", MANIFEST (""), APP ("const-string com.example.app\n" PACKAGE_INFO), "" },
  { "filtered-query", MANIFEST ("<queries><intent><action android:name='android.intent.action.SEND'/></intent></queries>"),
    APP ("const-string android.intent.action.SEND\n" QUERY), "" },
  { "named-query", MANIFEST ("<queries><package android:name='com.example.maps'/></queries>"),
    APP ("const-string com.example.maps\n" PACKAGE_INFO QUERY), "" },
  { "all-packages", MANIFEST (PERMISSION ("QUERY_ALL_PACKAGES")), APP (ALL_PACKAGES), "installed_apps " },
  { "photo-picker", MANIFEST (""), APP ("const-string android.provider.action.PICK_IMAGES\n" START_ACTIVITY), "" },
  { "photo-picker-contract", MANIFEST (""),
    APP ("invoke Landroidx/activity/result/contract/ActivityResultContracts$PickVisualMedia;-><init>()V\n"), "" },
  { "document-chooser", MANIFEST (""), APP ("const-string android.intent.action.OPEN_DOCUMENT\nconst-string image/*\n" START_ACTIVITY), "" },
  { "content-chooser", MANIFEST (""), APP ("const-string android.intent.action.GET_CONTENT\nconst-string image/*\n" START_ACTIVITY), "" },
  { "contact-chooser", MANIFEST (""),
    APP ("const-string android.intent.action.PICK\nconst-string vnd.android.cursor.dir/contact\n" START_ACTIVITY), "" },
  { "other-apps-camera", MANIFEST (""), APP ("const-string android.media.action.IMAGE_CAPTURE\n" START_ACTIVITY), "" },
  { "biometric-prompt", MANIFEST (PERMISSION ("USE_BIOMETRIC")),
    APP ("invoke Landroid/hardware/biometrics/BiometricPrompt;->authenticate(Landroid/os/CancellationSignal;Ljava/util/concurrent/Executor;"
         "Landroid/hardware/biometrics/BiometricPrompt$AuthenticationCallback;)V\n"), "" },
  { "reads-the-contacts", MANIFEST (PERMISSION ("READ_CONTACTS")), APP ("const-string content://com.android.contacts/contacts\n" RESOLVE), "contacts " },
};

static CandorKnowledge *knowledge;

/* A policy that is one, and says nothing of data. */
static CandorPolicy *
read_policy (void)
{
  static const char text[] = "# Privacy policy\n\nThis privacy policy explains how we handle your personal information.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  CandorPolicy *policy;

  g_ptr_array_add (documents, candor_document_read (bytes, "policy.md", NULL));
  policy = candor_policy_read (documents, knowledge, NULL);
  g_assert_nonnull (policy);
  return policy;
}

static void
test_case (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  const char *const files[] = { "classes.dex", cases[index].dex, NULL };
  g_autoptr (CandorPackage) package = code_test_read (knowledge, cases[index].manifest, files);
  g_autoptr (CandorPolicy) policy = read_policy ();
  g_autoptr (CandorComparison) comparison = candor_comparison_new (policy, package, knowledge, NULL);
  GListModel *rows = candor_comparison_get_rows (comparison);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      if (candor_row_get_has_behavior (row))
        g_string_append_printf (found, "%s ", candor_row_get_category (row));
    }
  g_assert_cmpstr (found->str, ==, cases[index].expected);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  knowledge = candor_knowledge_load (NULL, NULL);
  g_assert_nonnull (knowledge);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/system/", cases[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  result = g_test_run ();
  g_object_unref (knowledge);
  return result;
}
