/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-english-decision.h"

/* The steps of a decision: which verb governs words (candor-english-govern.c),
 * what denies it from afar (candor-english-denial.c), and what stands around
 * it that turns or bounds the claim (candor-english-polarity.c). */

static inline const CandorAnnotation *
candor_decision_note (CandorEnglishSentence *sentence, guint at)
{
  return candor_sentence_note (sentence, at);
}

/* Where one of the roles first stands in [from, to), or -1. */
int candor_decision_find_role (CandorEnglishSentence *sentence, guint64 roles, guint from, guint to);
/* From a verb that only tells what data are for to the verb that it hangs on. */
int candor_decision_climb (CandorEnglishSentence *sentence, int index);
/* The verb that governs the words at a place from its left, or from its right; -1 for none. @weak: it only
 * tells which data are meant. */
int candor_decision_find_left (CandorEnglishSentence *sentence, guint from, gboolean same_clause,
                               gboolean *includes, gboolean *weak);
/* A passive to the right whose subject holds the words, though others stand between; -1 for none. */
int candor_decision_find_passive (CandorEnglishSentence *sentence, guint to);
int candor_decision_find_right (CandorEnglishSentence *sentence, guint to);

/* Whether "no" or "not" stands right before the words, behind the verb. */
gboolean candor_decision_has_no (CandorEnglishSentence *sentence, guint from, guint verb_to);
CandorClauseKind candor_decision_clause_kind (CandorEnglishSentence *sentence, guint at);
/* Who gets the data, and where that stands. */
CandorSubject candor_decision_find_recipient (CandorEnglishSentence *sentence, const CandorVerb *verb, int *word);
/* Sets the polarity; FALSE where neither a claim nor a denial is made. */
gboolean candor_decision_find_polarity (CandorEnglishSentence *sentence, const CandorVerb *verb, guint from,
                                        gboolean negated, CandorDecision *decision);

/* What a verb's roles do with data. */
CandorAction candor_decision_action (guint64 roles);
/* What one verb says about the words that begin at a place. */
CandorDecision candor_decision_by_verb (CandorEnglishSentence *sentence, int index, guint from);

/* "We don't collect numbers stored on your phone": a verb within what is denied claims nothing by itself.
 * The verb that denies, or NULL. */
const CandorVerb *candor_decision_find_denial (CandorEnglishSentence *sentence, const CandorVerb *verb, guint from);
/* "The data we collect do not include": the verb that tells what is done with them, or NULL. */
const CandorVerb *candor_decision_find_collecting (CandorEnglishSentence *sentence, const CandorVerb *verb);

/* Vetoes (candor-english-veto.c): what looks like a claim or a denial and is neither. "Data that don't
 * identify you" tells which data are meant. */
gboolean candor_decision_tells_which (CandorEnglishSentence *sentence, const CandorVerb *verb);
/* "Please don't send us your password", "that means not sharing it": nobody says what the app does. */
gboolean candor_decision_is_advice (CandorEnglishSentence *sentence, const CandorVerb *verb);
/* "We don't use cookies to collect it" denies a way; sets whether the verb denies the thing after all. */
gboolean candor_decision_serves_denial (CandorEnglishSentence *sentence, const CandorVerb *verb, gboolean *negated);
/* "Without your location, nothing can be shown": said of what isn't there. @fronted: the words stand before the verb. */
gboolean candor_decision_stands_without (CandorEnglishSentence *sentence, guint from, gboolean fronted);
/* "Our apps include a calendar": what stands there is offered, and not taken. */
gboolean candor_decision_is_offered (CandorEnglishSentence *sentence, guint from);
/* "The collection of your contacts does not take place". */
gboolean candor_decision_is_undone (CandorEnglishSentence *sentence, const CandorVerb *verb);
/* Whether a verb of use, denied, denies that data are used: "we don't verify your address" doesn't. */
gboolean candor_decision_denies_use (CandorEnglishSentence *sentence, const CandorVerb *verb);
