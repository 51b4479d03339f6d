/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

/* Terms that no verb governs. */

/* A sentence that does nothing but list data: in a policy, the data that are handled. */
void
chinese_walk_take_enumeration (ChineseWalk *self, const ChineseContext *context)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_COLLECT, .polarity = CANDOR_POLARITY_YES };
  guint plain = 0;

  for (guint i = 0; i < self->n_loose; i++)
    {
      const CandorKnownTerm *term = chinese_walk_item (self, self->loose[i])->term;
      if (!term->weak && !term->permission && chinese_walk_is_listed (self, self->loose[i]))
        plain++;
    }
  if (plain < 2 || !context->listing)
    return;
  for (guint i = 0; i < self->n_loose; i++)
    if (!chinese_walk_item (self, self->loose[i])->term->permission)
      chinese_walk_add_candidate (self, self->loose[i], &verbs, "zh.enumeration", 0.5);
}

static gboolean
chinese_walk_denies (ChineseWalk *self, const char *category, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      const ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i);
      const CandorKnownTerm *term = chinese_walk_item (self, candidate->item)->term;
      if (candidate->polarity == CANDOR_POLARITY_NO && term != NULL && g_str_equal (term->category, category))
        return TRUE;
    }
  return FALSE;
}

/* 并未读取…: what is said not to be got somewhere in a sentence is for the rules to say. */
static gboolean
chinese_walk_is_negated (ChineseWalk *self)
{
  for (guint i = 0; i + 1 < self->items->len && !self->exception; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i), *next = item + 1;
      if (item->kind == CHINESE_ITEM_WORD && item->role == CHINESE_NEGATION && next->kind == CHINESE_ITEM_WORD
          && next->role <= CHINESE_VERB_PROVIDE && next->role != CHINESE_VERB_GRANT && next->start < item->end + 12)
        return TRUE;
    }
  return FALSE;
}

/* Terms that no verb governs: whether they are claimed is for the sentence as a whole to say. */
void
chinese_walk_take_loose (ChineseWalk *self)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_COLLECT,
                         .polarity = self->condition ? CANDOR_POLARITY_CONDITIONAL : CANDOR_POLARITY_YES };
  guint governed = self->candidates->len, at = 0;

  if (chinese_walk_is_negated (self))
    return;
  for (guint i = 0; i < self->n_loose && !self->definition; i++)
    {
      const CandorKnownTerm *term = chinese_walk_item (self, self->loose[i])->term;
      ChineseCandidate *last;

      while (at < governed && g_array_index (self->candidates, ChineseCandidate, at).item < self->loose[i])
        at++;
      if (term->permission || chinese_walk_denies (self, term->category, governed) || (at < governed && g_array_index (self->candidates, ChineseCandidate, at).item == self->loose[i]))
        continue;
      chinese_walk_add_candidate (self, self->loose[i], &verbs, "zh.weighed", 0.6);
      last = &g_array_index (self->candidates, ChineseCandidate, self->candidates->len - 1);
      last->loose = TRUE;
      last->single = !chinese_walk_is_listed (self, self->loose[i]);
    }
}
