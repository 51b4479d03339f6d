/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

void
candor_english_take_sentence (CandorEnglish *self, guint passage, guint sentence)
{
  candor_english_sentence_read (&self->sentence, &self->passages[passage], passage,
                                &g_array_index (self->sentences, CandorSentence, sentence));
}

static const CandorEnglishContext *
candor_english_context_above (CandorEnglish *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];

  /* An item that ends with a colon leads in those behind it, though they are its equals. */
  if (passage->lead_in >= 0 && passage->lead_in < (int) index - 1 && self->contexts[index - 1].open
      && self->passages[index - 1].lead_in == passage->lead_in)
    return &self->contexts[index - 1];
  if (passage->lead_in >= 0)
    return &self->contexts[passage->lead_in];
  if (passage->block > 0 && passage->kind == CANDOR_BLOCK_PARAGRAPH && self->contexts[index - 1].open)
    return &self->contexts[index - 1];
  if (passage->section >= 0)
    return &self->contexts[passage->section];
  return NULL;
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
    count = candor_english_weigh (self, at, to, category, decisions, count, context);
  for (guint i = 0; i < count; i++)
    {
      CandorDecision *decision = &decisions[i];

      /* What a definition names is claimed elsewhere; what it denies, it denies here. */
      if (defined && decision->verb >= 0 && decision->polarity != CANDOR_POLARITY_NO
          && (decision->action == CANDOR_ACTION_STORE || decision->action == CANDOR_ACTION_USE))
        continue; /* what it stands for is claimed where it is defined */
      if ((weak && decision->verb < 0)
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
  if (g_str_equal (note->term->known->category, "personal_info"))
    candor_reading_add_sign (self->reading, CANDOR_SIGN_PERSONAL);
  candor_english_read_words (self, at, at + note->term_span, note->term->known->category,
                             note->term->known->weak, context, defines);
}

/* "We don't store this information": the data named before. Only a denial, and a name of who gets them,
 * say more about them than was said where they were named; all else that is said of "this information"
 * may mean a part of it. */
static gboolean
candor_english_is_news (CandorEnglish *self, const CandorDecision *decision)
{
  int parties[CANDOR_PARTIES_MAXIMUM];

  if (decision->verb < 0)
    return FALSE;
  /* "If you don't take part, this information isn't collected" denies it to nobody else. */
  if (decision->polarity == CANDOR_POLARITY_NO && decision->confidence < 0.7)
    return FALSE;
  if (decision->polarity == CANDOR_POLARITY_NO)
    return decision->action == CANDOR_ACTION_COLLECT || decision->action == CANDOR_ACTION_STORE
           || decision->action == CANDOR_ACTION_ACCESS;
  return decision->action == CANDOR_ACTION_SHARE && candor_english_find_parties (self, decision, parties) > 0;
}

static void
candor_english_read_anaphora (CandorEnglish *self, guint at, guint span, const CandorEnglishContext *context)
{
  CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];
  guint count = candor_english_decide (&self->sentence, at, at + span, context, decisions);

  for (guint i = 0; i < count; i++)
    {
      if (!candor_english_is_news (self, &decisions[i]))
        continue;
      decisions[i].rule = "anaphora";
      decisions[i].confidence = MIN (decisions[i].confidence, 0.6);
      for (guint t = 0; t < self->named->len; t++)
        candor_english_claim_all (self, at, at, g_ptr_array_index (self->named, t), NULL, &decisions[i]);
    }
}

/* Remembers what the sentence names, for the sentences behind it. */
static void
candor_english_remember (CandorEnglish *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->sentence.tokens->len; i++)
    {
      const CandorEnglishTerm *term = candor_sentence_note (&self->sentence, i)->term;

      if (!term || g_str_equal (term->known->category, "personal_info"))
        continue;
      if (first)
        g_ptr_array_set_size (self->named, 0);
      first = FALSE;
      if (self->named->len < CANDOR_DEFINITION_TERMS
          && !g_ptr_array_find (self->named, term->known->category, NULL))
        g_ptr_array_add (self->named, (gpointer) term->known->category);
    }
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

static void
candor_english_read_sentence (CandorEnglish *self, const CandorEnglishContext *context, gboolean defines)
{
  CandorEnglishSentence *sentence = &self->sentence;
  guint count = sentence->tokens->len;
  /* "Do we use cookies?" claims nothing. */
  gboolean question = count > 0 && candor_sentence_token (sentence, count - 1)->mark == '?'
                      && sentence->passage->text[sentence->place.to - 1] == '?';

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
      if (note->roles & CANDOR_ROLE_BIT (ANAPHORA) && note->span > 1 && !note->term && !question)
        candor_english_read_anaphora (self, i, note->span, context);
      if (!question)
        candor_english_read_term (self, i, context, defines);
    }
  if (self->located.rule)
    candor_english_read_located (self);
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
      CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];

      if (note->term
          && (candor_english_decide (&self->sentence, i, i + note->term_span, NULL, decisions) == 0
              || decisions[0].polarity != CANDOR_POLARITY_NO))
        candor_english_claim (self, i, i + note->term_span, note->term->known->category, NULL, &decision, -1);
    }
}

typedef enum
{
  CANDOR_PASS_LEARN,
  CANDOR_PASS_CLAIM,
  CANDOR_PASS_DEFINITIONS,
} CandorPass;

static void
candor_english_learn_passage (CandorEnglish *self, guint index)
{
  candor_reading_split (&self->passages[index], self->sentences);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      candor_english_take_sentence (self, index, i);
      candor_definitions_learn (&self->definitions, &self->sentence);
      candor_english_learn_makers (self);
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
  if (passage->kind == CANDOR_BLOCK_HEADING)
    g_ptr_array_set_size (self->named, 0);
  candor_reading_split (passage, self->sentences);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      gboolean defines;

      candor_english_take_sentence (self, index, i);
      defines = candor_definitions_learn (&self->definitions, &self->sentence) != NULL;
      candor_english_add_parties (self);
      candor_english_read_sentence (self, &context, defines);
      if (i == 0 && passage->kind != CANDOR_BLOCK_HEADING && passage->section >= 0
          && passage->section == (int) index - 1)
        candor_english_read_explained (self, self->contexts[passage->section].opens);
      candor_english_note_named (self, &context);
      candor_english_remember (self);
      context = candor_english_decide_context (&self->sentence, &context);
      /* A denial reaches the list that it leads in, not the sentences behind it. */
      if (context.polarity == CANDOR_POLARITY_NO && passage->text[self->sentence.place.to - 1] != ':'
          && i + 1 < self->sentences->len)
        {
          context.denied = context.valid && context.action != CANDOR_ACTION_SHARE;
          context.valid = FALSE;
        }
      self->lead_ins[index] = self->sentence.place.start;
    }
  context.opens = passage->kind == CANDOR_BLOCK_HEADING && self->sentences->len == 1 ? candor_english_find_opened (self) : NULL;
  context.open = candor_english_is_open (self, passage, above);
  if (context.open && above && above->open && passage->text[passage->length - 1] != ':')
    context = *above;
  self->contexts[index] = context;
}

static void
candor_english_read_definitions (CandorEnglish *self, guint index)
{
  candor_reading_split (&self->passages[index], self->sentences);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      CandorDefinition *defined;

      candor_english_take_sentence (self, index, i);
      defined = candor_definitions_learn (&self->definitions, &self->sentence);
      if (defined)
        candor_english_read_definition (self, defined);
    }
}

/* Reads a passage, or the row of a table that begins with it. Returns the next one. */
static guint
candor_english_read_next (CandorEnglish *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];

  if (passage->table > 0 && passage->row_header < 0
      && candor_english_read_row (self, index, candor_english_context_above (self, index)))
    return passage->row_end;
  candor_english_read_passage (self, index);
  return index + 1;
}

static gboolean
candor_english_is_english (CandorEnglish *self, guint index)
{
  return self->passages[index].language == CANDOR_LANGUAGE_ENGLISH;
}

void
candor_english_read (CandorReading *reading)
{
  CandorEnglish self = { .reading = reading };

  self.lexicon = candor_english_lexicon_get (candor_reading_get_knowledge (reading));
  self.passages = candor_reading_get_passages (reading, &self.count);
  self.contexts = g_new0 (CandorEnglishContext, self.count);
  self.lead_ins = g_new0 (guint, self.count);
  self.sentences = g_array_new (FALSE, FALSE, sizeof (CandorSentence));
  self.makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.named = g_ptr_array_new ();
  self.weights = candor_weights_get (candor_reading_get_knowledge (reading), "en", "claims");
  self.heading.tokens = g_array_new (FALSE, FALSE, sizeof (CandorToken));
  self.lead_in.tokens = g_array_new (FALSE, FALSE, sizeof (CandorToken));
  if (candor_evidence_is_observed ())
    self.evidence.names = g_ptr_array_new_with_free_func (g_free);
  candor_english_sentence_init (&self.sentence, self.lexicon);
  candor_definitions_init (&self.definitions);
  for (guint i = 0; i < self.count; i++)
    if (candor_english_is_english (&self, i))
      candor_english_learn_passage (&self, i);
  self.sentence.makers = self.makers;
  for (guint i = 0; i < self.count;)
    i = candor_english_is_english (&self, i) ? candor_english_read_next (&self, i) : i + 1;
  for (guint i = 0; i < self.count; i++)
    if (candor_english_is_english (&self, i) && self.passages[i].table == 0)
      candor_english_read_definitions (&self, i);
  candor_definitions_clear (&self.definitions);
  candor_english_sentence_clear (&self.sentence);
  g_hash_table_unref (self.makers);
  g_ptr_array_unref (self.named);
  g_array_unref (self.sentences);
  g_array_unref (self.heading.tokens);
  g_array_unref (self.lead_in.tokens);
  g_clear_pointer (&self.evidence.names, g_ptr_array_unref);
  g_free (self.explanation);
  g_free (self.lead_ins);
  g_free (self.contexts);
}
