/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dex-description.h"

#include <stdlib.h>
#include <string.h>

#define HEADER_SIZE 0x70u
#define HEADER_SIZE_41 0x78u
#define NO_INDEX 0xffffffffu

guint32
dex_get_u32 (GByteArray *bytes, guint offset)
{
  guint32 value;

  memcpy (&value, bytes->data + offset, 4);
  return GUINT32_FROM_LE (value);
}

void
dex_put_u32 (GByteArray *bytes, guint offset, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (bytes->data + offset, &value, 4);
}

static void
put_u16 (GByteArray *out, guint value)
{
  guint8 bytes[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (out, bytes, 2);
}

static void
put_u32 (GByteArray *out, guint32 value)
{
  put_u16 (out, value & 0xffff);
  put_u16 (out, value >> 16);
}

static void
put_uleb (GByteArray *out, guint32 value)
{
  do
    {
      guint8 byte = (value & 0x7f) | (value > 0x7f ? 0x80 : 0);
      g_byte_array_append (out, &byte, 1);
      value >>= 7;
    }
  while (value > 0);
}

static void
align (GByteArray *out)
{
  static const guint8 zero[4];

  g_byte_array_append (out, zero, (4 - out->len % 4) % 4);
}

/* Remembers where the first record of a kind begins. */
static guint
here (Builder *self, const char *what)
{
  if (!g_hash_table_contains (self->offsets, what))
    g_hash_table_insert (self->offsets, (gpointer) what, GUINT_TO_POINTER (self->out->len));
  return self->out->len;
}

/* A table between instructions must begin at a multiple of four bytes. */
static void
write_payload (GByteArray *code, guint16 unit, Operand operand, guint count)
{
  if (code->len % 4 != 0)
    put_u16 (code, 0);
  put_u16 (code, unit);
  put_u16 (code, operand == OPERAND_ARRAY ? 1 : count);
  if (operand == OPERAND_ARRAY)
    put_u32 (code, count);
  else if (operand == OPERAND_PACKED)
    put_u32 (code, 0);
  /* What is in them looks like calls on purpose. */
  for (guint i = 0; operand != OPERAND_ARRAY && i < count * (operand == OPERAND_SPARSE ? 2 : 1); i++)
    put_u32 (code, 0x00000071);
  for (guint i = 0; operand == OPERAND_ARRAY && i < (count + 1) / 2; i++)
    put_u16 (code, 0x7171);
}

static void
write_line (Builder *self, GByteArray *code, const char *line)
{
  const char *operand;
  guint16 unit;
  Operand kind = dex_find_instruction (line, &unit, &operand);

  if (kind >= OPERAND_PACKED && kind <= OPERAND_ARRAY)
    {
      write_payload (code, unit, kind, atoi (operand));
      return;
    }
  if (kind == OPERAND_UNITS)
    {
      g_auto (GStrv) words = g_strsplit (operand, " ", -1);
      for (guint i = 0; words[i] != NULL; i++)
        put_u16 (code, strtoul (words[i], NULL, 16));
      return;
    }
  put_u16 (code, unit);
  if (kind == OPERAND_STRING)
    put_u16 (code, dex_table_find (&self->strings, operand));
  else if (kind == OPERAND_STRING_JUMBO)
    put_u32 (code, dex_table_find (&self->strings, operand));
  else if (kind == OPERAND_TYPE)
    put_u16 (code, dex_table_find (&self->types, operand));
  else if (kind == OPERAND_FIELD)
    put_u16 (code, dex_table_find (&self->fields, operand));
  else if (kind == OPERAND_METHOD || kind == OPERAND_POLYMORPHIC)
    put_u16 (code, dex_table_find (&self->methods, operand));
  else if (kind == OPERAND_CALL_SITE || kind == OPERAND_HANDLE)
    put_u16 (code, dex_table_find (&self->call_sites, operand));
  if (kind == OPERAND_METHOD || kind == OPERAND_POLYMORPHIC || kind == OPERAND_CALL_SITE)
    put_u16 (code, 0);
  if (kind == OPERAND_POLYMORPHIC)
    put_u16 (code, dex_table_find (&self->protos, "()V"));
}

static guint
write_code (Builder *self, Method *method)
{
  g_autoptr (GByteArray) code = g_byte_array_new ();
  guint offset;

  for (guint i = 0; i < method->lines->len; i++)
    write_line (self, code, g_ptr_array_index (method->lines, i));
  put_u16 (code, 0x000e);
  align (self->out);
  offset = here (self, "code");
  put_u16 (self->out, 4); /* registers, those of the arguments, those of calls, tries */
  put_u16 (self->out, 1);
  put_u16 (self->out, 4);
  put_u16 (self->out, 0);
  put_u32 (self->out, 0);
  put_u32 (self->out, code->len / 2);
  g_byte_array_append (self->out, code->data, code->len);
  return offset;
}

static gboolean
is_direct (Method *method)
{
  return method->name[0] == '<';
}

typedef struct
{
  Builder *builder;
  Class *class;
} MethodOrder;

static int
compare_methods (gconstpointer a, gconstpointer b, gpointer user_data)
{
  MethodOrder *order = user_data;
  Method *left = *(Method *const *) a, *right = *(Method *const *) b;
  g_autofree char *left_text = dex_class_member (order->class, left->name, "", left->descriptor);
  g_autofree char *right_text = dex_class_member (order->class, right->name, "", right->descriptor);

  return dex_compare_members (order->builder, left_text, right_text);
}

static void
write_methods (Builder *self, Class *class, gboolean direct)
{
  guint last = 0;

  for (guint i = 0; i < class->methods->len; i++)
    {
      Method *method = g_ptr_array_index (class->methods, i);
      g_autofree char *member = dex_class_member (class, method->name, "", method->descriptor);
      guint index = dex_table_find (&self->methods, member);

      if (is_direct (method) != direct)
        continue;
      put_uleb (self->out, index - last);
      put_uleb (self->out, direct ? 0x10001 : method->code != 0 ? 0x1 : 0x401);
      put_uleb (self->out, method->code);
      last = index;
    }
}

static int
compare_statics (gconstpointer a, gconstpointer b)
{
  return strcmp (((char *const *) a)[0], ((char *const *) b)[0]);
}

static void
write_class_data (Builder *self, Class *class)
{
  guint n_direct = 0, last = 0, first = 0;
  MethodOrder order = { self, class };

  if (class->statics->len > 0)
    qsort (class->statics->pdata, class->statics->len / 2, 2 * sizeof (gpointer), compare_statics);
  g_ptr_array_sort_with_data (class->methods, compare_methods, &order);
  for (guint i = 0; i < class->methods->len; i++)
    {
      Method *method = g_ptr_array_index (class->methods, i);
      n_direct += is_direct (method);
      method->code = method->same ? first : method->lines != NULL ? write_code (self, method) : 0;
      first = first == 0 ? method->code : first;
    }
  class->data_off = here (self, "class_data");
  put_uleb (self->out, class->statics->len / 2);
  put_uleb (self->out, 0);
  put_uleb (self->out, n_direct);
  put_uleb (self->out, class->methods->len - n_direct);
  for (guint i = 0; i < class->statics->len; i += 2)
    {
      g_autofree char *member = dex_class_member (class, g_ptr_array_index (class->statics, i), ":", "Ljava/lang/String;");
      guint index = dex_table_find (&self->fields, member);

      put_uleb (self->out, index - last);
      put_uleb (self->out, 0x9);
      last = index;
    }
  write_methods (self, class, TRUE);
  write_methods (self, class, FALSE);
}

static void
put_value (GByteArray *out, guint8 type, guint32 value)
{
  guint8 head = type | 3 << 5;

  g_byte_array_append (out, &head, 1);
  put_u32 (out, value);
}

static void
write_values (Builder *self, Class *class)
{
  class->values_off = here (self, "static_values");
  put_uleb (self->out, class->statics->len / 2);
  for (guint i = 0; i < class->statics->len; i += 2)
    put_value (self->out, 0x17, dex_table_find (&self->strings, g_ptr_array_index (class->statics, i + 1)));
}

static guint
write_type_list (Builder *self, GPtrArray *types, guint count, const char *what)
{
  guint offset;

  align (self->out);
  offset = here (self, what);
  put_u32 (self->out, count);
  for (guint i = 0; i < count; i++)
    put_u16 (self->out, dex_table_find (&self->types, g_ptr_array_index (types, i)));
  return offset;
}

static guint
reserve (Builder *self, const char *what, guint count, guint size)
{
  guint offset = here (self, what);

  g_byte_array_set_size (self->out, offset + count * size);
  memset (self->out->data + offset, 0, count * size);
  return offset;
}

static void
write_members (Builder *self, Table *table, guint at)
{
  for (guint i = 0; i < table->texts->len; i++, at += 8)
    {
      g_autofree char *type = NULL, *name = NULL, *rest = NULL;
      Table *kinds = table == &self->methods ? &self->protos : &self->types;

      dex_split_member (g_ptr_array_index (table->texts, i), &type, &name, &rest);
      dex_put_u32 (self->out, at, dex_table_find (&self->types, type) | dex_table_find (kinds, rest) << 16);
      dex_put_u32 (self->out, at + 4, dex_table_find (&self->strings, name));
    }
}

static void
write_protos (Builder *self, guint at)
{
  for (guint i = 0; i < self->protos.texts->len; i++, at += 12)
    {
      g_autoptr (GPtrArray) types = dex_split_proto (g_ptr_array_index (self->protos.texts, i));

      dex_put_u32 (self->out, at, dex_table_find (&self->strings, "V"));
      dex_put_u32 (self->out, at + 4, dex_table_find (&self->types, g_ptr_array_index (types, types->len - 1)));
      if (types->len > 1)
        {
          guint list = write_type_list (self, types, types->len - 1, "parameters");
          dex_put_u32 (self->out, at + 8, list);
        }
    }
}

static void
write_strings (Builder *self, guint string_ids)
{
  for (guint i = 0; i < self->strings.texts->len; i++)
    {
      const char *text = g_ptr_array_index (self->strings.texts, i);

      dex_put_u32 (self->out, string_ids + 4 * i, here (self, "string_data"));
      put_uleb (self->out, g_utf8_strlen (text, -1));
      g_byte_array_append (self->out, (const guint8 *) text, strlen (text) + 1);
    }
}

static void
write_class_defs (Builder *self, guint at)
{
  for (guint i = 0; i < self->classes->len; i++, at += 32)
    {
      Class *class = g_ptr_array_index (self->classes, i);

      if (class->interfaces->len > 0)
        class->interfaces_off = write_type_list (self, class->interfaces, class->interfaces->len, "interfaces");
      write_class_data (self, class);
      if (class->statics->len > 0)
        write_values (self, class);
      dex_put_u32 (self->out, at, dex_table_find (&self->types, class->type));
      dex_put_u32 (self->out, at + 4, 1);
      dex_put_u32 (self->out, at + 8, class->super != NULL ? dex_table_find (&self->types, class->super) : NO_INDEX);
      dex_put_u32 (self->out, at + 12, class->interfaces_off);
      dex_put_u32 (self->out, at + 16, NO_INDEX);
      dex_put_u32 (self->out, at + 24, class->data_off);
      dex_put_u32 (self->out, at + 28, class->values_off);
    }
}

static void
write_call_sites (Builder *self, guint sites, guint handles)
{
  for (guint i = 0; i < self->call_sites.texts->len; i++)
    {
      guint method = dex_table_find (&self->methods, g_ptr_array_index (self->call_sites.texts, i));

      dex_put_u32 (self->out, handles + 8 * i, 0x04); /* invoke-static */
      dex_put_u32 (self->out, handles + 8 * i + 4, method);
      dex_put_u32 (self->out, sites + 4 * i, here (self, "call_site"));
      put_uleb (self->out, 2);
      put_value (self->out, 0x17, 0);
      put_value (self->out, 0x16, i);
    }
}

static void
write_map (Builder *self, guint sites, guint handles)
{
  guint map;

  align (self->out);
  map = here (self, "map");
  put_u32 (self->out, self->call_sites.texts->len > 0 ? 2 : 0);
  if (self->call_sites.texts->len > 0)
    {
      put_u32 (self->out, 0x0007);
      put_u32 (self->out, self->call_sites.texts->len);
      put_u32 (self->out, sites);
      put_u32 (self->out, 0x0008);
      put_u32 (self->out, self->call_sites.texts->len);
      put_u32 (self->out, handles);
    }
  dex_put_u32 (self->out, self->header + 0x34, map);
}

static void
write_table (Builder *self, guint header_field, guint count, guint offset)
{
  dex_put_u32 (self->out, self->header + header_field, count);
  dex_put_u32 (self->out, self->header + header_field + 4, count > 0 ? offset : 0);
}

static void
write_header (Builder *self, guint header_size)
{
  g_autofree char *magic = g_strdup_printf ("dex\n%03u", self->version);

  memcpy (self->out->data + self->header, magic, 8);
  dex_put_u32 (self->out, self->header + 0x20, self->out->len - self->header);
  dex_put_u32 (self->out, self->header + 0x24, header_size);
  dex_put_u32 (self->out, self->header + 0x28, 0x12345678);
}

void
dex_seal (GByteArray *bytes)
{
  g_autoptr (GChecksum) sha1 = g_checksum_new (G_CHECKSUM_SHA1);
  guint32 a = 1, b = 0;
  gsize length = 20;

  g_checksum_update (sha1, bytes->data + 32, bytes->len - 32);
  g_checksum_get_digest (sha1, bytes->data + 12, &length);
  for (guint i = 12; i < bytes->len; i++)
    {
      a = (a + bytes->data[i]) % 65521; /* Adler-32, RFC 1950 */
      b = (b + a) % 65521;
    }
  dex_put_u32 (bytes, 8, b << 16 | a);
}

static void
write_file (Builder *self)
{
  guint strings, types, protos, fields, methods, classes, sites, handles;
  guint header_size = self->version >= 41 ? HEADER_SIZE_41 : HEADER_SIZE;

  self->header = reserve (self, "header", header_size, 1);
  strings = reserve (self, "string_ids", self->strings.texts->len, 4);
  types = reserve (self, "type_ids", self->types.texts->len, 4);
  protos = reserve (self, "proto_ids", self->protos.texts->len, 12);
  fields = reserve (self, "field_ids", self->fields.texts->len, 8);
  methods = reserve (self, "method_ids", self->methods.texts->len, 8);
  classes = reserve (self, "class_defs", self->classes->len, 32);
  sites = reserve (self, "call_site_ids", self->call_sites.texts->len, 4);
  handles = reserve (self, "method_handles", self->call_sites.texts->len, 8);
  for (guint i = 0; i < self->types.texts->len; i++)
    dex_put_u32 (self->out, types + 4 * i, dex_table_find (&self->strings, g_ptr_array_index (self->types.texts, i)));
  write_protos (self, protos);
  write_members (self, &self->fields, fields);
  write_members (self, &self->methods, methods);
  write_class_defs (self, classes);
  write_strings (self, strings);
  write_call_sites (self, sites, handles);
  write_map (self, sites, handles);
  write_table (self, 0x38, self->strings.texts->len, strings);
  write_table (self, 0x40, self->types.texts->len, types);
  write_table (self, 0x48, self->protos.texts->len, protos);
  write_table (self, 0x50, self->fields.texts->len, fields);
  write_table (self, 0x58, self->methods.texts->len, methods);
  write_table (self, 0x60, self->classes->len, classes);
  write_table (self, 0x68, self->out->len - sites, sites);
  write_header (self, header_size);
}

/* Adds one dex file to what is there already. Returns where its header is. */
static guint
build (GByteArray *out, const char *description, GHashTable *offsets)
{
  Builder self = { .out = out, .offsets = offsets };

  dex_description_read (&self, description);
  align (out);
  write_file (&self);
  dex_description_clear (&self);
  return self.header;
}

GByteArray *
dex_build (const char *description)
{
  g_autoptr (GHashTable) offsets = g_hash_table_new (g_str_hash, g_str_equal);
  GByteArray *out = g_byte_array_new ();

  build (out, description, offsets);
  dex_seal (out);
  return out;
}

GByteArray *
dex_build_container (const char *const *descriptions)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GArray) headers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (; *descriptions != NULL; descriptions++)
    {
      g_autoptr (GHashTable) offsets = g_hash_table_new (g_str_hash, g_str_equal);
      guint header;

      align (out);
      header = build (out, *descriptions, offsets);
      g_array_append_val (headers, header);
      align (out);
      dex_put_u32 (out, header + 0x20, out->len - header);
    }
  for (guint i = 0; i < headers->len; i++)
    {
      dex_put_u32 (out, g_array_index (headers, guint, i) + 0x70, out->len);
      dex_put_u32 (out, g_array_index (headers, guint, i) + 0x74, g_array_index (headers, guint, i));
    }
  return out;
}

guint
dex_build_offset (const char *description, const char *what)
{
  g_autoptr (GHashTable) offsets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  build (bytes, description, offsets);
  g_assert_true (g_hash_table_contains (offsets, what));
  return GPOINTER_TO_UINT (g_hash_table_lookup (offsets, what));
}
