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
  gboolean both;    /* the first party does it as well as the third */
  gboolean vetoed;  /* it says that this is no claim */
} CandorDecision;

/* What lists, fragments and table cells take over from the words above them. */
typedef struct
{
  gboolean valid;
  gboolean open;   /* what follows goes on with it though nothing marks it as a list */
  gboolean denied; /* what was named before is denied: examples of it behind are as well */
  gboolean doubted; /* it is denied under a condition, so that they are neither claimed nor denied */
  gboolean closed; /* says that what follows is no claim: a right, advice, another's product */
  CandorAction action;
  CandorPolarity polarity;
  CandorActor actor;
  const char *opens; /* (nullable): of a short heading, the category that it names and a permission opens */
} CandorEnglishContext;

/* Verbs joined to one another that are read ("collect, use, store and share"). */
#define CANDOR_DECISIONS_MAXIMUM 6

/* Decides about the words [from, to): one decision for each of the verbs that share them. @context is
 * used where the sentence has no verb of its own. Returns how many decisions there are. */
guint candor_english_decide (CandorEnglishSentence *sentence, guint from, guint to,
                             const CandorEnglishContext *context, CandorDecision *decisions);
/* What the sentence hands on to a list or fragment behind it. */
CandorEnglishContext candor_english_decide_context (CandorEnglishSentence *sentence,
                                                    const CandorEnglishContext *above);
