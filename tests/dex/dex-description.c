/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dex-description.h"

#include <stdlib.h>
#include <string.h>

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

static guint
table_add (Table *table, const char *text)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (table->places, text));

  if (place > 0)
    return place - 1;
  g_ptr_array_add (table->texts, g_strdup (text));
  place = table->texts->len;
  g_hash_table_insert (table->places, g_ptr_array_index (table->texts, place - 1), GUINT_TO_POINTER (place));
  return place - 1;
}

guint
dex_table_find (Table *table, const char *text)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (table->places, text));

  if (place == 0)
    g_error ("“%s” was not collected", text);
  return place - 1;
}

static void
table_note_places (Table *table)
{
  for (guint i = 0; i < table->texts->len; i++)
    g_hash_table_insert (table->places, g_ptr_array_index (table->texts, i), GUINT_TO_POINTER (i + 1));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "(ILjava/lang/String;)V": types of parameters, then the result's, last. */
GPtrArray *
dex_split_proto (const char *proto)
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
void
dex_split_member (const char *text, char **type, char **name, char **rest)
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
  g_autoptr (GPtrArray) types = dex_split_proto (proto);

  table_add (&self->protos, proto);
  for (guint i = 0; i < types->len; i++)
    collect_type (self, g_ptr_array_index (types, i));
  table_add (&self->strings, "V"); /* every shorty: nobody reads it */
}

static void
collect_member (Builder *self, Table *table, const char *text)
{
  g_autofree char *type = NULL, *name = NULL, *rest = NULL;

  dex_split_member (text, &type, &name, &rest);
  table_add (table, text);
  collect_type (self, type);
  table_add (&self->strings, name);
  if (table == &self->methods)
    collect_proto (self, rest);
  else
    collect_type (self, rest);
}

Operand
dex_find_instruction (const char *line, guint16 *unit, const char **operand)
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

  switch (dex_find_instruction (line, &unit, &operand))
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

char *
dex_class_member (Class *class, const char *name, const char *separator, const char *rest)
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
      g_autofree char *member = dex_class_member (class, g_ptr_array_index (class->statics, i), ":", "Ljava/lang/String;");
      collect_member (self, &self->fields, member);
      table_add (&self->strings, g_ptr_array_index (class->statics, i + 1));
    }
  for (guint i = 0; i < class->methods->len; i++)
    {
      Method *method = g_ptr_array_index (class->methods, i);
      g_autofree char *member = dex_class_member (class, method->name, "", method->descriptor);

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

/* Types are in the order of their strings, and so is what begins with a type. */
static int
compare_protos (gconstpointer a, gconstpointer b)
{
  g_autoptr (GPtrArray) left = dex_split_proto (*(const char *const *) a);
  g_autoptr (GPtrArray) right = dex_split_proto (*(const char *const *) b);
  int order = strcmp (g_ptr_array_index (left, left->len - 1), g_ptr_array_index (right, right->len - 1));

  for (guint i = 0; order == 0 && i + 1 < left->len && i + 1 < right->len; i++)
    order = strcmp (g_ptr_array_index (left, i), g_ptr_array_index (right, i));
  return order != 0 ? order : (int) left->len - (int) right->len;
}

int
dex_compare_members (Builder *self, const char *a, const char *b)
{
  g_autofree char *type_a = NULL, *name_a = NULL, *rest_a = NULL;
  g_autofree char *type_b = NULL, *name_b = NULL, *rest_b = NULL;
  int order;

  dex_split_member (a, &type_a, &name_a, &rest_a);
  dex_split_member (b, &type_b, &name_b, &rest_b);
  order = strcmp (type_a, type_b);
  if (order == 0)
    order = strcmp (name_a, name_b);
  if (order == 0 && *rest_a == '(')
    order = (int) dex_table_find (&self->protos, rest_a) - (int) dex_table_find (&self->protos, rest_b);
  return order;
}

static int
compare_members (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return dex_compare_members (user_data, *(const char *const *) a, *(const char *const *) b);
}

static void
sort_tables (Builder *self)
{
  g_ptr_array_sort (self->strings.texts, compare_texts);
  g_ptr_array_sort (self->types.texts, compare_texts);
  g_ptr_array_sort (self->protos.texts, compare_protos);
  table_note_places (&self->protos); /* members are in its order */
  g_ptr_array_sort_with_data (self->fields.texts, compare_members, self);
  g_ptr_array_sort_with_data (self->methods.texts, compare_members, self);
}

static void
for_each_table (Builder *self, void (*visit) (Table *table))
{
  Table *tables[] = { &self->strings, &self->types, &self->protos, &self->fields, &self->methods, &self->call_sites };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    visit (tables[i]);
}

static void
table_init (Table *table)
{
  table->texts = g_ptr_array_new_with_free_func (g_free);
  table->places = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
table_clear (Table *table)
{
  g_hash_table_unref (table->places);
  g_ptr_array_unref (table->texts);
}

void
dex_description_read (Builder *self, const char *description)
{
  for_each_table (self, table_init);
  self->classes = g_ptr_array_new_with_free_func (class_free);
  self->version = 35;
  parse (self, description);
  for (guint i = 0; i < self->classes->len; i++)
    collect_class (self, g_ptr_array_index (self->classes, i));
  sort_tables (self);
  for_each_table (self, table_note_places);
}

void
dex_description_clear (Builder *self)
{
  for_each_table (self, table_clear);
  g_ptr_array_unref (self->classes);
}
