/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-container-private.h"

#include <stdlib.h>
#include <string.h>

#include "package/candor-trick.h"
#include "package/candor-zip-layout.h"

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
  candor_oddity_end (&repeats, self->warnings, candor_trick_get_template (CANDOR_TRICK_TWICE));
  return marked;
}

static int
candor_container_compare_places (const void *a, const void *b, void *user_data)
{
  const CandorEntryKey *left = a, *right = b;
  const CandorEntry *entries = user_data;
  guint64 left_place = entries[left->index].header_offset, right_place = entries[right->index].header_offset;

  if (left_place != right_place)
    return left_place < right_place ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* Entries that begin before the one in front of them ends: of their headers only what every header has is
 * reckoned in, so none is wronged. */
static void
candor_container_find_overlaps (CandorContainer *self)
{
  g_autofree CandorEntryKey *places = g_memdup2 (self->keys, self->count * sizeof *self->keys);
  CandorOddity overlaps = { 0, NULL };
  guint64 end = 0;

  if (self->count > 1)
    qsort_r (places, self->count, sizeof *places, candor_container_compare_places, self->entries);
  for (guint i = 0; i < self->count; i++)
    {
      const CandorEntry *entry = &self->entries[places[i].index];
      guint64 head = entry->header_offset + candor_zip_local_size + entry->name_length;
      guint64 reach = MIN (head, self->end_offset) + MIN (entry->compressed_size, self->end_offset);

      if (i > 0 && entry->header_offset < end)
        candor_oddity_add (&overlaps, entry->name);
      end = MAX (end, reach);
    }
  candor_oddity_end (&overlaps, self->warnings, candor_trick_get_template (CANDOR_TRICK_OVERLAP));
}

void
candor_container_index (CandorContainer *self)
{
  guint kept = 0;

  self->keys = g_new (CandorEntryKey, self->count);
  candor_container_sort (self);
  candor_container_find_overlaps (self);
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
