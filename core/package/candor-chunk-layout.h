/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-layout.h"

/* Records of binary XML and of the resource table. Source: AOSP frameworks/base,
 * libs/androidfw/include/androidfw/ResourceTypes.h. */

enum
{
  CANDOR_CHUNK_STRING_POOL = 0x0001,
  CANDOR_CHUNK_TABLE = 0x0002,
  CANDOR_CHUNK_XML = 0x0003,
  CANDOR_CHUNK_XML_FIRST = 0x0100,
  CANDOR_CHUNK_XML_START_ELEMENT = 0x0102,
  CANDOR_CHUNK_XML_END_ELEMENT = 0x0103,
  CANDOR_CHUNK_XML_LAST_KNOWN = 0x0104, /* of the nodes that there are */
  CANDOR_CHUNK_XML_LAST = 0x017f,
  CANDOR_CHUNK_XML_RESOURCE_MAP = 0x0180,
  CANDOR_CHUNK_TABLE_PACKAGE = 0x0200,
  CANDOR_CHUNK_TABLE_TYPE = 0x0201,
};

/* ResChunk_header */
#define CANDOR_CHUNK_HEADER(F)                                                                      \
  F (u16, type)                                                                                     \
  F (u16, header_size)                                                                              \
  F (u32, size)
CANDOR_LAYOUT (CandorChunkHeader, candor_chunk_header, CANDOR_CHUNK_HEADER)

/* ResStringPool_header */
#define CANDOR_POOL_UTF8 (1u << 8)
#define CANDOR_POOL_HEADER(F)                                                                       \
  CANDOR_CHUNK_HEADER (F)                                                                           \
  F (u32, string_count)                                                                             \
  F (u32, style_count)                                                                              \
  F (u32, flags)                                                                                    \
  F (u32, strings_start)                                                                            \
  F (u32, styles_start)
CANDOR_LAYOUT (CandorPoolHeader, candor_pool_header, CANDOR_POOL_HEADER)

/* Res_value; the type of a value is one of CandorValueType */
#define CANDOR_RAW_VALUE(F)                                                                         \
  F (u16, size)                                                                                     \
  F (u8, reserved)                                                                                  \
  F (u8, type)                                                                                      \
  F (u32, data)
CANDOR_LAYOUT (CandorRawValue, candor_raw_value, CANDOR_RAW_VALUE)

/* ResXMLTree_node */
#define CANDOR_XML_NODE(F)                                                                          \
  CANDOR_CHUNK_HEADER (F)                                                                           \
  F (u32, line)                                                                                     \
  F (u32, comment)
CANDOR_LAYOUT (CandorXmlNode, candor_xml_node, CANDOR_XML_NODE)

/* ResXMLTree_attrExt */
#define CANDOR_XML_ELEMENT(F)                                                                       \
  F (u32, name_space)                                                                               \
  F (u32, name)                                                                                     \
  F (u16, attribute_start)                                                                          \
  F (u16, attribute_size)                                                                           \
  F (u16, attribute_count)                                                                          \
  F (u16, id_index)                                                                                 \
  F (u16, class_index)                                                                              \
  F (u16, style_index)
CANDOR_LAYOUT (CandorXmlElement, candor_xml_element, CANDOR_XML_ELEMENT)

/* ResXMLTree_attribute */
#define CANDOR_XML_ATTRIBUTE(F)                                                                     \
  F (u32, name_space)                                                                               \
  F (u32, name)                                                                                     \
  F (u32, raw_value)                                                                                \
  CANDOR_RAW_VALUE (F)
CANDOR_LAYOUT (CandorXmlAttribute, candor_xml_attribute, CANDOR_XML_ATTRIBUTE)

/* ResTable_package, up to what is used of it; its name is UTF-16 in a fixed field behind the id */
#define CANDOR_TABLE_PACKAGE(F)                                                                     \
  CANDOR_CHUNK_HEADER (F)                                                                           \
  F (u32, id)
CANDOR_LAYOUT (CandorTablePackage, candor_table_package, CANDOR_TABLE_PACKAGE)

/* ResTable_type; a ResTable_config follows */
#define CANDOR_TYPE_SPARSE (1u << 0)
#define CANDOR_TYPE_OFFSET16 (1u << 1)
#define CANDOR_TABLE_TYPE(F)                                                                        \
  CANDOR_CHUNK_HEADER (F)                                                                           \
  F (u8, id)                                                                                        \
  F (u8, flags)                                                                                     \
  F (u16, reserved)                                                                                 \
  F (u32, entry_count)                                                                              \
  F (u32, entries_start)
CANDOR_LAYOUT (CandorTableType, candor_table_type, CANDOR_TABLE_TYPE)

/* ResTable_config; older tables have less of it: `size` says how much, the rest is zero */
#define CANDOR_TABLE_CONFIG(F)                                                                      \
  F (u32, size)                                                                                     \
  F (u32, network)                                                                                  \
  F (u16, language)                                                                                 \
  F (u16, region)                                                                                   \
  F (u32, screen_type)                                                                              \
  F (u32, input)                                                                                    \
  F (u32, screen_size)                                                                              \
  F (u16, sdk_version)                                                                              \
  F (u16, minor_version)                                                                            \
  F (u32, screen_config)                                                                            \
  F (u32, screen_size_dp)                                                                           \
  F (u32, script)                                                                                   \
  F (u64, variant)                                                                                  \
  F (u32, screen_config2)
CANDOR_LAYOUT (CandorTableConfig, candor_table_config, CANDOR_TABLE_CONFIG)

/* ResTable_entry, whose compact form has the key in `size` and the value's type in the high byte of
 * `flags` */
#define CANDOR_ENTRY_COMPLEX (1u << 0)
#define CANDOR_ENTRY_COMPACT (1u << 3)
#define CANDOR_TABLE_ENTRY(F)                                                                       \
  F (u16, size)                                                                                     \
  F (u16, flags)                                                                                    \
  F (u32, key)
CANDOR_LAYOUT (CandorTableEntry, candor_table_entry, CANDOR_TABLE_ENTRY)

/* Places of entries: an index of 32-bit or 16-bit words, or pairs in the sparse form */
#define CANDOR_TABLE_WORD(F) F (u32, value)
CANDOR_LAYOUT (CandorTableWord, candor_table_word, CANDOR_TABLE_WORD)
#define CANDOR_TABLE_HALF(F) F (u16, value)
CANDOR_LAYOUT (CandorTableHalf, candor_table_half, CANDOR_TABLE_HALF)
#define CANDOR_TABLE_PAIR(F)                                                                        \
  F (u16, index)                                                                                    \
  F (u16, offset)
CANDOR_LAYOUT (CandorTablePair, candor_table_pair, CANDOR_TABLE_PAIR)

/* A chunk: header, contents, and where the next one begins. */
typedef struct
{
  guint16 type;
  CandorSpan whole;
  CandorSpan body;
  gsize next;
} CandorChunk;

/* FALSE where no whole chunk stands at @offset. A chunk is never empty, so that walking ends. */
static inline gboolean
candor_chunk_read (CandorSpan span, gsize offset, CandorChunk *chunk)
{
  CandorChunkHeader header;

  if (!candor_chunk_header_read (span, offset, &header) || header.header_size < candor_chunk_header_size
      || header.header_size > header.size || !candor_span_cut (span, offset, header.size, &chunk->whole))
    return FALSE;
  chunk->type = header.type;
  chunk->next = offset + header.size;
  return candor_span_cut (chunk->whole, header.header_size, header.size - header.header_size, &chunk->body);
}
