/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision-private.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Whether anything stands before the verb in its clause that may be its subject. */
static gboolean
candor_decision_has_subject (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  guint clause = candor_decision_note (sentence, verb->from)->clause;

  for (guint i = g_array_index (sentence->clauses, CandorClause, clause).from; i < verb->from; i++)
    {
      const CandorAnnotation *note = candor_decision_note (sentence, i);

      /* "does", "will" and the like belong to a subject, wherever it stands. */
      if (note->roles & ROLE (AUXILIARY) && !candor_sentence_has_word (sentence, i, "do")
          && !candor_sentence_has_word (sentence, i, "don't"))
        return TRUE;
      if (!candor_sentence_token (sentence, i)->mark && note->span > 0
          && !(note->roles & (ROLE (ADVERB) | ROLE (AUXILIARY) | ROLE (NEGATION) | ROLE (CONJUNCTION) | ROLE (RIGHT)))
          && !candor_sentence_has_word (sentence, i, "please"))
        return TRUE;
    }
  return FALSE;
}

/* "Data that don't identify you, like your age" tells which data are meant. */
gboolean
candor_decision_tells_which (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  if ((verb->negated || (verb->relative && g_str_has_prefix (candor_sentence_token (sentence, verb->from)->text, "identif")))
      && verb->roles & ROLE (VERB_COLLECT) && candor_sentence_has_word (sentence, verb->to, "you"))
    return TRUE;
  return verb->negated && verb->relative && verb->voice == CANDOR_VOICE_ACTIVE
         && verb->subject != CANDOR_SUBJECT_FIRST && verb->subject != CANDOR_SUBJECT_THIRD;
}

/* "Acme is not collecting": somebody does, or doesn't, whoever it is. */
static gboolean
candor_decision_is_progressive (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  int at = candor_sentence_before (sentence, verb->from);

  while (at >= 0 && candor_decision_note (sentence, at)->roles & (ROLE (ADVERB) | ROLE (NEGATION) | ROLE (BE) | ROLE (AUXILIARY)))
    {
      if (candor_decision_note (sentence, at)->roles & ROLE (BE))
        return TRUE;
      at = candor_sentence_before (sentence, at);
    }
  return FALSE;
}

/* "Please don't send us your password", "that means not sharing your password": nobody says that the app
 * does or doesn't. */
gboolean
candor_decision_is_advice (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  if (verb->negated && !verb->inherited && verb->voice == CANDOR_VOICE_ACTIVE && verb->subject != CANDOR_SUBJECT_FIRST
      && verb->subject != CANDOR_SUBJECT_THIRD
      && candor_decision_note (sentence, verb->from)->forms == CANDOR_FORM_ING
      && !candor_decision_is_progressive (sentence, verb))
    return TRUE;
  return verb->negated && verb->voice == CANDOR_VOICE_ACTIVE && verb->subject == CANDOR_SUBJECT_NONE
         && !verb->infinitive && candor_decision_note (sentence, verb->from)->forms & CANDOR_FORM_BASE
         && !candor_decision_has_subject (sentence, verb);
}

/* "We don't use cookies to collect it" denies a way, not the thing, and claims nothing; "we don't use
 * the app to collect it" denies the thing. Returns whether nothing is claimed. */
gboolean
candor_decision_serves_denial (CandorEnglishSentence *sentence, const CandorVerb *verb, gboolean *negated)
{
  const CandorVerb *first = verb, *other;

  while (first->joined && first->after >= 0)
    first = candor_sentence_verb (sentence, first->after);
  if (*negated || !first->infinitive || first->after < 0)
    return FALSE;
  other = candor_sentence_verb (sentence, first->after);
  if (!other->negated)
    return FALSE;
  *negated = candor_decision_find_role (sentence, ROLE (FIRST_PARTY), other->to, first->from) >= 0;
  return !*negated;
}

/* "Without your location, nothing can be shown", "instead of your number we keep": said of what isn't there. */
gboolean
candor_decision_stands_without (CandorEnglishSentence *sentence, guint from, gboolean fronted)
{
  int at = candor_sentence_before (sentence, from);

  while (at >= 0 && candor_decision_note (sentence, at)->roles & (ROLE (DETERMINER) | ROLE (ADVERB))
         && !(candor_decision_note (sentence, at)->roles & ROLE (NEGATION)))
    at = candor_sentence_before (sentence, at);
  return at >= 0 && candor_decision_note (sentence, at)->roles & ROLE (NEGATION)
         && ((fronted && candor_sentence_has_word (sentence, at, "without")) || candor_sentence_has_word (sentence, at, "instead")
             || candor_sentence_has_word (sentence, at, "rather"));
}

/* "We don't verify your address", "we don't control": only that data are not used or processed denies their use. */
gboolean
candor_decision_denies_use (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  return candor_decision_note (sentence, verb->from)->roles & ROLE (DENIED_USE) || verb->voice == CANDOR_VOICE_NOUN;
}

gboolean
candor_decision_is_undone (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  guint clause = candor_decision_note (sentence, verb->from)->clause;
  guint from = g_array_index (sentence->clauses, CandorClause, clause).from;
  guint to = g_array_index (sentence->clauses, CandorClause, clause).to;

  if (verb->voice != CANDOR_VOICE_NOUN)
    return FALSE;
  for (guint i = from; i < verb->from; i++)
    if (!(candor_decision_note (sentence, i)->roles & (ROLE (DETERMINER) | ROLE (USER) | ROLE (FIRST_PARTY))))
      return FALSE;
  for (guint i = verb->to; i < to; i++)
    if (candor_decision_note (sentence, i)->roles & ROLE (NEGATION)
        && !(candor_decision_note (sentence, i)->roles & ROLE (EXCEPTION)))
      return TRUE;
  return FALSE;
}

/* "Our apps include a calendar", "Products: Camera, Calendar": what is offered, and nothing that is taken. */
gboolean
candor_decision_is_offered (CandorEnglishSentence *sentence, guint from)
{
  static const char *const words[] = { "product", "products", "app", "apps", "application", "applications", "software", "game",
                                       "games", "service", "services", "feature", "features", "function", "functions",
                                       "functionality", "tools", "suite", "offerings", NULL };
  int at = (int) from - 1;

  for (; at >= 0; at--)
    {
      const CandorAnnotation *note = candor_decision_note (sentence, at);
      gboolean includes = note->verb && note->roles & ROLE (VERB_INCLUDE) && !(note->roles & CANDOR_ROLES_ACTION);

      if (includes || candor_sentence_token (sentence, at)->mark == ':')
        break;
      if (note->verb || note->roles & ROLE (EXAMPLE))
        return FALSE;
    }
  for (int i = 0; i < at; i++)
    if (candor_decision_note (sentence, i)->verb)
      return FALSE;
  for (at--; at >= 0 && candor_decision_note (sentence, at)->roles & (ROLE (AUXILIARY) | ROLE (ADVERB)); at--)
    ;
  return at >= 0 && g_strv_contains (words, candor_sentence_token (sentence, at)->text);
}
