/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "knowledge/candor-knowledge-seal-private.h"

/* One entry: where it stands, and its words, one a field. */
typedef struct
{
  xmlNode *node;
  guint32 *words;
} CandorKnowledgeRow;

typedef struct
{
  const CandorKnowledgeSection *section;
  guint n_fields;
  GArray *rows;     /* of CandorKnowledgeRow */
  GArray *lists;    /* of guint32 */
  GHashTable *keys; /* key to xmlNode */
} CandorKnowledgeRows;

struct _CandorKnowledgeCompiler
{
  GPtrArray *problems;
  GByteArray *pool;
  GHashTable *offsets; /* string to offset in the pool */
  CandorKnowledgeRows sections[CANDOR_SECTION_COUNT];
  CandorKnowledgeRows *current;
  CandorKnowledgeRow *row;
};

static void
candor_knowledge_row_clear (gpointer data)
{
  g_free (((CandorKnowledgeRow *) data)->words);
}

static CandorKnowledgeCompiler *
candor_knowledge_compiler_new (GPtrArray *problems)
{
  CandorKnowledgeCompiler *self = g_new0 (CandorKnowledgeCompiler, 1);
  guint32 empty = 0;

  self->problems = problems;
  self->pool = g_byte_array_new ();
  g_byte_array_append (self->pool, (const guint8 *) "", 1);
  self->offsets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    {
      CandorKnowledgeRows *rows = &self->sections[i];
      rows->section = candor_knowledge_get_section (i);
      rows->n_fields = candor_knowledge_section_count_fields (rows->section);
      rows->rows = g_array_new (FALSE, FALSE, sizeof (CandorKnowledgeRow));
      g_array_set_clear_func (rows->rows, candor_knowledge_row_clear);
      rows->lists = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_array_append_val (rows->lists, empty);
      rows->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  return self;
}

static void
candor_knowledge_compiler_free (CandorKnowledgeCompiler *self)
{
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    {
      g_array_unref (self->sections[i].rows);
      g_array_unref (self->sections[i].lists);
      g_hash_table_unref (self->sections[i].keys);
    }
  g_hash_table_unref (self->offsets);
  g_byte_array_unref (self->pool);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorKnowledgeCompiler, candor_knowledge_compiler_free)

void
candor_knowledge_compiler_report (CandorKnowledgeCompiler *self, xmlNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems,
                   candor_knowledge_problem_new (CANDOR_KNOWLEDGE_ERROR_REFERENCE,
                                                 candor_knowledge_node_get_file (node),
                                                 candor_knowledge_node_get_line (node), "%s", message));
}

xmlNode *
candor_knowledge_compiler_find (CandorKnowledgeCompiler *self, CandorKnowledgeSectionId id, const char *key)
{
  return g_hash_table_lookup (self->sections[id].keys, key);
}

guint32
candor_knowledge_compiler_intern (CandorKnowledgeCompiler *self, const char *string)
{
  gpointer offset;

  if (string == NULL || *string == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->offsets, string, NULL, &offset))
    return GPOINTER_TO_UINT (offset);
  offset = GUINT_TO_POINTER (self->pool->len);
  g_byte_array_append (self->pool, (const guint8 *) string, strlen (string) + 1);
  g_hash_table_insert (self->offsets, g_strdup (string), offset);
  return GPOINTER_TO_UINT (offset);
}

guint32
candor_knowledge_compiler_add_list (CandorKnowledgeCompiler *self, const char *const *strings)
{
  GArray *lists = self->current->lists;
  guint32 start = lists->len, word = 0;

  for (guint i = 0; strings[i] != NULL; i++)
    if ((word = candor_knowledge_compiler_intern (self, strings[i])) != 0)
      g_array_append_val (lists, word);
  if (lists->len == start)
    return 0;
  word = 0;
  g_array_append_val (lists, word);
  return start;
}

static guint
candor_knowledge_rows_find_field (CandorKnowledgeRows *rows, const char *name)
{
  guint index = 0;

  while (index < rows->n_fields && !g_str_equal (rows->section->fields[index].name, name))
    index++;
  g_assert (index < rows->n_fields);
  return index;
}

void
candor_knowledge_compiler_set_list (CandorKnowledgeCompiler *self, const char *field,
                                    const char *const *strings)
{
  guint index = candor_knowledge_rows_find_field (self->current, field);

  self->row->words[index] = candor_knowledge_compiler_add_list (self, strings);
}

gboolean
candor_knowledge_compiler_has_key (CandorKnowledgeCompiler *self, const char *section, const char *key)
{
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    if (g_str_equal (self->sections[i].section->name, section))
      return g_hash_table_contains (self->sections[i].keys, key);
  g_assert_not_reached ();
}

static void
candor_knowledge_compiler_encode (CandorKnowledgeCompiler *self, CandorKnowledgeRows *rows)
{
  self->current = rows;
  for (guint i = 0; i < rows->rows->len; i++)
    {
      self->row = &g_array_index (rows->rows, CandorKnowledgeRow, i);
      for (guint j = 0; j < rows->n_fields; j++)
        self->row->words[j] = candor_knowledge_encode_field (self, self->row->node, &rows->section->fields[j]);
      if (rows->section->check != NULL)
        rows->section->check (self, self->row->node);
    }
}

/* Finding the entries. */

/* What makes the entry unique, in words: "method android.os.Build getSerial". */
static char *
candor_knowledge_row_describe (CandorKnowledgeRow *row, const CandorKnowledgeSection *section)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < section->n_keys; i++)
    {
      g_autofree char *part = candor_knowledge_node_get_attribute (row->node, section->fields[i].name);
      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
    }
  return g_string_free (text, FALSE);
}

/* An addition of the same key takes the place of what it adds to. */
static gboolean
candor_knowledge_rows_replace (CandorKnowledgeRows *rows, xmlNode *node)
{
  CandorKnowledgeRow taken = { node, NULL };
  g_autofree char *key = candor_knowledge_row_describe (&taken, rows->section);

  for (guint i = 0; i < rows->rows->len; i++)
    {
      CandorKnowledgeRow *row = &g_array_index (rows->rows, CandorKnowledgeRow, i);
      g_autofree char *other = row->node->doc->_private == NULL ? candor_knowledge_row_describe (row, rows->section) : NULL;

      if (g_strcmp0 (other, key) != 0)
        continue;
      row->node = node;
      return TRUE;
    }
  return FALSE;
}

static void
candor_knowledge_compiler_take (CandorKnowledgeCompiler *self, CandorKnowledgeRows *rows, xmlNode *node)
{
  char *key = candor_knowledge_node_get_attribute (node, rows->section->fields[0].name);

  if (node->doc->_private == NULL || !candor_knowledge_rows_replace (rows, node))
    {
      CandorKnowledgeRow row = { node, g_new0 (guint32, rows->n_fields) };
      g_array_append_val (rows->rows, row);
    }
  else if (key != NULL)
    g_hash_table_remove (rows->keys, key);
  if (key == NULL || g_hash_table_contains (rows->keys, key))
    g_free (key);
  else
    g_hash_table_insert (rows->keys, key, node);
}

static gboolean
candor_knowledge_section_has (const CandorKnowledgeSection *section, xmlNode *node, const char *container,
                              const char *language)
{
  return section->element != NULL && g_str_equal (section->element, (const char *) node->name)
         && g_strcmp0 (section->container, container) == 0
         && (section->language == NULL || g_strcmp0 (section->language, language) == 0);
}

static void
candor_knowledge_compiler_collect (CandorKnowledgeCompiler *self, xmlNode *parent, const char *container)
{
  g_autofree char *language = container != NULL ? candor_knowledge_node_get_language (parent) : NULL;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      gboolean taken = FALSE;
      if (node->type != XML_ELEMENT_NODE)
        continue;
      for (guint i = 0; i < CANDOR_SECTION_COUNT && !taken; i++)
        if (candor_knowledge_section_has (self->sections[i].section, node, container, language))
          {
            candor_knowledge_compiler_take (self, &self->sections[i], node);
            taken = TRUE;
          }
      if (!taken && container == NULL)
        candor_knowledge_compiler_collect (self, node, (const char *) node->name);
    }
}

/* Order. */

static int
candor_knowledge_row_compare (gconstpointer left, gconstpointer right, gpointer user_data)
{
  CandorKnowledgeCompiler *self = user_data;
  const CandorKnowledgeRow *a = left, *b = right;

  for (guint i = 0; i < self->current->section->n_keys; i++)
    {
      CandorKnowledgeFieldKind kind = self->current->section->fields[i].kind;
      int order;
      if (kind == CANDOR_FIELD_NUMBER || kind == CANDOR_FIELD_CHOICE || kind == CANDOR_FIELD_FLAG)
        order = a->words[i] < b->words[i] ? -1 : a->words[i] > b->words[i];
      else
        order = strcmp ((char *) self->pool->data + a->words[i], (char *) self->pool->data + b->words[i]);
      if (order != 0)
        return order;
    }
  return 0;
}

static void
candor_knowledge_compiler_sort (CandorKnowledgeCompiler *self, CandorKnowledgeRows *rows)
{
  self->current = rows;
  g_array_sort_with_data (rows->rows, candor_knowledge_row_compare, self);
  for (guint i = 1; i < rows->rows->len; i++)
    {
      CandorKnowledgeRow *row = &g_array_index (rows->rows, CandorKnowledgeRow, i);
      CandorKnowledgeRow *before = row - 1;
      g_autofree char *key = NULL;
      if (candor_knowledge_row_compare (before, row, self) != 0)
        continue;
      key = candor_knowledge_row_describe (row, rows->section);
      candor_knowledge_compiler_report (self, row->node, _("the %s “%s” is there twice, first in %s:%ld"),
                                        _(rows->section->name), key,
                                        candor_knowledge_node_get_file (before->node),
                                        candor_knowledge_node_get_line (before->node));
    }
}

/* For finish functions. */

guint
candor_knowledge_compiler_count_rows (CandorKnowledgeCompiler *self, CandorKnowledgeSectionId id)
{
  return self->sections[id].rows->len;
}

xmlNode *
candor_knowledge_compiler_get_node (CandorKnowledgeCompiler *self, CandorKnowledgeSectionId id, guint row)
{
  return g_array_index (self->sections[id].rows, CandorKnowledgeRow, row).node;
}

GPtrArray *
candor_knowledge_compiler_get_list (CandorKnowledgeCompiler *self, CandorKnowledgeSectionId id, guint row,
                                    const char *field)
{
  CandorKnowledgeRows *rows = &self->sections[id];
  guint index = candor_knowledge_rows_find_field (rows, field);
  guint32 at = g_array_index (rows->rows, CandorKnowledgeRow, row).words[index];
  GPtrArray *strings = g_ptr_array_new ();

  for (guint32 word; (word = g_array_index (rows->lists, guint32, at)) != 0; at++)
    g_ptr_array_add (strings, self->pool->data + word);
  return strings;
}

void
candor_knowledge_compiler_add_row (CandorKnowledgeCompiler *self, CandorKnowledgeSectionId id,
                                   const guint32 *words)
{
  CandorKnowledgeRows *rows = &self->sections[id];
  CandorKnowledgeRow row = { NULL, g_memdup2 (words, rows->n_fields * sizeof (guint32)) };

  g_array_append_val (rows->rows, row);
}

/* Writing. */

static GVariant *
candor_knowledge_rows_to_variant (CandorKnowledgeRows *rows)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < rows->rows->len; i++)
    g_array_append_vals (words, g_array_index (rows->rows, CandorKnowledgeRow, i).words, rows->n_fields);
  return g_variant_new ("(s@au@au)", rows->section->name,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, words->data, words->len, 4),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, rows->lists->data,
                                                   rows->lists->len, 4));
}

static GBytes *
candor_knowledge_compiler_write (CandorKnowledgeCompiler *self, const char *version)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GBytes) content = NULL;
  GVariantBuilder sections;

  g_variant_builder_init (&sections, G_VARIANT_TYPE ("a(sauau)"));
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    g_variant_builder_add_value (&sections, candor_knowledge_rows_to_variant (&self->sections[i]));
  variant = g_variant_ref_sink (g_variant_new ("(us@aya(sauau))", CANDOR_KNOWLEDGE_FORMAT, version,
                                               g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, self->pool->data,
                                                                          self->pool->len, 1),
                                               &sections));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  g_autoptr (GVariant) native = g_steal_pointer (&variant);
  variant = g_variant_byteswap (native);
#endif
  content = g_variant_get_data_as_bytes (variant);
  return candor_knowledge_seal (content);
}

GBytes *
candor_knowledge_compile (GPtrArray *roots, GPtrArray *problems)
{
  g_autoptr (CandorKnowledgeCompiler) self = candor_knowledge_compiler_new (problems);
  g_autofree char *version = g_strdup ("");
  guint before = problems->len;

  for (guint i = 0; i < roots->len; i++)
    {
      xmlNode *root = g_ptr_array_index (roots, i);
      g_autofree char *of_file = candor_knowledge_node_get_attribute (root, "version");
      candor_knowledge_compiler_collect (self, root, NULL);
      /* Versions are dates, so text order is their order: a folder is as new as its newest file. */
      if (of_file != NULL && strcmp (version, of_file) < 0)
        {
          g_free (version);
          version = g_steal_pointer (&of_file);
        }
    }
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    candor_knowledge_compiler_encode (self, &self->sections[i]);
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    candor_knowledge_compiler_sort (self, &self->sections[i]);
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    if (self->sections[i].section->finish != NULL)
      self->sections[i].section->finish (self);
  return problems->len > before ? NULL : candor_knowledge_compiler_write (self, version);
}
