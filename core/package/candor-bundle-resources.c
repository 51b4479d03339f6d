/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-bundle.h"

#include "package/candor-bundle-schema.h"

/* Configurations of one resource: the largest real ones have some 120. */
#define CANDIDATE_LIMIT 4096

static gboolean
candor_bundle_read_primitive (CandorSpan primitive, guint8 *type, guint32 *data)
{
  CandorWireField field;
  gboolean read = FALSE;

  while (candor_wire_take (&primitive, &field))
    {
      if (field.number == CANDOR_FIELD_PRIMITIVE_DECIMAL)
        *type = CANDOR_VALUE_DECIMAL;
      else if (field.number == CANDOR_FIELD_PRIMITIVE_HEXADECIMAL)
        *type = CANDOR_VALUE_HEXADECIMAL;
      else if (field.number == CANDOR_FIELD_PRIMITIVE_BOOLEAN)
        *type = CANDOR_VALUE_BOOLEAN;
      else
        continue;
      *data = field.value;
      read = TRUE;
    }
  return read;
}

gboolean
candor_bundle_read_item (CandorSpan item, guint8 *type, guint32 *data, CandorWireField *text)
{
  CandorWireField field, inner;
  gboolean read = FALSE;

  *text = (CandorWireField){ 0 };
  *data = 0;
  while (candor_wire_take (&item, &field))
    switch (field.number)
      {
      case CANDOR_FIELD_ITEM_REFERENCE:
        *type = CANDOR_VALUE_REFERENCE;
        *data = candor_wire_find (field.bytes, CANDOR_FIELD_REFERENCE_ID, &inner) ? inner.value : 0;
        read = TRUE;
        break;
      case CANDOR_FIELD_ITEM_STRING:
      case CANDOR_FIELD_ITEM_RAW_STRING:
      case CANDOR_FIELD_ITEM_STYLED_STRING:
        *type = CANDOR_VALUE_STRING;
        candor_wire_find (field.bytes, CANDOR_FIELD_STRING_VALUE, text);
        read = TRUE;
        break;
      case CANDOR_FIELD_ITEM_PRIMITIVE:
        read = candor_bundle_read_primitive (field.bytes, type, data);
        break;
      default:
        break;
      }
  return read;
}

/* As for compiled tables: a configuration with any qualifier but language and level is no plain
 * device's. */
static void
candor_bundle_read_config (CandorSpan config, CandorCandidate *candidate)
{
  CandorWireField field;
  guint rank = 1;

  while (candor_wire_take (&config, &field))
    {
      if (field.number == CANDOR_FIELD_CONFIGURATION_LOCALE && field.bytes.size > 0
          && field.bytes.size < sizeof candidate->locale)
        {
          for (gsize i = 0; i < field.bytes.size; i++)
            if (!g_ascii_isalnum (field.bytes.data[i]) && field.bytes.data[i] != '-')
              return;
          memcpy (candidate->locale, field.bytes.data, field.bytes.size);
          candidate->locale[field.bytes.size] = '\0';
        }
      else if (field.number == CANDOR_FIELD_CONFIGURATION_SDK_VERSION && rank > 0)
        rank = 1 + MIN (field.value, G_MAXUINT16);
      else if (field.number != CANDOR_FIELD_CONFIGURATION_LOCALE)
        rank = 0;
    }
  candidate->rank = rank;
}

static void
candor_bundle_collect_entry (CandorSpan entry, GStringChunk *texts, GArray *candidates)
{
  CandorWireField field, inner, item, text;

  while (candor_wire_take (&entry, &field) && candidates->len < CANDIDATE_LIMIT)
    {
      CandorCandidate found = { .rank = 1 };

      if (field.number != CANDOR_FIELD_ENTRY_CONFIG_VALUE
          || !candor_wire_find (field.bytes, CANDOR_FIELD_CONFIG_VALUE_VALUE, &inner)
          || !candor_wire_find (inner.bytes, CANDOR_FIELD_VALUE_ITEM, &item)
          || !candor_bundle_read_item (item.bytes, &found.type, &found.data, &text))
        continue;
      if (candor_wire_find (field.bytes, CANDOR_FIELD_CONFIG_VALUE_CONFIG, &inner))
        candor_bundle_read_config (inner.bytes, &found);
      if (found.type == CANDOR_VALUE_STRING)
        {
          g_autofree char *valid = candor_wire_dup_text (&text);
          found.text = g_string_chunk_insert (texts, valid);
        }
      g_array_append_val (candidates, found);
    }
}

/* Whether a message has the id @wanted in its field @number. An id of zero may be left out. */
static gboolean
candor_bundle_has_id (CandorSpan message, guint32 number, guint32 wanted)
{
  CandorWireField field, value;
  guint64 id = 0;

  if (candor_wire_find (message, number, &field) && candor_wire_find (field.bytes, CANDOR_FIELD_ID_VALUE, &value))
    id = value.value;
  return id == wanted;
}

void
candor_bundle_collect (GBytes *bytes, guint32 id, GStringChunk *texts, GArray *candidates)
{
  CandorSpan table = candor_span_of_bytes (bytes);
  CandorWireField package, type, entry;

  while (candor_wire_take (&table, &package))
    {
      CandorSpan types = package.bytes;

      if (package.number != CANDOR_FIELD_RESOURCE_TABLE_PACKAGE || !candor_bundle_has_id (package.bytes, CANDOR_FIELD_PACKAGE_ID, id >> 24))
        continue;
      while (candor_wire_take (&types, &type))
        {
          CandorSpan entries = type.bytes;

          if (type.number != CANDOR_FIELD_PACKAGE_TYPE || !candor_bundle_has_id (type.bytes, CANDOR_FIELD_TYPE_ID, (id >> 16) & 0xff))
            continue;
          while (candor_wire_take (&entries, &entry))
            if (entry.number == CANDOR_FIELD_TYPE_ENTRY && candor_bundle_has_id (entry.bytes, CANDOR_FIELD_ENTRY_ID, id & 0xffff))
              candor_bundle_collect_entry (entry.bytes, texts, candidates);
        }
    }
}
