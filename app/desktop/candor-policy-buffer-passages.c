/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-policy-buffer-private.h"

guint
candor_policy_buffer_get_passage_count (CandorPolicyBuffer *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), 0);
  return self->passages->len;
}

guint
candor_policy_buffer_get_statement_count (CandorPolicyBuffer *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), 0);
  return self->statement_count;
}

const CandorPassage *
candor_policy_buffer_get_passage (CandorPolicyBuffer *self, guint index)
{
  gboolean placed;

  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), NULL);
  placed = index < self->statement_count ? index < self->placed_statements
                                         : index - self->statement_count < self->placed_parties;
  return placed ? &g_array_index (self->passages, CandorPassage, index) : NULL;
}

static int
candor_passage_compare_start (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CandorPolicyBuffer *self = user_data;
  const CandorPassage *left = &g_array_index (self->passages, CandorPassage, *(const guint *) a);
  const CandorPassage *right = &g_array_index (self->passages, CandorPassage, *(const guint *) b);

  return left->start < right->start ? -1 : left->start > right->start;
}

void
candor_policy_buffer_sort (CandorPolicyBuffer *self, GArray *passages)
{
  g_return_if_fail (CANDOR_IS_POLICY_BUFFER (self));
  g_array_sort_with_data (passages, candor_passage_compare_start, self);
}

guint
candor_policy_buffer_find_sorted (CandorPolicyBuffer *self, GArray *sorted, guint offset)
{
  guint low = 0, high = sorted->len;

  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), high);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->passages, CandorPassage, g_array_index (sorted, guint, middle)).start + self->longest < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
candor_passage_compare_width (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CandorPolicyBuffer *self = user_data;
  const CandorPassage *left = &g_array_index (self->passages, CandorPassage, *(const guint *) a);
  const CandorPassage *right = &g_array_index (self->passages, CandorPassage, *(const guint *) b);
  guint left_width = left->end - left->start, right_width = right->end - right->start;

  return left_width < right_width ? -1 : left_width > right_width;
}

GArray *
candor_policy_buffer_find (CandorPolicyBuffer *self, guint offset)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint mentioned = 0;

  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), found);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const CandorPassage *passage = candor_policy_buffer_get_passage (self, i);

      if (passage == NULL || offset < passage->start || offset >= passage->end)
        continue;
      /* What the person points at comes before what the sentence says besides. */
      if (offset >= passage->mention_start && offset < passage->mention_end)
        g_array_insert_val (found, mentioned++, i);
      else
        g_array_append_val (found, i);
    }
  if (mentioned == 0)
    g_array_sort_with_data (found, candor_passage_compare_width, self);
  return found;
}
