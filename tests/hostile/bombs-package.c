/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include <string.h>

#include "package-builder-chunks.h"
#include "package/candor-chunk-layout.h"

/* Packages: archives, manifests, resources, signatures. */

static GBytes *
inflated_manifest (void)
{
  TestEntry entry = bomb_make_entry (MANIFEST, 1000 * MEGABYTE);
  GBytes *archive = test_archive_build (&entry, 1, NULL);

  g_bytes_unref (entry.bytes);
  return archive;
}

static GBytes *
inflated_part (const char *name)
{
  TestEntry entry = bomb_make_entry (name, 1000 * MEGABYTE);
  GBytes *archive = bomb_build_with (&entry, 1);

  g_bytes_unref (entry.bytes);
  return archive;
}

static GBytes *
inflated_resources (void)
{
  return inflated_part ("resources.arsc");
}

static GBytes *
inflated_signature (void)
{
  return inflated_part ("META-INF/MANIFEST.MF");
}

/* A set of sets of what inflates. */
static GBytes *
nested_sets (void)
{
  g_autoptr (GBytes) inner = inflated_manifest ();
  TestEntry entries[200];
  char names[200][16];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_snprintf (names[i], sizeof names[i], "%u.apk", i);
      entries[i] = (TestEntry){ .name = names[i], .bytes = inner, .method = 8, .shares = i > 0 ? 1 : 0 };
    }
  return test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
}

/* As many entries as are read, and one more. */
static GBytes *
many_entries (guint count)
{
  g_autoptr (GBytes) manifest = test_xml_build (PLAIN, 0);
  g_autofree TestEntry *entries = g_new0 (TestEntry, count);
  g_autofree char *names = g_malloc ((gsize) count * 9);
  const TestArchive zip64 = { .zip64 = TRUE };

  entries[0] = (TestEntry){ .name = MANIFEST, .bytes = manifest };
  entries[1] = (TestEntry){ .name = "a", .text = "" };
  for (guint i = 2; i < count; i++)
    {
      char *name = names + (gsize) i * 9;

      g_snprintf (name, 9, "%08x", i);
      entries[i] = (TestEntry){ .name = name, .text = "", .shares = 2 };
    }
  return test_archive_build (entries, count, &zip64);
}

static GBytes *
million_entries (void)
{
  return many_entries (1000000);
}

static GBytes *
more_than_a_million_entries (void)
{
  return many_entries (1000001);
}

static GBytes *
package_of_manifest (GByteArray *manifest)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (manifest);
  const TestEntry entry = { .name = MANIFEST, .bytes = bytes, .method = 8 };

  return test_archive_build (&entry, 1, NULL);
}

/* A string table that says it has four thousand million strings. */
static GBytes *
huge_string_table (void)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize outer = test_begin_chunk (bytes, CANDOR_CHUNK_XML, 8), pool = test_begin_chunk (bytes, CANDOR_CHUNK_STRING_POOL, 28);

  test_put_u32 (bytes, G_MAXUINT32);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 28);
  test_put_u32 (bytes, 0);
  test_end_chunk (bytes, pool);
  test_end_chunk (bytes, outer);
  return package_of_manifest (bytes);
}

/* A million strings that are all the same two hundred thousand letters, and as many attributes. */
static GBytes *
shared_strings (void)
{
  GByteArray *bytes = g_byte_array_new ();
  const guint count = 500000, letters = 30000;
  g_autofree char *text = g_strnfill (letters, 'a');
  gsize outer = test_begin_chunk (bytes, CANDOR_CHUNK_XML, 8), pool = test_begin_chunk (bytes, CANDOR_CHUNK_STRING_POOL, 28), node;

  test_put_u32 (bytes, count);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 1 << 8);
  test_put_u32 (bytes, 28 + 4 * count);
  test_put_u32 (bytes, 0);
  for (guint i = 0; i < count; i++)
    test_put_u32 (bytes, 0);
  for (guint i = 0; i < 2; i++)
    {
      test_put_u8 (bytes, 0x80 | letters >> 8);
      test_put_u8 (bytes, letters & 0xff);
    }
  g_byte_array_append (bytes, (const guint8 *) text, letters + 1);
  test_end_chunk (bytes, pool);
  node = test_begin_chunk (bytes, CANDOR_CHUNK_XML_START_ELEMENT, 16);
  test_put_u32 (bytes, 1);
  test_put_u32 (bytes, G_MAXUINT32);
  test_put_u32 (bytes, G_MAXUINT32);
  test_put_u32 (bytes, 0);
  test_put_u16 (bytes, 20);
  test_put_u16 (bytes, 20);
  test_put_u16 (bytes, 60000);
  for (guint i = 0; i < 3; i++)
    test_put_u16 (bytes, 0);
  for (guint i = 0; i < 60000; i++)
    {
      test_put_u32 (bytes, G_MAXUINT32);
      test_put_u32 (bytes, i * 2);
      test_put_u32 (bytes, i * 2 + 1);
      test_put_u32 (bytes, 0x03000008);
      test_put_u32 (bytes, i * 3);
    }
  test_end_chunk (bytes, node);
  test_end_chunk (bytes, outer);
  return package_of_manifest (bytes);
}

static GBytes *
package_of_text (GString *text, TestXmlFlags flags)
{
  g_autoptr (GBytes) manifest = test_xml_build (text->str, flags);
  const TestEntry entry = { .name = MANIFEST, .bytes = manifest, .method = 8 };

  g_string_free (text, TRUE);
  return test_archive_build (&entry, 1, NULL);
}

static GBytes *
deep_manifest (void)
{
  GString *text = g_string_new ("<manifest package='a.b'>");

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "</a>");
  g_string_append (text, "</manifest>");
  return package_of_text (text, 0);
}

/* Permissions, components and queries by the hundred thousand. */
static GBytes *
endless_manifest (void)
{
  GString *text = g_string_new ("<manifest package='a.b'>");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "<uses-permission android:name='p%u'/><application><activity android:name='.A%u'/></application>", i, i);
  g_string_append (text, "</manifest>");
  return package_of_text (text, TEST_XML_UTF8);
}

/* A table of resources whose strings are four thousand million. */
static GBytes *
huge_resource_strings (void)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize outer = test_begin_chunk (bytes, CANDOR_CHUNK_TABLE, 12), pool;
  g_autoptr (GBytes) table = NULL, manifest = NULL;

  test_put_u32 (bytes, 1);
  pool = test_begin_chunk (bytes, CANDOR_CHUNK_STRING_POOL, 28);
  test_put_u32 (bytes, G_MAXUINT32);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 28);
  test_put_u32 (bytes, 0);
  test_end_chunk (bytes, pool);
  test_end_chunk (bytes, outer);
  table = g_byte_array_free_to_bytes (bytes);
  manifest = test_xml_build ("<manifest package='a.b'><application android:label='@7f010000'/></manifest>", 0);
  return test_archive_build ((TestEntry[]){ { .name = MANIFEST, .bytes = manifest }, { .name = "resources.arsc", .bytes = table } }, 2, NULL);
}

/* Parts of which one says that it has no bytes: who goes on behind it goes nowhere. */
static GBytes *
part_without_size (void)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize outer = test_begin_chunk (bytes, CANDOR_CHUNK_XML, 8);

  for (guint i = 0; i < 1000; i++)
    test_end_chunk (bytes, test_begin_chunk (bytes, 0x7777, 8));
  test_put_u16 (bytes, 0x7777);
  test_put_u16 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_end_chunk (bytes, outer);
  return package_of_manifest (bytes);
}

static GBytes *
manifest_that_lies (void)
{
  g_autoptr (GBytes) manifest = test_xml_build (PLAIN, 0);
  const TestEntry entry = { .name = MANIFEST, .bytes = manifest, .declared = G_GINT64_CONSTANT (4000000000) };

  return test_archive_build (&entry, 1, NULL);
}

/* A signing block between the entries and their directory (source.android.com, "APK Signature Scheme v2"): a million
 * pairs of nothing, and one that is longer than any file. */
static GBytes *
endless_signing_block (void)
{
  g_autoptr (GBytes) archive = bomb_build_with (NULL, 0);
  const gsize end = g_bytes_get_size (archive) - 22;
  const guint8 *from = g_bytes_get_data (archive, NULL);
  GByteArray *bytes = g_byte_array_new ();
  const guint pairs = 1000000;
  guint32 directory;

  memcpy (&directory, from + end + 16, sizeof directory);
  directory = GUINT32_FROM_LE (directory);
  g_byte_array_append (bytes, from, directory);
  test_put_u64 (bytes, pairs * 12 + 12 + 24);
  for (guint i = 0; i < pairs; i++)
    {
      test_put_u64 (bytes, 4);
      test_put_u32 (bytes, 0x7109871a);
    }
  test_put_u64 (bytes, G_MAXINT64);
  test_put_u32 (bytes, 0x7109871a);
  test_put_u64 (bytes, pairs * 12 + 12 + 24);
  g_byte_array_append (bytes, (const guint8 *) "APK Sig Block 42", 16);
  g_byte_array_append (bytes, from + directory, end + 22 - directory);
  test_set_u32 (bytes, bytes->len - 22 + 16, directory + pairs * 12 + 12 + 32);
  return g_byte_array_free_to_bytes (bytes);
}

const Bomb package_bombs[] = {
  { "inflated-manifest", "a.apk", inflated_manifest, "" },
  { "inflated-resources", "a.apk", inflated_resources, NULL },
  { "inflated-signature", "a.apk", inflated_signature, NULL },
  { "nested-sets", "a.apks", nested_sets, "" },
  { "million-entries", "a.apk", million_entries, NULL },
  { "more-than-a-million-entries", "a.apk", more_than_a_million_entries, "more than are read" },
  { "huge-string-table", "a.apk", huge_string_table, "damaged" },
  { "shared-strings", "a.apk", shared_strings, "" },
  { "deep-manifest", "a.apk", deep_manifest, "damaged" },
  { "endless-manifest", "a.apk", endless_manifest, NULL },
  { "huge-resource-strings", "a.apk", huge_resource_strings, NULL, .told = "resources" },
  { "part-without-size", "a.apk", part_without_size, "damaged" },
  { "manifest-that-lies", "a.apk", manifest_that_lies, "" },
  { "endless-signing-block", "a.apk", endless_signing_block, NULL },
  { NULL },
};
