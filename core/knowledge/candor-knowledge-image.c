/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-image-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "knowledge/candor-knowledge-seal-private.h"

#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)

typedef struct
{
  const CandorKnowledgeSection *section;
  const guint32 *words;
  gsize n_words;
  const guint32 *lists;
  gsize n_lists;
  guint n_fields;
  guint8 *records;
  gsize n_records;
  const char **strings; /* the lists as pointers */
  guint8 *one_made;     /* which of the records are, where not all of them are */
  gint made;            /* atomic: records and strings are, when they are first asked for */
} CandorKnowledgeTable;

struct _CandorKnowledgeImage
{
  GBytes *bytes;
  GVariant *variant;
  GVariant *children[CANDOR_SECTION_COUNT][2];
  GVariant *pool_variant;
  const char *version;
  const char *pool;
  gsize pool_size;
  GMutex making; /* of records */
  CandorKnowledgeTable tables[CANDOR_SECTION_COUNT];
};

void
candor_knowledge_image_free (CandorKnowledgeImage *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    {
      g_free (self->tables[i].records);
      g_free (self->tables[i].strings);
      g_free (self->tables[i].one_made);
      for (guint j = 0; j < 2; j++)
        g_clear_pointer (&self->children[i][j], g_variant_unref);
    }
  g_mutex_clear (&self->making);
  g_clear_pointer (&self->pool_variant, g_variant_unref);
  g_clear_pointer (&self->variant, g_variant_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

gboolean
candor_knowledge_image_fail (GError **error, const char *what)
{
  g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_COMPILED,
               _("The compiled knowledge is damaged or of another version: %s"), what);
  return FALSE;
}

/* A character of three bytes, as Chinese has, none of them written longer than it must be and no half of a pair
 * (Unicode 15, table 3-7). What is behind the pool's last byte is not looked at, which is a zero. */
static inline gboolean
candor_knowledge_is_triple (const guchar *at)
{
  return (at[0] & 0xf0) == 0xe0 && (at[1] & 0xc0) == 0x80 && (at[2] & 0xc0) == 0x80 && (at[0] != 0xe0 || at[1] >= 0xa0)
         && (at[0] != 0xed || at[1] < 0xa0);
}

/* All strings are UTF-8, and end inside the pool whatever offset a word gives. Most of it is ASCII, looked at eight
 * bytes at a time, or Chinese. */
static gboolean
candor_knowledge_image_check_pool (CandorKnowledgeImage *self)
{
  const char *at = self->pool, *end = self->pool_size > 0 ? at + self->pool_size : at;

  while (at < end)
    {
      guint64 word;

      if ((gsize) (end - at) >= sizeof word && (memcpy (&word, at, sizeof word), (word & HIGH_BITS) == 0))
        at += sizeof word;
      else if ((guchar) *at < 0x80)
        at++;
      else if (candor_knowledge_is_triple ((const guchar *) at))
        at += 3;
      else if (g_utf8_get_char_validated (at, end - at) < (gunichar) -2)
        at = g_utf8_next_char (at);
      else
        return FALSE;
    }
  return TRUE;
}

/* Any place in the pool begins a string that ends in it. Looking at none of them leaves what is not asked for on the disk. */
static inline gboolean
candor_knowledge_image_get_string (CandorKnowledgeImage *self, guint32 word, const char **string)
{
  if (word >= self->pool_size)
    return FALSE;
  *string = word == 0 ? NULL : self->pool + word;
  return TRUE;
}

/* Whether it begins with a whole character as well. */
static inline gboolean
candor_knowledge_image_check_string (CandorKnowledgeImage *self, guint32 word)
{
  return word < self->pool_size && ((guint8) self->pool[word] & 0xc0) != 0x80;
}

/* Where the fields of a column are made, one a record, step bytes apart; step 0 looks whether they could be. */
typedef struct
{
  const guint32 *word;
  gsize n_words; /* to the next word */
  guint8 *place;
  gsize step;
  gsize count;
} CandorKnowledgeColumn;

static gboolean
candor_knowledge_image_load_strings (CandorKnowledgeImage *self, CandorKnowledgeColumn at, gboolean must)
{
  gboolean sound = TRUE;

  for (; at.count > 0; at.count--, at.word += at.n_words, at.place += at.step)
    sound &= candor_knowledge_image_get_string (self, *at.word, (const char **) (gpointer) at.place)
             && (*at.word != 0 || !must) && (at.step > 0 || candor_knowledge_image_check_string (self, *at.word));
  return sound;
}

static gboolean
candor_knowledge_image_load_lists (CandorKnowledgeTable *table, CandorKnowledgeColumn at)
{
  gboolean sound = TRUE;

  for (; at.count > 0; at.count--, at.word += at.n_words, at.place += at.step)
    {
      gboolean there = *at.word < table->n_lists;

      *(const char *const **) (gpointer) at.place = there && table->strings != NULL ? table->strings + *at.word : NULL;
      sound &= there;
    }
  return sound;
}

/* limit: the first number that is none. */
static gboolean
candor_knowledge_image_load_numbers (CandorKnowledgeColumn at, guint64 limit)
{
  gboolean sound = TRUE;

  for (; at.count > 0; at.count--, at.word += at.n_words, at.place += at.step)
    {
      *(guint *) (gpointer) at.place = *at.word;
      sound &= *at.word < limit;
    }
  return sound;
}

static gboolean
candor_knowledge_field_is_list (CandorKnowledgeFieldKind kind)
{
  return kind == CANDOR_FIELD_TOKENS || kind == CANDOR_FIELD_LIST || kind == CANDOR_FIELD_DERIVED_LIST;
}

static guint
candor_knowledge_count_choices (const char *const *choices)
{
  return g_strv_length ((char **) choices);
}

/* One field of some records, for its kind is then asked for once. records: (nullable): where they are made; NULL looks
 * whether they could be. */
static gboolean
candor_knowledge_image_load_column (CandorKnowledgeImage *self, CandorKnowledgeTable *table, guint column, guint8 *records,
                                    gsize first, gsize count)
{
  const CandorKnowledgeField *field = &table->section->fields[column];
  gpointer unwanted;
  CandorKnowledgeColumn at = {
    .word = table->words + first * table->n_fields + column,
    .n_words = table->n_fields,
    .place = records != NULL ? records + first * table->section->record_size + field->offset : (guint8 *) &unwanted,
    .step = records != NULL ? table->section->record_size : 0,
    .count = count,
  };

  switch (field->kind)
    {
    case CANDOR_FIELD_STRING:
    case CANDOR_FIELD_DERIVED_STRING:
      return candor_knowledge_image_load_strings (self, at, TRUE);
    case CANDOR_FIELD_OPTIONAL:
    case CANDOR_FIELD_TEXT:
    case CANDOR_FIELD_SOURCES:
      return candor_knowledge_image_load_strings (self, at, FALSE);
    case CANDOR_FIELD_TOKENS:
    case CANDOR_FIELD_LIST:
    case CANDOR_FIELD_DERIVED_LIST:
      return candor_knowledge_image_load_lists (table, at);
    case CANDOR_FIELD_CHOICE:
      return candor_knowledge_image_load_numbers (at, candor_knowledge_count_choices (field->choices));
    case CANDOR_FIELD_FLAG:
      return candor_knowledge_image_load_numbers (at, 2);
    case CANDOR_FIELD_NUMBER:
    case CANDOR_FIELD_DERIVED_NUMBER:
      return candor_knowledge_image_load_numbers (at, G_GUINT64_CONSTANT (1) << 32);
    case CANDOR_FIELD_END:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
candor_knowledge_image_check_records (CandorKnowledgeImage *self, CandorKnowledgeTable *table)
{
  for (gsize i = 0; i < table->n_lists; i++)
    if (!candor_knowledge_image_check_string (self, table->lists[i]))
      return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    if (!candor_knowledge_image_load_column (self, table, i, NULL, 0, table->n_records))
      return FALSE;
  return TRUE;
}

/* Whoever said that it was checked was wrong; with half of what is known nothing must be judged. */
static void
candor_knowledge_image_give_up (CandorKnowledgeTable *table)
{
  g_error ("the compiled knowledge is damaged: %s", table->section->name);
}

static void
candor_knowledge_image_make_room (CandorKnowledgeTable *table)
{
  if (table->strings != NULL)
    return;
  table->strings = g_new0 (const char *, table->n_lists);
  table->records = g_malloc0_n (MAX (table->n_records, 1), table->section->record_size);
}

static void
candor_knowledge_image_make_one (CandorKnowledgeImage *self, CandorKnowledgeTable *table, gsize index)
{
  const guint32 *words = table->words + index * table->n_fields;
  gboolean sound = TRUE;

  for (guint i = 0; i < table->n_fields; i++)
    {
      sound &= candor_knowledge_image_load_column (self, table, i, table->records, index, 1);
      if (!candor_knowledge_field_is_list (table->section->fields[i].kind))
        continue;
      /* The last list ends with what it lies in. */
      for (guint32 at = words[i]; sound && table->strings[at] == NULL && table->lists[at] != 0; at++)
        sound &= candor_knowledge_image_get_string (self, table->lists[at], &table->strings[at]);
    }
  if (!sound)
    candor_knowledge_image_give_up (table);
}

static void
candor_knowledge_image_make_records (CandorKnowledgeImage *self, CandorKnowledgeTable *table)
{
  gboolean sound = TRUE;

  candor_knowledge_image_make_room (table);
  for (gsize i = 0; i < table->n_lists; i++)
    if (table->strings[i] == NULL)
      sound &= candor_knowledge_image_get_string (self, table->lists[i], &table->strings[i]);
  if (!sound)
    candor_knowledge_image_give_up (table);
  /* Others may be looking at those that are made. */
  for (gsize i = 0; table->one_made != NULL && i < table->n_records; i++)
    if (!table->one_made[i])
      candor_knowledge_image_make_one (self, table, i);
  for (guint i = 0; table->one_made == NULL && i < table->n_fields; i++)
    sound &= candor_knowledge_image_load_column (self, table, i, table->records, 0, table->n_records);
  if (!sound)
    candor_knowledge_image_give_up (table);
}

static gboolean
candor_knowledge_image_load_section (CandorKnowledgeImage *self, GVariant *sections, guint index,
                                     GError **error)
{
  g_autoptr (GVariant) variant = g_variant_get_child_value (sections, index);
  CandorKnowledgeTable *table = &self->tables[index];
  const char *name;

  table->section = candor_knowledge_get_section (index);
  table->n_fields = candor_knowledge_section_count_fields (table->section);
  g_variant_get (variant, "(&s@au@au)", &name, &self->children[index][0], &self->children[index][1]);
  table->words = g_variant_get_fixed_array (self->children[index][0], &table->n_words, sizeof (guint32));
  table->lists = g_variant_get_fixed_array (self->children[index][1], &table->n_lists, sizeof (guint32));
  table->n_records = table->n_words / table->n_fields;
  if (!g_str_equal (name, table->section->name) || table->n_words % table->n_fields != 0 || table->n_lists == 0
      || table->lists[0] != 0 || table->lists[table->n_lists - 1] != 0)
    return candor_knowledge_image_fail (error, table->section->name);
  return TRUE;
}

/* Kinds of entries are only ever added: fewer were compiled for an earlier version, more for a newer. */
static gboolean
candor_knowledge_image_check_format (guint32 format, guint sections, GError **error)
{
  if (format == CANDOR_KNOWLEDGE_FORMAT && sections == CANDOR_SECTION_COUNT)
    return TRUE;
  if (format == 0 || sections == 0)
    return candor_knowledge_image_fail (error, _("another format"));
  if (format < CANDOR_KNOWLEDGE_FORMAT || (format == CANDOR_KNOWLEDGE_FORMAT && sections < CANDOR_SECTION_COUNT))
    g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_OUTGROWN,
                 _("this knowledge was compiled for an earlier version of Candor (format %u.%u; this version reads %u.%u)"),
                 format, sections, CANDOR_KNOWLEDGE_FORMAT, (guint) CANDOR_SECTION_COUNT);
  else
    g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_COMPILED,
                 _("this knowledge was compiled for a newer version of Candor (format %u.%u; this version reads %u.%u)"),
                 format, sections, CANDOR_KNOWLEDGE_FORMAT, (guint) CANDOR_SECTION_COUNT);
  return FALSE;
}

/* GVariant never reads outside the bytes, normal form or not: a part whose frame is wrong is an empty
 * one. Asking for normal form would cost seven times all of loading, as GLib looks at each byte of an array by
 * itself; so what would be wrong is found where it is used: parts that must not be empty here, and
 * each string, list and record by candor_knowledge_image_check(). */
static gboolean
candor_knowledge_image_load (CandorKnowledgeImage *self, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new_from_bytes (self->bytes, 0, candor_knowledge_seal_measure (self->bytes));
  g_autoptr (GVariant) sections = NULL;
  guint32 format;

  if (g_bytes_get_size (self->bytes) > CANDOR_KNOWLEDGE_MAX_SIZE)
    return candor_knowledge_image_fail (error, _("too large"));
  self->variant = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (CANDOR_KNOWLEDGE_VARIANT_TYPE), content, FALSE));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  g_autoptr (GVariant) little = g_steal_pointer (&self->variant);
  self->variant = g_variant_byteswap (little);
#endif
  g_variant_get (self->variant, "(u&s@ay@a(sauau))", &format, &self->version, &self->pool_variant, &sections);
  if (!candor_knowledge_image_check_format (format, (guint) g_variant_n_children (sections), error))
    return FALSE;
  self->pool = g_variant_get_fixed_array (self->pool_variant, &self->pool_size, 1);
  if (self->pool_size == 0 || self->pool[0] != '\0' || self->pool[self->pool_size - 1] != '\0')
    return candor_knowledge_image_fail (error, _("its strings"));
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    if (!candor_knowledge_image_load_section (self, sections, i, error))
      return FALSE;
  return TRUE;
}

/* bytes are read where they are if they are aligned as mapped files are. */
CandorKnowledgeImage *
candor_knowledge_image_new (GBytes *bytes, GError **error)
{
  g_autoptr (CandorKnowledgeImage) self = g_new0 (CandorKnowledgeImage, 1);

  g_mutex_init (&self->making);
  self->bytes = g_bytes_ref (bytes);
  if (!candor_knowledge_image_load (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
candor_knowledge_image_check (CandorKnowledgeImage *self, GError **error)
{
  if (!candor_knowledge_image_check_pool (self))
    return candor_knowledge_image_fail (error, _("its strings"));
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    if (!candor_knowledge_image_check_records (self, &self->tables[i]))
      return candor_knowledge_image_fail (error, self->tables[i].section->name);
  return TRUE;
}

GBytes *
candor_knowledge_image_get_bytes (CandorKnowledgeImage *self)
{
  return self->bytes;
}

const char *
candor_knowledge_image_get_version (CandorKnowledgeImage *self)
{
  return self->version;
}

gconstpointer
candor_knowledge_image_get_records (CandorKnowledgeImage *self, CandorKnowledgeSectionId id, gsize *count)
{
  CandorKnowledgeTable *table = &self->tables[id];

  *count = table->n_records;
  if (g_atomic_int_get (&table->made))
    return table->records;
  g_mutex_lock (&self->making);
  if (!table->made)
    {
      candor_knowledge_image_make_records (self, table);
      g_atomic_int_set (&table->made, TRUE);
    }
  g_mutex_unlock (&self->making);
  return table->records;
}

gconstpointer
candor_knowledge_image_get_record (CandorKnowledgeImage *self, CandorKnowledgeSectionId id, gsize index)
{
  CandorKnowledgeTable *table = &self->tables[id];

  if (index >= table->n_records)
    return NULL;
  if (!g_atomic_int_get (&table->made))
    {
      g_mutex_lock (&self->making);
      candor_knowledge_image_make_room (table);
      if (table->one_made == NULL && !table->made)
        table->one_made = g_malloc0 (table->n_records);
      if (!table->made && !table->one_made[index])
        {
          candor_knowledge_image_make_one (self, table, index);
          table->one_made[index] = TRUE;
        }
      g_mutex_unlock (&self->making);
    }
  return table->records + index * table->section->record_size;
}

gconstpointer
candor_knowledge_image_find_record (CandorKnowledgeImage *self, CandorKnowledgeSectionId id, const char *key)
{
  const CandorKnowledgeTable *table = &self->tables[id];
  gsize low = 0, high = table->n_records;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      const char *found;
      int order;

      if (!candor_knowledge_image_get_string (self, table->words[middle * table->n_fields], &found) || found == NULL)
        return NULL;
      order = strcmp (found, key);
      if (order == 0)
        return candor_knowledge_image_get_record (self, id, middle);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

void
candor_knowledge_image_visit (CandorKnowledgeImage *self, CandorKnowledgeSectionId id, const char *field,
                              CandorKnowledgeVisit visit, gpointer user_data)
{
  const CandorKnowledgeTable *table = &self->tables[id];
  guint column = 0;
  const char *text;

  while (column < table->n_fields && !g_str_equal (table->section->fields[column].name, field))
    column++;
  g_return_if_fail (column < table->n_fields && candor_knowledge_field_is_list (table->section->fields[column].kind));
  for (gsize i = 0; i < table->n_records; i++)
    for (gsize at = table->words[i * table->n_fields + column]; at < table->n_lists && table->lists[at] != 0; at++)
      if (candor_knowledge_image_get_string (self, table->lists[at], &text))
        visit (i, text, user_data);
}
