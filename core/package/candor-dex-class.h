/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-dex.h"

G_BEGIN_DECLS

/**
 * CandorDexMemberKind:
 *
 * The four lists of a class_data_item, in their order.
 */
typedef enum
{
  CANDOR_DEX_STATIC_FIELD,
  CANDOR_DEX_INSTANCE_FIELD,
  CANDOR_DEX_DIRECT_METHOD,
  CANDOR_DEX_VIRTUAL_METHOD,
  CANDOR_DEX_N_MEMBER_KINDS,
} CandorDexMemberKind;

/**
 * CandorDexMember:
 * @kind: the list it stands in
 * @index: of the field or method; not checked
 * @code_offset: where a method's code is; 0 for a field, and for a method without code
 */
typedef struct
{
  CandorDexMemberKind kind;
  guint32 index;
  guint32 code_offset;
} CandorDexMember;

/**
 * CandorDexMembers:
 *
 * Steps through what a class defines.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  guint32 left[CANDOR_DEX_N_MEMBER_KINDS];
  guint kind;
  guint32 index;
} CandorDexMembers;

gboolean candor_dex_members_open (CandorDexMembers *self, const CandorDex *dex, guint32 class_data_offset);
gboolean candor_dex_members_next (CandorDexMembers *self, CandorDexMember *member);

/**
 * CandorDexValueType:
 *
 * Types of an encoded_value that point at something; others are stepped over.
 */
typedef enum
{
  CANDOR_DEX_VALUE_METHOD_HANDLE = 0x16,
  CANDOR_DEX_VALUE_STRING = 0x17,
  CANDOR_DEX_VALUE_ARRAY = 0x1c,
  CANDOR_DEX_VALUE_ANNOTATION = 0x1d,
  CANDOR_DEX_VALUE_NULL = 0x1e,
  CANDOR_DEX_VALUE_BOOLEAN = 0x1f,
} CandorDexValueType;

/**
 * CandorDexValues:
 *
 * Steps through an encoded_array: first values of static fields, arguments of a call site.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  guint32 left;
} CandorDexValues;

gboolean candor_dex_values_open (CandorDexValues *self, const CandorDex *dex, guint32 offset);
gboolean candor_dex_values_next (CandorDexValues *self, guint8 *type, guint32 *value);

G_END_DECLS
