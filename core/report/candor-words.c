/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-words.h"

#include <string.h>

struct _CandorWords
{
  PangoContext *const *contexts; /* borrowed */
  guint count;
  PangoAttrList *attributes;
  GHashTable *words; /* CandorWord to itself */
};

/* FNV-1a, of which the words' few bytes need no more. */
static guint
hash_word (gconstpointer data)
{
  const CandorWord *word = data;
  guint hash = 2166136261u ^ word->face;

  for (guint i = 0; i < word->length; i++)
    hash = (hash ^ (guint8) word->text[i]) * 16777619u;
  return hash;
}

static gboolean
is_same_word (gconstpointer a, gconstpointer b)
{
  const CandorWord *one = a, *other = b;

  return one->length == other->length && one->face == other->face && memcmp (one->text, other->text, one->length) == 0;
}

static void
free_word (gpointer data)
{
  CandorWord *word = data;

  for (guint i = 0; i < word->run_count; i++)
    g_clear_object (&word->runs[i].font);
  g_free (word->runs);
  g_free (word->glyphs);
  g_free (word->clusters);
  g_free (word->text);
  g_free (word);
}

CandorWords *
candor_words_new (PangoContext *const *contexts, guint count)
{
  CandorWords *self = g_new0 (CandorWords, 1);

  self->contexts = contexts;
  self->count = count;
  self->attributes = pango_attr_list_new ();
  /* A ligature's letters could not be found or copied one by one in the file. */
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  self->words = g_hash_table_new_full (hash_word, is_same_word, free_word, NULL);
  return self;
}

void
candor_words_free (CandorWords *self)
{
  g_hash_table_unref (self->words);
  pango_attr_list_unref (self->attributes);
  g_free (self);
}

static void
add_glyphs (CandorWord *word, CandorWordRun *run, guint *total, const PangoGlyphString *glyphs)
{
  run->first = *total;
  run->count = glyphs->num_glyphs;
  *total += run->count;
  word->glyphs = g_renew (PangoGlyphInfo, word->glyphs, *total);
  word->clusters = g_renew (int, word->clusters, *total);
  for (guint i = 0; i < run->count; i++)
    {
      word->glyphs[run->first + i] = glyphs->glyphs[i];
      word->clusters[run->first + i] = glyphs->log_clusters[i];
      word->width += glyphs->glyphs[i].geometry.width;
    }
}

static void
shape (CandorWords *self, CandorWord *word)
{
  GList *items = pango_itemize (self->contexts[word->face], word->text, 0, word->length, self->attributes, NULL);
  PangoGlyphString *glyphs = pango_glyph_string_new ();
  guint total = 0, next = 0;

  word->run_count = g_list_length (items);
  word->runs = g_new0 (CandorWordRun, word->run_count);
  for (GList *at = items; at != NULL; at = at->next)
    {
      PangoItem *item = at->data;
      CandorWordRun *run = &word->runs[next++];

      pango_shape_item (item, word->text, word->length, NULL, glyphs, PANGO_SHAPE_NONE);
      run->font = g_object_ref (item->analysis.font);
      run->offset = item->offset;
      run->length = item->length;
      run->characters = item->num_chars;
      add_glyphs (word, run, &total, glyphs);
    }
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  pango_glyph_string_free (glyphs);
}

const CandorWord *
candor_words_get (CandorWords *self, guint face, const char *text, gsize length)
{
  const CandorWord key = { .face = face, .length = length, .text = (char *) text };
  CandorWord *word = g_hash_table_lookup (self->words, &key);

  g_assert (face < self->count);
  if (word != NULL)
    return word;
  word = g_new0 (CandorWord, 1);
  word->face = face;
  word->length = length;
  word->text = g_strndup (text, length);
  shape (self, word);
  g_hash_table_add (self->words, word);
  return word;
}
