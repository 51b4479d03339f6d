/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-container-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define HASH_FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) /* 2^64 over the golden ratio */

/* Eight bytes a step: the hash only spreads names, the order of names settles the rest. */
static guint64
candor_container_hash (const char *name, gsize length)
{
  guint64 hash = length;

  for (; length > 0; )
    {
      guint64 word = 0;
      gsize step = MIN (length, sizeof word);
      memcpy (&word, name, step);
      hash = (hash ^ word) * HASH_FACTOR;
      hash ^= hash >> 32;
      name += step;
      length -= step;
    }
  return hash;
}

static int
candor_container_compare_keys (const void *a, const void *b, void *user_data)
{
  const CandorEntryKey *left = a, *right = b;
  const CandorEntry *entries = user_data;
  int order;

  if (left->hash != right->hash)
    return left->hash < right->hash ? -1 : 1;
  order = strcmp (entries[left->index].name, entries[right->index].name);
  if (order != 0)
    return order;
  return left->index < right->index ? -1 : left->index > right->index;
}

static void
candor_container_sort (CandorContainer *self)
{
  for (guint i = 0; i < self->count; i++)
    {
      self->keys[i].hash = candor_container_hash (self->entries[i].name, self->entries[i].name_length);
      self->keys[i].index = i;
    }
  if (self->count > 0)
    qsort_r (self->keys, self->count, sizeof *self->keys, candor_container_compare_keys, self->entries);
}

/* Marks all but the first of each name by an empty name; returns how many. */
static guint
candor_container_mark_repeats (CandorContainer *self)
{
  CandorOddity repeats = { 0, NULL };
  guint before = 0, marked = 0;

  for (guint i = 1; i < self->count; i++)
    {
      CandorEntry *entry = &self->entries[self->keys[i].index];
      if (self->keys[i].hash == self->keys[before].hash
          && strcmp (entry->name, self->entries[self->keys[before].index].name) == 0)
        {
          candor_oddity_add (&repeats, entry->name);
          entry->name = NULL;
          marked++;
        }
      else
        before = i;
    }
  candor_oddity_end (&repeats, self->warnings,
                     N_("The archive holds an entry of one name more than once ({0}; {1} in all); "
                        "the first of each name was read. Android refuses such a package."));
  return marked;
}

void
candor_container_index (CandorContainer *self)
{
  guint kept = 0;

  self->keys = g_new (CandorEntryKey, self->count);
  candor_container_sort (self);
  if (candor_container_mark_repeats (self) == 0)
    return;
  for (guint i = 0; i < self->count; i++)
    if (self->entries[i].name != NULL)
      self->entries[kept++] = self->entries[i];
  self->count = kept;
  candor_container_sort (self);
}

/**
 * candor_container_find:
 * @name: an entry's whole name
 *
 * Returns: (nullable) (transfer none): the entry, or %NULL if there is none
 */
const CandorEntry *
candor_container_find (CandorContainer *self, const char *name)
{
  guint64 hash;
  guint low = 0, high;

  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  hash = candor_container_hash (name, strlen (name));
  high = self->count;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CandorEntryKey *key = &self->keys[middle];
      const CandorEntry *entry = &self->entries[key->index];
      int order = hash != key->hash ? (hash < key->hash ? -1 : 1) : strcmp (name, entry->name);

      if (order == 0)
        return entry;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

void
candor_oddity_add (CandorOddity *self, const char *name)
{
  if (self->count++ == 0)
    self->first = g_utf8_make_valid (name, -1);
}

void
candor_oddity_end (CandorOddity *self, GPtrArray *warnings, const char *template)
{
  g_autofree char *count = NULL;

  if (self->count == 0)
    return;
  count = g_strdup_printf ("%u", self->count);
  g_ptr_array_add (warnings, candor_note_new (template, CANDOR_NOTE_TEXT, self->first,
                                              CANDOR_NOTE_TEXT, count, CANDOR_NOTE_END));
  g_clear_pointer (&self->first, g_free);
}
