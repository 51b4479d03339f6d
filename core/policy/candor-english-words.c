/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

#include <string.h>

/* A word that the policy has defined denies all that it stands for; what it declares is claimed where
 * it is defined, and once. */
static void
candor_english_claim_defined (CandorEnglish *self, guint at, guint length, CandorDefinition *definition,
                              const CandorEnglishContext *context)
{
  CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];
  guint count = candor_english_decide (&self->sentence, at, at + length, context, decisions);

  for (guint i = 0; i < count; i++)
    {
      CandorDecision *decision = &decisions[i];

      if (decision->verb < 0)
        continue;
      if (decision->polarity != CANDOR_POLARITY_NO)
        definition->declared++;
      else
        definition->denied++;
      if (decision->polarity != CANDOR_POLARITY_NO || decision->action == CANDOR_ACTION_SHARE)
        continue;
      decision->rule = "definition";
      decision->confidence = MIN (decision->confidence, 0.75);
      for (guint t = 0; t < definition->terms->len; t++)
        {
          const CandorKnownTerm *term = g_ptr_array_index (definition->terms, t);
          candor_english_claim_all (self, at, at, term->category, NULL, decision);
        }
    }
}

/* Whether a claim within a definition has a verb of its own: "Log Data means …; your email is collected". */
static gboolean
candor_english_is_own (CandorEnglish *self, const CandorDecision *decision)
{
  const CandorVerb *verb = decision->verb >= 0 ? candor_sentence_verb (&self->sentence, decision->verb) : NULL;

  return verb && !verb->relative && !verb->infinitive && verb->roles & CANDOR_ROLES_ACTION
         && (verb->voice == CANDOR_VOICE_PASSIVE || verb->subject != CANDOR_SUBJECT_NONE);
}

void
candor_english_note_personal (CandorEnglish *self)
{
  CandorEnglishSentence *sentence = &self->sentence;

  for (guint i = 0; i < sentence->tokens->len; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (sentence, i);
      CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];

      if (!note->term || !note->term->personal
          || candor_english_decide (sentence, i, i + note->term_span, NULL, decisions) == 0
          || decisions[0].verb < 0 || decisions[0].actor != CANDOR_ACTOR_FIRST_PARTY
          || (decisions[0].action != CANDOR_ACTION_COLLECT && decisions[0].action != CANDOR_ACTION_STORE))
        continue;
      if (decisions[0].polarity != CANDOR_POLARITY_NO)
        {
          self->personal_declared++;
          self->personal[sentence->passage_index] |= CANDOR_PERSONAL_DECLARED;
        }
      else if (decisions[0].confidence >= 0.7)
        {
          self->personal_denied++;
          self->personal[sentence->passage_index] |= CANDOR_PERSONAL_DENIED;
        }
    }
}

/* Whether personal data in general are denied and nowhere declared: in the policy, or in the passage at hand and those
 * beside it. */
static gboolean
candor_english_denies_personal (CandorEnglish *self)
{
  guint at = self->sentence.passage_index;
  guint8 near = self->personal[at];

  if (at > 0 && self->passages[at - 1].document == self->passages[at].document)
    near |= self->personal[at - 1];
  if (at + 1 < self->count && self->passages[at + 1].document == self->passages[at].document)
    near |= self->personal[at + 1];
  return near == CANDOR_PERSONAL_DENIED || (self->personal_denied > 0 && self->personal_declared == 0);
}

/* "Personal data include your name" where it is denied that any are collected: says what the words mean. */
static gboolean
candor_english_only_explains (CandorEnglish *self, guint at, const CandorDecision *decision)
{
  if (decision->polarity == CANDOR_POLARITY_NO || !candor_english_denies_personal (self)
      || !(g_str_equal (decision->rule, "includes") || g_str_has_prefix (decision->rule, "weights")))
    return FALSE;
  for (guint i = 0; i < at; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (&self->sentence, i);

      if ((note->term && note->term->personal)
          || (note->roles & CANDOR_ROLE_BIT (ANAPHORA) && note->span > 1))
        return TRUE;
    }
  return FALSE;
}

/* "We may send you SMS messages": a way in which the app reaches people, and none of their data. */
static gboolean
candor_english_is_sent (CandorEnglish *self, guint at, const CandorDecision *decision)
{
  const CandorEnglishSentence *sentence = &self->sentence;
  const CandorVerb *verb = decision->verb >= 0 ? candor_sentence_verb (sentence, decision->verb) : NULL;
  int before = candor_sentence_before (sentence, at);

  return verb && verb->voice == CANDOR_VOICE_ACTIVE && verb->subject == CANDOR_SUBJECT_FIRST
         && verb->roles & CANDOR_ROLE_BIT (VERB_SEND) && !(verb->roles & CANDOR_ROLE_BIT (VERB_SHARE))
         && candor_english_lexicon_find_roles (self->lexicon, candor_sentence_token (sentence, at)) & CANDOR_ROLE_BIT (CHANNEL_ONLY)
         && !(before >= 0 && candor_sentence_note (sentence, before)->roles & CANDOR_ROLE_BIT (USER));
}

/* What the words [at, to) claim about a category. */
static void
candor_english_read_words (CandorEnglish *self, guint at, guint to, const char *category, gboolean weak,
                           const CandorEnglishContext *context, gboolean defines)
{
  const char *permission = candor_english_find_permission (self, at);
  CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];
  guint count = candor_english_decide (&self->sentence, at, to, context, decisions);
  const CandorAnnotation *note = candor_sentence_note (&self->sentence, at);
  guint length = 0;
  gboolean defined = candor_definitions_match (&self->definitions, &self->sentence, at, &length)
                     && length == to - at;

  if (candor_evidence_is_observed ())
    candor_english_observe (self, at, to, category, decisions, count, context);
  if (count == 0 && candor_english_decide_permission (self, at, decisions))
    count = 1;
  else if (note->term && !note->term->known->permission && !note->permission)
    {
      count = candor_english_weigh (self, at, to, category, decisions, count, context);
      if (count == 0)
        count = candor_english_decide_permission (self, at, decisions);
    }
  for (guint i = 0; i < count; i++)
    {
      CandorDecision *decision = &decisions[i];

      /* What a definition names is claimed elsewhere; what it denies, it denies here. */
      if (defined && decision->verb >= 0 && decision->polarity != CANDOR_POLARITY_NO
          && (decision->action == CANDOR_ACTION_STORE || decision->action == CANDOR_ACTION_USE))
        continue; /* what it stands for is claimed where it is defined */
      if (candor_english_only_explains (self, at, decision) || candor_english_is_sent (self, at, decision) || (weak && decision->verb < 0)
          || (defines && decision->polarity != CANDOR_POLARITY_NO && !candor_english_is_own (self, decision)))
        continue;
      if (permission && decision->action != CANDOR_ACTION_SHARE)
        decision->action = CANDOR_ACTION_ACCESS;
      candor_english_claim_all (self, at, to, category, permission, decision);
      if (decision->polarity != CANDOR_POLARITY_NO && g_str_has_prefix (category, "location"))
        self->located = *decision;
      if (!decision->both)
        continue;
      decision->actor = CANDOR_ACTOR_FIRST_PARTY;
      decision->rule = "active";
      candor_english_claim (self, at, to, category, permission, decision, -1);
    }
}

static void
candor_english_read_term (CandorEnglish *self, guint at, const CandorEnglishContext *context, gboolean defines)
{
  const CandorAnnotation *note = candor_sentence_note (&self->sentence, at);

  if (note->permission)
    {
      /* Naming the permission names what it opens first of all, not each thing that can be had with it. */
      if (note->permission->categories[0])
        candor_english_read_words (self, at, at + note->span, note->permission->categories[0], FALSE,
                                   context, defines);
      return;
    }
  if (!note->term)
    return;
  if (note->term->personal)
    candor_reading_add_sign (self->reading, CANDOR_SIGN_PERSONAL);
  candor_english_read_words (self, at, at + note->term_span, note->term->known->category,
                             note->term->known->weak, context, defines);
}

/* "We collect your location by GPS or from cell towers": how precise it is, is said by what finds it. */
static void
candor_english_read_located (CandorEnglish *self)
{
  static const struct
  {
    guint64 role;
    const char *category;
  } means[] = {
    { CANDOR_ROLE_BIT (LOCATES_COARSELY), "location_coarse" },
    { CANDOR_ROLE_BIT (LOCATES_PRECISELY), "location_precise" },
  };
  CandorEnglishSentence *sentence = &self->sentence;

  self->located.rule = "located-by";
  self->located.confidence = 0.6;
  for (guint m = 0; m < G_N_ELEMENTS (means); m++)
    for (guint i = 0; i < sentence->tokens->len; i++)
      {
        const CandorAnnotation *note = candor_sentence_note (sentence, i);

        if (!(note->roles & means[m].role) || (note->term && g_str_has_prefix (note->term->known->category, "location")))
          continue;
        candor_english_claim (self, i, i + MAX (note->span, 1), means[m].category, NULL, &self->located, -1);
        break;
      }
}

/* "Do we use cookies?" claims nothing, and neither does "Collection of your location: no". */
static gboolean
candor_english_is_question (CandorEnglishSentence *sentence)
{
  guint count = sentence->tokens->len;
  guint last = count;

  if (count > 0 && candor_sentence_token (sentence, count - 1)->mark == '?'
      && sentence->passage->text[sentence->place.to - 1] == '?')
    return TRUE;
  while (last > 0 && candor_sentence_token (sentence, last - 1)->mark)
    last--;
  return last > 1 && strchr (":-?", candor_sentence_token (sentence, last - 2)->mark) && candor_sentence_token (sentence, last - 2)->mark
         && (candor_sentence_has_word (sentence, last - 1, "no") || candor_sentence_has_word (sentence, last - 1, "none")
             || candor_sentence_has_word (sentence, last - 1, "never"));
}

void
candor_english_read_sentence (CandorEnglish *self, const CandorEnglishContext *context, gboolean defines)
{
  CandorEnglishSentence *sentence = &self->sentence;
  guint count = sentence->tokens->len;
  gboolean question = candor_english_is_question (sentence);

  self->located.rule = NULL;
  for (guint i = 0; i < count; i++)
    {
      CandorAnnotation *note = candor_sentence_note (sentence, i);
      CandorDefinition *definition;
      guint length;

      if (note->roles & CANDOR_ROLE_BIT (TITLE) && sentence->passage->kind == CANDOR_BLOCK_HEADING)
        candor_reading_add_sign (self->reading, CANDOR_SIGN_TITLE);
      definition = defines || question ? NULL : candor_definitions_match (&self->definitions, sentence, i, &length);
      if (definition)
        candor_english_claim_defined (self, i, length, definition, context);
      if (!question && !note->term)
        candor_english_read_anaphora (self, i, context);
      if (!question)
        candor_english_read_term (self, i, context, defines);
    }
  if (self->located.rule)
    candor_english_read_located (self);
}
