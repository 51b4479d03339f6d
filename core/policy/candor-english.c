/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision.h"

/* A lead-in is quoted with its item while the two are no longer than this (code points). */
#define QUOTE_WITH_LEAD_IN 600

typedef struct
{
  CandorReading *reading;
  const CandorPassage *passages;
  guint count;
  CandorEnglishSentence sentence;
  GArray *sentences;              /* CandorSentence, of one passage */
  CandorEnglishContext *contexts; /* of each passage, for what hangs on it */
} CandorEnglish;

static const CandorEnglishContext *
candor_english_context_above (CandorEnglish *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];

  if (passage->lead_in >= 0)
    return &self->contexts[passage->lead_in];
  if (passage->section >= 0)
    return &self->contexts[passage->section];
  return NULL;
}

static void
candor_english_claim (CandorEnglish *self, guint from, guint to, const CandorKnownTerm *term,
                      const CandorDecision *decision)
{
  CandorEnglishSentence *sentence = &self->sentence;
  const CandorPassage *passage = sentence->passage;
  guint first = candor_sentence_token (sentence, from)->from;
  guint last = candor_sentence_token (sentence, to - 1)->to;
  CandorClaim claim = {
    .category = term->category,
    .action = decision->action,
    .polarity = decision->polarity,
    .actor = decision->actor,
    .party = -1,
    .passage = sentence->passage_index,
    .start = sentence->place.start,
    .end = sentence->place.end,
    .mention_start = candor_reading_place (passage, &sentence->place, first),
    .mention_end = candor_reading_place (passage, &sentence->place, last),
    .rule = decision->rule,
    .confidence = decision->confidence,
  };

  candor_reading_add (self->reading, &claim);
}

static void
candor_english_read_sentence (CandorEnglish *self, const CandorEnglishContext *context)
{
  CandorEnglishSentence *sentence = &self->sentence;

  for (guint i = 0; i < sentence->tokens->len; i++)
    {
      CandorAnnotation *note = candor_sentence_note (sentence, i);
      CandorDecision decision;
      guint to = i + note->term_span;

      if (note->roles & CANDOR_ROLE_BIT (TITLE) && sentence->passage->kind == CANDOR_BLOCK_HEADING)
        candor_reading_add_sign (self->reading, CANDOR_SIGN_TITLE);
      if (!note->term)
        continue;
      if (g_str_equal (note->term->known->category, "personal_info"))
        candor_reading_add_sign (self->reading, CANDOR_SIGN_PERSONAL);
      decision = candor_english_decide (sentence, i, to, context);
      if (!decision.rule)
        continue;
      if (note->term->known->weak && decision.verb < 0)
        continue;
      candor_english_claim (self, i, to, note->term->known, &decision);
    }
}

static void
candor_english_read_passage (CandorEnglish *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];
  const CandorEnglishContext *above = candor_english_context_above (self, index);
  CandorEnglishContext context = { 0 };

  if (above)
    context = *above;
  candor_reading_split (passage, self->sentences);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      candor_english_sentence_read (&self->sentence, passage, index,
                                    &g_array_index (self->sentences, CandorSentence, i));
      candor_english_read_sentence (self, &context);
      context = candor_english_decide_context (&self->sentence, &context);
    }
  self->contexts[index] = context;
}

void
candor_english_read (CandorReading *reading)
{
  const CandorEnglishLexicon *lexicon = candor_english_lexicon_get (candor_reading_get_knowledge (reading));
  CandorEnglish self = { .reading = reading };

  self.passages = candor_reading_get_passages (reading, &self.count);
  self.contexts = g_new0 (CandorEnglishContext, self.count);
  self.sentences = g_array_new (FALSE, FALSE, sizeof (CandorSentence));
  candor_english_sentence_init (&self.sentence, lexicon);
  for (guint i = 0; i < self.count; i++)
    if (self.passages[i].language == CANDOR_LANGUAGE_ENGLISH)
      candor_english_read_passage (&self, i);
  candor_english_sentence_clear (&self.sentence);
  g_array_unref (self.sentences);
  g_free (self.contexts);
}
