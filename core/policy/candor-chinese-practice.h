/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-chinese-sentence.h"
#include "policy/candor-matcher-text-private.h"

/* What a Chinese sentence as a whole is about, by linear models over its characters and over what the
 * rules made of it: the models "collects", "shares" and "permits" in data/knowledge/weights-zh.xml. */
typedef enum
{
  CHINESE_PRACTICE_COLLECTS,
  CHINESE_PRACTICE_SHARES,
  CHINESE_PRACTICE_PERMITS,
  CHINESE_PRACTICES,
} ChinesePractice;

/* The models, shared by all threads. */
typedef struct _ChinesePractices ChinesePractices;

/* Features of a sentence: "g:" and one to three characters in a row, folded, digits as 0, "^" and "$"
 * where the sentence begins and ends; "a:" the actions that the rules claim, "r:" with the rule, "p:" with
 * the polarity, "c:" with the category; "w:" the roles of its words; "n:" its length, in steps of 15. */
typedef struct
{
  const ChinesePractices *models; /* NULL where the knowledge has none: no score is known */
  CandorFoldedText text;          /* of the passage at hand */
  gsize next;                     /* its first character behind the sentence at hand */
  guint32 *stamps;                /* of each weight: the sentence that it was added for last */
  guint32 stamp;
  GPtrArray *names; /* of the features, where they are observed */
  double scores[CHINESE_PRACTICES]; /* above 0: the sentence is about it */
} ChineseWeighing;

void chinese_weighing_init (ChineseWeighing *self, CandorKnowledge *knowledge);
void chinese_weighing_clear (ChineseWeighing *self);
void chinese_weighing_begin (ChineseWeighing *self, const ChineseLexicon *lexicon, const CandorPassage *passage);
/* Sentences in their order. */
void chinese_weighing_weigh (ChineseWeighing *self, const CandorSentence *sentence, const GArray *items,
                             const GArray *candidates);
