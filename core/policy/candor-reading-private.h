/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-policy.h"
#include "policy/candor-reading.h"

struct _CandorReading
{
  CandorKnowledge *knowledge;
  GPtrArray *documents;
  GPtrArray *places;  /* CandorPlaces, one a document */
  GArray *passages;   /* CandorPassage */
  GArray *firsts;     /* guint: the first passage of each document */
  GArray *sentences;  /* CandorSentence, of all passages */
  GArray *splits;     /* guint: where those of each passage begin; one more than passages */
  GPtrArray *statements;
  GPtrArray *parties;
  GPtrArray *mentions;     /* CandorMention, by topic */
  GHashTable *party_index; /* "sdk:<id>" or "name:<folded name>" to index + 1 */
  guint signs[2];
  guint words;
  guint words_by_language[2];
  guint left_out; /* claims beyond CANDOR_CLAIMS_MAXIMUM */
};

void candor_reading_init (CandorReading *self, GPtrArray *documents, CandorKnowledge *knowledge);
void candor_reading_clear (CandorReading *self);
/* Reads, sorts statements by place, takes out what was said twice, gives parties their categories. */
void candor_reading_run (CandorReading *self);
gboolean candor_reading_is_privacy_policy (CandorReading *self);

/* Lays out the passages (candor-passage.c). */
void candor_passages_lay_out (CandorReading *self);
/* Adds the sentences of a passage to @sentences (candor-sentence.c). */
void candor_passage_split (const CandorPassage *passage, GArray *sentences);
/* (nullable): that of a document's block. */
const CandorPassage *candor_passages_find (CandorReading *self, guint document, guint block);
/* Takes out the claims of headings over text that denies the same, and over nothing (candor-titles.c). */
void candor_titles_drop_empty (CandorReading *self);
/* Adds what is told of data under a circumstance (candor-circumstance.c). */
void candor_circumstances_read (CandorReading *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorReading, candor_reading_clear)
