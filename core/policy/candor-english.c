/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

void
candor_english_take_passage (CandorEnglish *self, guint passage)
{
  self->sentences = candor_reading_get_sentences (self->reading, passage, &self->n_sentences);
}

void
candor_english_take_sentence (CandorEnglish *self, guint passage, guint sentence)
{
  candor_english_sentence_read (&self->sentence, &self->passages[passage], passage,
                                &self->sentences[sentence]);
}

static const CandorEnglishContext *
candor_english_context_above (CandorEnglish *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];

  /* An item that ends with a colon leads in those behind it, though they are its equals. */
  if (passage->lead_in >= 0 && passage->lead_in < (int) index - 1 && self->contexts[index - 1].open
      && self->passages[index - 1].lead_in == passage->lead_in)
    return &self->contexts[index - 1];
  /* "We do not read your contacts." above a table denies nothing that the table holds; with a colon it may. */
  if (passage->lead_in >= 0 && passage->table > 0 && self->contexts[passage->lead_in].polarity == CANDOR_POLARITY_NO
      && !g_str_has_suffix (self->passages[passage->lead_in].text, ":"))
    return NULL;
  if (passage->lead_in >= 0)
    return &self->contexts[passage->lead_in];
  if (passage->block > 0 && passage->kind == CANDOR_BLOCK_PARAGRAPH && self->contexts[index - 1].open)
    return &self->contexts[index - 1];
  if (passage->section >= 0)
    return &self->contexts[passage->section];
  return NULL;
}

/* Remembers what the sentence names, for the sentences behind it. */
static void
candor_english_remember (CandorEnglish *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->sentence.tokens->len; i++)
    {
      const CandorEnglishTerm *term = candor_sentence_note (&self->sentence, i)->term;

      if (!term || term->personal)
        continue;
      if (first)
        g_ptr_array_set_size (self->named, 0);
      self->named_passage = self->sentence.passage_index;
      first = FALSE;
      if (self->named->len < CANDOR_DEFINITION_TERMS
          && !g_ptr_array_find (self->named, term->known->category, NULL))
        g_ptr_array_add (self->named, (gpointer) term->known->category);
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
  return above && above->open && self->n_sentences == 1 && self->sentence.verbs->len <= 1;
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

/* Whether the sentence may define a word, name the maker, or say anything of personal data in general: all others need not
 * be taken apart any further before they are read. */
static gboolean
candor_english_may_teach (CandorEnglish *self)
{
  if (self->sentence.passage->kind == CANDOR_BLOCK_HEADING)
    return TRUE;
  for (guint i = 0; i < self->sentence.tokens->len; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (&self->sentence, i);

      if (candor_sentence_token (&self->sentence, i)->mark == '"' || note->roles & CANDOR_ROLE_BIT (MEANS)
          || (note->term && note->term->personal))
        return TRUE;
    }
  return FALSE;
}

static void
candor_english_learn_passage (CandorEnglish *self, guint index)
{
  candor_english_take_passage (self, index);
  for (guint i = 0; i < self->n_sentences; i++)
    {
      candor_english_sentence_annotate (&self->sentence, &self->passages[index], index, &self->sentences[i]);
      if (!candor_english_may_teach (self))
        continue;
      candor_english_sentence_relate (&self->sentence);
      candor_definitions_learn (&self->definitions, &self->sentence);
      candor_english_note_personal (self);
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
  candor_english_take_passage (self, index);
  for (guint i = 0; i < self->n_sentences; i++)
    {
      gboolean defines;

      candor_english_take_sentence (self, index, i);
      defines = candor_definitions_learn (&self->definitions, &self->sentence) != NULL;
      if (defines && passage->table == 0)
        g_array_append_vals (self->defining, &(CandorDefining) { index, i }, 1);
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
          && i + 1 < self->n_sentences)
        {
          context.valid = FALSE;
        }
      self->lead_ins[index] = self->sentence.place.start;
    }
  context.opens = passage->kind == CANDOR_BLOCK_HEADING && self->n_sentences == 1 ? candor_english_find_opened (self) : NULL;
  context.open = candor_english_is_open (self, passage, above);
  if (context.open && above && above->open && passage->text[passage->length - 1] != ':')
    context = *above;
  self->contexts[index] = context;
}

static void
candor_english_read_definitions (CandorEnglish *self)
{
  for (guint i = 0; i < self->defining->len; i++)
    {
      const CandorDefining *place = &g_array_index (self->defining, CandorDefining, i);
      CandorDefinition *defined;

      candor_english_take_passage (self, place->passage);
      candor_english_take_sentence (self, place->passage, place->sentence);
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
  self.personal = g_new0 (guint8, MAX (self.count, 1));
  self.makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.named = g_ptr_array_new ();
  self.defining = g_array_new (FALSE, FALSE, sizeof (CandorDefining));
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
  candor_english_read_definitions (&self);
  candor_definitions_clear (&self.definitions);
  candor_english_sentence_clear (&self.sentence);
  g_hash_table_unref (self.makers);
  g_ptr_array_unref (self.named);
  g_array_unref (self.defining);
  g_array_unref (self.heading.tokens);
  g_array_unref (self.lead_in.tokens);
  g_clear_pointer (&self.evidence.names, g_ptr_array_unref);
  g_free (self.explanation);
  g_free (self.lead_ins);
  g_free (self.personal);
  g_free (self.contexts);
}
