/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-trick.h"

G_BEGIN_DECLS

/* An element of a manifest, whatever form the manifest is stored in: binary XML or, in a bundle,
 * Protocol Buffers. Valid only while the visitor is called. */

/* Numbers of Res_value.dataType, AOSP ResourceTypes.h. */
typedef enum
{
  CANDOR_VALUE_NULL = 0x00,
  CANDOR_VALUE_REFERENCE = 0x01,
  CANDOR_VALUE_STRING = 0x03,
  CANDOR_VALUE_DYNAMIC_REFERENCE = 0x07,
  CANDOR_VALUE_DECIMAL = 0x10,
  CANDOR_VALUE_HEXADECIMAL = 0x11,
  CANDOR_VALUE_BOOLEAN = 0x12,
} CandorValueType;

/**
 * CandorValue:
 * @type: a #CandorValueType, or another type of Android's
 * @data: the number, or the resource that is referred to
 * @text: (nullable): the string, where there is one; also as it was written, for other types
 */
typedef struct
{
  guint8 type;
  guint32 data;
  const char *text;
} CandorValue;

/**
 * CandorAttribute:
 * @resource: resource id of the attribute's name, 0 where it has none. Android knows an attribute
 *   by this alone, whatever name and namespace stand beside it.
 * @name: (nullable): its name; counts only where @resource is 0
 */
typedef struct
{
  guint32 resource;
  const char *name;
  CandorValue value;
} CandorAttribute;

typedef struct
{
  const char *name; /* (nullable) */
  guint line;
  const CandorAttribute *attributes;
  gsize n_attributes;
} CandorElement;

/**
 * CandorElementVisitor:
 *
 * Is called for each element as it starts and as it ends, in order; @trick, which may be %NULL, for what
 * no compiler writes, once or more often.
 */
typedef struct
{
  void (*start) (const CandorElement *element, gpointer user_data);
  void (*end) (gpointer user_data);
  void (*trick) (CandorTrick trick, gpointer user_data);
} CandorElementVisitor;

G_END_DECLS
