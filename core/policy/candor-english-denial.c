/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision-private.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* "Technology that determines": who does it is what stands before "that", whoever the sentence is about. */
static gboolean
candor_decision_hangs_on_noun (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  int at = candor_sentence_before (sentence, verb->from);

  while (at >= 0 && candor_decision_note (sentence, at)->roles & (ROLE (ADVERB) | ROLE (AUXILIARY))
         && !(candor_decision_note (sentence, at)->roles & ROLE (RELATIVE)))
    at = candor_sentence_before (sentence, at);
  return at >= 0 && candor_decision_note (sentence, at)->roles & ROLE (RELATIVE);
}

/* Whether a verb only adds to what another said before it: "data stored on", "for the use of", "to find". */
static gboolean
candor_decision_is_subordinate (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  if (verb->voice == CANDOR_VOICE_REDUCED || verb->voice == CANDOR_VOICE_NOUN || verb->infinitive || verb->who)
    return TRUE;
  return verb->voice == CANDOR_VOICE_ACTIVE
         && (candor_decision_note (sentence, verb->from)->forms == CANDOR_FORM_ING
             || (verb->relative && (verb->subject != CANDOR_SUBJECT_FIRST || candor_decision_hangs_on_noun (sentence, verb))));
}

const CandorVerb *
candor_decision_find_denial (CandorEnglishSentence *sentence, const CandorVerb *verb, guint from)
{
  const guint64 over = ROLE (VERB_COLLECT) | ROLE (VERB_STORE) | ROLE (VERB_ACCESS) | ROLE (VERB_USE)
                       | ROLE (VERB_ASK) | ROLE (VERB_INCLUDE);
  guint index = verb - candor_sentence_verb (sentence, 0);

  if (from < verb->to || !candor_decision_is_subordinate (sentence, verb))
    return NULL;
  while (index-- > 0)
    {
      const CandorVerb *other = candor_sentence_verb (sentence, index);

      if (candor_decision_find_role (sentence, ROLE (BOUNDARY) | ROLE (CONDITION) | ROLE (EXCEPTION) | ROLE (EXCEPTION_OF),
                                     other->to, from) >= 0)
        return NULL;
      if (other->negated && other->roles & over && !other->relative && !other->infinitive)
        return other;
      if (!candor_decision_is_subordinate (sentence, other) && !other->relative)
        return NULL;
    }
  return NULL;
}

const CandorVerb *
candor_decision_find_collecting (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  for (guint i = verb - candor_sentence_verb (sentence, 0); i-- > 0;)
    {
      const CandorVerb *other = candor_sentence_verb (sentence, i);

      if (!other->negated && other->subject != CANDOR_SUBJECT_USER && other->subject != CANDOR_SUBJECT_OTHER
          && other->roles & (CANDOR_ROLES_ACTION | ROLE (NOUN_COLLECT)) && (other->relative || other->voice == CANDOR_VOICE_NOUN))
        return other;
    }
  return NULL;
}
