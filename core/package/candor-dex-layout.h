/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-layout.h"

/* Records of a dex file: "Dalvik Executable format", source.android.com/docs/core/runtime/dex-format. */

#define CANDOR_DEX_MAGIC "dex\n0"
#define CANDOR_DEX_ENDIAN_CONSTANT 0x12345678u
#define CANDOR_DEX_NO_INDEX 0xffffffffu
/* Versions that Android has known: 035 (1.0), 037 (7.0), 038 (8.0), 039 (9), 040 (10), 041 (15). 036
 * was never used, but nothing in it would differ. */
#define CANDOR_DEX_VERSION_OLDEST 35u
#define CANDOR_DEX_VERSION_NEWEST 41u
/* From this version on one file holds several dex files that share their data. */
#define CANDOR_DEX_VERSION_CONTAINER 41u

#define CANDOR_DEX_HEADER(F)                                                                        \
  F (u64, magic)                                                                                    \
  F (u32, checksum)                                                                                 \
  F (u32, signature_0)                                                                              \
  F (u64, signature_1)                                                                              \
  F (u64, signature_2)                                                                              \
  F (u32, file_size)                                                                                \
  F (u32, header_size)                                                                              \
  F (u32, endian_tag)                                                                               \
  F (u32, link_size)                                                                                \
  F (u32, link_off)                                                                                 \
  F (u32, map_off)                                                                                  \
  F (u32, string_ids_size)                                                                          \
  F (u32, string_ids_off)                                                                           \
  F (u32, type_ids_size)                                                                            \
  F (u32, type_ids_off)                                                                             \
  F (u32, proto_ids_size)                                                                           \
  F (u32, proto_ids_off)                                                                            \
  F (u32, field_ids_size)                                                                           \
  F (u32, field_ids_off)                                                                            \
  F (u32, method_ids_size)                                                                          \
  F (u32, method_ids_off)                                                                           \
  F (u32, class_defs_size)                                                                          \
  F (u32, class_defs_off)                                                                           \
  F (u32, data_size)                                                                                \
  F (u32, data_off)
CANDOR_LAYOUT (CandorDexHeader, candor_dex_header, CANDOR_DEX_HEADER)

/* What a header of version 041 has behind the others'. */
#define CANDOR_DEX_HEADER_41(F)                                                                     \
  F (u32, container_size)                                                                           \
  F (u32, header_offset)
CANDOR_LAYOUT (CandorDexHeader41, candor_dex_header_41, CANDOR_DEX_HEADER_41)

#define CANDOR_DEX_STRING_ID(F) F (u32, string_data_off)
CANDOR_LAYOUT (CandorDexStringId, candor_dex_string_id, CANDOR_DEX_STRING_ID)

#define CANDOR_DEX_TYPE_ID(F) F (u32, descriptor_idx)
CANDOR_LAYOUT (CandorDexTypeId, candor_dex_type_id, CANDOR_DEX_TYPE_ID)

#define CANDOR_DEX_PROTO_ID(F)                                                                      \
  F (u32, shorty_idx)                                                                               \
  F (u32, return_type_idx)                                                                          \
  F (u32, parameters_off)
CANDOR_LAYOUT (CandorDexProtoId, candor_dex_proto_id, CANDOR_DEX_PROTO_ID)

/* A field and a method differ in what the second word points at: a type, a prototype. */
#define CANDOR_DEX_MEMBER_ID(F)                                                                     \
  F (u16, class_idx)                                                                                \
  F (u16, kind_idx)                                                                                 \
  F (u32, name_idx)
CANDOR_LAYOUT (CandorDexMemberId, candor_dex_member_id, CANDOR_DEX_MEMBER_ID)

#define CANDOR_DEX_CLASS_DEF(F)                                                                     \
  F (u32, class_idx)                                                                                \
  F (u32, access_flags)                                                                             \
  F (u32, superclass_idx)                                                                           \
  F (u32, interfaces_off)                                                                           \
  F (u32, source_file_idx)                                                                          \
  F (u32, annotations_off)                                                                          \
  F (u32, class_data_off)                                                                           \
  F (u32, static_values_off)
CANDOR_LAYOUT (CandorDexClassDef, candor_dex_class_def, CANDOR_DEX_CLASS_DEF)

/* A type_list and a map_list begin with their length. */
#define CANDOR_DEX_COUNT(F) F (u32, size)
CANDOR_LAYOUT (CandorDexCount, candor_dex_count, CANDOR_DEX_COUNT)

#define CANDOR_DEX_TYPE_ITEM(F) F (u16, type_idx)
CANDOR_LAYOUT (CandorDexTypeItem, candor_dex_type_item, CANDOR_DEX_TYPE_ITEM)

#define CANDOR_DEX_MAP_ITEM(F)                                                                      \
  F (u16, type)                                                                                     \
  F (u16, unused)                                                                                   \
  F (u32, size)                                                                                     \
  F (u32, offset)
CANDOR_LAYOUT (CandorDexMapItem, candor_dex_map_item, CANDOR_DEX_MAP_ITEM)

#define CANDOR_DEX_MAP_CALL_SITE_IDS 0x0007u
#define CANDOR_DEX_MAP_METHOD_HANDLES 0x0008u

#define CANDOR_DEX_CALL_SITE_ID(F) F (u32, call_site_off)
CANDOR_LAYOUT (CandorDexCallSiteId, candor_dex_call_site_id, CANDOR_DEX_CALL_SITE_ID)

#define CANDOR_DEX_METHOD_HANDLE(F)                                                                 \
  F (u16, type)                                                                                     \
  F (u16, unused_1)                                                                                 \
  F (u16, member_idx)                                                                               \
  F (u16, unused_2)
CANDOR_LAYOUT (CandorDexMethodHandle, candor_dex_method_handle, CANDOR_DEX_METHOD_HANDLE)

/* Handles below this type get or set a field, the others call a method. */
#define CANDOR_DEX_HANDLE_INVOKE 0x04u

#define CANDOR_DEX_CODE(F)                                                                          \
  F (u16, registers_size)                                                                           \
  F (u16, ins_size)                                                                                 \
  F (u16, outs_size)                                                                                \
  F (u16, tries_size)                                                                               \
  F (u32, debug_info_off)                                                                           \
  F (u32, insns_size)
CANDOR_LAYOUT (CandorDexCode, candor_dex_code, CANDOR_DEX_CODE)
