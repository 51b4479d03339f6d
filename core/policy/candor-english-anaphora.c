/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* "It" and "them" mean what was named last only where that is little. */
#define PRONOUN_CATEGORIES 3

/* "We don't store this information": the data named before. Only a denial, and a name of who gets them,
 * say more about them than was said where they were named; all else that is said of "this information"
 * may mean a part of it. */
static gboolean
candor_anaphora_is_news (CandorEnglish *self, const CandorDecision *decision)
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

/* What the sentence itself names before a place, else what the one with any before it has named.
 * (element-type utf8) (transfer container) */
static GPtrArray *
candor_anaphora_list_named (CandorEnglish *self, guint at)
{
  GPtrArray *named = g_ptr_array_new ();

  for (guint i = 0; i < at; i++)
    {
      const CandorEnglishTerm *term = candor_sentence_note (&self->sentence, i)->term;

      if (term && !g_str_equal (term->known->category, "personal_info")
          && !g_ptr_array_find (named, term->known->category, NULL))
        g_ptr_array_add (named, (gpointer) term->known->category);
    }
  if (named->len == 0)
    g_ptr_array_extend (named, self->named, NULL, NULL);
  return named;
}

static void
candor_anaphora_claim (CandorEnglish *self, guint at, GPtrArray *named, CandorDecision *decision)
{
  decision->rule = "anaphora";
  decision->confidence = MIN (decision->confidence, 0.6);
  for (guint t = 0; t < named->len; t++)
    candor_english_claim_all (self, at, at, g_ptr_array_index (named, t), NULL, decision);
}

/* "It", "them"; "this" and the like only behind "none of". */
static gboolean
candor_anaphora_is_pronoun (CandorEnglishSentence *sentence, guint at)
{
  static const char *const pronouns[] = { "it", "them", "they" };
  static const char *const parts[] = { "this", "these", "that", "those" };
  int before = candor_sentence_before (sentence, at);

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (candor_sentence_has_word (sentence, at, pronouns[i]))
      return TRUE;
  for (guint i = 0; before >= 0 && i < G_N_ELEMENTS (parts); i++)
    if (candor_sentence_has_word (sentence, at, parts[i]))
      return candor_sentence_has_word (sentence, before, "none") && candor_sentence_note (sentence, before)->span > 1;
  return FALSE;
}

/* Whether nothing but what belongs to the verb stands between it and the pronoun: "do not collect it", "it is never
 * collected". Elsewhere "it" is the app, or anything. */
static gboolean
candor_anaphora_is_beside (CandorEnglishSentence *sentence, guint at, const CandorVerb *verb)
{
  if (verb->voice == CANDOR_VOICE_ACTIVE)
    return verb->to == at;
  if (verb->voice != CANDOR_VOICE_PASSIVE || verb->from <= at)
    return FALSE;
  for (guint i = at + 1; i < verb->from; i++)
    if (!(candor_sentence_note (sentence, i)->roles & (ROLE (BE) | ROLE (AUXILIARY) | ROLE (NEGATION) | ROLE (ADVERB))))
      return FALSE;
  return TRUE;
}

/* "The camera scans codes. We don't store it": a denial of what was named right before. */
static void
candor_anaphora_read_pronoun (CandorEnglish *self, guint at, const CandorEnglishContext *context)
{
  CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];
  g_autoptr (GPtrArray) named = candor_anaphora_list_named (self, at);
  guint count;

  if (named->len == 0 || named->len > PRONOUN_CATEGORIES || self->named_passage != self->sentence.passage_index)
    return;
  count = candor_english_decide (&self->sentence, at, at + 1, context, decisions);
  if (count == 0 || decisions[0].verb < 0
      || !candor_anaphora_is_beside (&self->sentence, at, candor_sentence_verb (&self->sentence, decisions[0].verb)))
    return;
  for (guint i = 0; i < count; i++)
    if (decisions[i].polarity == CANDOR_POLARITY_NO && decisions[i].actor == CANDOR_ACTOR_FIRST_PARTY
        && candor_anaphora_is_news (self, &decisions[i]))
      candor_anaphora_claim (self, at, named, &decisions[i]);
}

void
candor_english_read_anaphora (CandorEnglish *self, guint at, const CandorEnglishContext *context)
{
  const CandorAnnotation *note = candor_sentence_note (&self->sentence, at);
  CandorDecision decisions[CANDOR_DECISIONS_MAXIMUM];
  g_autoptr (GPtrArray) named = NULL;
  guint count;

  if (candor_anaphora_is_pronoun (&self->sentence, at))
    candor_anaphora_read_pronoun (self, at, context);
  if (!(note->roles & ROLE (ANAPHORA)) || note->span <= 1)
    return;
  count = candor_english_decide (&self->sentence, at, at + note->span, context, decisions);
  for (guint i = 0; i < count; i++)
    if (candor_anaphora_is_news (self, &decisions[i]))
      {
        if (!named)
          named = candor_anaphora_list_named (self, at);
        candor_anaphora_claim (self, at, named, &decisions[i]);
      }
}
