/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* A lead-in is quoted with its item while the two are no longer than this (code points). */
#define QUOTE_WITH_LEAD_IN 600

/* Purposes: "to show you the map", "for advertising": words behind "to" or "for" up to the end of the
 * part of the sentence. */
static guint
candor_claim_find_purposes (CandorEnglishSentence *sentence, guint from)
{
  gboolean told = FALSE;
  guint purposes = 0;

  for (guint i = from; i < sentence->tokens->len; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (sentence, i);
      char mark = candor_sentence_token (sentence, i)->mark;

      if (mark == ';' || mark == '.')
        told = FALSE;
      else if (candor_sentence_has_word (sentence, i, "for") || candor_sentence_has_word (sentence, i, "to"))
        told = TRUE;
      else if (told && note->purposes && !note->term)
        purposes |= note->purposes;
    }
  return purposes;
}

static void
candor_claim_list_purposes (guint purposes, const char *list[17])
{
  guint count = 0;

  for (guint i = 0; candor_english_purposes[i]; i++)
    if (purposes & (1u << i))
      list[count++] = candor_english_purposes[i];
  list[count] = NULL;
}

/* An item of a list is quoted with the sentence that leads it in, which says what is done. */
static guint
candor_claim_find_start (CandorEnglish *self, const CandorDecision *decision)
{
  const CandorEnglishSentence *sentence = &self->sentence;
  int lead_in = sentence->passage->lead_in;
  guint start;

  if (decision->verb >= 0 || lead_in < 0)
    return sentence->place.start;
  start = self->lead_ins[lead_in];
  return start < sentence->place.start && sentence->place.end - start <= QUOTE_WITH_LEAD_IN
         ? start : sentence->place.start;
}

void
candor_english_claim (CandorEnglish *self, guint from, guint to, const char *category,
                      const char *permission, const CandorDecision *decision, int party)
{
  CandorEnglishSentence *sentence = &self->sentence;
  const CandorPassage *passage = sentence->passage;
  guint first = candor_sentence_token (sentence, from)->from;
  guint last = to > from ? candor_sentence_token (sentence, to - 1)->to : first;
  const char *purposes[17];
  CandorClaim claim = {
    .category = category,
    .action = decision->action,
    .polarity = decision->polarity,
    .actor = decision->actor,
    .party = party,
    .purposes = purposes,
    .permission = permission,
    .passage = sentence->passage_index,
    .start = candor_claim_find_start (self, decision),
    .end = sentence->place.end,
    .mention_start = candor_reading_place (passage, &sentence->place, first),
    .mention_end = candor_reading_place (passage, &sentence->place, last),
    .rule = decision->rule,
    .confidence = decision->confidence,
  };

  /* A denial is bounded only by what stands behind the data: "… your location for advertising". */
  candor_claim_list_purposes (
      candor_claim_find_purposes (sentence, decision->polarity == CANDOR_POLARITY_NO ? to : 0), purposes);
  candor_reading_add (self->reading, &claim);
}

void
candor_english_claim_all (CandorEnglish *self, guint from, guint to, const char *category,
                          const char *permission, const CandorDecision *decision)
{
  int parties[CANDOR_PARTIES_MAXIMUM];
  guint count = candor_english_find_parties (self, decision, parties);

  if (count == 0)
    candor_english_claim (self, from, to, category, permission, decision, -1);
  for (guint i = 0; i < count; i++)
    candor_english_claim (self, from, to, category, permission, decision, parties[i]);
}
