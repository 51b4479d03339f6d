/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision-private.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* The verb that governs. */

static gboolean
candor_decision_shares_group (CandorEnglishSentence *sentence, const CandorVerb *verb, guint at)
{
  guint group = candor_decision_note (sentence, verb->from)->group;

  return group == 0 || group == candor_decision_note (sentence, at)->group;
}

/* Verbs that only tell what data are for ("to improve") hand over to the verb they hang on. */
int
candor_decision_climb (CandorEnglishSentence *sentence, int index)
{
  while (index >= 0)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, index);

      if (verb->roles & (CANDOR_ROLES_ACTION | CANDOR_ROLES_NOUN | ROLE (VERB_GIVE) | ROLE (VERB_ASK)))
        return index;
      if (verb->roles & ROLE (VERB_RIGHT) && verb->subject != CANDOR_SUBJECT_FIRST)
        return index;
      if (verb->after < 0 || verb->after >= index || !verb->infinitive)
        return index;
      index = verb->after;
    }
  return index;
}

int
candor_decision_find_role (CandorEnglishSentence *sentence, guint64 roles, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (candor_decision_note (sentence, i)->roles & roles)
      return i;
  return -1;
}

static gboolean
candor_decision_has_mark (CandorEnglishSentence *sentence, char mark, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (candor_sentence_token (sentence, i)->mark == mark && candor_decision_note (sentence, i)->group == 0)
      return TRUE;
  return FALSE;
}

/* The colon that begins the list in which a word stands; 0 for none. */
static guint
candor_decision_find_list (CandorEnglishSentence *sentence, guint at)
{
  while (at-- > 0)
    if (candor_sentence_token (sentence, at)->mark == ':' && candor_decision_note (sentence, at)->group == 0)
      return at;
  return 0;
}

/* Whether a verb to the left has nothing to say about words at a place: it stands in another item of
 * a list, or only tells which data an earlier item means. */
static gboolean
candor_decision_is_over (CandorEnglishSentence *sentence, const CandorVerb *verb, guint from, guint list)
{
  if (list > 0 && verb->from >= list && candor_decision_has_mark (sentence, ';', verb->to, from))
    return TRUE;
  return verb->relative
         && (candor_decision_has_mark (sentence, ',', verb->to, from)
             || candor_decision_note (sentence, verb->from)->group != candor_decision_note (sentence, from)->group
             || candor_decision_find_role (sentence, ROLE (EXAMPLE), verb->to, from) >= 0);
}

/* The verb to the left that governs the words at a place. Where all that are there are over, the
 * last of them is better than none. */
int
candor_decision_find_left (CandorEnglishSentence *sentence, guint from, gboolean same_clause,
                           gboolean *includes, gboolean *weak)
{
  guint clause = candor_decision_note (sentence, from)->clause;
  CandorClauseKind kind = g_array_index (sentence->clauses, CandorClause, clause).kind;
  guint list = candor_decision_find_list (sentence, from);
  int last = -1, relative = -1;

  for (guint i = sentence->verbs->len; i-- > 0;)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, i);
      guint own = candor_decision_note (sentence, verb->from)->clause;

      if (verb->to > from || !candor_decision_shares_group (sentence, verb, from))
        continue;
      if (same_clause && own != clause)
        break;
      if (verb->roles & ROLE (VERB_INCLUDE) && !(verb->roles & CANDOR_ROLES_ACTION) && !verb->negated)
        {
          /* "The information that we collect includes": the verb before says what is done. */
          *includes = TRUE;
          continue;
        }
      /* "Data that don't identify you, which may include": tells which data, and what is done with them before. */
      if (*includes && verb->negated && verb->relative && verb->subject != CANDOR_SUBJECT_FIRST
          && verb->subject != CANDOR_SUBJECT_THIRD)
        continue;
      if (last < 0 && !verb->relative)
        last = i;
      /* "The device you use, your IP address": what users do themselves tells nothing of what stands beside. */
      if (relative < 0 && verb->relative
          && verb->roles & (verb->subject == CANDOR_SUBJECT_USER ? ROLE (VERB_GIVE)
                                                                 : CANDOR_ROLES_ACTION | ROLE (VERB_GIVE)))
        relative = i;
      if (own != clause && g_array_index (sentence->clauses, CandorClause, own).kind != kind)
        continue;
      if (candor_decision_is_over (sentence, verb, from, list))
        continue;
      /* "describes the data that we collect: your name, your address". */
      if (relative >= 0 && !verb->negated && !verb->right
          && !(verb->roles & (CANDOR_ROLES_ACTION | CANDOR_ROLES_NOUN | ROLE (VERB_GIVE) | ROLE (VERB_ASK))))
        return relative;
      return candor_decision_climb (sentence, i);
    }
  *weak = last < 0;
  return last >= 0 ? candor_decision_climb (sentence, last) : relative;
}

/* "the location (that) we collect": nothing else between the words and who does it. */
static gboolean
candor_decision_is_right_behind (CandorEnglishSentence *sentence, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (!(candor_decision_note (sentence, i)->roles
          & (ROLE (RELATIVE) | ROLE (GENERIC) | ROLE (DETERMINER) | ROLE (CONJUNCTION)))
        && candor_sentence_token (sentence, i)->mark != '"' && !candor_decision_note (sentence, i)->term)
      return FALSE;
  return TRUE;
}

/* "Your email address is stored", "the location that we collect". */
/* "Information (including your address) is transmitted": what is done with all of it. */
int
candor_decision_find_passive (CandorEnglishSentence *sentence, guint to)
{
  guint clause;

  if (to == 0 || to >= sentence->tokens->len)
    return -1;
  clause = candor_decision_note (sentence, to - 1)->clause;
  for (guint i = 0; i < sentence->verbs->len; i++)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, i);

      if (verb->from < to || !candor_decision_shares_group (sentence, verb, to - 1))
        continue;
      if (candor_decision_note (sentence, verb->from)->clause != clause)
        return -1;
      if (verb->voice == CANDOR_VOICE_PASSIVE && !verb->relative && !verb->infinitive)
        return i;
      if (verb->voice == CANDOR_VOICE_ACTIVE && !verb->relative)
        return -1;
    }
  return -1;
}

/* "Cookies are small files that are used to …": says what they are, and of whom nothing. */
static gboolean
candor_decision_says_what (CandorEnglishSentence *sentence, guint to, const CandorVerb *verb)
{
  return verb->relative && to < sentence->tokens->len && candor_decision_note (sentence, to)->roles & ROLE (BE)
         && candor_sentence_before (sentence, verb->from) > (int) to
         && (verb->voice == CANDOR_VOICE_REDUCED
             || candor_decision_find_role (sentence, ROLE (RELATIVE), to, verb->from) >= 0);
}

/* "Photos taken with the app are not uploaded": the one that tells which gives way to the one that denies. */
static int
candor_decision_prefer_denial (CandorEnglishSentence *sentence, guint index)
{
  const CandorVerb *first = candor_sentence_verb (sentence, index);
  guint clause = candor_decision_note (sentence, first->from)->clause;

  if (!first->relative || first->negated)
    return index;
  for (guint i = index + 1; i < sentence->verbs->len; i++)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, i);

      if (candor_decision_note (sentence, verb->from)->clause != clause)
        break;
      if (!verb->relative && !verb->infinitive && verb->voice != CANDOR_VOICE_NOUN)
        return verb->negated && verb->voice == CANDOR_VOICE_PASSIVE ? i : index;
    }
  return index;
}

int
candor_decision_find_right (CandorEnglishSentence *sentence, guint to)
{
  guint clause;
  int relative = -1;

  if (to == 0)
    return -1;
  clause = candor_decision_note (sentence, to - 1)->clause;
  for (guint i = 0; i < sentence->verbs->len; i++)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, i);

      if (verb->from < to || !candor_decision_shares_group (sentence, verb, to - 1))
        continue;
      if (candor_decision_note (sentence, verb->from)->clause != clause)
        break;
      if (verb->voice == CANDOR_VOICE_PASSIVE || verb->voice == CANDOR_VOICE_REDUCED)
        return candor_decision_says_what (sentence, to, verb) ? -1 : candor_decision_prefer_denial (sentence, i);
      if (verb->subject_word >= (int) to
          && candor_decision_is_right_behind (sentence, to, verb->subject_word))
        {
          /* "passwords that you give us are not stored": what is said of them comes later. */
          if (relative < 0)
            relative = i;
          continue;
        }
      if (verb->voice == CANDOR_VOICE_NOUN && verb->from <= to + 1)
        return i;
      if (relative < 0 || !verb->infinitive)
        break;
    }
  return relative;
}
