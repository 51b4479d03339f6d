/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision-private.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* The verb that says what a list behind the sentence is about: the last, but for those that only tell
 * which data are meant or what they are made of. */
static int
candor_decision_find_last (CandorEnglishSentence *sentence, gboolean *includes)
{
  int last = -1;

  for (guint i = sentence->verbs->len; i-- > 0;)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, i);

      if (verb->roles & ROLE (VERB_INCLUDE) && !(verb->roles & CANDOR_ROLES_ACTION))
        {
          *includes = TRUE;
          continue;
        }
      if (last < 0)
        last = i;
      if (!verb->relative && !(last != (int) i && verb->infinitive))
        return candor_decision_climb (sentence, i);
    }
  return last >= 0 ? candor_decision_climb (sentence, last) : -1;
}

/* Whether the sentence denies data in general, so that what the one behind it names as such is denied as
 * well: "We collect no information that identifies you. Such information includes …". */
static void
candor_decision_deny_all (CandorEnglishSentence *sentence, CandorEnglishContext *context)
{
  const guint64 over = ROLE (VERB_COLLECT) | ROLE (VERB_STORE) | ROLE (VERB_ACCESS) | ROLE (VERB_ASK);
  gboolean denied = FALSE, doubted = FALSE;

  for (guint i = 0; i < sentence->verbs->len; i++)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, i);
      CandorDecision decision;

      if (verb->relative || verb->infinitive || verb->voice == CANDOR_VOICE_NOUN
          || !(verb->roles & (CANDOR_ROLES_ACTION | (verb->negated ? ROLE (VERB_ASK) : 0)))
          || candor_decision_clause_kind (sentence, verb->from) != CANDOR_CLAUSE_MAIN)
        continue;
      decision = candor_decision_by_verb (sentence, i, sentence->tokens->len);
      if (!decision.rule || decision.actor != CANDOR_ACTOR_FIRST_PARTY)
        continue;
      if (decision.polarity != CANDOR_POLARITY_NO)
        return;
      if (decision.confidence < 0.7)
        doubted = TRUE;
      else
        denied |= (verb->roles & over) != 0;
    }
  context->denied = denied && !doubted;
  context->doubted = doubted;
}

CandorEnglishContext
candor_english_decide_context (CandorEnglishSentence *sentence, const CandorEnglishContext *above)
{
  CandorEnglishContext context = { 0 };
  gboolean includes = FALSE;
  int last = candor_decision_find_last (sentence, &includes);
  guint end = sentence->tokens->len;

  if (end > 0 && candor_sentence_token (sentence, end - 1)->mark == ':'
      && candor_decision_find_role (sentence, ROLE (EXAMPLE), 0, end) >= 0)
    includes = TRUE;
  if (last >= 0)
    {
      CandorDecision decision = candor_decision_by_verb (sentence, last, sentence->tokens->len);

      /* "information on how you use the app." is one item more of what stands above. */
      if (!decision.rule && candor_sentence_verb (sentence, last)->relative && above)
        return *above;

      context.closed = candor_sentence_verb (sentence, last)->right
                       || candor_sentence_verb (sentence, last)->subject == CANDOR_SUBJECT_OTHER;
      context.valid = decision.rule || context.closed;
      context.action = decision.action;
      context.polarity = decision.polarity;
      context.actor = decision.actor;
    }
  else if (above)
    context = *above;
  if (!context.valid && includes)
    context = (CandorEnglishContext) { .valid = TRUE, .action = CANDOR_ACTION_COLLECT,
                                       .polarity = CANDOR_POLARITY_YES,
                                       .actor = CANDOR_ACTOR_FIRST_PARTY };
  context.denied = context.doubted = FALSE;
  candor_decision_deny_all (sentence, &context);
  return context;
}
