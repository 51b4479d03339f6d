/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder.h"

#include <string.h>

#include "package-builder-chunks.h"
#include "package/candor-chunk-layout.h"

#define NO_ENTRY32 G_MAXUINT32
#define NO_ENTRY16 G_MAXUINT16

/* Two letters as they are, three packed into five bits each. */
static guint16
test_table_pack (const char *letters, gsize length, char base)
{
  guint first, second, third;

  if (length == 0)
    return 0;
  if (length == 2)
    return (guint8) letters[0] | (guint16) letters[1] << 8;
  g_assert_cmpuint (length, ==, 3);
  first = letters[0] - base;
  second = letters[1] - base;
  third = letters[2] - base;
  return (0x80 | third << 2 | second >> 3) | ((second & 7) << 5 | first) << 8;
}

static void
test_table_put_config (GByteArray *bytes, const char *locale, guint16 sdk)
{
  g_auto (GStrv) parts = g_strsplit (locale, "-", -1);
  const char *script = "", *region = "";

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (strlen (parts[i]) == 4)
      script = parts[i];
    else
      region = parts[i];
  test_put_u32 (bytes, candor_table_config_size);
  test_put_u32 (bytes, 0);
  test_put_u16 (bytes, parts[0] != NULL ? test_table_pack (parts[0], strlen (parts[0]), 'a') : 0);
  test_put_u16 (bytes, test_table_pack (region, strlen (region), '0'));
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u16 (bytes, sdk);
  test_put_u16 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  for (guint i = 0; i < 4; i++)
    test_put_u8 (bytes, i < strlen (script) ? script[i] : 0);
  test_put_u64 (bytes, 0);
  test_put_u32 (bytes, 0);
}

static void
test_table_put_entry (GByteArray *bytes, const char *value, TestPool *pool, gboolean compact)
{
  guint32 data;
  guint8 type = test_value_parse (value, pool, &data);

  test_put_u16 (bytes, compact ? 0 : candor_table_entry_size);
  test_put_u16 (bytes, compact ? CANDOR_ENTRY_COMPACT | type << 8 : 0);
  test_put_u32 (bytes, compact ? data : 0);
  if (compact)
    return;
  test_put_u16 (bytes, candor_raw_value_size);
  test_put_u8 (bytes, 0);
  test_put_u8 (bytes, type);
  test_put_u32 (bytes, data);
}

/* One resource in one configuration, in a chunk of its own: Android takes them in any number. */
static void
test_table_put_type (GByteArray *bytes, const TestResource *resource, TestPool *pool, TestTableFlags flags)
{
  guint16 index = resource->id & 0xffff;
  guint count = flags & TEST_TABLE_SPARSE ? 1 : index + 1;
  guint step = flags & TEST_TABLE_OFFSET16 && !(flags & TEST_TABLE_SPARSE) ? 2 : 4;
  guint header = candor_table_type_size + candor_table_config_size;
  gsize start = test_begin_chunk (bytes, CANDOR_CHUNK_TABLE_TYPE, header);

  test_put_u8 (bytes, (resource->id >> 16) & 0xff);
  test_put_u8 (bytes, flags & TEST_TABLE_SPARSE ? CANDOR_TYPE_SPARSE
                      : flags & TEST_TABLE_OFFSET16 ? CANDOR_TYPE_OFFSET16 : 0);
  test_put_u16 (bytes, 0);
  test_put_u32 (bytes, count);
  test_put_u32 (bytes, header + (count * step + 3) / 4 * 4);
  test_table_put_config (bytes, resource->locale, resource->sdk);
  if (flags & TEST_TABLE_SPARSE)
    {
      test_put_u16 (bytes, index);
      test_put_u16 (bytes, 0);
    }
  else
    for (guint i = 0; i <= index; i++)
      {
        if (step == 2)
          test_put_u16 (bytes, i == index ? 0 : NO_ENTRY16);
        else
          test_put_u32 (bytes, i == index ? 0 : NO_ENTRY32);
      }
  while ((bytes->len - start) % 4 != 0)
    test_put_u8 (bytes, 0);
  test_table_put_entry (bytes, resource->value, pool, flags & TEST_TABLE_COMPACT);
  test_end_chunk (bytes, start);
}

GBytes *
test_table_build (const TestResource *resources, gsize n_resources, TestTableFlags flags)
{
  g_autoptr (GByteArray) package = g_byte_array_new ();
  GByteArray *bytes = g_byte_array_new ();
  TestPool pool;
  gsize start, inner;

  test_pool_init (&pool);
  inner = test_begin_chunk (package, CANDOR_CHUNK_TABLE_PACKAGE, candor_table_package_size);
  test_put_u32 (package, n_resources > 0 ? resources[0].id >> 24 : 0x7f);
  for (gsize i = 0; i < n_resources; i++)
    test_table_put_type (package, &resources[i], &pool, flags);
  test_end_chunk (package, inner);
  start = test_begin_chunk (bytes, CANDOR_CHUNK_TABLE, candor_chunk_header_size + 4);
  test_put_u32 (bytes, 1);
  test_pool_write (&pool, bytes, flags & TEST_TABLE_UTF8, FALSE, FALSE);
  g_byte_array_append (bytes, package->data, package->len);
  test_end_chunk (bytes, start);
  test_pool_clear (&pool);
  return g_byte_array_free_to_bytes (bytes);
}
