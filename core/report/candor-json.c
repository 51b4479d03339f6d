/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-json.h"

#include "base/candor-printable.h"

/* Digits of a number: a confidence has two that mean something. */
#define NUMBER_FORMAT "%.6g"

void
candor_json_add_string (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
candor_json_add_integer (JsonBuilder *builder, const char *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

void
candor_json_add_count (JsonBuilder *builder, const char *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
candor_json_add_number (JsonBuilder *builder, const char *key, double value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_double_value (builder, value);
}

void
candor_json_add_boolean (JsonBuilder *builder, const char *key, gboolean value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, value);
}

void
candor_json_begin_object (JsonBuilder *builder, const char *key)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
}

void
candor_json_begin_array (JsonBuilder *builder, const char *key)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
}

void
candor_json_add_strings (JsonBuilder *builder, const char *key, const char *const *values)
{
  candor_json_begin_array (builder, key);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

void
candor_json_add_indexes (JsonBuilder *builder, const char *key, GArray *indexes)
{
  candor_json_begin_array (builder, key);
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    json_builder_add_int_value (builder, g_array_index (indexes, guint, i));
  json_builder_end_array (builder);
}

/* Printing. A level below 0 is all on one line. */

static void candor_json_append (GString *text, JsonNode *node, int level);

static void
candor_json_append_escape (GString *text, gunichar character)
{
  if (character > 0xFFFF)
    g_string_append_printf (text, "\\u%04x\\u%04x", 0xD800 + ((character - 0x10000) >> 10),
                            0xDC00 + ((character - 0x10000) & 0x3FF));
  else
    g_string_append_printf (text, "\\u%04x", character);
}

static void
candor_json_append_string (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '"' || character == '\\')
        g_string_append_printf (text, "\\%c", (char) character);
      else if (character == '\n')
        g_string_append (text, "\\n");
      else if (character == '\t')
        g_string_append (text, "\\t");
      else if (candor_character_is_printable (character))
        g_string_append_unichar (text, character);
      else
        candor_json_append_escape (text, character);
    }
  g_string_append_c (text, '"');
}

static void
candor_json_append_break (GString *text, int level)
{
  if (level < 0)
    return;
  g_string_append_c (text, '\n');
  for (int i = 0; i < level; i++)
    g_string_append (text, "  ");
}

static void
candor_json_append_object (GString *text, JsonObject *object, int level)
{
  g_autoptr (GList) members = json_object_get_members (object);
  int inner = level < 0 ? level : level + 1;

  g_string_append_c (text, '{');
  for (GList *member = members; member != NULL; member = member->next)
    {
      candor_json_append_break (text, inner);
      candor_json_append_string (text, member->data);
      g_string_append (text, level < 0 ? ":" : ": ");
      candor_json_append (text, json_object_get_member (object, member->data), inner);
      if (member->next != NULL)
        g_string_append_c (text, ',');
    }
  if (members != NULL)
    candor_json_append_break (text, level);
  g_string_append_c (text, '}');
}

/* A list of plain values stays on its line. */
static void
candor_json_append_array (GString *text, JsonArray *array, int level)
{
  guint count = json_array_get_length (array);
  gboolean plain = count == 0 || JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0));
  int inner = level < 0 || plain ? -1 : level + 1;

  g_string_append_c (text, '[');
  for (guint i = 0; i < count; i++)
    {
      candor_json_append_break (text, inner);
      candor_json_append (text, json_array_get_element (array, i), inner);
      if (i + 1 < count)
        g_string_append (text, plain && level >= 0 ? ", " : ",");
    }
  if (!plain)
    candor_json_append_break (text, level);
  g_string_append_c (text, ']');
}

static void
candor_json_append_value (GString *text, JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      candor_json_append_string (text, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_DOUBLE:
      g_string_append (text, g_ascii_formatd (number, sizeof number, NUMBER_FORMAT, json_node_get_double (node)));
      break;
    default:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
    }
}

static void
candor_json_append (GString *text, JsonNode *node, int level)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      candor_json_append_object (text, json_node_get_object (node), level);
      break;
    case JSON_NODE_ARRAY:
      candor_json_append_array (text, json_node_get_array (node), level);
      break;
    case JSON_NODE_VALUE:
      candor_json_append_value (text, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (text, "null");
    }
}

GBytes *
candor_json_print (JsonBuilder *builder, gboolean lines)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  GString *text = g_string_new (NULL);

  candor_json_append (text, root, lines ? 0 : -1);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}
