/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder.h"

#include <string.h>

#include "package-builder-chunks.h"
#include "package/candor-bundle-schema.h"
#include "package/candor-element.h"
#include "package/candor-wire.h"

static void
test_put_varint (GByteArray *bytes, guint64 value)
{
  for (; value > 0x7f; value >>= 7)
    test_put_u8 (bytes, 0x80 | (value & 0x7f));
  test_put_u8 (bytes, value);
}

static void
test_put_number (GByteArray *bytes, guint field, guint64 value)
{
  test_put_varint (bytes, field << 3 | CANDOR_WIRE_VARINT);
  test_put_varint (bytes, value);
}

static void
test_put_bytes (GByteArray *bytes, guint field, gconstpointer data, gsize size)
{
  test_put_varint (bytes, field << 3 | CANDOR_WIRE_BYTES);
  test_put_varint (bytes, size);
  g_byte_array_append (bytes, data, size);
}

/* Puts a message into another one and empties it. */
static void
test_put_message (GByteArray *bytes, guint field, GByteArray *message)
{
  test_put_bytes (bytes, field, message->data, message->len);
  g_byte_array_set_size (message, 0);
}

static void
test_put_string (GByteArray *bytes, guint field, const char *text)
{
  test_put_bytes (bytes, field, text, strlen (text));
}

/* An Item of a value as text describes it. */
static void
test_put_item (GByteArray *bytes, guint field, const char *value)
{
  g_autoptr (GByteArray) item = g_byte_array_new (), inner = g_byte_array_new ();
  TestPool pool;
  guint32 data;
  guint8 type;

  test_pool_init (&pool);
  type = test_value_parse (value, &pool, &data);
  if (type == CANDOR_VALUE_REFERENCE)
    {
      test_put_number (inner, CANDOR_FIELD_REFERENCE_ID, data);
      test_put_message (item, CANDOR_FIELD_ITEM_REFERENCE, inner);
    }
  else if (type == CANDOR_VALUE_STRING)
    {
      test_put_string (inner, CANDOR_FIELD_STRING_VALUE, *value == '=' ? value + 1 : value);
      test_put_message (item, CANDOR_FIELD_ITEM_STRING, inner);
    }
  else
    {
      test_put_number (inner, type == CANDOR_VALUE_DECIMAL ? CANDOR_FIELD_PRIMITIVE_DECIMAL
                              : type == CANDOR_VALUE_BOOLEAN ? CANDOR_FIELD_PRIMITIVE_BOOLEAN
                                                             : CANDOR_FIELD_PRIMITIVE_HEXADECIMAL,
                       type == CANDOR_VALUE_BOOLEAN ? data != 0 : data);
      test_put_message (item, CANDOR_FIELD_ITEM_PRIMITIVE, inner);
    }
  test_pool_clear (&pool);
  test_put_message (bytes, field, item);
}

/* Open elements: a stack of messages, the innermost last. */
static void
test_bundle_start (GMarkupParseContext *context, const char *name, const char **names, const char **values,
                   gpointer user_data, GError **error)
{
  GPtrArray *open = user_data;
  GByteArray *element = g_byte_array_new ();
  g_autoptr (GByteArray) attribute = g_byte_array_new ();
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  test_put_string (element, CANDOR_FIELD_XML_ELEMENT_NAME, name);
  for (; *names != NULL; names++, values++)
    {
      guint32 resource = test_xml_resource (*names);
      const char *colon = strchr (*names, ':');

      test_put_string (attribute, CANDOR_FIELD_XML_ATTRIBUTE_NAME, colon != NULL ? colon + 1 : *names);
      test_put_string (attribute, CANDOR_FIELD_XML_ATTRIBUTE_VALUE, *values);
      if (resource != 0)
        {
          test_put_number (attribute, CANDOR_FIELD_XML_ATTRIBUTE_RESOURCE, resource);
          test_put_item (attribute, CANDOR_FIELD_XML_ATTRIBUTE_ITEM, *values);
        }
      test_put_message (element, CANDOR_FIELD_XML_ELEMENT_ATTRIBUTE, attribute);
    }
  g_ptr_array_add (open, GINT_TO_POINTER (line));
  g_ptr_array_add (open, element);
}

static void
test_bundle_end (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  GPtrArray *open = user_data;
  g_autoptr (GByteArray) element = g_ptr_array_steal_index (open, open->len - 1);
  int line = GPOINTER_TO_INT (g_ptr_array_steal_index (open, open->len - 1));
  GByteArray *parent = g_ptr_array_index (open, open->len - 1);
  g_autoptr (GByteArray) node = g_byte_array_new (), source = g_byte_array_new ();

  test_put_message (node, CANDOR_FIELD_XML_NODE_ELEMENT, element);
  test_put_number (source, CANDOR_FIELD_SOURCE_POSITION_LINE, line);
  test_put_message (node, CANDOR_FIELD_XML_NODE_SOURCE, source);
  if (open->len == 1)
    g_byte_array_append (parent, node->data, node->len);
  else
    test_put_message (parent, CANDOR_FIELD_XML_ELEMENT_CHILD, node);
}

GBytes *
test_bundle_xml_build (const char *text)
{
  static const GMarkupParser parser = { .start_element = test_bundle_start, .end_element = test_bundle_end };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, open, NULL);
  GByteArray *document = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (open, document);
  g_markup_parse_context_parse (context, text, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return g_byte_array_free_to_bytes (document);
}

static void
test_put_id (GByteArray *bytes, guint field, guint32 id)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();

  test_put_number (message, CANDOR_FIELD_ID_VALUE, id);
  test_put_message (bytes, field, message);
}

/* Each value in an entry, a type and a package of its own: readers add them up. */
GBytes *
test_bundle_table_build (const TestResource *resources, gsize n_resources)
{
  GByteArray *table = g_byte_array_new ();
  g_autoptr (GByteArray) package = g_byte_array_new (), type = g_byte_array_new (), entry = g_byte_array_new ();
  g_autoptr (GByteArray) config_value = g_byte_array_new (), config = g_byte_array_new (), value = g_byte_array_new ();

  for (gsize i = 0; i < n_resources; i++)
    {
      test_put_string (config, CANDOR_FIELD_CONFIGURATION_LOCALE, resources[i].locale);
      if (resources[i].sdk > 0)
        test_put_number (config, CANDOR_FIELD_CONFIGURATION_SDK_VERSION, resources[i].sdk);
      test_put_message (config_value, CANDOR_FIELD_CONFIG_VALUE_CONFIG, config);
      test_put_item (value, CANDOR_FIELD_VALUE_ITEM, resources[i].value);
      test_put_message (config_value, CANDOR_FIELD_CONFIG_VALUE_VALUE, value);
      test_put_id (entry, CANDOR_FIELD_ENTRY_ID, resources[i].id & 0xffff);
      test_put_message (entry, CANDOR_FIELD_ENTRY_CONFIG_VALUE, config_value);
      test_put_id (type, CANDOR_FIELD_TYPE_ID, (resources[i].id >> 16) & 0xff);
      test_put_message (type, CANDOR_FIELD_TYPE_ENTRY, entry);
      test_put_id (package, CANDOR_FIELD_PACKAGE_ID, resources[i].id >> 24);
      test_put_message (package, CANDOR_FIELD_PACKAGE_TYPE, type);
      test_put_message (table, CANDOR_FIELD_RESOURCE_TABLE_PACKAGE, package);
    }
  return g_byte_array_free_to_bytes (table);
}
