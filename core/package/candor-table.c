/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-resources-private.h"

#include <glib/gi18n-lib.h>

#include "package/candor-package.h"

/* Configurations of one resource: the largest real ones have some 120. */
#define CANDIDATE_LIMIT 4096

/* Entries of one type in one configuration. */
typedef struct
{
  guint32 package;
  guint8 type;
  CandorSpan chunk;
} CandorTypeChunk;

struct _CandorTable
{
  GBytes *bytes;
  CandorStringPool pool;
  GArray *types; /* of CandorTypeChunk */
};

void
candor_table_free (CandorTable *self)
{
  g_bytes_unref (self->bytes);
  g_array_unref (self->types);
  g_free (self);
}

static void
candor_table_read_package (CandorTable *self, const CandorChunk *package)
{
  CandorTablePackage header;
  CandorChunk chunk;

  if (!candor_table_package_read (package->whole, 0, &header))
    return;
  for (gsize at = 0; candor_chunk_read (package->body, at, &chunk); at = chunk.next)
    {
      CandorTableType type;

      if (chunk.type == CANDOR_CHUNK_TABLE_TYPE && candor_table_type_read (chunk.whole, 0, &type))
        {
          CandorTypeChunk item = { header.id, type.id, chunk.whole };
          g_array_append_val (self->types, item);
        }
    }
}

/* Damage within the table costs what stands behind it, not what was read: the manifest is the law,
 * the table only gives it words. */
CandorTable *
candor_table_new (GBytes *bytes, GError **error)
{
  CandorSpan whole = candor_span_of_bytes (bytes);
  CandorTable *self;
  CandorChunk table, chunk;
  gboolean pooled = FALSE;
  guint lost = 0; /* where strings that can't be read begin */

  if (!candor_chunk_read (whole, 0, &table) || table.type != CANDOR_CHUNK_TABLE)
    {
      g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED,
                           _("resources.arsc: damaged at offset 0: it is no resource table"));
      return NULL;
    }
  self = g_new0 (CandorTable, 1);
  self->bytes = g_bytes_ref (bytes);
  self->types = g_array_new (FALSE, FALSE, sizeof (CandorTypeChunk));
  for (gsize at = 0; candor_chunk_read (table.body, at, &chunk); at = chunk.next)
    {
      if (chunk.type == CANDOR_CHUNK_STRING_POOL && !pooled)
        {
          pooled = candor_string_pool_init (&self->pool, chunk.whole);
          if (!pooled && lost == 0)
            lost = chunk.whole.data - whole.data;
        }
      else if (chunk.type == CANDOR_CHUNK_TABLE_PACKAGE)
        candor_table_read_package (self, &chunk);
    }
  if (!pooled)
    memset (&self->pool, 0, sizeof self->pool);
  if (pooled || lost == 0)
    return self;
  /* Nor does Android take such a table (AOSP LoadedArsc.cpp). */
  g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED,
               _("resources.arsc: damaged at offset %u: its strings can’t be read"), lost);
  candor_table_free (self);
  return NULL;
}

/* Two letters, or three of five bits each where the high bit of the first byte is set (AOSP
 * ResourceTypes.cpp, unpackLanguageOrRegion). */
static gsize
candor_table_unpack (guint16 packed, char base, char *letters)
{
  guint8 first = packed & 0xff, second = packed >> 8;

  if (first & 0x80)
    {
      letters[0] = base + (second & 0x1f);
      letters[1] = base + ((second & 0xe0) >> 5) + ((first & 0x03) << 3);
      letters[2] = base + ((first & 0x7c) >> 2);
      return 3;
    }
  letters[0] = first;
  letters[1] = second;
  return first != 0 ? 2 : 0;
}

/* A part of a locale may hold letters and digits only: anything else makes the part be left out. */
static void
candor_table_append_part (char *locale, gsize size, const char *part, gsize length)
{
  gsize used = strlen (locale);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (part[i]))
      return;
  if (length == 0 || used + length + 2 > size)
    return;
  if (used > 0)
    locale[used++] = '-';
  memcpy (locale + used, part, length);
  locale[used + length] = '\0';
}

void
candor_table_format_locale (guint16 language, guint16 region, guint32 script, guint64 variant,
                            char *locale, gsize size)
{
  guint32 script_bytes = GUINT32_TO_LE (script);
  guint64 variant_bytes = GUINT64_TO_LE (variant);
  char letters[3];

  *locale = '\0';
  candor_table_append_part (locale, size, letters, candor_table_unpack (language, 'a', letters));
  if (*locale == '\0')
    return;
  candor_table_append_part (locale, size, (const char *) &script_bytes,
                            strnlen ((const char *) &script_bytes, sizeof script_bytes));
  candor_table_append_part (locale, size, letters, candor_table_unpack (region, '0', letters));
  candor_table_append_part (locale, size, (const char *) &variant_bytes,
                            strnlen ((const char *) &variant_bytes, sizeof variant_bytes));
}

/* Reads the configuration behind a type's header; what an older table lacks is zero. */
static gboolean
candor_table_read_config (CandorSpan chunk, const CandorTableType *type, CandorTableConfig *config)
{
  guint8 bytes[candor_table_config_size] = { 0 };
  CandorSpan padded = { bytes, sizeof bytes }, room;
  CandorTableWord size;

  if (type->header_size < candor_table_type_size
      || !candor_span_cut (chunk, candor_table_type_size, type->header_size - candor_table_type_size, &room)
      || !candor_table_word_read (room, 0, &size))
    return FALSE;
  memcpy (bytes, room.data, MIN (MIN (room.size, size.value), sizeof bytes));
  return candor_table_config_read (padded, 0, config);
}

/* Where the entry of an index stands, from the start of the entries. */
static gboolean
candor_table_find_entry (CandorSpan chunk, const CandorTableType *type, guint32 index, guint32 *offset)
{
  CandorTableWord word;
  CandorTableHalf half;
  CandorTablePair pair;

  if (type->flags & CANDOR_TYPE_SPARSE)
    {
      guint32 low = 0, high = type->entry_count;
      while (low < high)
        {
          guint32 middle = low + (high - low) / 2;
          if (!candor_table_pair_read (chunk, type->header_size + (guint64) middle * candor_table_pair_size, &pair))
            return FALSE;
          if (pair.index == index)
            {
              *offset = pair.offset * 4u;
              return TRUE;
            }
          if (index < pair.index)
            high = middle;
          else
            low = middle + 1;
        }
      return FALSE;
    }
  if (index >= type->entry_count)
    return FALSE;
  if (type->flags & CANDOR_TYPE_OFFSET16)
    {
      if (!candor_table_half_read (chunk, type->header_size + (guint64) index * candor_table_half_size, &half))
        return FALSE;
      *offset = half.value * 4u;
      return half.value != G_MAXUINT16;
    }
  if (!candor_table_word_read (chunk, type->header_size + (guint64) index * candor_table_word_size, &word))
    return FALSE;
  *offset = word.value;
  return word.value != G_MAXUINT32;
}

static gboolean
candor_table_read_value (CandorSpan chunk, guint64 at, guint8 *type, guint32 *data)
{
  CandorTableEntry entry;
  CandorRawValue value;

  if (!candor_table_entry_read (chunk, at, &entry))
    return FALSE;
  if (entry.flags & CANDOR_ENTRY_COMPACT)
    {
      *type = entry.flags >> 8;
      *data = entry.key;
      return TRUE;
    }
  if ((entry.flags & CANDOR_ENTRY_COMPLEX) || !candor_raw_value_read (chunk, at + entry.size, &value))
    return FALSE;
  *type = value.type;
  *data = value.data;
  return TRUE;
}

/* A configuration for a network, a screen, a keyboard … is no plain device's; among plain ones the
 * newest level is what a present-day device takes. */
static guint
candor_table_rank (const CandorTableConfig *config)
{
  if (config->network != 0 || config->screen_type != 0 || config->input != 0 || config->screen_size != 0
      || config->screen_config != 0 || config->screen_size_dp != 0 || config->screen_config2 != 0)
    return 0;
  return 1 + config->sdk_version;
}

void
candor_table_collect (CandorTable *self, guint32 id, GArray *candidates)
{
  for (guint i = 0; i < self->types->len && candidates->len < CANDIDATE_LIMIT; i++)
    {
      const CandorTypeChunk *item = &g_array_index (self->types, CandorTypeChunk, i);
      CandorCandidate found = { .pool = &self->pool };
      CandorTableConfig config;
      CandorTableType type;
      guint32 offset;

      if (item->package != id >> 24 || item->type != ((id >> 16) & 0xff)
          || !candor_table_type_read (item->chunk, 0, &type)
          || !candor_table_read_config (item->chunk, &type, &config)
          || !candor_table_find_entry (item->chunk, &type, id & 0xffff, &offset)
          || !candor_table_read_value (item->chunk, (guint64) type.entries_start + offset, &found.type, &found.data))
        continue;
      candor_table_format_locale (config.language, config.region, config.script, config.variant,
                                  found.locale, sizeof found.locale);
      found.rank = candor_table_rank (&config);
      g_array_append_val (candidates, found);
    }
}
