/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dex-builder.h"
#include "package-builder.h"

#include <string.h>

/* Writes what is heavy to look at: heavy.apk, whose code asks for personal data at 200,000 places, and
 * heavy.html, a policy of 5 MB in sections, paragraphs and lists; and the hundredth part of both, light.apk and light.html.
 *
 *   make-heavy FOLDER */

#define DEX_FILES 5u
#define CLASSES 800u
#define METHODS 10u
#define CALLS 5u /* DEX_FILES × CLASSES × METHODS × CALLS is 200,000 */
#define POLICY_SIZE (5u << 20)
#define LIGHTER 100u

static const char *const calls[CALLS] = {
  "invoke Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;",
  "invoke Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;",
  "invoke Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;",
  "const-string content://com.android.contacts/contacts",
  "invoke Landroid/content/ClipboardManager;->getPrimaryClip()Landroid/content/ClipData;",
};

static const char *const sentences[] = {
  "When you create an account, you provide your name, email address, phone number and date of birth.",
  "We do not read your contacts, and we never sell your personal information.",
  "With your permission, we access your precise location through GPS and nearby Wi-Fi access points.",
  "Walks are more pleasant in company, and the river is at its best in the early morning.",
  "We automatically record your IP address, device identifiers and operating system when you use the app.",
  "Our advertising partners may collect your advertising ID in order to show you relevant ads.",
  "Words that only fill a page are as much of a policy as those that say something.",
};

static GBytes *
build_dex (guint file, guint classes)
{
  g_autoptr (GString) text = g_string_sized_new (8u << 20);

  for (guint class = 0; class < classes; class++)
    {
      g_string_append_printf (text, ".class Lorg/example/heavy%u/part%u/Class%u; Ljava/lang/Object;\n", file, class % 40, class);
      for (guint method = 0; method < METHODS; method++)
        {
          g_string_append_printf (text, ".method work%u ()V\n", method);
          for (guint call = 0; call < CALLS; call++)
            g_string_append_printf (text, "%s\n", calls[call]);
          g_string_append (text, ".end\n");
        }
    }
  return g_byte_array_free_to_bytes (dex_build (text->str));
}

static GBytes *
build_package (guint part)
{
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package=\"org.example.heavy\">"
                                                "<uses-permission android:name=\"android.permission.READ_CONTACTS\"/>"
                                                "<uses-permission android:name=\"android.permission.ACCESS_FINE_LOCATION\"/>"
                                                "<application android:label=\"Heavy\"/></manifest>", 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) dex = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  TestEntry entries[DEX_FILES + 1] = { { .name = "AndroidManifest.xml", .bytes = manifest, .method = 8 } };

  for (guint i = 1; i <= DEX_FILES; i++)
    {
      g_ptr_array_add (names, i == 1 ? g_strdup ("classes.dex") : g_strdup_printf ("classes%u.dex", i));
      g_ptr_array_add (dex, build_dex (i, CLASSES / part));
      entries[i] = (TestEntry) { .name = g_ptr_array_index (names, i - 1), .bytes = g_ptr_array_index (dex, i - 1), .method = 8 };
    }
  return test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
}

static GBytes *
build_policy (guint part)
{
  GString *text = g_string_new ("<!DOCTYPE html><html lang=\"en\"><title>Heavy Privacy Policy</title><body><h1>Heavy Privacy Policy</h1>\n");

  for (guint i = 0; text->len < POLICY_SIZE / part; i++)
    {
      if (i % 40 == 0)
        g_string_append_printf (text, "<h2>%u. Information we collect</h2>\n", i / 40 + 1);
      g_string_append (text, i % 5 == 4 ? "<ul><li>" : "<p>");
      for (guint k = 0; k < (i % 5 == 4 ? 1 : 3); k++)
        g_string_append_printf (text, "%s ", sentences[(i * 3 + k + i / 7) % G_N_ELEMENTS (sentences)]);
      g_string_append (text, i % 5 == 4 ? "</li></ul>\n" : "</p>\n");
    }
  g_string_append (text, "</body></html>\n");
  return g_string_free_to_bytes (text);
}

/* Takes @bytes. */
static void
write_file (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) taken = bytes;
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    g_error ("make-heavy FOLDER");
  write_file (argv[1], "heavy.apk", build_package (1));
  write_file (argv[1], "heavy.html", build_policy (1));
  write_file (argv[1], "light.apk", build_package (LIGHTER));
  write_file (argv[1], "light.html", build_policy (LIGHTER));
  return 0;
}
