/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-matcher-text-private.h"
#include "policy/candor-matcher.h"

/* What candor-matcher.c builds and candor-matcher-find.c reads. */

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
  guint32 only_symbol; /* of its one edge, which most states have; 0 if it has none, CANDOR_MATCHER_SEVERAL for more */
  guint32 only_target;
} CandorMatcherState;

#define CANDOR_MATCHER_SEVERAL G_MAXUINT32

struct _CandorMatcher
{
  CandorCharacterMap folds;
  CandorCharacterMap symbols;
  guint n_symbols;
  GArray *states;
  GArray *entries;
  GArray *vetoes;
  guint32 *root;  /* the state behind each symbol that begins a word, once compiled */
  guint64 *edges; /* open addressing, a power of two; 0 is free */
  gsize n_edges;
  gsize n_slots;
  gboolean is_compiled;
};

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
  const CandorMatcherState *from = candor_matcher_state (self, state);

  if (state == 0 && self->root != NULL)
    return self->root[symbol];
  if (from->only_symbol != CANDOR_MATCHER_SEVERAL)
    return from->only_symbol == symbol ? from->only_target : 0;
  return self->edges[candor_matcher_slot (self, key)] & ((1u << CANDOR_MATCHER_STATE_BITS) - 1);
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
