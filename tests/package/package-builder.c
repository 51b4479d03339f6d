/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder.h"

#include <libdeflate.h>
#include <string.h>

#include "package/candor-zip-layout.h"

void
test_put_u8 (GByteArray *bytes, guint8 value)
{
  g_byte_array_append (bytes, &value, sizeof value);
}

void
test_put_u16 (GByteArray *bytes, guint16 value)
{
  value = GUINT16_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

void
test_put_u32 (GByteArray *bytes, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

void
test_put_u64 (GByteArray *bytes, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

void
test_set_u32 (GByteArray *bytes, gsize offset, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_assert_cmpuint (offset + sizeof value, <=, bytes->len);
  memcpy (bytes->data + offset, &value, sizeof value);
}

static void
test_put_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

/* An entry as it is written: contents packed, sizes and places known. */
typedef struct
{
  const TestEntry *entry;
  GBytes *packed;
  guint32 crc;
  guint64 size;
  guint64 offset;
} TestPacked;

static GBytes *
test_deflate (GBytes *contents)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (6);
  gsize size, bound;
  gconstpointer data = g_bytes_get_data (contents, &size);
  guint8 *packed;

  bound = libdeflate_deflate_compress_bound (compressor, size);
  packed = g_malloc (bound);
  bound = libdeflate_deflate_compress (compressor, data, size, packed, bound);
  libdeflate_free_compressor (compressor);
  return g_bytes_new_take (packed, bound);
}

static void
test_pack (TestPacked *self, const TestEntry *entry)
{
  g_autoptr (GBytes) contents = entry->bytes != NULL ? g_bytes_ref (entry->bytes)
                                                     : g_bytes_new (entry->text, strlen (entry->text));

  self->entry = entry;
  if (entry->inflated > 0)
    {
      self->size = entry->inflated;
      self->packed = g_bytes_ref (contents);
      return;
    }
  self->size = g_bytes_get_size (contents);
  self->crc = libdeflate_crc32 (0, g_bytes_get_data (contents, NULL), self->size);
  self->size += entry->declared;
  self->packed = entry->method == CANDOR_ZIP_METHOD_DEFLATED ? test_deflate (contents) : g_bytes_ref (contents);
}

/* What both headers of an entry share, from the flags to the sizes. */
static void
test_put_common (GByteArray *bytes, const TestPacked *packed, gboolean local)
{
  const TestEntry *entry = packed->entry;
  gboolean later = local && entry->descriptor, wide = !local && entry->zip64;

  test_put_u16 (bytes, entry->flags | (local ? entry->local_flags : 0) | (entry->descriptor ? CANDOR_ZIP_FLAG_DESCRIPTOR : 0));
  test_put_u16 (bytes, entry->method);
  test_put_u32 (bytes, 0); /* time and date */
  test_put_u32 (bytes, later ? 0 : packed->crc + (local ? entry->local_crc : 0));
  test_put_u32 (bytes, later ? 0 : wide ? G_MAXUINT32 : g_bytes_get_size (packed->packed));
  test_put_u32 (bytes, later ? 0 : wide ? G_MAXUINT32 : packed->size);
}

static gsize
test_get_name_length (const TestEntry *entry)
{
  return entry->name_length > 0 ? entry->name_length : strlen (entry->name);
}

static void
test_put_local (GByteArray *bytes, TestPacked *packed)
{
  const char *name = packed->entry->local_name != NULL ? packed->entry->local_name : packed->entry->name;
  gsize length = packed->entry->local_name != NULL ? strlen (name) : test_get_name_length (packed->entry);

  packed->offset = bytes->len;
  test_put_u32 (bytes, CANDOR_ZIP_LOCAL_SIGNATURE);
  test_put_u16 (bytes, 20);
  test_put_common (bytes, packed, TRUE);
  test_put_u16 (bytes, length);
  test_put_u16 (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) name, length);
  g_byte_array_append (bytes, g_bytes_get_data (packed->packed, NULL), g_bytes_get_size (packed->packed));
  if (packed->entry->descriptor)
    {
      test_put_u32 (bytes, packed->crc);
      test_put_u32 (bytes, g_bytes_get_size (packed->packed));
      test_put_u32 (bytes, packed->size);
    }
}

static void
test_put_central (GByteArray *bytes, const TestPacked *packed)
{
  const TestEntry *entry = packed->entry;

  test_put_u32 (bytes, CANDOR_ZIP_CENTRAL_SIGNATURE);
  test_put_u16 (bytes, 20);
  test_put_u16 (bytes, 20);
  test_put_common (bytes, packed, FALSE);
  test_put_u16 (bytes, test_get_name_length (entry));
  test_put_u16 (bytes, entry->zip64 ? candor_zip_extra_size + 3 * candor_zip_word_size : 0);
  test_put_u16 (bytes, 0);
  test_put_u16 (bytes, 0);
  test_put_u16 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, entry->zip64 ? G_MAXUINT32 : packed->offset);
  g_byte_array_append (bytes, (const guint8 *) entry->name, test_get_name_length (entry));
  if (entry->zip64)
    {
      test_put_u16 (bytes, CANDOR_ZIP_EXTRA_ZIP64);
      test_put_u16 (bytes, 3 * candor_zip_word_size);
      test_put_u64 (bytes, packed->size);
      test_put_u64 (bytes, g_bytes_get_size (packed->packed));
      test_put_u64 (bytes, packed->offset);
    }
}

static void
test_put_end64 (GByteArray *bytes, gsize entries, guint64 directory)
{
  guint64 end = bytes->len;

  test_put_u32 (bytes, CANDOR_ZIP_END64_SIGNATURE);
  test_put_u64 (bytes, candor_zip_end64_size - 12);
  test_put_u16 (bytes, 45);
  test_put_u16 (bytes, 45);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u64 (bytes, entries);
  test_put_u64 (bytes, entries);
  test_put_u64 (bytes, end - directory);
  test_put_u64 (bytes, directory);
  test_put_u32 (bytes, CANDOR_ZIP_LOCATOR_SIGNATURE);
  test_put_u32 (bytes, 0);
  test_put_u64 (bytes, end);
  test_put_u32 (bytes, 1);
}

static void
test_put_end (GByteArray *bytes, const TestArchive *archive, gsize entries, gsize directory)
{
  const char *comment = archive->comment != NULL ? archive->comment : "";
  gsize size = bytes->len - directory;

  if (archive->zip64)
    test_put_end64 (bytes, entries, directory);
  test_put_u32 (bytes, CANDOR_ZIP_END_SIGNATURE);
  test_put_u32 (bytes, 0);
  test_put_u16 (bytes, archive->zip64 ? G_MAXUINT16 : entries);
  test_put_u16 (bytes, archive->zip64 ? G_MAXUINT16 : entries);
  test_put_u32 (bytes, archive->zip64 ? G_MAXUINT32 : size);
  test_put_u32 (bytes, archive->zip64 ? G_MAXUINT32 : directory);
  test_put_u16 (bytes, archive->comment_length > 0 ? archive->comment_length : strlen (comment));
  test_put_text (bytes, comment);
  if (archive->trailing != NULL)
    test_put_text (bytes, archive->trailing);
}

GBytes *
test_archive_build (const TestEntry *entries, gsize n_entries, const TestArchive *archive)
{
  static const TestArchive plain = { 0 };
  g_autofree TestPacked *packed = g_new0 (TestPacked, n_entries);
  GByteArray *bytes = g_byte_array_new ();
  gsize directory;

  archive = archive != NULL ? archive : &plain;
  if (archive->front != NULL)
    test_put_text (bytes, archive->front);
  for (gsize i = 0; i < n_entries; i++)
    {
      test_pack (&packed[i], &entries[i]);
      if (entries[i].shares > 0)
        packed[i].offset = packed[entries[i].shares - 1].offset;
      else
        test_put_local (bytes, &packed[i]);
    }
  directory = bytes->len;
  for (gsize i = 0; i < n_entries; i++)
    {
      test_put_central (bytes, &packed[i]);
      g_bytes_unref (packed[i].packed);
    }
  test_put_end (bytes, archive, n_entries + archive->entries, directory);
  return g_byte_array_free_to_bytes (bytes);
}
