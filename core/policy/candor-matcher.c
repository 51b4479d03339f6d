/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-matcher.h"

#include <string.h>

#include "policy/candor-matcher-text-private.h"

/* An edge is one number: state, character, target. So many bits are there for each. */
#define CANDOR_MATCHER_STATE_BITS 24
#define CANDOR_MATCHER_SYMBOL_BITS 16

/* What is told of a word besides its characters. */
typedef struct
{
  guint value;
  guint next; /* the next value of the same word: index + 1 */
  guint first_veto;
  guint n_vetoes;
} CandorMatcherEntry;

/* Characters that stand right before or right behind a match and make it none. */
typedef struct
{
  gunichar *characters;
  gsize length;
  gboolean behind;
} CandorMatcherVeto;

typedef struct
{
  guint32 failure; /* the longest other state that ends as this one does */
  guint32 shorter; /* the longest such state that ends a word */
  guint32 length;  /* in characters, from the root */
  guint32 first;   /* entry + 1 of the word that ends here, 0 if none does */
  guint32 last;
  guint32 parent;
  guint32 symbol;
} CandorMatcherState;

struct _CandorMatcher
{
  CandorCharacterMap folds;
  CandorCharacterMap symbols;
  guint n_symbols;
  GArray *states;
  GArray *entries;
  GArray *vetoes;
  guint64 *edges; /* open addressing, a power of two; 0 is free */
  gsize n_edges;
  gsize n_slots;
  gboolean is_compiled;
};

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
  g_free (self->edges);
  g_free (self);
}

static inline CandorMatcherState *
candor_matcher_state (const CandorMatcher *self, guint32 state)
{
  return &g_array_index (self->states, CandorMatcherState, state);
}

static inline gsize
candor_matcher_slot (const CandorMatcher *self, guint64 key)
{
  gsize slot = (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 20 & (self->n_slots - 1);

  while (self->edges[slot] != 0 && self->edges[slot] >> CANDOR_MATCHER_STATE_BITS != key)
    slot = (slot + 1) & (self->n_slots - 1);
  return slot;
}

/* 0, the root, where there is no edge. */
static inline guint32
candor_matcher_follow (const CandorMatcher *self, guint32 state, guint32 symbol)
{
  guint64 key = (guint64) state << CANDOR_MATCHER_SYMBOL_BITS | symbol;

  return self->edges[candor_matcher_slot (self, key)] & ((1u << CANDOR_MATCHER_STATE_BITS) - 1);
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
  CandorMatcherState state = { 0 };

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

/* The state after one more character: what is read last may still begin a word. */
static inline guint32
candor_matcher_step (const CandorMatcher *self, guint32 state, guint32 symbol)
{
  guint32 next = candor_matcher_follow (self, state, symbol);

  while (next == 0 && state != 0)
    {
      state = candor_matcher_state (self, state)->failure;
      next = candor_matcher_follow (self, state, symbol);
    }
  return next;
}

void
candor_matcher_compile (CandorMatcher *self)
{
  g_autofree guint32 *order = candor_matcher_sort_states (self);

  g_return_if_fail (!self->is_compiled);
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

static gboolean
candor_matcher_is_bounded (const CandorFoldedText *text, gsize start, gsize end)
{
  const gunichar *characters = text->characters;

  return (start == 0 || !candor_folded_is_word (characters[start])
          || !candor_folded_is_word (characters[start - 1]))
         && (end == text->length || !candor_folded_is_word (characters[end - 1])
             || !candor_folded_is_word (characters[end]));
}

static gboolean
candor_matcher_has_veto (const CandorMatcherVeto *veto, const CandorFoldedText *text, gsize start, gsize end)
{
  gsize from;

  if (veto->behind)
    from = end < text->length && text->characters[end] == ' ' ? end + 1 : end;
  else
    {
      gsize to = start > 0 && text->characters[start - 1] == ' ' ? start - 1 : start;
      if (to < veto->length)
        return FALSE;
      from = to - veto->length;
    }
  return from + veto->length <= text->length
         && memcmp (text->characters + from, veto->characters, veto->length * sizeof (gunichar)) == 0
         && candor_matcher_is_bounded (text, from, from + veto->length);
}

static gboolean
candor_matcher_allows (const CandorMatcher *self, const CandorMatcherEntry *entry,
                       const CandorFoldedText *text, gsize start, gsize end)
{
  for (guint i = 0; i < entry->n_vetoes; i++)
    if (candor_matcher_has_veto (&g_array_index (self->vetoes, CandorMatcherVeto, entry->first_veto + i),
                                 text, start, end))
      return FALSE;
  return TRUE;
}

/* Whether any entry of a word allows it here; with @matches, each that does makes a match. */
static gboolean
candor_matcher_take (const CandorMatcher *self, const CandorMatcherState *word,
                     const CandorFoldedText *text, gsize end, const char *original, GArray *matches)
{
  gsize start = end - word->length;
  gboolean taken = FALSE;

  if (!candor_matcher_is_bounded (text, start, end))
    return FALSE;
  for (guint i = word->first; i != 0;)
    {
      const CandorMatcherEntry *entry = &g_array_index (self->entries, CandorMatcherEntry, i - 1);

      i = entry->next;
      if (!candor_matcher_allows (self, entry, text, start, end))
        continue;
      taken = TRUE;
      if (matches != NULL)
        {
          const char *last = original + text->starts[end - 1];
          CandorMatch match = { text->starts[start], g_utf8_next_char (last) - original, entry->value };
          g_array_append_val (matches, match);
        }
    }
  return taken;
}

/* For each character, the state of the longest word that begins there, or 0. */
static guint32 *
candor_matcher_find_longest (const CandorMatcher *self, const CandorFoldedText *text)
{
  guint32 *longest = g_new0 (guint32, text->length + 1);
  guint32 state = 0;

  for (gsize i = 0; i < text->length; i++)
    {
      guint32 symbol = candor_character_map_get (&self->symbols, text->characters[i]);
      guint32 word;

      state = symbol != 0 ? candor_matcher_step (self, state, symbol) : 0;
      word = candor_matcher_state (self, state)->first != 0 ? state
                                                            : candor_matcher_state (self, state)->shorter;
      for (; word != 0; word = candor_matcher_state (self, word)->shorter)
        if (candor_matcher_take (self, candor_matcher_state (self, word), text, i + 1, NULL, NULL))
          longest[i + 1 - candor_matcher_state (self, word)->length] = word;
    }
  return longest;
}

GArray *
candor_matcher_find (const CandorMatcher *self, const char *text, gssize length)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (CandorMatch));
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_auto (CandorFoldedText) folded = { 0 };
  g_autofree guint32 *longest = NULL;

  g_return_val_if_fail (self->is_compiled && size < G_MAXUINT32, matches);
  candor_folded_text_init (&folded, text, size, &self->folds);
  longest = candor_matcher_find_longest (self, &folded);
  for (gsize i = 0; i < folded.length;)
    {
      const CandorMatcherState *word = candor_matcher_state (self, longest[i]);

      if (longest[i] != 0)
        candor_matcher_take (self, word, &folded, i + word->length, text, matches);
      i += MAX (word->length, 1);
    }
  return matches;
}

GArray *
candor_matcher_find_all (const CandorMatcher *self, const char *text, gssize length)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (CandorMatch));
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_auto (CandorFoldedText) folded = { 0 };
  guint32 state = 0;

  g_return_val_if_fail (self->is_compiled && size < G_MAXUINT32, matches);
  candor_folded_text_init (&folded, text, size, &self->folds);
  for (gsize i = 0; i < folded.length; i++)
    {
      guint32 symbol = candor_character_map_get (&self->symbols, folded.characters[i]);
      guint32 word;

      state = symbol != 0 ? candor_matcher_step (self, state, symbol) : 0;
      word = candor_matcher_state (self, state)->first != 0 ? state
                                                            : candor_matcher_state (self, state)->shorter;
      for (; word != 0; word = candor_matcher_state (self, word)->shorter)
        candor_matcher_take (self, candor_matcher_state (self, word), &folded, i + 1, text, matches);
    }
  return matches;
}
