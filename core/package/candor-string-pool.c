/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-string-pool.h"

/* All strings that one pool is asked for, together: a real manifest's or label's come to some
 * hundred kilobytes. */
#define DECODED_LIMIT (64u << 20)

/* A length of more than 15 bits is cut to those; the end mark tells the rest (AOSP ResourceTypes.cpp,
 * ResStringPool::stringAt). */
#define TRUNCATED_STEP 0x8000u

#define REPLACEMENT 0xfffdu

gboolean
candor_string_pool_init (CandorStringPool *self, CandorSpan chunk)
{
  CandorPoolHeader header;
  gsize end = chunk.size;

  memset (self, 0, sizeof *self);
  if (!candor_pool_header_read (chunk, 0, &header))
    return FALSE;
  if (header.string_count == 0)
    return TRUE;
  if (header.style_count > 0 && header.styles_start > header.strings_start && header.styles_start < end)
    end = header.styles_start;
  self->utf8 = (header.flags & CANDOR_POOL_UTF8) != 0;
  self->count = header.string_count;
  self->budget = DECODED_LIMIT;
  return header.header_size <= chunk.size && header.strings_start < end
         && candor_span_cut (chunk, header.header_size,
                             (guint64) header.string_count * candor_table_word_size, &self->offsets)
         && candor_span_cut (chunk, header.strings_start, end - header.strings_start, &self->strings);
}

gboolean
candor_string_pool_is_whole (const CandorStringPool *self)
{
  for (gsize i = 0; i < self->count; i++)
    if (candor_layout_u32 (self->offsets.data + i * candor_table_word_size) >= self->strings.size)
      return FALSE;
  return TRUE;
}

/* One or two units: the high bit of the first says that another follows. */
static gboolean
candor_string_pool_read_length (CandorStringPool *self, gsize *at, gsize *length)
{
  if (self->utf8)
    {
      if (*at >= self->strings.size)
        return FALSE;
      *length = self->strings.data[(*at)++];
      if (*length & 0x80)
        {
          if (*at >= self->strings.size)
            return FALSE;
          *length = (*length & 0x7f) << 8 | self->strings.data[(*at)++];
        }
    }
  else
    {
      CandorTableHalf unit;

      if (!candor_table_half_read (self->strings, *at, &unit))
        return FALSE;
      *at += candor_table_half_size;
      *length = unit.value;
      if (unit.value & 0x8000)
        {
          CandorTableHalf low;
          if (!candor_table_half_read (self->strings, *at, &low))
            return FALSE;
          *at += candor_table_half_size;
          *length = (gsize) (unit.value & 0x7fff) << 16 | low.value;
        }
    }
  return TRUE;
}

static gunichar
candor_string_pool_join (gunichar high, gunichar low)
{
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

static void
candor_string_pool_append (GString *text, gunichar character)
{
  if (character == 0 || (character >= 0xd800 && character <= 0xdfff) || character > 0x10ffff)
    character = REPLACEMENT;
  g_string_append_unichar (text, character);
}

/* A character of three bytes at most, surrogates included: -1 where there is none. */
static gint32
candor_string_pool_decode (const guint8 *at, gsize size, gsize *step)
{
  gsize length = at[0] < 0x80 ? 1 : (at[0] & 0xe0) == 0xc0 ? 2 : (at[0] & 0xf0) == 0xe0 ? 3 : 0;
  gint32 character;

  *step = 1;
  if (length == 0 || length > size)
    return -1;
  character = length == 1 ? at[0] : at[0] & (length == 2 ? 0x1f : 0x0f);
  for (gsize i = 1; i < length; i++)
    {
      if ((at[i] & 0xc0) != 0x80)
        return -1;
      character = character << 6 | (at[i] & 0x3f);
    }
  *step = length;
  return character;
}

/* Tools write what Java calls modified UTF-8: characters beyond the first plane as two surrogates of
 * three bytes each. What is neither that nor UTF-8 becomes a replacement character. */
static char *
candor_string_pool_repair (const guint8 *bytes, gsize size)
{
  GString *text = g_string_sized_new (size + 1);

  for (gsize at = 0; at < size;)
    {
      gunichar whole = g_utf8_get_char_validated ((const char *) bytes + at, size - at);
      gsize step, low_step;
      gint32 high, low;

      if (bytes[at] != 0 && whole < 0x110000)
        {
          g_string_append_unichar (text, whole);
          at += g_unichar_to_utf8 (whole, NULL);
          continue;
        }
      high = candor_string_pool_decode (bytes + at, size - at, &step);
      at += step;
      low = high >= 0xd800 && high <= 0xdbff && at < size
              ? candor_string_pool_decode (bytes + at, size - at, &low_step) : -1;
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          g_string_append_unichar (text, candor_string_pool_join (high, low));
          at += low_step;
        }
      else
        candor_string_pool_append (text, REPLACEMENT);
    }
  return g_string_free (text, FALSE);
}

static char *
candor_string_pool_dup_utf8 (CandorStringPool *self, gsize at)
{
  gsize characters, length;
  const guint8 *bytes;
  gsize room;

  if (!candor_string_pool_read_length (self, &at, &characters)
      || !candor_string_pool_read_length (self, &at, &length))
    return NULL;
  bytes = self->strings.data + at;
  room = self->strings.size - at;
  while (length < room && bytes[length] != 0)
    length += TRUNCATED_STEP;
  if (length >= room || length > self->budget)
    return NULL;
  self->budget -= length;
  if (memchr (bytes, '\0', length) == NULL && g_utf8_validate ((const char *) bytes, length, NULL))
    return g_strndup ((const char *) bytes, length);
  return candor_string_pool_repair (bytes, length);
}

/* Most strings have nothing else. Returns how many characters it copied, and ends them. */
static gsize
candor_string_pool_copy_ascii (char *text, const guint8 *units, gsize length)
{
  gsize i;

  for (i = 0; i < length; i++)
    {
      guint16 unit = candor_layout_u16 (units + i * candor_table_half_size);

      if (unit == 0 || unit >= 0x80)
        break;
      text[i] = (char) unit;
    }
  text[i] = '\0';
  return i;
}

static char *
candor_string_pool_dup_utf16 (CandorStringPool *self, gsize at)
{
  gsize length, start;
  CandorTableHalf mark;
  g_autofree char *plain = NULL;
  GString *text;

  if (!candor_string_pool_read_length (self, &at, &length)
      || !candor_table_half_read (self->strings, at + length * candor_table_half_size, &mark)
      || mark.value != 0 || length > self->budget)
    return NULL;
  self->budget -= length;
  plain = g_malloc (length + 1);
  start = candor_string_pool_copy_ascii (plain, self->strings.data + at, length);
  if (start == length)
    return g_steal_pointer (&plain);
  text = g_string_sized_new (length + 1);
  g_string_append_len (text, plain, start);
  for (gsize i = start; i < length; i++)
    {
      const guint8 *unit = self->strings.data + at + i * candor_table_half_size;
      gunichar high = candor_layout_u16 (unit);
      gunichar low = i + 1 < length ? candor_layout_u16 (unit + candor_table_half_size) : 0;

      if (high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff)
        {
          g_string_append_unichar (text, candor_string_pool_join (high, low));
          i++;
        }
      else
        candor_string_pool_append (text, high);
    }
  return g_string_free (text, FALSE);
}

char *
candor_string_pool_dup (CandorStringPool *self, guint32 index)
{
  CandorTableWord offset;

  if (index >= self->count
      || !candor_table_word_read (self->offsets, (gsize) index * candor_table_word_size, &offset)
      || offset.value >= self->strings.size)
    return NULL;
  return self->utf8 ? candor_string_pool_dup_utf8 (self, offset.value)
                    : candor_string_pool_dup_utf16 (self, offset.value);
}
