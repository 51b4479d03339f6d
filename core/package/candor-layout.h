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
    return FALSE;
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
 * size in the file, and `<prefix>_read (span, offset, &record)`, which is %FALSE where the record
 * does not fit. Offsets follow from the list; none is written by hand.
 */
#define CANDOR_LAYOUT(Type, prefix, FIELDS)                                                         \
  typedef struct                                                                                    \
  {                                                                                                 \
    FIELDS (CANDOR_LAYOUT_MEMBER)                                                                   \
  } Type;                                                                                           \
                                                                                                    \
  enum                                                                                              \
  {                                                                                                 \
    prefix##_size = 0 FIELDS (CANDOR_LAYOUT_ADD)                                                    \
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
#define CANDOR_LAYOUT_ADD(type, name) +sizeof (candor_##type)
#define CANDOR_LAYOUT_GET(type, name)                                                               \
  record->name = candor_layout_##type (cut.data);                                                   \
  cut.data += sizeof (candor_##type);

G_END_DECLS
