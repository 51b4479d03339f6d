/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-layout.h"

G_BEGIN_DECLS

/* Fields of a Protocol Buffers message, one after the other: protobuf.dev, "Encoding". Read in place:
 * nothing is copied, nothing recurses, and what is not asked for is passed over by its length. A
 * general unpacker would build the whole of a resource table in memory, as deep as the file says. */

typedef enum
{
  CANDOR_WIRE_VARINT = 0,
  CANDOR_WIRE_FIXED64 = 1,
  CANDOR_WIRE_BYTES = 2,
  CANDOR_WIRE_FIXED32 = 5,
} CandorWireType;

/**
 * CandorWireField:
 * @number: the field's number
 * @type: how it is stored
 * @value: of a number
 * @bytes: of a string or a message; of others empty
 */
typedef struct
{
  guint32 number;
  CandorWireType type;
  guint64 value;
  CandorSpan bytes;
} CandorWireField;

static inline gboolean
candor_wire_take_varint (CandorSpan *span, guint64 *value)
{
  *value = 0;
  for (guint shift = 0; shift < 64 && span->size > 0; shift += 7)
    {
      guint8 byte = *span->data++;

      span->size--;
      *value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

/* FALSE at the end of the message, and where it is malformed: then something is left in @message. */
static inline gboolean
candor_wire_take (CandorSpan *message, CandorWireField *field)
{
  CandorSpan at = *message;
  guint64 key;
  gboolean taken;

  if (at.size == 0 || !candor_wire_take_varint (&at, &key))
    return FALSE;
  field->number = key >> 3;
  field->type = key & 7;
  field->value = 0;
  field->bytes = (CandorSpan){ NULL, 0 };
  switch (field->type)
    {
    case CANDOR_WIRE_VARINT:
      taken = candor_wire_take_varint (&at, &field->value);
      break;
    case CANDOR_WIRE_FIXED64:
      taken = candor_span_take_u64 (&at, &field->value);
      break;
    case CANDOR_WIRE_FIXED32:
      {
        guint32 word = 0;
        taken = candor_span_take_u32 (&at, &word);
        field->value = word;
        break;
      }
    case CANDOR_WIRE_BYTES:
      taken = candor_wire_take_varint (&at, &field->value) && candor_span_take (&at, field->value, &field->bytes);
      break;
    default:
      taken = FALSE;
    }
  if (taken)
    *message = at;
  return taken;
}

/* The last field of a number, as a reader of Protocol Buffers takes it. FALSE where there is none. */
static inline gboolean
candor_wire_find (CandorSpan message, guint32 number, CandorWireField *found)
{
  CandorWireField field;
  gboolean seen = FALSE;

  while (candor_wire_take (&message, &field))
    if (field.number == number)
      {
        *found = field;
        seen = TRUE;
      }
  return seen;
}

/* (transfer full): a string field as valid UTF-8; empty for another kind of field. */
static inline char *
candor_wire_dup_text (const CandorWireField *field)
{
  if (field->bytes.size == 0)
    return g_strdup ("");
  return g_utf8_make_valid ((const char *) field->bytes.data, field->bytes.size);
}

G_END_DECLS
