/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-english-sentence.h"

/* Words that are looked at to the left of a verb for its negation. */
#define CANDOR_NEGATION_REACH 14

/* Whether nothing but "and", commas, adverbs and the like stands in [from, to). */
gboolean candor_verb_is_adjacent (CandorEnglishSentence *self, guint from, guint to);

/* What stands before a verb (candor-english-before.c): "not", or "no" before its subject; a right; what
 * makes it only say which data are meant. */
gboolean candor_verb_has_not (CandorEnglishSentence *self, CandorVerb *verb);
gboolean candor_verb_has_no (CandorEnglishSentence *self, const CandorVerb *verb);
gboolean candor_verb_is_right (CandorEnglishSentence *self, CandorVerb *verb);
gboolean candor_verb_is_relative (CandorEnglishSentence *self, const CandorVerb *verb);
