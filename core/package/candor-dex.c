/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-dex.h"

#include <glib/gi18n-lib.h>

#include "package/candor-package.h"

/* A class file, from which dex files are made, can't hold a longer string (Java Virtual Machine
 * Specification, 4.4.7). Looking for its end goes no further. */
#define STRING_LIMIT 65535u

static gboolean
candor_dex_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
candor_dex_fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
candor_dex_open_header (CandorDex *self, gsize offset, GError **error)
{
  const guint8 *magic;
  CandorSpan header;

  if (!candor_dex_header_read (self->data, offset, &self->header))
    return candor_dex_fail (error, _("the file ends within the dex header"));
  candor_span_cut (self->data, offset, candor_dex_header_size, &header);
  magic = header.data;
  if (memcmp (magic, CANDOR_DEX_MAGIC, strlen (CANDOR_DEX_MAGIC)) != 0 || magic[7] != 0
      || !g_ascii_isdigit (magic[5]) || !g_ascii_isdigit (magic[6]))
    return candor_dex_fail (error, _("no dex file begins at byte %u"), (guint) offset);
  self->version = (magic[5] - '0') * 10 + (magic[6] - '0');
  if (self->version < CANDOR_DEX_VERSION_OLDEST || self->version > CANDOR_DEX_VERSION_NEWEST)
    return candor_dex_fail (error, _("dex version 0%u is not known"), self->version);
  if (self->header.endian_tag != CANDOR_DEX_ENDIAN_CONSTANT)
    return candor_dex_fail (error, _("byte order %#x is not that of Android"), self->header.endian_tag);
  return TRUE;
}

static gboolean
candor_dex_open_table (CandorDex *self, CandorDexTable *table, guint32 count, guint32 offset, gsize size)
{
  table->count = count;
  if (count == 0)
    {
      table->span = (CandorSpan) { self->data.data, 0 };
      return TRUE;
    }
  return candor_span_cut (self->data, offset, (guint64) count * size, &table->span);
}

static gboolean
candor_dex_open_tables (CandorDex *self, GError **error)
{
  const CandorDexHeader *header = &self->header;
  const struct
  {
    const char *name;
    CandorDexTable *table;
    guint32 count;
    guint32 offset;
    gsize size;
  } tables[] = {
    { "string_ids", &self->strings, header->string_ids_size, header->string_ids_off, candor_dex_string_id_size },
    { "type_ids", &self->types, header->type_ids_size, header->type_ids_off, candor_dex_type_id_size },
    { "proto_ids", &self->protos, header->proto_ids_size, header->proto_ids_off, candor_dex_proto_id_size },
    { "field_ids", &self->fields, header->field_ids_size, header->field_ids_off, candor_dex_member_id_size },
    { "method_ids", &self->methods, header->method_ids_size, header->method_ids_off, candor_dex_member_id_size },
    { "class_defs", &self->classes, header->class_defs_size, header->class_defs_off, candor_dex_class_def_size },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!candor_dex_open_table (self, tables[i].table, tables[i].count, tables[i].offset, tables[i].size))
      return candor_dex_fail (error, _("table %s (%u entries from byte %u) reaches past the end"),
                              tables[i].name, tables[i].count, tables[i].offset);
  return TRUE;
}

/* Call sites and method handles came with version 038, when the header was full. A map that is no map
 * leaves both empty. */
static void
candor_dex_open_map (CandorDex *self)
{
  guint64 offset = self->header.map_off;
  CandorDexCount list;
  CandorDexMapItem item;

  if (offset == 0 || !candor_dex_count_read (self->data, offset, &list))
    return;
  offset += candor_dex_count_size;
  for (guint32 i = 0; i < list.size; i++, offset += candor_dex_map_item_size)
    {
      CandorDexTable *table = NULL;
      gsize size = 0;

      if (!candor_dex_map_item_read (self->data, offset, &item))
        return;
      if (item.type == CANDOR_DEX_MAP_CALL_SITE_IDS)
        table = &self->call_sites, size = candor_dex_call_site_id_size;
      else if (item.type == CANDOR_DEX_MAP_METHOD_HANDLES)
        table = &self->method_handles, size = candor_dex_method_handle_size;
      if (table != NULL && !candor_dex_open_table (self, table, item.size, item.offset, size))
        table->count = 0;
    }
}

/**
 * candor_dex_open:
 * @self: filled
 * @data: (transfer none): the file; must live as long as @self is used
 * @offset: where its header is: 0, or for others than the first of a container what
 *   candor_dex_next() says
 * @error: a #CandorPackageError
 *
 * Lays a dex file over its bytes. Checksum and signature are not looked at here: a file that they don't fit is
 * read as far as it goes.
 *
 * Returns: %FALSE if this is no dex file, or its tables are not within it
 */
gboolean
candor_dex_open (CandorDex *self, CandorSpan data, gsize offset, GError **error)
{
  memset (self, 0, sizeof *self);
  self->data = data;
  if (!candor_dex_open_header (self, offset, error) || !candor_dex_open_tables (self, error))
    return FALSE;
  candor_dex_open_map (self);
  return TRUE;
}

/**
 * candor_dex_next:
 * @offset: (inout): where the header of @self is; the next one's afterwards
 *
 * Returns: whether the file is a container (version 041) that goes on behind @self
 */
gboolean
candor_dex_next (const CandorDex *self, gsize *offset)
{
  if (self->version < CANDOR_DEX_VERSION_CONTAINER || self->header.file_size < candor_dex_header_size
      || *offset > self->data.size || self->header.file_size >= self->data.size - *offset)
    return FALSE;
  *offset += self->header.file_size;
  return self->data.size - *offset >= candor_dex_header_size;
}

/**
 * candor_dex_get_string:
 *
 * Returns: (nullable) (transfer none): the string in modified UTF-8, ended by NUL as in the file;
 *   %NULL if there is none of that index or it has no end
 */
const char *
candor_dex_get_string (const CandorDex *self, guint32 index)
{
  CandorDexStringId id;
  const guint8 *at, *end;
  guint32 units;

  if (index >= self->strings.count
      || !candor_dex_string_id_read (self->strings.span, (guint64) index * candor_dex_string_id_size, &id)
      || id.string_data_off >= self->data.size)
    return NULL;
  at = self->data.data + id.string_data_off;
  end = self->data.data + self->data.size;
  if (!candor_dex_read_uleb (&at, end, &units) || memchr (at, 0, MIN ((gsize) (end - at), STRING_LIMIT + 1)) == NULL)
    return NULL;
  return (const char *) at;
}

/**
 * candor_dex_get_type:
 *
 * Returns: (nullable) (transfer none): a type's descriptor, "Ljava/lang/String;"
 */
const char *
candor_dex_get_type (const CandorDex *self, guint32 index)
{
  CandorDexTypeId id;

  if (index >= self->types.count
      || !candor_dex_type_id_read (self->types.span, (guint64) index * candor_dex_type_id_size, &id))
    return NULL;
  return candor_dex_get_string (self, id.descriptor_idx);
}

gboolean
candor_dex_get_field (const CandorDex *self, guint32 index, CandorDexMemberId *field)
{
  return index < self->fields.count
         && candor_dex_member_id_read (self->fields.span, (guint64) index * candor_dex_member_id_size, field);
}

gboolean
candor_dex_get_method (const CandorDex *self, guint32 index, CandorDexMemberId *method)
{
  return index < self->methods.count
         && candor_dex_member_id_read (self->methods.span, (guint64) index * candor_dex_member_id_size, method);
}

gboolean
candor_dex_get_class (const CandorDex *self, guint32 index, CandorDexClassDef *definition)
{
  return index < self->classes.count
         && candor_dex_class_def_read (self->classes.span, (guint64) index * candor_dex_class_def_size, definition);
}

gboolean
candor_dex_get_method_handle (const CandorDex *self, guint32 index, CandorDexMethodHandle *handle)
{
  return index < self->method_handles.count
         && candor_dex_method_handle_read (self->method_handles.span,
                                           (guint64) index * candor_dex_method_handle_size, handle);
}

CandorDexTable
candor_dex_get_type_list (const CandorDex *self, guint32 offset)
{
  CandorDexTable list = { { self->data.data, 0 }, 0 };
  CandorDexCount count;

  if (offset != 0 && candor_dex_count_read (self->data, offset, &count)
      && candor_span_cut (self->data, (guint64) offset + candor_dex_count_size,
                          (guint64) count.size * candor_dex_type_item_size, &list.span))
    list.count = count.size;
  return list;
}

guint32
candor_dex_get_listed_type (CandorDexTable list, guint32 index)
{
  CandorDexTypeItem item;

  if (index >= list.count
      || !candor_dex_type_item_read (list.span, (guint64) index * candor_dex_type_item_size, &item))
    return CANDOR_DEX_NO_INDEX;
  return item.type_idx;
}
