/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder.h"

#include <string.h>

#include "package-builder-chunks.h"
#include "package/candor-chunk-layout.h"
#include "package/candor-element.h"

#define ANDROID "http://schemas.android.com/apk/res/android"
#define NONE G_MAXUINT32

/* AOSP frameworks/base, core/res/res/values/public-final.xml. */
static const struct
{
  const char *name;
  guint32 resource;
} mapped[] = {
  { "label", 0x01010001 },           { "name", 0x01010003 },
  { "permission", 0x01010006 },      { "readPermission", 0x01010007 },
  { "debuggable", 0x0101000f },      { "exported", 0x01010010 },
  { "minSdkVersion", 0x0101020c },   { "versionCode", 0x0101021b },
  { "versionName", 0x0101021c },     { "targetSdkVersion", 0x01010270 },
  { "maxSdkVersion", 0x01010271 },   { "allowBackup", 0x01010280 },
  { "usesCleartextTraffic", 0x010104ec }, { "versionCodeMajor", 0x01010576 },
  { "foregroundServiceType", 0x01010599 }, { "usesPermissionFlags", 0x01010644 },
};

typedef struct
{
  TestXmlFlags flags;
  TestPool pool;
  GByteArray *nodes;
} TestXml;

guint32
test_xml_resource (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (mapped) && g_str_has_prefix (name, "android:"); i++)
    if (strcmp (mapped[i].name, name + strlen ("android:")) == 0)
      return mapped[i].resource;
  return 0;
}

/* Mapped names are the first strings of the pool: the map is an array beside it. */
static guint32
test_xml_name (TestXml *self, const char *name, gboolean *is_mapped)
{
  *is_mapped = g_str_has_prefix (name, "android:");
  if (!*is_mapped)
    return (self->flags & TEST_XML_LOST_STRINGS) && strcmp (name, "lost") == 0 ? NONE - 1
                                                                            : test_pool_append (&self->pool, name);
  for (guint i = 0; i < G_N_ELEMENTS (mapped); i++)
    if (strcmp (mapped[i].name, name + strlen ("android:")) == 0)
      return i;
  g_error ("no such attribute: %s", name);
}

static void
test_xml_put_attribute (TestXml *self, const char *name, const char *value)
{
  gboolean is_mapped;
  guint32 index = test_xml_name (self, name, &is_mapped), data;
  guint8 type;

  type = test_value_parse (value, &self->pool, &data);
  if (!is_mapped && type != CANDOR_VALUE_STRING)
    {
      data = test_pool_add (&self->pool, value);
      type = CANDOR_VALUE_STRING;
    }
  test_put_u32 (self->nodes, is_mapped && !(self->flags & TEST_XML_MASKED_NAMESPACE) ? test_pool_add (&self->pool, ANDROID) : NONE);
  test_put_u32 (self->nodes, index);
  test_put_u32 (self->nodes, type == CANDOR_VALUE_STRING ? data : NONE);
  test_put_u16 (self->nodes, candor_raw_value_size);
  test_put_u8 (self->nodes, 0);
  test_put_u8 (self->nodes, type);
  test_put_u32 (self->nodes, data);
  if (self->flags & TEST_XML_WIDE_ATTRIBUTES)
    test_put_u64 (self->nodes, G_GUINT64_CONSTANT (0xdeadbeefdeadbeef));
}

static gsize
test_xml_begin_node (TestXml *self, guint16 type, guint32 line)
{
  gboolean wide = (self->flags & TEST_XML_WIDE_HEADERS) != 0;
  gsize start;

  if (self->flags & TEST_XML_JUNK_CHUNKS)
    {
      start = test_begin_chunk (self->nodes, 0x0155, 16);
      test_put_u64 (self->nodes, G_MAXUINT64);
      test_put_u32 (self->nodes, 0x12345678);
      test_end_chunk (self->nodes, start);
    }
  start = test_begin_chunk (self->nodes, type, candor_xml_node_size + (wide ? 8 : 0));
  test_put_u32 (self->nodes, line);
  test_put_u32 (self->nodes, NONE);
  if (wide)
    test_put_u64 (self->nodes, 0);
  return start;
}

static void
test_xml_start (GMarkupParseContext *context, const char *element, const char **names, const char **values,
                gpointer user_data, GError **error)
{
  TestXml *self = user_data;
  gboolean wide = (self->flags & TEST_XML_WIDE_ATTRIBUTES) != 0;
  guint count = g_strv_length ((char **) names);
  gsize start;
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  start = test_xml_begin_node (self, CANDOR_CHUNK_XML_START_ELEMENT, line);
  test_put_u32 (self->nodes, NONE);
  test_put_u32 (self->nodes, test_pool_add (&self->pool, element));
  test_put_u16 (self->nodes, candor_xml_element_size + (wide ? 4 : 0));
  test_put_u16 (self->nodes, candor_xml_attribute_size + (wide ? 8 : 0));
  test_put_u16 (self->nodes, count);
  test_put_u16 (self->nodes, 0);
  test_put_u32 (self->nodes, 0);
  if (wide)
    test_put_u32 (self->nodes, G_MAXUINT32);
  for (guint i = 0; i < count; i++)
    test_xml_put_attribute (self, names[i], values[i]);
  test_end_chunk (self->nodes, start);
  if (self->flags & TEST_XML_LATE_POOL)
    {
      TestPool empty;
      test_pool_init (&empty);
      test_pool_write (&empty, self->nodes, FALSE, FALSE, FALSE);
      test_pool_clear (&empty);
    }
}

static void
test_xml_end (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  TestXml *self = user_data;
  gsize start = test_xml_begin_node (self, CANDOR_CHUNK_XML_END_ELEMENT, 0);

  test_put_u32 (self->nodes, NONE);
  test_put_u32 (self->nodes, test_pool_add (&self->pool, element));
  test_end_chunk (self->nodes, start);
}

static void
test_xml_put_map (GByteArray *bytes)
{
  gsize start = test_begin_chunk (bytes, CANDOR_CHUNK_XML_RESOURCE_MAP, candor_chunk_header_size);

  for (guint i = 0; i < G_N_ELEMENTS (mapped); i++)
    test_put_u32 (bytes, mapped[i].resource);
  test_end_chunk (bytes, start);
}

static void
test_xml_assemble (TestXml *self, GByteArray *bytes)
{
  gboolean wide = (self->flags & TEST_XML_WIDE_HEADERS) != 0;
  gsize start = test_begin_chunk (bytes, self->flags & TEST_XML_ODD_TYPE ? 0 : CANDOR_CHUNK_XML,
                                  candor_chunk_header_size + (wide ? 8 : 0));

  if (wide)
    test_put_u64 (bytes, G_MAXUINT64);
  test_pool_write (&self->pool, bytes, self->flags & TEST_XML_UTF8, self->flags & TEST_XML_STYLES,
                   self->flags & TEST_XML_LOST_STRINGS);
  test_xml_put_map (bytes);
  g_byte_array_append (bytes, self->nodes->data, self->nodes->len);
  test_end_chunk (bytes, start);
  if (self->flags & TEST_XML_TRAILING)
    test_put_u64 (bytes, G_MAXUINT64);
}

GBytes *
test_xml_build (const char *text, TestXmlFlags flags)
{
  static const GMarkupParser parser = { .start_element = test_xml_start, .end_element = test_xml_end };
  TestXml self = { .flags = flags, .nodes = g_byte_array_new () };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();

  test_pool_init (&self.pool);
  for (guint i = 0; i < G_N_ELEMENTS (mapped); i++)
    test_pool_append (&self.pool, flags & TEST_XML_BLANK_NAMES ? "" : mapped[i].name);
  g_markup_parse_context_parse (context, text, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  test_xml_assemble (&self, bytes);
  test_pool_clear (&self.pool);
  g_byte_array_unref (self.nodes);
  return g_byte_array_free_to_bytes (bytes);
}
