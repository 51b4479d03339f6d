/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include "dex-builder.h"

/* Packages: code. */

static GBytes *
inflated_code (void)
{
  TestEntry entry = bomb_make_entry ("classes.dex", 1000 * MEGABYTE);
  GBytes *archive = bomb_build_with (&entry, 1);

  g_bytes_unref (entry.bytes);
  return archive;
}

/* Thousands of code files that are one and the same bytes. */
static GBytes *
overlapping_code (void)
{
  g_autofree TestEntry *entries = g_new0 (TestEntry, 3000);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GBytes *archive;

  for (guint i = 0; i < 3000; i++)
    {
      g_ptr_array_add (names, i == 0 ? g_strdup ("classes.dex") : g_strdup_printf ("classes%u.dex", i + 1));
      entries[i].name = g_ptr_array_index (names, i);
      if (i == 0)
        entries[i] = bomb_make_entry (entries[i].name, 200 * MEGABYTE);
      else
        {
          entries[i] = entries[0];
          entries[i].name = g_ptr_array_index (names, i);
          entries[i].shares = 2; /* the first behind the manifest */
        }
    }
  archive = bomb_build_with (entries, 3000);
  g_bytes_unref (entries[0].bytes);
  g_ptr_array_unref (names);
  return archive;
}

/* Ten thousand methods whose code is the same sixty thousand instructions. */
static GBytes *
shared_code (void)
{
  GString *text = g_string_new (".class La/B; Ljava/lang/Object;\n.method m0 ()V\n");
  g_autoptr (GBytes) code = NULL;
  TestEntry entry = { .name = "classes.dex", .method = 8 };

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "invoke Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n");
  g_string_append (text, ".end\n");
  for (guint i = 1; i < 8000; i++)
    g_string_append_printf (text, ".method m%u ()V\n.same\n", i);
  code = g_byte_array_free_to_bytes (dex_build (text->str));
  g_string_free (text, TRUE);
  entry.bytes = code;
  return bomb_build_with (&entry, 1);
}


#define CLASSES ".class La/A; La/B;\n.method m ()V\ninvoke La/B;->m()V\n.end\n.class La/B; La/A;\n.method m ()V\ninvoke La/A;->m()V\n.end\n"

static GBytes *
package_of_code (GByteArray *code)
{
  g_autoptr (GBytes) bytes = NULL;

  dex_seal (code);
  bytes = g_byte_array_free_to_bytes (code);
  return bomb_build_with (&(TestEntry){ .name = "classes.dex", .bytes = bytes, .method = 8 }, 1);
}

/* Each of two classes is the other's superclass, and calls it. */
static GBytes *
classes_in_a_circle (void)
{
  return package_of_code (dex_build (CLASSES));
}

/* Sizes of tables in the head of a dex file (source.android.com, "Dalvik executable format"). */
static GBytes *
classes_without_end (void)
{
  GByteArray *code = dex_build (CLASSES);

  dex_put_u32 (code, 0x60, G_MAXUINT32 / 32);
  return package_of_code (code);
}

/* All tables begin where that of the strings does. */
static GBytes *
overlapping_tables (void)
{
  GByteArray *code = dex_build (CLASSES);

  for (guint at = 0x44; at <= 0x64; at += 8)
    dex_put_u32 (code, at, dex_get_u32 (code, 0x3c));
  return package_of_code (code);
}

/* The last instruction wants more units than there are, and a table has more entries than any file. */
static GBytes *
code_past_its_end (void)
{
  return package_of_code (dex_build (".class La/A; Ljava/lang/Object;\n.method m ()V\nunits 0100 ffff ffff ffff\n.end\n"
                                     ".method n ()V\ninvoke La/A;->m()V\nunits 0300 ffff ffff ffff\n.end\n.method o ()V\nunits 6e70\n.end\n"));
}

const Bomb code_bombs[] = {
  { "inflated-code", "a.apk", inflated_code, NULL },
  { "overlapping-code", "a.apk", overlapping_code, NULL },
  { "shared-code", "a.apk", shared_code, NULL },
  { "classes-in-a-circle", "a.apk", classes_in_a_circle, NULL },
  { "classes-without-end", "a.apk", classes_without_end, NULL, .told = "code" },
  { "overlapping-tables", "a.apk", overlapping_tables, NULL, .told = "code" },
  { "code-past-its-end", "a.apk", code_past_its_end, NULL, .told = "code" },
  { NULL },
};
