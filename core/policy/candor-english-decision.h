/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-english-sentence.h"

/* What a clause claims about the data that it names at one place. */
typedef struct
{
  CandorAction action;
  CandorPolarity polarity;
  CandorActor actor;
  int party;        /* word where the named party begins, or -1 */
  const char *rule; /* NULL: it claims nothing */
  double confidence;
  int verb;         /* the verb that decided, or -1 */
} CandorDecision;

/* What lists, fragments and table cells take over from the words above them. */
typedef struct
{
  gboolean valid;
  gboolean closed; /* says that what follows is no claim: a right, advice, another's product */
  CandorAction action;
  CandorPolarity polarity;
  CandorActor actor;
} CandorEnglishContext;

/* Decides about the words [from, to); @context is used where the sentence has no verb of its own. */
CandorDecision candor_english_decide (CandorEnglishSentence *sentence, guint from, guint to,
                                      const CandorEnglishContext *context);
/* What the sentence hands on to a list or fragment behind it. */
CandorEnglishContext candor_english_decide_context (CandorEnglishSentence *sentence,
                                                    const CandorEnglishContext *above);
