/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision-private.h"

#include <string.h>

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Words that are looked at for a recipient, and for "no" before the data or before a list that holds them. */
#define RECIPIENT_REACH 30
#define NO_REACH 5
#define LIST_REACH 40

/* What stands around. */

/* What joins data to others before them, which "no" reaches as well: "no name or address", "no data such
 * as your name, address or". "And" does so only in a list that something else began. */
static gboolean
candor_decision_joins (CandorEnglishSentence *sentence, int at, gboolean joined)
{
  char mark = candor_sentence_token (sentence, at)->mark;

  if (mark)
    return strchr (joined ? ",/\"&()" : ",/\"(", mark) != NULL;
  return candor_decision_note (sentence, at)->roles & ROLE (EXAMPLE) || candor_sentence_has_word (sentence, at, "or")
         || candor_sentence_has_word (sentence, at, "nor") || (joined && candor_sentence_has_word (sentence, at, "and"));
}

/* "but not your phone number", "collect no location": before the words, behind the verb. */
gboolean
candor_decision_has_no (CandorEnglishSentence *sentence, guint from, guint verb_to)
{
  int at = candor_sentence_before (sentence, from);
  guint clause = from < sentence->tokens->len ? candor_decision_note (sentence, from)->clause : 0;
  gboolean joined = FALSE;

  for (guint reach = 0, left = NO_REACH; at >= (int) verb_to && reach < LIST_REACH && left > 0; reach++, left--)
    {
      const CandorAnnotation *note = candor_decision_note (sentence, at);

      if (note->roles & ROLE (NOT_NEGATION))
        return FALSE;
      if (note->roles & ROLE (NEGATION))
        return TRUE;
      if (candor_decision_joins (sentence, at, joined))
        {
          joined = TRUE;
          left = NO_REACH;
        }
      else if (candor_sentence_token (sentence, at)->mark
               || (note->term ? !joined || note->clause != clause
                              : !(note->roles & (ROLE (DETERMINER) | ROLE (USER) | ROLE (ADVERB) | ROLE (SUBSET)
                                                 | ROLE (PREPOSITION) | ROLE (GENERIC)))))
        return FALSE;
      at = candor_sentence_before (sentence, at);
    }
  return FALSE;
}

/* "No other third party collects it": of those that were named it says nothing. */
static gboolean
candor_decision_denies_others (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  guint clause = candor_decision_note (sentence, verb->from)->clause;

  for (guint i = g_array_index (sentence->clauses, CandorClause, clause).from; i + 1 < verb->from; i++)
    if (candor_sentence_has_word (sentence, i, "no")
        && (candor_sentence_has_word (sentence, i + 1, "other") || candor_sentence_has_word (sentence, i + 1, "additional")
            || candor_sentence_has_word (sentence, i + 1, "further")))
      return TRUE;
  return FALSE;
}

static gboolean
candor_decision_is_conditional (CandorEnglishSentence *sentence)
{
  for (guint i = 0; i < sentence->clauses->len; i++)
    if (g_array_index (sentence->clauses, CandorClause, i).kind == CANDOR_CLAUSE_CONDITION)
      return TRUE;
  return FALSE;
}

CandorClauseKind
candor_decision_clause_kind (CandorEnglishSentence *sentence, guint at)
{
  return g_array_index (sentence->clauses, CandorClause, candor_decision_note (sentence, at)->clause).kind;
}

/* Who gets it: behind "to" or "with" after the verb. */
CandorSubject
candor_decision_find_recipient (CandorEnglishSentence *sentence, const CandorVerb *verb, int *word)
{
  guint clause = candor_decision_note (sentence, verb->from)->clause;
  guint end = MIN (verb->to + RECIPIENT_REACH, sentence->tokens->len);
  gboolean to = TRUE;
  gboolean left = FALSE; /* "to" stands without anybody: "transmitted to and stored by them" */

  *word = -1;
  for (guint i = verb->to; i < end && candor_decision_note (sentence, i)->clause == clause; i++)
    {
      const CandorAnnotation *note = candor_decision_note (sentence, i);

      if (candor_sentence_has_word (sentence, i, "to") || candor_sentence_has_word (sentence, i, "with")
          || candor_sentence_has_word (sentence, i, "between") || candor_sentence_has_word (sentence, i, "among"))
        to = TRUE;
      else if (left && candor_sentence_has_word (sentence, i, "by"))
        to = TRUE;
      else if (note->roles & ROLE (PREPOSITION) && i > verb->to)
        to = FALSE;
      else if (to && i > verb->to && note->roles & ROLE (CONJUNCTION)
               && candor_decision_note (sentence, i - 1)->roles & ROLE (PREPOSITION))
        left = TRUE;
      else if (note->term && !(note->roles & (ROLE (THIRD_PARTY) | ROLE (PARTY))))
        to = FALSE; /* "share the location we collect": what stands behind the data gets nothing */
      else if (to && note->roles & (ROLE (THIRD_PARTY) | ROLE (PARTY)))
        {
          *word = i;
          return CANDOR_SUBJECT_THIRD;
        }
      else if (to && i > verb->to && candor_sentence_token (sentence, i)->capital && note->roles == 0
               && !note->term && note->phrase == (int) i
               && !(candor_decision_note (sentence, i - 1)->roles & ROLE (DETERMINER)))
        {
          /* A name that is nobody's in the lexicon. */
          *word = i;
          return CANDOR_SUBJECT_THIRD;
        }
      else if (to && note->roles & ROLE (OTHER_PRODUCT))
        return CANDOR_SUBJECT_THIRD;
      else if (to && note->roles & ROLE (FIRST_PARTY))
        return CANDOR_SUBJECT_FIRST;
      else if (to && note->roles & ROLE (USER))
        return CANDOR_SUBJECT_USER;
      else if (note->verb && candor_sentence_verb (sentence, note->verb - 1)->voice != CANDOR_VOICE_NOUN
               && !candor_sentence_verb (sentence, note->verb - 1)->joined)
        return CANDOR_SUBJECT_NONE;
      else if (!(note->roles & (ROLE (DETERMINER) | ROLE (ADVERB) | ROLE (SUBSET) | ROLE (CONJUNCTION)))
               && note->span > 0 && candor_sentence_token (sentence, i)->mark == 0 && note->roles)
        to = FALSE;
    }
  return CANDOR_SUBJECT_NONE;
}

/* "does not use cookies explicitly": a way of doing is denied, not the thing. */
static gboolean
candor_decision_is_limited (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  guint clause = candor_decision_note (sentence, verb->from)->clause;
  const CandorClause *range = &g_array_index (sentence->clauses, CandorClause, clause);
  guint index = verb - candor_sentence_verb (sentence, 0), end = range->to;

  /* "We don't collect data that can identify you directly": that is said of the data. */
  for (guint i = index + 1; i < sentence->verbs->len; i++)
    if (candor_sentence_verb (sentence, i)->relative && candor_sentence_verb (sentence, i)->from < end
        && !candor_sentence_verb (sentence, i)->joined)
      end = candor_sentence_verb (sentence, i)->from;
  return candor_decision_find_role (sentence, ROLE (LIMIT), range->from, MAX (end, verb->to)) >= 0;
}

/* Polarity of what a verb says about words at a place: negation, and exceptions to it. */
gboolean
candor_decision_find_polarity (CandorEnglishSentence *sentence, const CandorVerb *verb, guint from,
                               gboolean negated, CandorDecision *decision)
{
  guint count = sentence->tokens->len;
  int except_of = candor_decision_find_role (sentence, ROLE (EXCEPTION_OF), 0, count);
  gboolean conditional = candor_decision_is_conditional (sentence);

  decision->polarity = conditional ? CANDOR_POLARITY_CONDITIONAL : CANDOR_POLARITY_YES;
  if (!negated)
    return !(except_of >= 0 && except_of < (int) from && except_of > (int) verb->from);
  if (candor_decision_clause_kind (sentence, verb->from) != CANDOR_CLAUSE_MAIN)
    return FALSE;
  if (except_of >= 0)
    {
      decision->rule = "exception";
      decision->polarity = except_of < (int) from ? CANDOR_POLARITY_YES : CANDOR_POLARITY_CONDITIONAL;
      return TRUE;
    }
  if (candor_decision_find_role (sentence, ROLE (EXCEPTION), 0, count) >= 0)
    {
      decision->rule = "exception";
      decision->polarity = CANDOR_POLARITY_CONDITIONAL;
      return TRUE;
    }
  if (candor_decision_find_role (sentence, ROLE (CHILD), 0, count) >= 0
      || candor_decision_is_limited (sentence, verb) || candor_decision_denies_others (sentence, verb))
    return FALSE;
  decision->polarity = CANDOR_POLARITY_NO;
  /* "Turning it off will not let us collect", "on iOS we do not collect": says nothing of all others. */
  if (candor_decision_find_role (sentence, ROLE (DECLINED) | ROLE (OTHER_SYSTEM), 0, count) >= 0)
    decision->confidence = MIN (decision->confidence, 0.5);
  /* "If you turn it off, we don't collect": no denial for all others. */
  if (conditional)
    decision->confidence = MIN (decision->confidence, 0.6);
  return TRUE;
}
