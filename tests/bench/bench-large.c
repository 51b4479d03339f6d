/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-large.h"

#include "dex-builder.h"
#include "package-builder.h"

#define DEX_FILES 20u
#define PACKAGE_SIZE (150u << 20)
/* As far as one dex file goes: some 60,000 of the 65,536 methods it can name. */
#define CLASSES 4000u
#define METHODS 15u
#define PACKAGES 200u
/* Of so many methods one asks for what the knowledge watches. */
#define SENSITIVE_EVERY 97u

static const char *const sensitive[] = {
  "invoke Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;",
  "invoke Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;",
  "invoke Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;",
  "const-string content://com.android.contacts/contacts",
  "sget Landroid/os/Build;->SERIAL:Ljava/lang/String;",
};

static void
append_class_name (GString *text, guint file, guint class)
{
  g_string_append_printf (text, "Lcom/maker%u/part%u/Class%u;", file, class % PACKAGES, class);
}

static void
append_method (GString *text, GRand *rand, guint file, guint class, guint method)
{
  guint number = class * METHODS + method;

  g_string_append_printf (text, ".method work%u (I)V\n", method);
  g_string_append_printf (text, "const-string/jumbo said by %u of %u in %u: %08x\n", method, class, file, g_rand_int (rand));
  for (guint i = 0; i < 3; i++)
    {
      g_string_append (text, "invoke ");
      append_class_name (text, file, g_rand_int_range (rand, 0, CLASSES));
      g_string_append_printf (text, "->work%u(I)V\n", g_rand_int_range (rand, 0, METHODS));
      g_string_append (text, "invoke Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;\n");
    }
  if (number % SENSITIVE_EVERY == 0)
    g_string_append_printf (text, "%s\n", sensitive[number / SENSITIVE_EVERY % G_N_ELEMENTS (sensitive)]);
  /* Arithmetic and moves, which name nothing. */
  g_string_append (text, "units");
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (text, " %x0%02x", g_rand_int_range (rand, 0, 16), 0x01);
  g_string_append (text, "\n.end\n");
}

static GBytes *
build_dex (guint file)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (file);
  g_autoptr (GString) text = g_string_sized_new (32u << 20);

  for (guint class = 0; class < CLASSES; class++)
    {
      g_string_append (text, ".class ");
      append_class_name (text, file, class);
      g_string_append (text, class % 3 == 0 ? " Landroid/app/Activity;\n" : " Ljava/lang/Object;\n");
      for (guint method = 0; method < METHODS; method++)
        append_method (text, rand, file, class, method);
    }
  return g_byte_array_free_to_bytes (dex_build (text->str));
}

static GBytes *
build_noise (gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint32 *noise = g_malloc (size);

  for (gsize i = 0; i < size / sizeof *noise; i++)
    noise[i] = g_rand_int (rand);
  return g_bytes_new_take (noise, size);
}

void
bench_large_make (const char *path)
{
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package=\"com.maker1\">"
                                                "<uses-permission android:name=\"android.permission.READ_CONTACTS\"/>"
                                                "<application android:label=\"Large\"/></manifest>", 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) dex = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) noise = NULL, archive = NULL;
  g_autoptr (GError) error = NULL;
  TestEntry entries[DEX_FILES + 2] = { { .name = "AndroidManifest.xml", .bytes = manifest, .method = 8 } };
  gsize count = 1;

  for (guint i = 1; i <= DEX_FILES; i++)
    {
      g_ptr_array_add (names, i == 1 ? g_strdup ("classes.dex") : g_strdup_printf ("classes%u.dex", i));
      g_ptr_array_add (dex, build_dex (i));
      entries[count++] = (TestEntry) { .name = g_ptr_array_index (names, i - 1), .bytes = g_ptr_array_index (dex, i - 1), .method = 8 };
    }
  archive = test_archive_build (entries, count, NULL);
  if (g_bytes_get_size (archive) < PACKAGE_SIZE)
    {
      noise = build_noise (PACKAGE_SIZE - g_bytes_get_size (archive));
      entries[count++] = (TestEntry) { .name = "assets/pictures", .bytes = noise };
      g_bytes_unref (archive);
      archive = test_archive_build (entries, count, NULL);
    }
  if (!g_file_set_contents (path, g_bytes_get_data (archive, NULL), g_bytes_get_size (archive), &error))
    g_error ("%s", error->message);
}
