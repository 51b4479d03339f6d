/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

#include <string.h>

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Words of a name that no knowledge has, and of a maker's name. */
#define NAME_WORDS 5
/* Words between a maker's name and the "we" that stands for it. */
#define MAKER_REACH 16

/* A company by its form: "Acme Analytics, Inc.". Returns behind the name, or 0. */
static guint
candor_party_find_company (CandorEnglishSentence *sentence, guint at)
{
  static const char *const forms[] = { "inc", "ltd", "llc", "gmbh", "limited", "corp", "corporation", "b.v", "s.a",
                                       "ag", "plc", "pte", "oy", "srl", NULL };
  guint end = MIN (at + NAME_WORDS, sentence->tokens->len);

  if (at > 0 && candor_sentence_token (sentence, at - 1)->capital)
    return 0;
  for (guint i = at; i < end; i++)
    {
      const CandorToken *token = candor_sentence_token (sentence, i);

      if (token->mark == ',' && i > at)
        continue;
      if (token->mark || !token->capital)
        return 0;
      if (i > at && g_strv_contains (forms, token->text))
        return i + 1;
    }
  return 0;
}

int
candor_english_add_party (CandorEnglish *self, guint at)
{
  CandorEnglishSentence *sentence = &self->sentence;
  const CandorAnnotation *note = candor_sentence_note (sentence, at);
  const CandorPassage *passage = sentence->passage;
  const char *sdk = NULL;
  guint end;

  if (note->roles & ROLE (FIRST_PARTY))
    return -1;
  if (note->sdk > 0)
    {
      gsize count;
      const CandorKnownSdk *sdks
          = candor_knowledge_get_sdks (candor_english_lexicon_get_knowledge (self->lexicon), &count);

      sdk = sdks[note->sdk - 1].id;
      end = at + note->span;
    }
  else
    end = candor_party_find_company (sentence, at);
  if (!end)
    return -1;
  return candor_reading_add_party (self->reading, sentence->passage_index,
                                   candor_reading_place (passage, &sentence->place,
                                                         candor_sentence_token (sentence, at)->from),
                                   candor_reading_place (passage, &sentence->place,
                                                         candor_sentence_token (sentence, end - 1)->to),
                                   sdk);
}

void
candor_english_add_parties (CandorEnglish *self)
{
  for (guint i = 0; i < self->sentence.tokens->len; i++)
    if (candor_sentence_note (&self->sentence, i)->sdk > 0)
      candor_english_add_party (self, i);
}

/* Whether words may stand between two names of one list. */
static gboolean
candor_party_goes_on (CandorEnglishSentence *sentence, guint at)
{
  const CandorAnnotation *note = candor_sentence_note (sentence, at);
  char mark = candor_sentence_token (sentence, at)->mark;

  if (mark)
    return mark == ',' || mark == '(' || mark == ')' || mark == '/' || mark == '&' || mark == '"';
  return note->span == 0
         || note->roles & (ROLE (CONJUNCTION) | ROLE (THIRD_PARTY) | ROLE (PARTY) | ROLE (EXAMPLE)
                           | ROLE (DETERMINER) | ROLE (SUBSET))
         || candor_sentence_token (sentence, at)->capital;
}

guint
candor_english_find_parties (CandorEnglish *self, const CandorDecision *decision,
                             int parties[CANDOR_PARTIES_MAXIMUM])
{
  CandorEnglishSentence *sentence = &self->sentence;
  int from = decision->party, to = decision->party;
  guint count = 0;

  if (decision->party < 0)
    return 0;
  while (from > 0 && decision->actor == CANDOR_ACTOR_THIRD_PARTY && candor_party_goes_on (sentence, from - 1))
    from--;
  while (to < (int) sentence->tokens->len && candor_party_goes_on (sentence, to))
    to++;
  for (int i = from; i < to && count < CANDOR_PARTIES_MAXIMUM; i++)
    {
      int party = candor_english_add_party (self, i);

      if (party >= 0)
        parties[count++] = party;
    }
  return count;
}

/* The maker. */

static void
candor_party_learn_maker (CandorEnglish *self, guint from, guint to)
{
  CandorEnglishSentence *sentence = &self->sentence;
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      const CandorToken *token = candor_sentence_token (sentence, i);

      if (token->mark)
        break;
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", token->text);
    }
  if (name->len > 2)
    g_hash_table_add (self->makers, g_string_free (g_steal_pointer (&name), FALSE));
}

/* Words with capitals right before a place that mean nothing to the lexicon. */
static guint
candor_party_find_name_before (CandorEnglishSentence *sentence, guint to)
{
  guint from = to;

  while (from > 0 && to - from < NAME_WORDS)
    {
      const CandorToken *token = candor_sentence_token (sentence, from - 1);
      const CandorAnnotation *note = candor_sentence_note (sentence, from - 1);

      if (token->mark || !token->capital || note->roles & ~(ROLE (PARTY) | ROLE (PURPOSE) | CANDOR_ROLES_VERB | CANDOR_ROLES_NOUN)
          || note->term)
        break;
      from--;
    }
  return from;
}

static gboolean
candor_party_is_we (CandorEnglishSentence *sentence, guint at)
{
  static const char *const words[] = { "we", "us", "our", "company", NULL };

  return g_strv_contains (words, candor_sentence_token (sentence, at)->text);
}

void
candor_english_learn_makers (CandorEnglish *self)
{
  CandorEnglishSentence *sentence = &self->sentence;
  guint count = sentence->tokens->len;

  for (guint i = 1; i < count; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (sentence, i);
      gboolean opens = candor_sentence_token (sentence, i)->mark == '(';
      guint end = MIN (i + MAKER_REACH, count), from;
      gboolean we = FALSE;

      if (opens)
        for (guint w = i + 1; w < end && candor_sentence_token (sentence, w)->mark != ')' && !we; w++)
          we = candor_party_is_we (sentence, w) && candor_sentence_token (sentence, w - 1)->mark == '"';
      else
        we = sentence->passage->kind == CANDOR_BLOCK_HEADING && note->roles & ROLE (TITLE);
      if (!we)
        continue;
      from = candor_party_find_name_before (sentence, i);
      if (from < i)
        candor_party_learn_maker (self, from, i);
    }
}
