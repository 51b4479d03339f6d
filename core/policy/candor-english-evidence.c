/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

#include <string.h>

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Words to each side that are evidence, with and without their distance; words of a heading, of a
 * lead-in and of the sentence before. */
#define NEAR_WORDS 6
#define FAR_WORDS 18
#define TITLE_WORDS 10
#define BEFORE_WORDS 12

/* A word as it counts: numbers alike, marks as they are. */
static const char *
candor_evidence_word (const CandorToken *token, char mark[2])
{
  mark[0] = token->mark;
  mark[1] = '\0';
  if (token->mark)
    return mark;
  return token->digit ? "0" : token->text;
}

/* A word at a place, or the edge of the sentence. */
static const char *
candor_evidence_word_at (CandorEnglishSentence *sentence, int at, char mark[2])
{
  if (at < 0 || at >= (int) sentence->tokens->len)
    return "^";
  return candor_evidence_word (candor_sentence_token (sentence, at), mark);
}

/* What stands around the words [at, to): the near words by side, pairs right beside, and the far ones. */
static void
candor_evidence_gather_words (CandorEnglishSentence *sentence, guint at, guint to, const char *category,
                              CandorEvidence *evidence)
{
  int first = at, last = to;
  char one[2], two[2];

  candor_evidence_add (evidence, "behind", category, candor_evidence_word_at (sentence, first - 1, one));
  candor_evidence_add (evidence, "before", category, candor_evidence_word_at (sentence, last, one));
  candor_evidence_add (evidence, "l1", candor_evidence_word_at (sentence, first - 1, one), NULL);
  candor_evidence_add (evidence, "r1", candor_evidence_word_at (sentence, last, one), NULL);
  candor_evidence_add (evidence, "l2", candor_evidence_word_at (sentence, first - 2, two),
                       candor_evidence_word_at (sentence, first - 1, one));
  candor_evidence_add (evidence, "r2", candor_evidence_word_at (sentence, last, one),
                       candor_evidence_word_at (sentence, last + 1, two));
  for (int i = 1; i <= NEAR_WORDS; i++)
    {
      if (first - i >= 0)
        candor_evidence_add (evidence, "left", candor_evidence_word_at (sentence, first - i, one), NULL);
      if (last + i - 1 < (int) sentence->tokens->len)
        candor_evidence_add (evidence, "right", candor_evidence_word_at (sentence, last + i - 1, one), NULL);
    }
  for (int i = MAX (first - FAR_WORDS, 0); i < MIN (last + FAR_WORDS, (int) sentence->tokens->len); i++)
    if ((i < first || i >= last) && !candor_sentence_token (sentence, i)->mark)
      candor_evidence_add (evidence, "far", candor_evidence_word_at (sentence, i, one), NULL);
}

/* The verb that decided, or would have. */
static void
candor_evidence_gather_verb (CandorEnglishSentence *sentence, int index, const char *category,
                             CandorEvidence *evidence)
{
  static const char *const subjects[] = { "none", "first", "third", "user", "other" };
  static const char *const voices[] = { "active", "passive", "reduced", "noun" };
  static const char *const clauses[] = { "main", "condition", "exception" };
  static const struct
  {
    guint64 roles;
    const char *name;
  } roles[] = {
    { ROLE (VERB_COLLECT) | ROLE (NOUN_COLLECT), "collect" },
    { ROLE (VERB_SHARE) | ROLE (NOUN_SHARE), "share" },
    { ROLE (VERB_SEND), "send" },
    { ROLE (VERB_STORE) | ROLE (NOUN_STORE), "store" },
    { ROLE (VERB_ACCESS) | ROLE (NOUN_ACCESS), "access" },
    { ROLE (VERB_GIVE), "give" },
    { ROLE (VERB_ASK), "ask" },
    { ROLE (VERB_RIGHT), "right" },
    { ROLE (VERB_USE) | ROLE (NOUN_USE), "use" },
    { ROLE (VERB_INCLUDE), "include" },
  };
  const CandorVerb *verb;
  const char *role = "else";

  if (index < 0)
    {
      candor_evidence_add (evidence, "no-verb", NULL, NULL);
      return;
    }
  verb = candor_sentence_verb (sentence, index);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (verb->roles & roles[i].roles)
      {
        role = roles[i].name;
        break;
      }
  candor_evidence_add (evidence, "of", category, role);
  candor_evidence_add (evidence, "verb", candor_sentence_token (sentence, verb->from)->text, NULL);
  candor_evidence_add (evidence, "role", role, subjects[verb->subject]);
  candor_evidence_add (evidence, "voice", voices[verb->voice], role);
  candor_evidence_add (evidence, "subject", subjects[verb->subject], voices[verb->voice]);
  candor_evidence_add (evidence, "clause",
                       clauses[g_array_index (sentence->clauses, CandorClause,
                                              candor_sentence_note (sentence, verb->from)->clause).kind], role);
  if (verb->right)
    candor_evidence_add (evidence, "is-right", role, NULL);
  if (verb->relative)
    candor_evidence_add (evidence, "is-relative", role, NULL);
  if (verb->infinitive)
    candor_evidence_add (evidence, "is-infinitive", role, NULL);
  if (verb->negated)
    candor_evidence_add (evidence, "is-negated", role, NULL);
}

/* Words of the heading above and of the sentence that leads a list in. They are the same for all that
 * stands there, so they are taken apart once. */
static void
candor_evidence_gather_above (CandorEnglish *self, int passage, CandorAbove *above, const char *kind,
                              CandorEvidence *evidence)
{
  char mark[2];

  if (passage < 0)
    return;
  if (above->passage != passage + 1)
    {
      const CandorPassage *place = &self->passages[passage];
      gsize length = MIN (place->length, CANDOR_SENTENCE_MAXIMUM / 8);

      while (length > 0 && (place->text[length] & 0xc0) == 0x80)
        length--;
      above->passage = passage + 1;
      g_array_set_size (above->tokens, 0);
      candor_english_tokenize (place->text, 0, length, above->tokens);
    }
  for (guint i = 0; i < MIN (above->tokens->len, TITLE_WORDS); i++)
    {
      const CandorToken *token = &g_array_index (above->tokens, CandorToken, i);

      if (!token->mark)
        candor_evidence_add (evidence, kind, candor_evidence_word (token, mark), NULL);
    }
}

static void
candor_evidence_gather_sentence (CandorEnglishSentence *sentence, CandorEvidence *evidence)
{
  static const struct
  {
    guint64 role;
    const char *name;
  } roles[] = {
    { ROLE (FIRST_PARTY), "first" }, { ROLE (THIRD_PARTY) | ROLE (PARTY), "third" }, { ROLE (USER), "user" },
    { ROLE (OTHER_PRODUCT), "other" }, { ROLE (RIGHT), "right" }, { ROLE (NEGATION), "negation" },
    { ROLE (CONDITION), "condition" }, { ROLE (CHILD), "child" }, { ROLE (EXAMPLE), "example" },
    { ROLE (VERB_COLLECT) | ROLE (NOUN_COLLECT), "collect" }, { ROLE (VERB_SHARE) | ROLE (NOUN_SHARE), "share" },
    { ROLE (VERB_STORE) | ROLE (NOUN_STORE), "store" }, { ROLE (VERB_USE) | ROLE (NOUN_USE), "use" },
    { ROLE (VERB_GIVE), "give" }, { ROLE (VERB_ASK), "ask" }, { ROLE (VERB_RIGHT), "verb-right" },
    { ROLE (VERB_ACCESS) | ROLE (NOUN_ACCESS), "access" },
  };
  guint64 all = 0;
  guint terms = 0;

  for (guint i = 0; i < sentence->tokens->len; i++)
    {
      all |= candor_sentence_note (sentence, i)->roles;
      terms += candor_sentence_note (sentence, i)->term ? 1 : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (all & roles[i].role)
      candor_evidence_add (evidence, "has", roles[i].name, NULL);
  candor_evidence_add (evidence, "terms", terms > 4 ? "many" : terms > 1 ? "some" : "one", NULL);
  candor_evidence_add (evidence, "length", sentence->tokens->len > 40 ? "long" : sentence->tokens->len > 12 ? "middle" : "short", NULL);
}

void
candor_english_gather (CandorEnglish *self, guint at, guint to, const char *category,
                       const CandorDecision *decisions, guint count, const CandorEnglishContext *context,
                       CandorEvidence *evidence)
{
  static const char *const kinds[] = { [CANDOR_BLOCK_HEADING] = "heading", [CANDOR_BLOCK_LIST_ITEM] = "item" };
  CandorEnglishSentence *sentence = &self->sentence;
  const CandorPassage *passage = sentence->passage;
  const char *kind = passage->kind < G_N_ELEMENTS (kinds) && kinds[passage->kind] ? kinds[passage->kind] : "text";
  const CandorEnglishTerm *term = candor_sentence_note (sentence, at)->term;

  candor_evidence_reset (evidence);
  candor_evidence_add (evidence, "category", category, NULL);
  if (term)
    candor_evidence_add (evidence, "term", term->known->text, NULL);
  candor_evidence_add (evidence, "kind", kind, NULL);
  candor_evidence_add (evidence, "rule", count > 0 ? decisions[0].rule : "none", NULL);
  if (count > 0 && decisions[0].polarity != CANDOR_POLARITY_YES)
    candor_evidence_add (evidence, "polarity", candor_polarity_to_string (decisions[0].polarity), NULL);
  candor_evidence_gather_verb (sentence, decisions[0].verb, category, evidence);
  if (context && context->closed)
    candor_evidence_add (evidence, "above", "closed", NULL);
  else if (context && context->valid)
    candor_evidence_add (evidence, "above", candor_action_to_string (context->action),
                         candor_polarity_to_string (context->polarity));
  candor_evidence_gather_sentence (sentence, evidence);
  candor_evidence_gather_words (sentence, at, to, category, evidence);
  candor_evidence_gather_above (self, passage->section, &self->heading, "heading", evidence);
  candor_evidence_gather_above (self, passage->lead_in, &self->lead_in, "lead", evidence);
}
