/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-chinese-lexicon.h"
#include "policy/candor-reading.h"

/* A Chinese sentence as a row of items: terms, words with a role, and the marks that part clauses. */
typedef enum
{
  CHINESE_ITEM_TERM,
  CHINESE_ITEM_WORD,
  CHINESE_ITEM_COMMA, /* ， ends a clause */
  CHINESE_ITEM_COLON, /* ： what follows spells out what stands before */
  CHINESE_ITEM_LIST,  /* 、 parts a list, within a clause */
  CHINESE_ITEM_OPEN,  /* （ */
  CHINESE_ITEM_CLOSE, /* ） */
} ChineseItemKind;

/* A name that the policy gave to data (candor-chinese-alias.c). */
typedef struct _ChineseAlias ChineseAlias;

typedef struct
{
  ChineseItemKind kind;
  ChineseRole role;            /* of a word */
  const CandorKnownTerm *term; /* of a term */
  const ChineseAlias *alias;   /* of a reference by name; NULL where it is one to what was named last */
  gsize start;                 /* bytes in the passage's text */
  gsize end;
  gboolean twin; /* a word that is a term at the same place as well: the item behind it */
} ChineseItem;

/* items: (element-type ChineseItem), cleared and filled with those of the sentence. matches: those of
 * the whole passage; *next: the first that is not used yet. */
void chinese_sentence_get_items (const ChineseLexicon *lexicon, const CandorPassage *passage,
                                 const CandorSentence *sentence, GArray *matches, guint *next, GArray *items);

/* What was said of one term or anaphora, before it becomes a claim. */
typedef struct
{
  guint item;
  CandorAction action;
  CandorPolarity polarity;
  CandorActor actor;
  gboolean permission; /* it names a permission */
  gboolean tentative;  /* stands only if a permission is meant */
  gboolean loose;      /* no verb governs it: stands only if the sentence as a whole is about collecting */
  gboolean single;     /* and it stands in no list */
  gboolean dropped;
  const char *rule;
  double confidence;
} ChineseCandidate;

/* What one passage hands on to those that it leads in, and a sentence to the next. */
typedef struct
{
  guint actions; /* bits of CandorAction of the verbs that are open; 0 if none are */
  CandorPolarity polarity;
  CandorActor actor;
  gboolean grant; /* the verbs ask for a permission */
  gboolean condition;
  gboolean is_void; /* what follows is no claim */
  gboolean listing;     /* it stands where data are listed: a bare list is a claim */
  gboolean permissions; /* it stands where permissions are listed */
} ChineseContext;

/* Decides on every term of the sentence. candidates: (element-type ChineseCandidate), cleared and
 * filled. @context: what leads in; gets what is open at the end. */
void chinese_sentence_decide (const ChineseLexicon *lexicon, const CandorPassage *passage,
                              const CandorSentence *sentence, GArray *items, ChineseContext *context,
                              GArray *candidates);
