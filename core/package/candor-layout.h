/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * CandorSpan:
 * @data: first byte
 * @size: number of bytes
 *
 * A stretch of a mapped file. Whoever cuts one asks candor_span_cut(), so that no stretch ever
 * reaches out of the one it was cut from.
 */
typedef struct
{
  const guint8 *data;
  gsize size;
} CandorSpan;

static inline CandorSpan
candor_span_of_bytes (GBytes *bytes)
{
  CandorSpan span;

  span.data = g_bytes_get_data (bytes, &span.size);
  return span;
}

static inline gboolean
candor_span_cut (CandorSpan span, guint64 offset, guint64 size, CandorSpan *cut)
{
  if (offset > span.size || size > span.size - offset)
    {
      *cut = (CandorSpan){ NULL, 0 };
      return FALSE;
    }
  cut->data = span.data + offset;
  cut->size = size;
  return TRUE;
}

static inline guint8
candor_layout_u8 (const guint8 *at)
{
  return *at;
}

static inline guint16
candor_layout_u16 (const guint8 *at)
{
  guint16 value;

  memcpy (&value, at, sizeof value);
  return GUINT16_FROM_LE (value);
}

static inline guint32
candor_layout_u32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline guint64
candor_layout_u64 (const guint8 *at)
{
  guint64 value;

  memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

/* Taking from the front: what is taken is gone from @span; FALSE where not enough is left. */
static inline gboolean
candor_span_take (CandorSpan *span, guint64 size, CandorSpan *taken)
{
  if (!candor_span_cut (*span, 0, size, taken))
    return FALSE;
  span->data += size;
  span->size -= size;
  return TRUE;
}

static inline gboolean
candor_span_take_u32 (CandorSpan *span, guint32 *value)
{
  CandorSpan taken;

  if (!candor_span_take (span, sizeof *value, &taken))
    return FALSE;
  *value = candor_layout_u32 (taken.data);
  return TRUE;
}

static inline gboolean
candor_span_take_u64 (CandorSpan *span, guint64 *value)
{
  CandorSpan taken;

  if (!candor_span_take (span, sizeof *value, &taken))
    return FALSE;
  *value = candor_layout_u64 (taken.data);
  return TRUE;
}

/* A stretch with its length in 32 bits before it. */
static inline gboolean
candor_span_take_prefixed (CandorSpan *span, CandorSpan *taken)
{
  guint32 size;

  return candor_span_take_u32 (span, &size) && candor_span_take (span, size, taken);
}

static inline gboolean
candor_span_equal (CandorSpan a, CandorSpan b)
{
  return a.size == b.size && (a.size == 0 || memcmp (a.data, b.data, a.size) == 0);
}

typedef guint8 candor_u8;
typedef guint16 candor_u16;
typedef guint32 candor_u32;
typedef guint64 candor_u64;

/**
 * CANDOR_LAYOUT:
 * @Type: the type to make
 * @prefix: its function prefix
 * @FIELDS: a macro that takes a macro F and lists F (u8|u16|u32|u64, name) in the order of the file
 *
 * Describes a little-endian record once. Makes a struct of its fields, `<prefix>_size`, the record's
 * size in the file, `<Type>Packed`, which gives offsets to offsetof() and is never read through, and
 * `<prefix>_read (span, offset, &record)`, which is %FALSE where the record does not fit. Offsets
 * follow from the list; none is written by hand.
 */
#define CANDOR_LAYOUT(Type, prefix, FIELDS)                                                         \
  typedef struct                                                                                    \
  {                                                                                                 \
    FIELDS (CANDOR_LAYOUT_MEMBER)                                                                   \
  } Type;                                                                                           \
                                                                                                    \
  typedef struct                                                                                    \
  {                                                                                                 \
    FIELDS (CANDOR_LAYOUT_MEMBER)                                                                   \
  } __attribute__ ((packed)) Type##Packed;                                                          \
                                                                                                    \
  enum                                                                                              \
  {                                                                                                 \
    prefix##_size = sizeof (Type##Packed)                                                           \
  };                                                                                                \
                                                                                                    \
  G_GNUC_UNUSED static inline gboolean prefix##_read (CandorSpan span, guint64 offset, Type *record)\
  {                                                                                                 \
    CandorSpan cut;                                                                                 \
                                                                                                    \
    if (!candor_span_cut (span, offset, prefix##_size, &cut))                                       \
      return FALSE;                                                                                 \
    FIELDS (CANDOR_LAYOUT_GET)                                                                      \
    return TRUE;                                                                                    \
  }

#define CANDOR_LAYOUT_MEMBER(type, name) candor_##type name;
#define CANDOR_LAYOUT_GET(type, name)                                                               \
  record->name = candor_layout_##type (cut.data);                                                   \
  cut.data += sizeof (candor_##type);

G_END_DECLS
