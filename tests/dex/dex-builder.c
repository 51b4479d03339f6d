/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dex-builder.h"

#include <stdio.h>
#include <string.h>

#define HEADER_SIZE 0x70u
#define NO_INDEX 0xffffffffu

typedef enum
{
  OPERAND_NONE,
  OPERAND_STRING,
  OPERAND_STRING_JUMBO,
  OPERAND_TYPE,
  OPERAND_FIELD,
  OPERAND_METHOD,
  OPERAND_POLYMORPHIC,
  OPERAND_CALL_SITE,
  OPERAND_HANDLE,
  OPERAND_PACKED,
  OPERAND_SPARSE,
  OPERAND_ARRAY,
  OPERAND_UNITS,
} Operand;

static const struct
{
  const char *name;
  guint16 unit;
  Operand operand;
} instructions[] = {
  { "nop", 0x0000, OPERAND_NONE },
  { "return", 0x000e, OPERAND_NONE },
  { "const-string", 0x001a, OPERAND_STRING },
  { "const-string/jumbo", 0x001b, OPERAND_STRING_JUMBO },
  { "const-class", 0x001c, OPERAND_TYPE },
  { "iget", 0x0054, OPERAND_FIELD },
  { "sget", 0x0062, OPERAND_FIELD },
  { "sput", 0x0069, OPERAND_FIELD },
  { "invoke", 0x0071, OPERAND_METHOD },
  { "invoke/range", 0x0077, OPERAND_METHOD },
  { "invoke/polymorphic", 0x00fa, OPERAND_POLYMORPHIC },
  { "invoke-custom", 0x00fc, OPERAND_CALL_SITE },
  { "const-method-handle", 0x00fe, OPERAND_HANDLE },
  { "packed-switch", 0x0100, OPERAND_PACKED },
  { "sparse-switch", 0x0200, OPERAND_SPARSE },
  { "array", 0x0300, OPERAND_ARRAY },
  { "units", 0, OPERAND_UNITS },
};

/* A table of the file: entries are texts, sorted by what they stand for. */
typedef struct
{
  GPtrArray *texts;
} Table;

typedef struct
{
  char *name;
  char *descriptor;
  GPtrArray *lines; /* NULL: abstract */
  gboolean same;    /* its code is that of the first method of its class */
  guint code;
} Method;

typedef struct
{
  char *type;
  char *super;
  GPtrArray *interfaces;
  GPtrArray *statics; /* name, value in turn */
  GPtrArray *methods; /* Method */
  guint interfaces_off, data_off, values_off;
} Class;

typedef struct
{
  guint version;
  Table strings, types, protos, fields, methods, call_sites;
  GPtrArray *classes;
  GByteArray *out;
  GHashTable *offsets;
} Builder;

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

static guint
table_add (Table *table, const char *text)
{
  for (guint i = 0; i < table->texts->len; i++)
    if (strcmp (g_ptr_array_index (table->texts, i), text) == 0)
      return i;
  g_ptr_array_add (table->texts, g_strdup (text));
  return table->texts->len - 1;
}

static guint
table_find (Table *table, const char *text)
{
  for (guint i = 0; i < table->texts->len; i++)
    if (strcmp (g_ptr_array_index (table->texts, i), text) == 0)
      return i;
  g_error ("“%s” was not collected", text);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "(ILjava/lang/String;)V": types of parameters, then the result's, last. */
static GPtrArray *
split_proto (const char *proto)
{
  GPtrArray *types = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = proto + 1; *at != '\0';)
    {
      const char *start = at;

      if (*at == ')')
        {
          at++;
          continue;
        }
      while (*at == '[')
        at++;
      at = *at == 'L' ? strchr (at, ';') + 1 : at + 1;
      g_ptr_array_add (types, g_strndup (start, at - start));
    }
  return types;
}

/* "Lcom/a/B;->name(I)V" or "Lcom/a/B;->NAME:I" */
static void
split_member (const char *text, char **type, char **name, char **rest)
{
  const char *arrow = strstr (text, "->"), *end;

  g_assert_nonnull (arrow);
  end = strpbrk (arrow, "(:");
  g_assert_nonnull (end);
  *type = g_strndup (text, arrow - text);
  *name = g_strndup (arrow + 2, end - arrow - 2);
  *rest = g_strdup (*end == ':' ? end + 1 : end);
}

static void
collect_type (Builder *self, const char *type)
{
  table_add (&self->types, type);
  table_add (&self->strings, type);
}

static void
collect_proto (Builder *self, const char *proto)
{
  g_autoptr (GPtrArray) types = split_proto (proto);

  table_add (&self->protos, proto);
  for (guint i = 0; i < types->len; i++)
    collect_type (self, g_ptr_array_index (types, i));
  table_add (&self->strings, "V"); /* every shorty: nobody reads it */
}

static void
collect_member (Builder *self, Table *table, const char *text)
{
  g_autofree char *type = NULL, *name = NULL, *rest = NULL;

  split_member (text, &type, &name, &rest);
  table_add (table, text);
  collect_type (self, type);
  table_add (&self->strings, name);
  if (table == &self->methods)
    collect_proto (self, rest);
  else
    collect_type (self, rest);
}

static Operand
find_instruction (const char *line, guint16 *unit, const char **operand)
{
  gsize length = strcspn (line, " ");

  *operand = line[length] == ' ' ? line + length + 1 : "";
  for (gsize i = 0; i < G_N_ELEMENTS (instructions); i++)
    if (strlen (instructions[i].name) == length && strncmp (instructions[i].name, line, length) == 0)
      {
        *unit = instructions[i].unit;
        return instructions[i].operand;
      }
  g_error ("no instruction “%s”", line);
}

static void
collect_line (Builder *self, const char *line)
{
  const char *operand;
  guint16 unit;

  switch (find_instruction (line, &unit, &operand))
    {
    case OPERAND_STRING:
    case OPERAND_STRING_JUMBO:
      table_add (&self->strings, operand);
      break;
    case OPERAND_TYPE:
      collect_type (self, operand);
      break;
    case OPERAND_FIELD:
      collect_member (self, &self->fields, operand);
      break;
    case OPERAND_CALL_SITE:
    case OPERAND_HANDLE:
      table_add (&self->call_sites, operand);
      collect_member (self, &self->methods, operand);
      break;
    case OPERAND_METHOD:
      collect_member (self, &self->methods, operand);
      break;
    case OPERAND_POLYMORPHIC:
      collect_member (self, &self->methods, operand);
      collect_proto (self, "()V");
      break;
    default:
      break;
    }
}

static char *
class_member (Class *class, const char *name, const char *separator, const char *rest)
{
  return g_strconcat (class->type, "->", name, separator, rest, NULL);
}

static void
collect_class (Builder *self, Class *class)
{
  collect_type (self, class->type);
  if (class->super != NULL)
    collect_type (self, class->super);
  for (guint i = 0; i < class->interfaces->len; i++)
    collect_type (self, g_ptr_array_index (class->interfaces, i));
  for (guint i = 0; i < class->statics->len; i += 2)
    {
      g_autofree char *member = class_member (class, g_ptr_array_index (class->statics, i), ":", "Ljava/lang/String;");
      collect_member (self, &self->fields, member);
      table_add (&self->strings, g_ptr_array_index (class->statics, i + 1));
    }
  for (guint i = 0; i < class->methods->len; i++)
    {
      Method *method = g_ptr_array_index (class->methods, i);
      g_autofree char *member = class_member (class, method->name, "", method->descriptor);

      collect_member (self, &self->methods, member);
      for (guint j = 0; method->lines != NULL && j < method->lines->len; j++)
        collect_line (self, g_ptr_array_index (method->lines, j));
    }
}

static void
method_free (gpointer data)
{
  Method *method = data;

  g_free (method->name);
  g_free (method->descriptor);
  g_clear_pointer (&method->lines, g_ptr_array_unref);
  g_free (method);
}

static void
class_free (gpointer data)
{
  Class *class = data;

  g_free (class->type);
  g_free (class->super);
  g_ptr_array_unref (class->interfaces);
  g_ptr_array_unref (class->statics);
  g_ptr_array_unref (class->methods);
  g_free (class);
}

static void
parse_class (Builder *self, char **words)
{
  Class *class = g_new0 (Class, 1);

  class->type = g_strdup (words[1]);
  class->super = g_strdup (words[2]);
  class->interfaces = g_ptr_array_new_with_free_func (g_free);
  class->statics = g_ptr_array_new_with_free_func (g_free);
  class->methods = g_ptr_array_new_with_free_func (method_free);
  for (guint i = 3; words[2] != NULL && words[i] != NULL; i++)
    g_ptr_array_add (class->interfaces, g_strdup (words[i]));
  g_ptr_array_add (self->classes, class);
}

static void
parse (Builder *self, const char *description)
{
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);
  GPtrArray *code = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      g_auto (GStrv) words = g_strsplit (line, " ", -1);
      Class *class = self->classes->len > 0 ? g_ptr_array_index (self->classes, self->classes->len - 1) : NULL;

      if (*line == '\0')
        continue;
      if (strcmp (words[0], ".version") == 0)
        self->version = atoi (words[1]);
      else if (strcmp (words[0], ".class") == 0)
        parse_class (self, words);
      else if (strcmp (words[0], ".static") == 0)
        {
          g_ptr_array_add (class->statics, g_strdup (words[1]));
          g_ptr_array_add (class->statics, g_strdup (words[2]));
        }
      else if (strcmp (words[0], ".method") == 0)
        {
          Method *method = g_new0 (Method, 1);
          method->name = g_strdup (words[1]);
          method->descriptor = g_strdup (words[2]);
          g_ptr_array_add (class->methods, method);
        }
      else if (strcmp (words[0], ".same") == 0)
        ((Method *) g_ptr_array_index (class->methods, class->methods->len - 1))->same = TRUE;
      else if (strcmp (words[0], ".end") == 0)
        {
          Method *method = g_ptr_array_index (class->methods, class->methods->len - 1);
          method->lines = code;
          code = g_ptr_array_new_with_free_func (g_free);
        }
      else
        g_ptr_array_add (code, g_strdup (line));
    }
  g_ptr_array_unref (code);
}

static Builder *sorting;

static int
compare_types (const char *a, const char *b)
{
  return strcmp (a, b); /* types are in the order of their strings */
}

static int
compare_protos (gconstpointer a, gconstpointer b)
{
  g_autoptr (GPtrArray) left = split_proto (*(const char *const *) a);
  g_autoptr (GPtrArray) right = split_proto (*(const char *const *) b);
  int order = compare_types (g_ptr_array_index (left, left->len - 1), g_ptr_array_index (right, right->len - 1));

  for (guint i = 0; order == 0 && i + 1 < left->len && i + 1 < right->len; i++)
    order = compare_types (g_ptr_array_index (left, i), g_ptr_array_index (right, i));
  return order != 0 ? order : (int) left->len - (int) right->len;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  g_autofree char *type_a = NULL, *name_a = NULL, *rest_a = NULL;
  g_autofree char *type_b = NULL, *name_b = NULL, *rest_b = NULL;
  int order;

  split_member (*(const char *const *) a, &type_a, &name_a, &rest_a);
  split_member (*(const char *const *) b, &type_b, &name_b, &rest_b);
  order = compare_types (type_a, type_b);
  if (order == 0)
    order = strcmp (name_a, name_b);
  if (order == 0 && *rest_a == '(')
    order = (int) table_find (&sorting->protos, rest_a) - (int) table_find (&sorting->protos, rest_b);
  return order;
}

static void
sort_tables (Builder *self)
{
  sorting = self;
  g_ptr_array_sort (self->strings.texts, compare_texts);
  g_ptr_array_sort (self->types.texts, compare_texts);
  g_ptr_array_sort (self->protos.texts, compare_protos);
  g_ptr_array_sort (self->fields.texts, compare_members);
  g_ptr_array_sort (self->methods.texts, compare_members);
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
  Operand kind = find_instruction (line, &unit, &operand);

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
    put_u16 (code, table_find (&self->strings, operand));
  else if (kind == OPERAND_STRING_JUMBO)
    put_u32 (code, table_find (&self->strings, operand));
  else if (kind == OPERAND_TYPE)
    put_u16 (code, table_find (&self->types, operand));
  else if (kind == OPERAND_FIELD)
    put_u16 (code, table_find (&self->fields, operand));
  else if (kind == OPERAND_METHOD || kind == OPERAND_POLYMORPHIC)
    put_u16 (code, table_find (&self->methods, operand));
  else if (kind == OPERAND_CALL_SITE || kind == OPERAND_HANDLE)
    put_u16 (code, table_find (&self->call_sites, operand));
  if (kind == OPERAND_METHOD || kind == OPERAND_POLYMORPHIC || kind == OPERAND_CALL_SITE)
    put_u16 (code, 0);
  if (kind == OPERAND_POLYMORPHIC)
    put_u16 (code, table_find (&self->protos, "()V"));
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

static int
compare_methods (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Class *class = user_data;
  Method *left = *(Method *const *) a, *right = *(Method *const *) b;
  g_autofree char *left_text = class_member (class, left->name, "", left->descriptor);
  g_autofree char *right_text = class_member (class, right->name, "", right->descriptor);
  const char *left_member = left_text, *right_member = right_text;

  return compare_members (&left_member, &right_member);
}

static void
write_methods (Builder *self, Class *class, gboolean direct)
{
  guint last = 0;

  for (guint i = 0; i < class->methods->len; i++)
    {
      Method *method = g_ptr_array_index (class->methods, i);
      g_autofree char *member = class_member (class, method->name, "", method->descriptor);
      guint index = table_find (&self->methods, member);

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

  if (class->statics->len > 0)
    qsort (class->statics->pdata, class->statics->len / 2, 2 * sizeof (gpointer), compare_statics);
  g_ptr_array_sort_with_data (class->methods, compare_methods, class);
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
      g_autofree char *member = class_member (class, g_ptr_array_index (class->statics, i), ":", "Ljava/lang/String;");
      guint index = table_find (&self->fields, member);

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
    put_value (self->out, 0x17, table_find (&self->strings, g_ptr_array_index (class->statics, i + 1)));
}

static guint
write_type_list (Builder *self, GPtrArray *types, guint count, const char *what)
{
  guint offset;

  align (self->out);
  offset = here (self, what);
  put_u32 (self->out, count);
  for (guint i = 0; i < count; i++)
    put_u16 (self->out, table_find (&self->types, g_ptr_array_index (types, i)));
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

      split_member (g_ptr_array_index (table->texts, i), &type, &name, &rest);
      dex_put_u32 (self->out, at, table_find (&self->types, type) | table_find (kinds, rest) << 16);
      dex_put_u32 (self->out, at + 4, table_find (&self->strings, name));
    }
}

static void
write_protos (Builder *self, guint at)
{
  for (guint i = 0; i < self->protos.texts->len; i++, at += 12)
    {
      g_autoptr (GPtrArray) types = split_proto (g_ptr_array_index (self->protos.texts, i));

      dex_put_u32 (self->out, at, table_find (&self->strings, "V"));
      dex_put_u32 (self->out, at + 4, table_find (&self->types, g_ptr_array_index (types, types->len - 1)));
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
      dex_put_u32 (self->out, at, table_find (&self->types, class->type));
      dex_put_u32 (self->out, at + 4, 1);
      dex_put_u32 (self->out, at + 8, class->super != NULL ? table_find (&self->types, class->super) : NO_INDEX);
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
      guint method = table_find (&self->methods, g_ptr_array_index (self->call_sites.texts, i));

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
  dex_put_u32 (self->out, 0x34, map);
}

static void
write_table (Builder *self, guint header_field, guint count, guint offset)
{
  dex_put_u32 (self->out, header_field, count);
  dex_put_u32 (self->out, header_field + 4, count > 0 ? offset : 0);
}

static void
write_header (Builder *self)
{
  g_autofree char *magic = g_strdup_printf ("dex\n%03u", self->version);

  memcpy (self->out->data, magic, 8);
  dex_put_u32 (self->out, 0x20, self->out->len);
  dex_put_u32 (self->out, 0x24, HEADER_SIZE);
  dex_put_u32 (self->out, 0x28, 0x12345678);
  dex_seal (self->out);
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

  reserve (self, "header", HEADER_SIZE, 1);
  strings = reserve (self, "string_ids", self->strings.texts->len, 4);
  types = reserve (self, "type_ids", self->types.texts->len, 4);
  protos = reserve (self, "proto_ids", self->protos.texts->len, 12);
  fields = reserve (self, "field_ids", self->fields.texts->len, 8);
  methods = reserve (self, "method_ids", self->methods.texts->len, 8);
  classes = reserve (self, "class_defs", self->classes->len, 32);
  sites = reserve (self, "call_site_ids", self->call_sites.texts->len, 4);
  handles = reserve (self, "method_handles", self->call_sites.texts->len, 8);
  for (guint i = 0; i < self->types.texts->len; i++)
    dex_put_u32 (self->out, types + 4 * i, table_find (&self->strings, g_ptr_array_index (self->types.texts, i)));
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
  write_header (self);
}

static GByteArray *
build (const char *description, GHashTable *offsets)
{
  Builder self = { .version = 35, .offsets = offsets };
  Table *tables[] = { &self.strings, &self.types, &self.protos, &self.fields, &self.methods, &self.call_sites };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    tables[i]->texts = g_ptr_array_new_with_free_func (g_free);
  self.classes = g_ptr_array_new_with_free_func (class_free);
  self.out = g_byte_array_new ();
  parse (&self, description);
  for (guint i = 0; i < self.classes->len; i++)
    collect_class (&self, g_ptr_array_index (self.classes, i));
  sort_tables (&self);
  write_file (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_ptr_array_unref (tables[i]->texts);
  g_ptr_array_unref (self.classes);
  return self.out;
}

GByteArray *
dex_build (const char *description)
{
  g_autoptr (GHashTable) offsets = g_hash_table_new (g_str_hash, g_str_equal);

  return build (description, offsets);
}

guint
dex_build_offset (const char *description, const char *what)
{
  g_autoptr (GHashTable) offsets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GByteArray) bytes = build (description, offsets);

  g_assert_true (g_hash_table_contains (offsets, what));
  return GPOINTER_TO_UINT (g_hash_table_lookup (offsets, what));
}
