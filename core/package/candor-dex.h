/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-dex-layout.h"

G_BEGIN_DECLS

/**
 * CandorDexTable:
 *
 * A table of records of one size, which is known to lie in the file.
 */
typedef struct
{
  CandorSpan span;
  guint32 count;
} CandorDexTable;

/**
 * CandorDex:
 * @data: what the file's offsets count from: the file, or the container of version 041
 * @header: the header
 * @version: 35 to 41
 *
 * A dex file laid over its bytes; nothing is copied. Tables are checked when it is opened, and
 * everything they point at when it is asked for: each getter is %FALSE or %NULL where the file
 * points outside of itself. Only the map's lists of call sites and method handles are looked at,
 * since nothing else tells where they are; whatever else the map says is not believed.
 */
typedef struct
{
  CandorSpan data;
  CandorDexHeader header;
  guint version;
  CandorDexTable strings;
  CandorDexTable types;
  CandorDexTable protos;
  CandorDexTable fields;
  CandorDexTable methods;
  CandorDexTable classes;
  CandorDexTable call_sites;
  CandorDexTable method_handles;
} CandorDex;

gboolean candor_dex_open (CandorDex *self, CandorSpan data, gsize offset, GError **error);
gboolean candor_dex_next (const CandorDex *self, gsize *offset);

const char *candor_dex_get_string (const CandorDex *self, guint32 index);
const char *candor_dex_get_type (const CandorDex *self, guint32 index);
gboolean candor_dex_get_field (const CandorDex *self, guint32 index, CandorDexMemberId *field);
gboolean candor_dex_get_method (const CandorDex *self, guint32 index, CandorDexMemberId *method);
gboolean candor_dex_get_class (const CandorDex *self, guint32 index, CandorDexClassDef *definition);
gboolean candor_dex_get_method_handle (const CandorDex *self, guint32 index, CandorDexMethodHandle *handle);
/* The types of a type_list; an empty one where @offset is 0 or the list does not hold together. */
CandorDexTable candor_dex_get_type_list (const CandorDex *self, guint32 offset);
guint32 candor_dex_get_listed_type (CandorDexTable list, guint32 index);

gboolean candor_dex_proto_equals (const CandorDex *self, guint32 proto, const char *descriptor);
char *candor_dex_dup_proto (const CandorDex *self, guint32 proto);

guint32 candor_dex_find_string_from (const CandorDex *self, const char *text);
guint32 candor_dex_find_string (const CandorDex *self, const char *text);
guint32 candor_dex_find_type_named (const CandorDex *self, guint32 string);
guint32 candor_dex_find_type (const CandorDex *self, const char *descriptor);

char *candor_dex_dup_text (const char *text);
char *candor_dex_dup_class_name (const char *descriptor);
char *candor_dex_dup_descriptor (const char *class_name);

/* An unsigned LEB128 number of at most 32 bits; @at moves behind it. */
static inline gboolean
candor_dex_read_uleb (const guint8 **at, const guint8 *end, guint32 *value)
{
  guint32 result = 0;

  for (guint shift = 0; shift < 35; shift += 7)
    {
      guint8 byte;

      if (*at >= end)
        return FALSE;
      byte = *(*at)++;
      result |= (guint32) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          *value = result;
          return TRUE;
        }
    }
  return FALSE;
}

G_END_DECLS
