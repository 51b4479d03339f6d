/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-matcher-private.h"

#include <string.h>

static void
candor_matcher_veto_clear (gpointer data)
{
  g_free (((CandorMatcherVeto *) data)->characters);
}

CandorMatcher *
candor_matcher_new (void)
{
  CandorMatcher *self = g_new0 (CandorMatcher, 1);

  self->states = g_array_new (FALSE, TRUE, sizeof (CandorMatcherState));
  g_array_set_size (self->states, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (CandorMatcherEntry));
  self->vetoes = g_array_new (FALSE, FALSE, sizeof (CandorMatcherVeto));
  g_array_set_clear_func (self->vetoes, candor_matcher_veto_clear);
  self->n_slots = 1024;
  self->edges = g_new0 (guint64, self->n_slots);
  return self;
}

void
candor_matcher_free (CandorMatcher *self)
{
  candor_character_map_clear (&self->folds);
  candor_character_map_clear (&self->symbols);
  g_array_unref (self->states);
  g_array_unref (self->entries);
  g_array_unref (self->vetoes);
  g_free (self->root);
  g_free (self->edges);
  g_free (self);
}

static void
candor_matcher_insert (CandorMatcher *self, guint64 edge)
{
  self->edges[candor_matcher_slot (self, edge >> CANDOR_MATCHER_STATE_BITS)] = edge;
}

static void
candor_matcher_grow (CandorMatcher *self)
{
  g_autofree guint64 *old = self->edges;
  gsize n_old = self->n_slots;

  self->n_slots *= 2;
  self->edges = g_new0 (guint64, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i] != 0)
      candor_matcher_insert (self, old[i]);
}

static guint32
candor_matcher_extend (CandorMatcher *self, guint32 parent, gunichar character)
{
  guint32 symbol = candor_character_map_get (&self->symbols, character);
  guint32 target = self->states->len;
  CandorMatcherState state = { 0 }, *from;

  if (symbol == 0)
    {
      symbol = ++self->n_symbols;
      candor_character_map_set (&self->symbols, character, symbol);
    }
  else if (candor_matcher_follow (self, parent, symbol) != 0)
    return candor_matcher_follow (self, parent, symbol);
  g_assert (symbol < 1u << CANDOR_MATCHER_SYMBOL_BITS && target < 1u << CANDOR_MATCHER_STATE_BITS);
  state.length = candor_matcher_state (self, parent)->length + 1;
  state.parent = parent;
  state.symbol = symbol;
  g_array_append_val (self->states, state);
  from = candor_matcher_state (self, parent);
  if (from->only_symbol == 0)
    {
      from->only_symbol = symbol;
      from->only_target = target;
    }
  else
    from->only_symbol = CANDOR_MATCHER_SEVERAL;
  if (++self->n_edges * 2 > self->n_slots)
    candor_matcher_grow (self);
  candor_matcher_insert (self, ((guint64) parent << CANDOR_MATCHER_SYMBOL_BITS | symbol)
                                   << CANDOR_MATCHER_STATE_BITS | target);
  return target;
}

void
candor_matcher_fold (CandorMatcher *self, gunichar from, gunichar to)
{
  g_return_if_fail (!self->is_compiled && self->entries->len == 0);
  candor_character_map_set (&self->folds, from, to);
}

static void
candor_matcher_add_entry (CandorMatcher *self, const char *word, const CandorMatcherEntry *entry)
{
  g_auto (CandorFoldedText) folded = { 0 };
  CandorMatcherState *end;
  guint32 state = 0;

  g_return_if_fail (!self->is_compiled);
  candor_folded_text_init (&folded, word, strlen (word), &self->folds);
  if (folded.length == 0)
    return;
  for (gsize i = 0; i < folded.length; i++)
    state = candor_matcher_extend (self, state, folded.characters[i]);
  g_array_append_vals (self->entries, entry, 1);
  end = candor_matcher_state (self, state);
  if (end->first == 0)
    end->first = self->entries->len;
  else
    g_array_index (self->entries, CandorMatcherEntry, end->last - 1).next = self->entries->len;
  end->last = self->entries->len;
}

void
candor_matcher_add (CandorMatcher *self, const char *word, guint value)
{
  CandorMatcherEntry entry = { .value = value };

  candor_matcher_add_entry (self, word, &entry);
}

void
candor_matcher_add_words (CandorMatcher *self, const char *const *words, guint value)
{
  for (gsize i = 0; words[i] != NULL; i++)
    candor_matcher_add (self, words[i], value);
}

static void
candor_matcher_add_vetoes (CandorMatcher *self, const char *const *words, gboolean behind,
                           CandorMatcherEntry *entry)
{
  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    {
      CandorFoldedText folded;
      CandorMatcherVeto veto;

      candor_folded_text_init (&folded, words[i], strlen (words[i]), &self->folds);
      veto = (CandorMatcherVeto) { g_steal_pointer (&folded.characters), folded.length, behind };
      candor_folded_text_clear (&folded);
      g_array_append_val (self->vetoes, veto);
      entry->n_vetoes++;
    }
}

static char *
candor_matcher_make_plural (const char *word)
{
  gsize length = strlen (word);

  if (length > 1 && word[length - 1] == 'y' && strchr ("aeiou", word[length - 2]) == NULL)
    return g_strdup_printf ("%.*sies", (int) length - 1, word);
  if (g_str_has_suffix (word, "s") || g_str_has_suffix (word, "x") || g_str_has_suffix (word, "ch")
      || g_str_has_suffix (word, "sh"))
    return g_strconcat (word, "es", NULL);
  return g_strconcat (word, "s", NULL);
}

void
candor_matcher_add_term (CandorMatcher *self, const CandorKnownTerm *term, guint value)
{
  CandorMatcherEntry entry = { .value = value, .first_veto = self->vetoes->len };

  candor_matcher_add_vetoes (self, term->not_before, TRUE, &entry);
  candor_matcher_add_vetoes (self, term->not_after, FALSE, &entry);
  candor_matcher_add_entry (self, term->text, &entry);
  if (term->plural)
    {
      g_autofree char *plural = candor_matcher_make_plural (term->text);
      candor_matcher_add_entry (self, plural, &entry);
    }
}

/* The states from the root outwards: a failure leads to a shorter state, which must be known. */
static guint32 *
candor_matcher_sort_states (CandorMatcher *self)
{
  guint32 *order = g_new (guint32, self->states->len);
  g_autofree guint32 *counts = NULL;
  guint32 longest = 0;

  for (guint32 i = 0; i < self->states->len; i++)
    longest = MAX (longest, candor_matcher_state (self, i)->length);
  counts = g_new0 (guint32, longest + 2);
  for (guint32 i = 0; i < self->states->len; i++)
    counts[candor_matcher_state (self, i)->length + 1]++;
  for (guint32 i = 0; i <= longest; i++)
    counts[i + 1] += counts[i];
  for (guint32 i = 0; i < self->states->len; i++)
    order[counts[candor_matcher_state (self, i)->length]++] = i;
  return order;
}

void
candor_matcher_compile (CandorMatcher *self)
{
  g_autofree guint32 *order = candor_matcher_sort_states (self);

  g_return_if_fail (!self->is_compiled);
  self->root = g_new0 (guint32, self->n_symbols + 1);
  for (guint32 i = 1; i < self->states->len; i++)
    if (candor_matcher_state (self, i)->parent == 0)
      self->root[candor_matcher_state (self, i)->symbol] = i;
  for (guint32 i = 1; i < self->states->len; i++)
    {
      CandorMatcherState *state = candor_matcher_state (self, order[i]), *failure;

      if (state->parent != 0)
        state->failure = candor_matcher_step (self, candor_matcher_state (self, state->parent)->failure,
                                              state->symbol);
      failure = candor_matcher_state (self, state->failure);
      state->shorter = failure->first != 0 ? state->failure : failure->shorter;
    }
  self->is_compiled = TRUE;
}
