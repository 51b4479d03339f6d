/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-marks.h"

void
candor_mark_list_init (CandorMarkList *self, guint32 n_entries)
{
  self->n_bits = n_entries;
  self->bits = g_new0 (guint64, n_entries / 64 + 1);
  self->marks = g_array_new (FALSE, FALSE, sizeof (CandorMark));
}

void
candor_mark_list_clear (CandorMarkList *self)
{
  g_clear_pointer (&self->bits, g_free);
  g_clear_pointer (&self->marks, g_array_unref);
}

void
candor_mark_list_set (CandorMarkList *self, guint32 index)
{
  if (index < self->n_bits)
    self->bits[index / 64] |= G_GUINT64_CONSTANT (1) << (index % 64);
}

void
candor_mark_list_add (CandorMarkList *self, guint32 index, CandorMarkKind kind, guint value)
{
  CandorMark mark = { index, kind, value };

  if (index >= self->n_bits)
    return;
  candor_mark_list_set (self, index);
  g_array_append_val (self->marks, mark);
}

static int
candor_mark_compare (gconstpointer a, gconstpointer b)
{
  guint32 left = ((const CandorMark *) a)->index, right = ((const CandorMark *) b)->index;

  return (left > right) - (left < right);
}

/* Must be called after the last mark has been added. */
void
candor_mark_list_sort (CandorMarkList *self)
{
  g_array_sort (self->marks, candor_mark_compare);
}

/**
 * candor_mark_list_find:
 * @count: (out): number of marks
 *
 * Returns: (array length=count) (nullable): the marks of @index
 */
const CandorMark *
candor_mark_list_find (const CandorMarkList *self, guint32 index, guint *count)
{
  guint low = 0, high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->marks, CandorMark, middle).index < index)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < self->marks->len; high++)
    if (g_array_index (self->marks, CandorMark, high).index != index)
      break;
  *count = high - low;
  return *count > 0 ? &g_array_index (self->marks, CandorMark, low) : NULL;
}
