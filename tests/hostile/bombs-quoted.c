/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include <string.h>

#include "package/candor-zip-layout.h"

/* Archives whose entries share bytes without beginning at the same place: the compressed bytes of each hold, in a block that
 * is only stored (RFC 1951, 3.2.4), the header of the next one, and go on with its bytes. */

#define ENTRIES 250u
#define HEADER_SIZE 30u /* without the name */
#define BLOCK_SIZE 5u

typedef struct
{
  char name[24];
  guint64 packed, size; /* from here to the end of the last */
} Quoted;

static gsize
get_header_size (const Quoted *self)
{
  return HEADER_SIZE + strlen (self->name);
}

static void
put_description (GByteArray *bytes, const Quoted *self)
{
  test_put_u16 (bytes, 20);
  test_put_u16 (bytes, 0);
  test_put_u16 (bytes, CANDOR_ZIP_METHOD_DEFLATED);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, self->packed);
  test_put_u32 (bytes, self->size);
  test_put_u16 (bytes, strlen (self->name));
  test_put_u16 (bytes, 0);
}

static void
put_header (GByteArray *bytes, const Quoted *self)
{
  test_put_u32 (bytes, CANDOR_ZIP_LOCAL_SIGNATURE);
  put_description (bytes, self);
  g_byte_array_append (bytes, (const guint8 *) self->name, strlen (self->name));
}

static void
put_directory_entry (GByteArray *bytes, const Quoted *self, guint32 place)
{
  test_put_u32 (bytes, CANDOR_ZIP_CENTRAL_SIGNATURE);
  test_put_u16 (bytes, 20);
  put_description (bytes, self);
  test_put_u16 (bytes, 0);
  test_put_u16 (bytes, 0);
  test_put_u16 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, place);
  g_byte_array_append (bytes, (const guint8 *) self->name, strlen (self->name));
}

static void
describe (Quoted *entries, guint64 packed, guint64 size)
{
  for (guint i = ENTRIES; i-- > 0;)
    {
      Quoted *self = &entries[i];

      if (i == 0)
        g_strlcpy (self->name, "classes.dex", sizeof self->name);
      else
        g_snprintf (self->name, sizeof self->name, "classes%u.dex", i + 1);
      self->packed = i + 1 == ENTRIES ? packed : BLOCK_SIZE + get_header_size (self + 1) + self[1].packed;
      self->size = i + 1 == ENTRIES ? size : get_header_size (self + 1) + self[1].size;
    }
}

/* Behind the entries of a package and in front of its directory: the entries, and what is to be in the directory. */
static void
put_entries (GByteArray *bytes, GByteArray *directory)
{
  g_autofree Quoted *entries = g_new0 (Quoted, ENTRIES);
  guint64 size = 20 * MEGABYTE;
  g_autoptr (GBytes) zeros = bomb_deflate_zeros (&size);

  describe (entries, g_bytes_get_size (zeros), size);
  for (guint i = 0; i < ENTRIES; i++)
    {
      put_directory_entry (directory, &entries[i], bytes->len);
      put_header (bytes, &entries[i]);
      if (i + 1 == ENTRIES)
        break;
      test_put_u8 (bytes, 0); /* stored, and not the last block */
      test_put_u16 (bytes, get_header_size (&entries[i + 1]));
      test_put_u16 (bytes, ~get_header_size (&entries[i + 1]));
    }
  g_byte_array_append (bytes, g_bytes_get_data (zeros, NULL), g_bytes_get_size (zeros));
}

static GBytes *
quoted_code (void)
{
  g_autoptr (GBytes) archive = bomb_build_with (NULL, 0);
  const gsize end = g_bytes_get_size (archive) - candor_zip_end_size;
  const guint8 *from = g_bytes_get_data (archive, NULL);
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  GByteArray *bytes = g_byte_array_new ();
  guint32 own, begin;

  memcpy (&own, from + end + 16, sizeof own);
  own = GUINT32_FROM_LE (own);
  g_byte_array_append (directory, from + own, end - own);
  g_byte_array_append (bytes, from, own);
  put_entries (bytes, directory);
  begin = bytes->len;
  g_byte_array_append (bytes, directory->data, directory->len);
  test_put_u32 (bytes, CANDOR_ZIP_END_SIGNATURE);
  test_put_u32 (bytes, 0);
  test_put_u16 (bytes, ENTRIES + 1);
  test_put_u16 (bytes, ENTRIES + 1);
  test_put_u32 (bytes, directory->len);
  test_put_u32 (bytes, begin);
  test_put_u16 (bytes, 0);
  return g_byte_array_free_to_bytes (bytes);
}

const Bomb quoted_bombs[] = {
  { "quoted-code", "a.apk", quoted_code, NULL, .told = "share bytes" },
  { NULL },
};
