/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder-chunks.h"

#include <string.h>

#include "package-builder.h"
#include "package/candor-chunk-layout.h"
#include "package/candor-element.h"

gsize
test_begin_chunk (GByteArray *bytes, guint16 type, guint16 header_size)
{
  gsize start = bytes->len;

  test_put_u16 (bytes, type);
  test_put_u16 (bytes, header_size);
  test_put_u32 (bytes, 0);
  return start;
}

void
test_end_chunk (GByteArray *bytes, gsize start)
{
  while (bytes->len % 4 != 0)
    test_put_u8 (bytes, 0);
  test_set_u32 (bytes, start + 4, bytes->len - start);
}

void
test_pool_init (TestPool *self)
{
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
}

void
test_pool_clear (TestPool *self)
{
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->strings);
}

guint32
test_pool_append (TestPool *self, const char *text)
{
  const guint32 place = self->strings->len;
  char *own = g_strdup (text);

  g_ptr_array_add (self->strings, own);
  if (!g_hash_table_contains (self->places, own))
    g_hash_table_insert (self->places, own, GUINT_TO_POINTER (place));
  return place;
}

guint32
test_pool_add (TestPool *self, const char *text)
{
  gpointer place;

  if (g_hash_table_lookup_extended (self->places, text, NULL, &place))
    return GPOINTER_TO_UINT (place);
  return test_pool_append (self, text);
}

static void
test_put_length8 (GByteArray *bytes, gsize length)
{
  if (length > 0x7f)
    test_put_u8 (bytes, 0x80 | ((length >> 8) & 0x7f));
  test_put_u8 (bytes, length & 0xff);
}

static void
test_put_string (GByteArray *bytes, const char *text, gboolean utf8)
{
  glong units;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, &units, NULL);

  if (utf8)
    {
      test_put_length8 (bytes, units);
      test_put_length8 (bytes, strlen (text));
      g_byte_array_append (bytes, (const guint8 *) text, strlen (text) + 1);
      return;
    }
  if (units > 0x7fff)
    test_put_u16 (bytes, 0x8000 | units >> 16);
  test_put_u16 (bytes, units & 0xffff);
  for (glong i = 0; i <= units; i++)
    test_put_u16 (bytes, wide[i]);
}

void
test_pool_write (TestPool *self, GByteArray *bytes, gboolean utf8, gboolean styles, gboolean lost)
{
  gsize start = test_begin_chunk (bytes, CANDOR_CHUNK_STRING_POOL, candor_pool_header_size);
  guint count = self->strings->len + (lost ? 1 : 0), strings;
  g_autoptr (GByteArray) text = g_byte_array_new ();

  strings = candor_pool_header_size + 4 * count + (styles ? 4 : 0);
  test_put_u32 (bytes, count);
  test_put_u32 (bytes, styles ? 1 : 0);
  test_put_u32 (bytes, utf8 ? CANDOR_POOL_UTF8 : 0);
  test_put_u32 (bytes, strings);
  test_put_u32 (bytes, 0);
  for (guint i = 0; i < self->strings->len; i++)
    {
      test_put_u32 (bytes, text->len);
      test_put_string (text, g_ptr_array_index (self->strings, i), utf8);
    }
  if (lost)
    test_put_u32 (bytes, 0x7fffffff);
  if (styles)
    test_put_u32 (bytes, 0);
  while (text->len % 4 != 0)
    test_put_u8 (text, 0);
  g_byte_array_append (bytes, text->data, text->len);
  if (styles)
    {
      test_set_u32 (bytes, start + 24, strings + text->len);
      test_put_u32 (bytes, G_MAXUINT32); /* a style without spans, and the two words that end styles */
      test_put_u32 (bytes, G_MAXUINT32);
      test_put_u32 (bytes, G_MAXUINT32);
    }
  test_end_chunk (bytes, start);
}

guint8
test_value_parse (const char *text, TestPool *pool, guint32 *data)
{
  guint64 number;

  if (*text == '@' && g_ascii_string_to_unsigned (text + 1, 16, 0, G_MAXUINT32, &number, NULL))
    {
      *data = number;
      return CANDOR_VALUE_REFERENCE;
    }
  if (g_str_has_prefix (text, "0x") && g_ascii_string_to_unsigned (text + 2, 16, 0, G_MAXUINT32, &number, NULL))
    {
      *data = number;
      return CANDOR_VALUE_HEXADECIMAL;
    }
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    {
      *data = number;
      return CANDOR_VALUE_DECIMAL;
    }
  if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)
    {
      *data = *text == 't' ? G_MAXUINT32 : 0;
      return CANDOR_VALUE_BOOLEAN;
    }
  *data = test_pool_add (pool, *text == '=' ? text + 1 : text);
  return CANDOR_VALUE_STRING;
}
