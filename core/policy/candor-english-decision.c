/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision-private.h"

#include <string.h>

#define ROLE(name) CANDOR_ROLE_BIT (name)

static const CandorDecision candor_decision_none = { .party = -1, .verb = -1 };

/* What the verb claims, by its subject. */

CandorAction
candor_decision_action (guint64 roles)
{
  static const struct
  {
    guint64 roles;
    CandorAction action;
  } actions[] = {
    { ROLE (VERB_SHARE) | ROLE (NOUN_SHARE) | ROLE (VERB_SEND), CANDOR_ACTION_SHARE },
    { ROLE (VERB_COLLECT) | ROLE (NOUN_COLLECT), CANDOR_ACTION_COLLECT },
    { ROLE (VERB_ACCESS) | ROLE (NOUN_ACCESS), CANDOR_ACTION_ACCESS },
    { ROLE (VERB_STORE) | ROLE (NOUN_STORE), CANDOR_ACTION_STORE },
    { ROLE (VERB_USE) | ROLE (NOUN_USE), CANDOR_ACTION_USE },
    { ROLE (VERB_ASK) | ROLE (VERB_GIVE), CANDOR_ACTION_COLLECT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (roles & actions[i].roles)
      return actions[i].action;
  return CANDOR_ACTION_USE;
}

static void
candor_decision_set (CandorDecision *decision, CandorActor actor, CandorAction action,
                     const char *rule, double confidence)
{
  decision->actor = actor;
  decision->action = action;
  decision->rule = rule;
  decision->confidence = confidence;
}

static gboolean
candor_decision_denies (CandorEnglishSentence *sentence)
{
  for (guint i = 0; i < sentence->verbs->len; i++)
    if (candor_sentence_verb (sentence, i)->negated)
      return TRUE;
  return FALSE;
}

/* Whether data that a verb hands on go somewhere though nobody is named: they are sent, or given by the app
 * to somebody who stands before them ("we don't give that firm your name"), and not just shown. */
static gboolean
candor_decision_carries (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  if (candor_decision_note (sentence, verb->from)->roles & ROLE (CARRY))
    return TRUE;
  return verb->subject == CANDOR_SUBJECT_FIRST && verb->voice == CANDOR_VOICE_ACTIVE && !verb->infinitive
         && verb->roles & ROLE (VERB_GIVE) && candor_decision_note (sentence, verb->from)->forms != CANDOR_FORM_ING;
}

/* First party, or nobody named. */
static void
candor_decision_by_app (CandorEnglishSentence *sentence, const CandorVerb *verb, CandorDecision *decision)
{
  static const struct
  {
    const char *rule;
    double confidence;
  } voices[] = { { "active", 0.9 }, { "passive", 0.85 }, { "participle", 0.8 }, { "noun", 0.7 } };
  CandorAction action = candor_decision_action (verb->roles);
  gboolean shares = verb->roles & (ROLE (VERB_SHARE) | ROLE (NOUN_SHARE));

  if (verb->roles & (ROLE (VERB_SHARE) | ROLE (NOUN_SHARE) | ROLE (VERB_SEND)))
    {
      CandorSubject recipient = candor_decision_find_recipient (sentence, verb, &decision->party);

      if (recipient == CANDOR_SUBJECT_FIRST)
        action = CANDOR_ACTION_COLLECT;
      else if (verb->negated && recipient != CANDOR_SUBJECT_THIRD && !shares && !candor_decision_carries (sentence, verb))
        return; /* "the map can't be shown", "without giving your name" */
      else if (verb->negated)
        action = CANDOR_ACTION_SHARE;
      else if (recipient == CANDOR_SUBJECT_USER && !shares)
        action = CANDOR_ACTION_USE;
      else if (recipient != CANDOR_SUBJECT_THIRD && !shares && verb->infinitive)
        return; /* "to show them beside your messages" */
      else if (recipient != CANDOR_SUBJECT_THIRD && !shares)
        action = verb->roles & (ROLE (VERB_GIVE) | ROLE (VERB_SEND)) && verb->voice != CANDOR_VOICE_ACTIVE
                 ? CANDOR_ACTION_COLLECT : CANDOR_ACTION_USE;
    }
  else if (verb->roles & ROLE (VERB_INCLUDE) && !(verb->roles & CANDOR_ROLES_ACTION))
    return;
  if (verb->roles & (CANDOR_ROLES_ACTION | CANDOR_ROLES_NOUN | ROLE (VERB_ASK)))
    candor_decision_set (decision, CANDOR_ACTOR_FIRST_PARTY, action, voices[verb->voice].rule,
                         voices[verb->voice].confidence);
  else if (verb->subject == CANDOR_SUBJECT_FIRST && verb->voice == CANDOR_VOICE_ACTIVE
           && !(verb->roles & ROLE (VERB_RIGHT)) && !candor_decision_denies (sentence))
    candor_decision_set (decision, CANDOR_ACTOR_FIRST_PARTY, CANDOR_ACTION_USE, "handling", 0.5);
}

/* "third-party cookies", "advertisers' cookies": theirs, though the app uses them. */
static void
candor_decision_find_owner (CandorEnglishSentence *sentence, guint from, CandorDecision *decision)
{
  int before = candor_sentence_before (sentence, from);

  if (!decision->rule || before < 0 || decision->actor != CANDOR_ACTOR_FIRST_PARTY
      || !(candor_decision_note (sentence, before)->roles & (ROLE (THIRD_PARTY) | ROLE (PARTY))))
    return;
  decision->actor = CANDOR_ACTOR_THIRD_PARTY;
  decision->party = before;
  decision->both = TRUE;
}

static void
candor_decision_by_third (CandorEnglishSentence *sentence, const CandorVerb *verb, CandorDecision *decision)
{
  CandorAction action = candor_decision_action (verb->roles);
  int word;

  if (action == CANDOR_ACTION_SHARE || verb->roles & ROLE (VERB_GIVE))
    {
      CandorSubject recipient = candor_decision_find_recipient (sentence, verb, &word);

      if (recipient == CANDOR_SUBJECT_FIRST)
        {
          candor_decision_set (decision, CANDOR_ACTOR_FIRST_PARTY, CANDOR_ACTION_COLLECT, "from-others", 0.8);
          return;
        }
    }
  if (!(verb->roles & (CANDOR_ROLES_ACTION | CANDOR_ROLES_NOUN)))
    return;
  decision->party = verb->subject_word;
  decision->both = verb->both;
  candor_decision_set (decision, CANDOR_ACTOR_THIRD_PARTY, action, "third-party", 0.8);
}

/* "We never ask you to provide", "you won't be asked to": a denial; "we don't require it" leaves it to the user. */
static gboolean
candor_decision_is_not_asked (CandorEnglishSentence *sentence, const CandorVerb *verb)
{
  static const char *const words[] = { "ask", "request", "prompt", "solicit" };
  const CandorVerb *other = verb->after >= 0 ? candor_sentence_verb (sentence, verb->after) : NULL;

  if (!other || !verb->inherited
      || (other->voice == CANDOR_VOICE_ACTIVE ? other->subject == CANDOR_SUBJECT_USER
                                              : other->voice != CANDOR_VOICE_PASSIVE || other->patient != CANDOR_SUBJECT_USER))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (candor_sentence_token (sentence, other->from)->text, words[i]))
      return TRUE;
  return FALSE;
}

static void
candor_decision_by_user (CandorEnglishSentence *sentence, const CandorVerb *verb, CandorDecision *decision)
{
  if (verb->roles & ROLE (VERB_GIVE) && (!verb->negated || candor_decision_is_not_asked (sentence, verb)))
    candor_decision_set (decision, CANDOR_ACTOR_FIRST_PARTY, CANDOR_ACTION_COLLECT, "user-gives", 0.8);
}

CandorDecision
candor_decision_by_verb (CandorEnglishSentence *sentence, int index, guint from)
{
  const CandorVerb *verb = candor_sentence_verb (sentence, index);
  CandorDecision decision = candor_decision_none;
  gboolean negated = verb->negated
                     || (from >= verb->to && candor_decision_has_no (sentence, from, verb->to));
  const char *rule;

  decision.verb = index;
  decision.vetoed = TRUE;
  if (candor_decision_stands_without (sentence, from, from < verb->from))
    return decision;
  if (verb->right || candor_decision_tells_which (sentence, verb) || candor_decision_is_advice (sentence, verb))
    return decision;
  if (candor_decision_serves_denial (sentence, verb, &negated) || (!negated && candor_decision_is_undone (sentence, verb)))
    return decision;
  if (verb->subject == CANDOR_SUBJECT_USER)
    candor_decision_by_user (sentence, verb, &decision);
  else if (verb->subject == CANDOR_SUBJECT_THIRD)
    candor_decision_by_third (sentence, verb, &decision);
  else if (verb->subject != CANDOR_SUBJECT_OTHER)
    {
      candor_decision_by_app (sentence, verb, &decision);
      if (!negated && from < sentence->tokens->len)
        candor_decision_find_owner (sentence, from, &decision);
    }
  if (negated && verb->roles & ROLE (VERB_INCLUDE) && !(verb->roles & CANDOR_ROLES_ACTION))
    {
      const CandorVerb *which = candor_decision_find_collecting (sentence, verb);

      if (which)
        {
          candor_decision_set (&decision, CANDOR_ACTOR_FIRST_PARTY, candor_decision_action (which->roles), "active", 0.7);
          verb = which;
        }
    }
  if (decision.rule && !negated)
    {
      const CandorVerb *denial = candor_decision_find_denial (sentence, verb, from);

      if (denial && denial->roles & ROLE (VERB_USE))
        decision.rule = NULL;
      else if (denial)
        {
          verb = denial;
          negated = TRUE;
          decision.confidence = MIN (decision.confidence, 0.5);
        }
    }
  if (!decision.rule)
    {
      decision.vetoed = verb->subject == CANDOR_SUBJECT_OTHER || verb->subject == CANDOR_SUBJECT_USER
                        || negated || !(verb->roles & ROLE (VERB_INCLUDE));
      return decision;
    }
  rule = decision.rule;
  if (!candor_decision_find_polarity (sentence, verb, from, negated, &decision)
      || (decision.polarity == CANDOR_POLARITY_NO
          && (!(verb->roles & (CANDOR_ROLES_ACTION | CANDOR_ROLES_NOUN | ROLE (VERB_ASK)))
              || (verb->after >= 0 && verb->infinitive
                  && candor_sentence_verb (sentence, verb->after)->subject == CANDOR_SUBJECT_USER))
          && !candor_decision_is_not_asked (sentence, verb)))
    decision.rule = NULL;
  else if (decision.polarity == CANDOR_POLARITY_NO && decision.action == CANDOR_ACTION_USE
           && verb->roles & ROLE (VERB_USE) && !candor_decision_denies_use (sentence, verb))
    decision.rule = NULL;
  else if (verb->inherited && decision.polarity == CANDOR_POLARITY_NO)
    decision.confidence -= 0.1;
  if (decision.rule && decision.rule != rule)
    decision.confidence = 0.6;
  return decision;
}

/* "Your contacts: we never read them", in a list of what is collected: a label over what is denied. */
static gboolean
candor_decision_is_label (CandorEnglishSentence *sentence, guint from)
{
  guint end = from;

  while (end < sentence->tokens->len && !candor_sentence_token (sentence, end)->mark)
    end++;
  return end + 1 < sentence->tokens->len && strchr (":-", candor_sentence_token (sentence, end)->mark)
         && candor_decision_denies (sentence)
         && candor_decision_find_role (sentence, ROLE (EXCEPTION) | ROLE (EXCEPTION_OF), 0, sentence->tokens->len) < 0;
}

static CandorDecision
candor_decision_by_context (CandorEnglishSentence *sentence, guint from, const CandorEnglishContext *context)
{
  CandorDecision decision = candor_decision_none;

  if (!context || !context->valid || context->closed)
    return decision;
  if (candor_decision_has_no (sentence, from, 0) || candor_decision_is_label (sentence, from)
      || candor_decision_is_offered (sentence, from)
      || candor_decision_find_role (sentence, ROLE (RIGHT), 0, from) >= 0)
    return decision;
  candor_decision_set (&decision, context->actor, context->action, "list", 0.8);
  decision.polarity = context->polarity;
  return decision;
}

/* A verb and those joined to it, each action once. */
static guint
candor_decision_by_verbs (CandorEnglishSentence *sentence, int index, guint from, CandorDecision *decisions)
{
  guint count = 0, actions = 0;

  while (index >= 0 && count < CANDOR_DECISIONS_MAXIMUM)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, index);
      CandorDecision decision = candor_decision_by_verb (sentence, index, from);
      guint bit = 1 << decision.action;

      if (!decision.rule && count == 0)
        {
          decisions[0] = decision;
          return 0;
        }
      if (decision.rule && !(actions & bit))
        decisions[count++] = decision;
      actions |= bit;
      index = verb->joined ? verb->after : -1;
    }
  return count;
}

/* "Is used on the device and is never sent": the second has the subject of the first. */
static gboolean
candor_decision_goes_on (CandorEnglishSentence *sentence, const CandorVerb *first, const CandorVerb *verb)
{
  gboolean joined = FALSE, be = FALSE;

  if (verb->joined)
    return TRUE;
  if (candor_decision_note (sentence, first->from)->clause != candor_decision_note (sentence, verb->from)->clause)
    return FALSE;
  for (guint i = first->to; i < verb->from; i++)
    {
      const CandorAnnotation *note = candor_decision_note (sentence, i);

      if (joined && note->span > 0 && !(note->roles & (ROLE (ADVERB) | ROLE (BE) | ROLE (AUXILIARY) | ROLE (NEGATION))))
        return FALSE;
      joined |= (note->roles & ROLE (CONJUNCTION)) != 0;
      be |= joined && note->roles & (ROLE (BE) | ROLE (AUXILIARY));
    }
  return be;
}

/* What is said of the same words behind a passive: "your data are kept here and never sent to us". */
static guint
candor_decision_by_passives (CandorEnglishSentence *sentence, int index, guint from, CandorDecision *decisions,
                             guint count)
{
  guint actions = 0;

  for (guint i = 0; i < count; i++)
    actions |= 1 << decisions[i].action;
  for (int next = index + 1; next < (int) sentence->verbs->len && count < CANDOR_DECISIONS_MAXIMUM; next++)
    {
      const CandorVerb *verb = candor_sentence_verb (sentence, next);
      CandorDecision decision;

      if (verb->voice != CANDOR_VOICE_PASSIVE
          || !candor_decision_goes_on (sentence, candor_sentence_verb (sentence, next - 1), verb))
        break;
      decision = candor_decision_by_verb (sentence, next, from);
      if (decision.rule && !(actions & (1 << decision.action)))
        {
          actions |= 1 << decision.action;
          decisions[count++] = decision;
        }
    }
  return count;
}

/* "We share data with advertisers. For example, we may provide your age": to those who were named before. */
static void
candor_decision_go_on_sharing (CandorEnglishSentence *sentence, const CandorEnglishContext *context,
                               CandorDecision *decisions, guint count)
{
  if (count == 0 || !context || !context->valid || context->closed || context->action != CANDOR_ACTION_SHARE)
    return;
  if (decisions[0].verb >= 0 && decisions[0].action == CANDOR_ACTION_USE && decisions[0].polarity != CANDOR_POLARITY_NO
      && candor_sentence_verb (sentence, decisions[0].verb)->roles & (ROLE (VERB_GIVE) | ROLE (VERB_SEND))
      && candor_sentence_verb (sentence, decisions[0].verb)->subject == CANDOR_SUBJECT_FIRST)
    decisions[0].action = CANDOR_ACTION_SHARE;
}

guint
candor_english_decide (CandorEnglishSentence *sentence, guint from, guint to,
                       const CandorEnglishContext *context, CandorDecision *decisions)
{
  gboolean includes = FALSE;
  gboolean weak = FALSE;
  int verb = candor_decision_find_left (sentence, from, TRUE, &includes, &weak);
  guint count;

  if (weak && (verb >= 0 || includes))
    {
      int passive = candor_decision_find_passive (sentence, to);

      if (passive >= 0)
        verb = passive;
    }
  if (verb < 0 && !includes)
    verb = candor_decision_find_right (sentence, to);
  if (verb < 0 && !includes)
    verb = candor_decision_find_left (sentence, from, FALSE, &includes, &weak);
  if (verb >= 0)
    {
      count = candor_decision_by_verbs (sentence, verb, from, decisions);
      if (count > 0 && candor_sentence_verb (sentence, verb)->from >= to
          && candor_sentence_verb (sentence, verb)->voice == CANDOR_VOICE_PASSIVE)
        count = candor_decision_by_passives (sentence, verb, from, decisions, count);
      candor_decision_go_on_sharing (sentence, context, decisions, count);
      if (count > 0 || decisions[0].vetoed)
        return count;
    }
  decisions[0] = candor_decision_by_context (sentence, from, context);
  if (candor_decision_find_role (sentence, ROLE (EXAMPLE), 0, from) >= 0)
    includes = TRUE;
  /* "We don't collect data that identify you. For example, your name": is denied as well. */
  if (!decisions[0].rule && includes && context && context->denied)
    {
      candor_decision_set (&decisions[0], CANDOR_ACTOR_FIRST_PARTY, context->action, "includes", 0.5);
      decisions[0].polarity = CANDOR_POLARITY_NO;
    }
  if (decisions[0].rule && includes && decisions[0].action == CANDOR_ACTION_SHARE)
    decisions[0].action = CANDOR_ACTION_COLLECT;
  if (!decisions[0].rule && includes && !(context && (context->closed || context->doubted))
      && !candor_decision_is_offered (sentence, from))
    candor_decision_set (&decisions[0], CANDOR_ACTOR_FIRST_PARTY, CANDOR_ACTION_COLLECT, "includes", 0.6);
  return decisions[0].rule ? 1 : 0;
}
