/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision-private.h"
#include "policy/candor-english-reader.h"

/* Scores below which a claim of the rules is none, and above which words that the rules pass over are one. */
#define WEIGHTS_VETO -2.0
#define WEIGHTS_CLAIM 0.5
/* Features that a claim of the weights names. */
#define WEIGHTS_NAMED 3

void
candor_english_observe (CandorEnglish *self, guint at, guint to, const char *category,
                        const CandorDecision *decisions, guint count, const CandorEnglishContext *context)
{
  candor_english_gather (self, at, to, category, decisions, count, context, &self->evidence);
  candor_evidence_report (&self->evidence, self->sentence.passage_index,
                          candor_sentence_token (&self->sentence, at)->from,
                          candor_sentence_token (&self->sentence, to - 1)->to, category);
}

/* Whether the sentence denies anything, or takes out the words at a place: then the rules alone say what
 * it claims. */
static gboolean
candor_english_denies (CandorEnglish *self, guint at)
{
  for (guint i = 0; i < self->sentence.tokens->len; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (&self->sentence, i);

      if (note->roles & CANDOR_ROLE_BIT (NEGATION))
        return TRUE;
      if (note->roles & CANDOR_ROLE_BIT (EXCEPTION_OF) && i < at
          && note->group == candor_sentence_note (&self->sentence, at)->group)
        return TRUE;
    }
  return FALSE;
}

/* What made the claim, in place of a rule: "weights: left:your, heading:collect". */
static const char *
candor_english_explain (CandorEnglish *self, guint at, guint to, const char *category,
                        const CandorDecision *decisions, const CandorEnglishContext *context)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *before = self->evidence.names;
  g_autofree char *features = NULL;

  self->evidence.names = names;
  candor_english_gather (self, at, to, category, decisions, 0, context, &self->evidence);
  features = candor_weights_explain (self->weights, &self->evidence, WEIGHTS_NAMED);
  self->evidence.names = before;
  g_free (self->explanation);
  self->explanation = g_strconcat ("weights: ", features, NULL);
  return self->explanation;
}

guint
candor_english_weigh (CandorEnglish *self, guint at, guint to, const char *category,
                      CandorDecision *decisions, guint count, const CandorEnglishContext *context)
{
  const CandorVerb *verb = decisions[0].verb >= 0 ? candor_sentence_verb (&self->sentence, decisions[0].verb) : NULL;
  double score;

  if (!self->weights || !candor_weights_know (self->weights, "category", category)
      || (verb && verb->negated))
    return count;
  for (guint i = 0; i < count; i++)
    if (decisions[i].polarity == CANDOR_POLARITY_NO)
      return count;
  candor_english_gather (self, at, to, category, decisions, count, context, &self->evidence);
  score = candor_weights_score (self->weights, &self->evidence);
  if (count > 0)
    return score > WEIGHTS_VETO ? count : 0;
  /* Words alone in running text are a heading, or what is left of one. */
  if (self->sentence.verbs->len == 0 && self->sentence.passage->kind == CANDOR_BLOCK_PARAGRAPH
      && self->n_sentences > 1 && !(context && context->valid))
    return 0;
  if ((context && (context->denied || context->doubted)) || candor_decision_is_offered (&self->sentence, at))
    return 0;
  if (score < WEIGHTS_CLAIM || (verb && verb->right) || candor_english_denies (self, at)
      || (context && context->valid && context->polarity == CANDOR_POLARITY_NO))
    return 0;
  decisions[0] = (CandorDecision) { .action = CANDOR_ACTION_COLLECT, .polarity = CANDOR_POLARITY_YES,
                                    .actor = CANDOR_ACTOR_FIRST_PARTY, .party = -1,
                                    .rule = candor_english_explain (self, at, to, category, decisions, context),
                                    .confidence = 0.6, .verb = decisions[0].verb };
  return 1;
}
