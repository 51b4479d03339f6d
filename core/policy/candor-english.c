/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-decision.h"
#include "policy/candor-english-definition.h"

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
  CandorDefinitions definitions;
} CandorEnglish;

static const CandorEnglishContext *
candor_english_context_above (CandorEnglish *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];

  if (passage->lead_in >= 0)
    return &self->contexts[passage->lead_in];
  if (passage->block > 0 && passage->kind == CANDOR_BLOCK_PARAGRAPH && self->contexts[index - 1].open)
    return &self->contexts[index - 1];
  if (passage->section >= 0)
    return &self->contexts[passage->section];
  return NULL;
}

static void
candor_english_claim (CandorEnglish *self, guint from, guint to, const char *category,
                      const CandorDecision *decision)
{
  CandorEnglishSentence *sentence = &self->sentence;
  const CandorPassage *passage = sentence->passage;
  guint first = candor_sentence_token (sentence, from)->from;
  guint last = to > from ? candor_sentence_token (sentence, to - 1)->to : first;
  CandorClaim claim = {
    .category = category,
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
          candor_english_claim (self, at, at, term->category, decision);
        }
    }
}

static void
candor_english_read_term (CandorEnglish *self, guint at, const CandorEnglishContext *context, gboolean defines)
{
  CandorAnnotation *note = candor_sentence_note (&self->sentence, at);
  const CandorKnownTerm *term = note->term->known;
  guint to = at + note->term_span;
  CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];
  guint count;

  if (g_str_equal (term->category, "personal_info"))
    candor_reading_add_sign (self->reading, CANDOR_SIGN_PERSONAL);
  count = candor_english_decide (&self->sentence, at, to, context, decisions);
  for (guint i = 0; i < count; i++)
    {
      CandorDecision *decision = &decisions[i];

      /* What a definition names is claimed elsewhere; what it denies, it denies here. */
      if ((term->weak && decision->verb < 0) || (defines && decision->polarity != CANDOR_POLARITY_NO))
        continue;
      candor_english_claim (self, at, to, term->category, decision);
      if (!decision->both)
        continue;
      decision->actor = CANDOR_ACTOR_FIRST_PARTY;
      decision->rule = "active";
      candor_english_claim (self, at, to, term->category, decision);
    }
}

static void
candor_english_read_sentence (CandorEnglish *self, const CandorEnglishContext *context, gboolean defines)
{
  CandorEnglishSentence *sentence = &self->sentence;
  guint count = sentence->tokens->len;
  /* "Do we use cookies?" claims nothing. */
  gboolean question = count > 0 && candor_sentence_token (sentence, count - 1)->mark == '?'
                      && sentence->passage->text[sentence->place.to - 1] == '?';

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
      if (note->term && !question)
        candor_english_read_term (self, i, context, defines);
    }
}

/* "We collect what your browser sends (“Log Data”)" declares what is said of Log Data elsewhere. */
static void
candor_english_note_named (CandorEnglish *self, const CandorEnglishContext *context)
{
  CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];
  guint at;
  CandorDefinition *definition = candor_definitions_find_behind (&self->definitions, &self->sentence, &at);

  if (definition && candor_english_decide (&self->sentence, at, at, context, decisions) > 0)
    {
      if (decisions[0].polarity == CANDOR_POLARITY_NO)
        definition->denied++;
      else
        definition->declared++;
    }
}

/* Lists are often written as paragraphs: one that ends with a colon goes on in those behind it, as long
 * as these are no sentences. */
static gboolean
candor_english_is_open (CandorEnglish *self, const CandorPassage *passage, const CandorEnglishContext *above)
{
  if (passage->kind == CANDOR_BLOCK_HEADING || passage->length == 0)
    return FALSE;
  if (passage->text[passage->length - 1] == ':')
    return TRUE;
  return above && above->open && self->sentences->len == 1 && self->sentence.verbs->len <= 1;
}

/* The words of a definition are claimed where what it defines is claimed somewhere. */
static void
candor_english_read_definition (CandorEnglish *self, const CandorDefinition *definition)
{
  CandorDecision decision = { .action = CANDOR_ACTION_COLLECT, .actor = CANDOR_ACTOR_FIRST_PARTY,
                              .party = -1, .rule = "definition", .confidence = 0.6, .verb = -1 };

  if (definition->declared == 0 || definition->denied > 0)
    return;
  for (guint i = 0; i < self->sentence.tokens->len; i++)
    {
      CandorAnnotation *note = candor_sentence_note (&self->sentence, i);
      if (note->term)
        candor_english_claim (self, i, i + note->term_span, note->term->known->category, &decision);
    }
}

typedef enum
{
  CANDOR_PASS_LEARN,
  CANDOR_PASS_CLAIM,
  CANDOR_PASS_DEFINITIONS,
} CandorPass;

static void
candor_english_read_passage (CandorEnglish *self, guint index, CandorPass pass)
{
  const CandorPassage *passage = &self->passages[index];
  const CandorEnglishContext *above = candor_english_context_above (self, index);
  CandorEnglishContext context = { 0 };

  if (above)
    context = *above;
  candor_reading_split (passage, self->sentences);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      CandorDefinition *defined;

      candor_english_sentence_read (&self->sentence, passage, index,
                                    &g_array_index (self->sentences, CandorSentence, i));
      defined = candor_definitions_learn (&self->definitions, &self->sentence);
      if (pass == CANDOR_PASS_CLAIM)
        {
          candor_english_read_sentence (self, &context, defined != NULL);
          candor_english_note_named (self, &context);
          context = candor_english_decide_context (&self->sentence, &context);
        }
      else if (pass == CANDOR_PASS_DEFINITIONS && defined)
        candor_english_read_definition (self, defined);
    }
  if (pass != CANDOR_PASS_CLAIM)
    return;
  context.open = candor_english_is_open (self, passage, above);
  if (context.open && above && above->open && passage->text[passage->length - 1] != ':')
    context = *above;
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
  candor_definitions_init (&self.definitions);
  for (CandorPass pass = CANDOR_PASS_LEARN; pass <= CANDOR_PASS_DEFINITIONS; pass++)
    for (guint i = 0; i < self.count; i++)
      if (self.passages[i].language == CANDOR_LANGUAGE_ENGLISH)
        candor_english_read_passage (&self, i, pass);
  candor_definitions_clear (&self.definitions);
  candor_english_sentence_clear (&self.sentence);
  g_array_unref (self.sentences);
  g_free (self.contexts);
}
