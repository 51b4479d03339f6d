/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-verb-private.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Words between "that" and the verb of its clause, where nobody known does it: "what your browser sends". */
#define RELATIVE_REACH 5
/* "In order to" and what may stand before it. */
#define FRONT_WORDS 3
/* Words between "prohibit" and "from doing". */
#define HINDER_REACH 10
/* Words that are looked at for a right in front of a verb. */
#define RIGHT_REACH 60

/* Negation. */

static gboolean
candor_verb_is_no (CandorEnglishSentence *self, guint at)
{
  return candor_sentence_note (self, at)->roles & ROLE (DETERMINER)
         || candor_sentence_has_word (self, at, "none") || candor_sentence_has_word (self, at, "neither")
         || candor_sentence_has_word (self, at, "nothing") || candor_sentence_has_word (self, at, "no")
         || candor_sentence_has_word (self, at, "nobody");
}

/* "no data is collected", "none of it", before a passive or its subject. */
gboolean
candor_verb_has_no (CandorEnglishSentence *self, const CandorVerb *verb)
{
  guint clause = candor_sentence_note (self, verb->from)->clause;
  int at = candor_sentence_before (self, verb->from);

  for (guint reach = 0; at >= 0 && reach < CANDOR_NEGATION_REACH; reach++)
    {
      const CandorAnnotation *note = candor_sentence_note (self, at);

      if (note->clause != clause || note->verb || note->roles & ROLE (NOT_NEGATION))
        return FALSE;
      if (note->roles & ROLE (NEGATION) && candor_verb_is_no (self, at))
        return TRUE;
      at = candor_sentence_before (self, at);
    }
  return FALSE;
}

/* Walks back over what may stand between a negation and its verb. */
gboolean
candor_verb_has_not (CandorEnglishSentence *self, CandorVerb *verb)
{
  guint group = candor_sentence_note (self, verb->from)->group;
  int at = candor_sentence_before (self, verb->from);
  gboolean or = FALSE;

  for (guint reach = 0; at >= 0 && reach < CANDOR_NEGATION_REACH; reach++)
    {
      const CandorAnnotation *note = candor_sentence_note (self, at);
      char mark = candor_sentence_token (self, at)->mark;

      if (note->group != group && note->group != 0)
        {
          at = candor_sentence_before (self, at);
          continue;
        }
      if (note->roles & ROLE (NOT_NEGATION))
        return FALSE;
      if (candor_sentence_has_word (self, at, "however"))
        {
          at = candor_sentence_before (self, at);
          continue;
        }
      if (note->roles & ROLE (NEGATION) && !(note->roles & ROLE (EXCEPTION)))
        return !(note->roles & ROLE (DETERMINER)) || verb->voice == CANDOR_VOICE_NOUN || or;
      if (note->verb)
        {
          const CandorVerb *other = candor_sentence_verb (self, note->verb - 1);
          gboolean passes = note->roles & ROLE (CATENATIVE) || note->roles & ROLE (VERB_ASK);

          if (other->negated && (candor_verb_is_adjacent (self, other->to, verb->from) || passes))
            return verb->inherited = TRUE;
          return other->negated && or && (verb->inherited = TRUE);
        }
      if (candor_sentence_has_word (self, at, "or") || candor_sentence_has_word (self, at, "nor"))
        or = TRUE;
      else if (!(note->roles & (ROLE (ADVERB) | ROLE (AUXILIARY) | ROLE (BE) | ROLE (CATENATIVE)
                                | ROLE (CONJUNCTION)))
               && !(note->roles & (ROLE (FIRST_PARTY) | ROLE (USER) | ROLE (THIRD_PARTY)))
               && !(verb->subject == CANDOR_SUBJECT_USER && note->roles & (ROLE (DETERMINER) | ROLE (RELATIVE)))
               && !or && mark != ',' && !verb->infinitive)
        return FALSE;
      else if (or && note->roles & (ROLE (FIRST_PARTY) | ROLE (USER)) && !(note->roles & ROLE (DETERMINER)))
        return FALSE;
      at = candor_sentence_before (self, at);
    }
  return FALSE;
}

/* "We prohibit partners from collecting it", "we stopped collecting it": nobody is said to do it. */
static gboolean
candor_verb_is_hindered (CandorEnglishSentence *self, const CandorVerb *verb)
{
  static const char *const words[] = { "prevent", "prohibit", "forbid", "forbad", "stop", "block", "restrict", "disallow" };
  gboolean ing = g_str_has_suffix (candor_sentence_token (self, verb->from)->text, "ing");
  int at = candor_sentence_before (self, verb->from);
  gboolean from = at >= 0 && candor_sentence_has_word (self, at, ing ? "from" : "to");
  gboolean joined = at >= 0 && candor_sentence_note (self, at)->roles & ROLE (CONJUNCTION);

  if (!ing && !verb->infinitive)
    return FALSE;
  for (guint reach = 0; at >= 0 && reach < HINDER_REACH; reach++, at = candor_sentence_before (self, at))
    {
      const CandorAnnotation *note = candor_sentence_note (self, at);
      const char *text = candor_sentence_token (self, at)->text;

      if (candor_sentence_token (self, at)->mark)
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (words) && (from || reach == 0); i++)
        if (g_str_has_prefix (text, words[i]))
          return ing || g_str_has_prefix (text, "forb") || g_str_has_prefix (text, "prohibit");
      if (note->verb)
        return candor_sentence_verb (self, note->verb - 1)->hindered
               && (joined || candor_verb_is_adjacent (self, at + 1, verb->from));
    }
  return FALSE;
}

gboolean
candor_verb_is_right (CandorEnglishSentence *self, CandorVerb *verb)
{
  guint clause = candor_sentence_note (self, verb->from)->clause;

  int at = candor_sentence_before (self, verb->from);

  verb->hindered = candor_verb_is_hindered (self, verb);
  if (verb->hindered)
    return TRUE;
  for (guint reach = 0; at >= 0 && reach < RIGHT_REACH; reach++, at = candor_sentence_before (self, at))
    {
      const CandorAnnotation *note = candor_sentence_note (self, at);

      if (note->clause != clause)
        return FALSE;
      /* "You have the option to enter your birthday": who does gives it. */
      if (note->roles & ROLE (RIGHT) && verb->roles & ROLE (VERB_GIVE)
          && (candor_sentence_has_word (self, at, "ability") || candor_sentence_has_word (self, at, "option")))
        return FALSE;
      if (note->roles & ROLE (RIGHT))
        return TRUE;
    }
  return FALSE;
}

/* "To create an account we need": what stands before only tells what for. */
static gboolean
candor_verb_is_fronted (CandorEnglishSentence *self, const CandorVerb *verb)
{
  guint index = verb - candor_sentence_verb (self, 0);
  const CandorVerb *other = index > 0 ? candor_sentence_verb (self, index - 1) : NULL;
  guint clause = candor_sentence_note (self, verb->from)->clause;

  return other && other->infinitive && verb->subject_word >= (int) other->to
         && candor_sentence_note (self, other->from)->clause == clause
         && other->from <= g_array_index (self->clauses, CandorClause, clause).from + FRONT_WORDS;
}

/* "the name you gave us", "cookies that we use", "data collected by": says which data are meant, and is
 * over at the next comma. */
gboolean
candor_verb_is_relative (CandorEnglishSentence *self, const CandorVerb *verb)
{
  int at = verb->voice == CANDOR_VOICE_ACTIVE || verb->voice == CANDOR_VOICE_PASSIVE
           ? verb->subject_word : (int) verb->from;
  const CandorAnnotation *note;

  if (verb->voice == CANDOR_VOICE_REDUCED)
    return TRUE;
  /* "data that is used to contact or identify you": the others hang on the first. */
  if ((verb->infinitive || verb->joined) && verb->after >= 0)
    return candor_sentence_verb (self, verb->after)->relative;
  if (verb->voice == CANDOR_VOICE_NOUN || verb->infinitive || verb->who || candor_verb_is_fronted (self, verb))
    return FALSE;
  /* Who does it may stand behind the verb: "data that is collected by us". */
  if (at < 0 || at >= (int) verb->to || (verb->after >= 0 && at < (int) candor_sentence_verb (self, verb->after)->to))
    {
      at = candor_sentence_before (self, verb->from);
      for (guint reach = 0; at >= 0 && reach < RELATIVE_REACH; reach++)
        {
          note = candor_sentence_note (self, at);
          if (note->roles & ROLE (RELATIVE))
            return TRUE;
          if (note->verb || candor_sentence_token (self, at)->mark)
            return FALSE;
          at = candor_sentence_before (self, at);
        }
      return FALSE;
    }
  at = candor_sentence_before (self, at);
  while (at >= 0 && candor_sentence_note (self, at)->roles & ROLE (DETERMINER)
         && !(candor_sentence_note (self, at)->roles & ROLE (RELATIVE)))
    at = candor_sentence_before (self, at);
  if (at < 0 || candor_sentence_token (self, at)->mark)
    return FALSE;
  note = candor_sentence_note (self, at);
  return note->term
         || !(note->verb
              || note->roles & (ROLE (CONJUNCTION) | ROLE (PREPOSITION) | ROLE (AUXILIARY) | ROLE (BE)
                                | ROLE (NEGATION) | ROLE (BOUNDARY) | ROLE (CONDITION) | ROLE (ADVERB)));
}
