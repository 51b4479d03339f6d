/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include <string.h>

#include "package/candor-zip-layout.h"

guint
bomb_count (guint full)
{
  return g_test_slow () ? full : full / 4;
}

/* RFC 1951, fixed codes: a zero, then repeats of 258 of it, 13 bits each. */
GBytes *
bomb_deflate_zeros (guint64 *size)
{
  GByteArray *bytes = g_byte_array_new ();
  guint64 bits = 0, repeats = (*size - 1) / 258;
  guint count = 0;
  /* Codes stand from their highest bit on, in bytes filled from the lowest. */
  static const struct
  {
    guint value, length;
  } start[] = { { 1, 1 }, { 1, 2 }, { 0x0c, 8 } }, repeat = { 0xa3, 13 }, end = { 0, 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (start); i++)
    {
      bits |= (guint64) start[i].value << count;
      count += start[i].length;
    }
  for (guint64 i = 0; i <= repeats; i++)
    {
      bits |= (guint64) (i < repeats ? repeat.value : end.value) << count;
      count += i < repeats ? repeat.length : end.length;
      for (; count >= 8; count -= 8, bits >>= 8)
        test_put_u8 (bytes, bits & 0xff);
    }
  test_put_u8 (bytes, bits & 0xff);
  *size = 1 + repeats * 258;
  return g_byte_array_free_to_bytes (bytes);
}

TestEntry
bomb_make_entry (const char *name, guint64 size)
{
  TestEntry entry = { .name = name, .method = CANDOR_ZIP_METHOD_DEFLATED };

  entry.bytes = bomb_deflate_zeros (&size);
  entry.inflated = size;
  return entry;
}

GBytes *
bomb_build_with (const TestEntry *more, gsize count)
{
  g_autoptr (GBytes) manifest = test_xml_build (PLAIN, 0);
  g_autofree TestEntry *entries = g_new0 (TestEntry, count + 1);

  entries[0] = (TestEntry){ .name = MANIFEST, .bytes = manifest };
  if (count > 0)
    memcpy (entries + 1, more, count * sizeof *more);
  return test_archive_build (entries, count + 1, NULL);
}

GBytes *
bomb_repeat (const char *start, const char *unit, guint count, const char *end)
{
  GString *text = g_string_new (start);

  for (guint i = 0; i < count; i++)
    g_string_append (text, unit);
  g_string_append (text, end);
  return g_string_free_to_bytes (text);
}
