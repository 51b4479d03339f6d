/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-english-lexicon.h"

/* The tree of the lexicon: built once (candor-english-lexicon-build.c), then only walked. */

typedef struct
{
  guint64 edge;
  guint node;
} CandorLexiconEdge;

struct _CandorEnglishLexicon
{
  CandorKnowledge *knowledge; /* which owns this lexicon: not referenced */
  GHashTable *words;          /* word to its number, from 1 */
  GHashTable *edges;          /* (node << 32 | word) to node; node 0 is the root. While it is built */
  CandorLexiconEdge *table;   /* the same, for reading: open addressing, at most half full; node 0 is empty */
  guint mask;
  guint *roots;               /* the node behind each word that begins a phrase, by the word's number */
  GPtrArray *nodes;           /* CandorPhrase of each node, or NULL where none ends */
  GHashTable *permissions;    /* category to the one permission that opens just it; NULL for several */
};

static inline gint64
candor_lexicon_edge (guint node, guint word)
{
  return (gint64) (((guint64) node << 32) | word);
}

/* The node behind a word, or 0. */
guint candor_lexicon_walk (const CandorEnglishLexicon *self, guint node, guint word);
/* Turns the edges into the table that is read. */
void candor_lexicon_freeze (CandorEnglishLexicon *self);
void candor_phrase_free (gpointer data);
/* The lexicon of that knowledge, ready to be read. */
gpointer candor_lexicon_build (CandorKnowledge *knowledge);
