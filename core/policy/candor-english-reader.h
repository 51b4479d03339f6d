/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-english-decision.h"
#include "policy/candor-english-definition.h"
#include "policy/candor-weights.h"

/* The words of a passage above, taken apart once. */
typedef struct
{
  int passage;    /* index + 1 */
  GArray *tokens; /* CandorToken */
} CandorAbove;

/* What a passage says of personal data in general. */
enum
{
  CANDOR_PERSONAL_DECLARED = 1 << 0,
  CANDOR_PERSONAL_DENIED = 1 << 1,
};

/* A sentence that defines a word. */
typedef struct
{
  guint passage;
  guint sentence;
} CandorDefining;

/* What the parts of the English reader share while they read one policy. */
typedef struct
{
  CandorReading *reading;
  const CandorEnglishLexicon *lexicon;
  const CandorPassage *passages;
  guint count;
  CandorEnglishSentence sentence; /* the one that is read */
  const CandorSentence *sentences; /* of one passage */
  guint n_sentences;
  GArray *defining;               /* CandorDefining */
  CandorEnglishContext *contexts; /* of each passage, for what hangs on it */
  guint *lead_ins;                /* where the last sentence of each passage begins: code point */
  CandorDefinitions definitions;
  GPtrArray *named;               /* categories that the last sentence with any has named */
  guint named_passage;            /* where that stands */
  CandorDecision located;         /* what the sentence says of the location; its rule is NULL for nothing */
  guint8 *personal;               /* of each passage: whether it does either, CANDOR_PERSONAL_… */
  guint personal_declared;        /* sentences that claim personal data in general, and that deny them */
  guint personal_denied;
  GHashTable *makers;             /* names that the policy gives its own maker, in lower case */
  const CandorWeights *weights;   /* or NULL */
  CandorEvidence evidence;
  char *explanation;              /* of the last claim that the weights made */
  CandorAbove heading;
  CandorAbove lead_in;
} CandorEnglish;

/* Makes a passage's sentences those at hand. */
void candor_english_take_passage (CandorEnglish *self, guint passage);
/* Makes the sentence with that number the one that is read. */
void candor_english_take_sentence (CandorEnglish *self, guint passage, guint sentence);

/* Sentences (candor-english-words.c): claims what the words of the sentence that is read say. @context:
 * what stands above it. @defines: it defines a word, and so claims only what has a verb of its own. */
void candor_english_read_sentence (CandorEnglish *self, const CandorEnglishContext *context, gboolean defines);

/* Anaphora (candor-english-anaphora.c): what "this information" or "it" at a place denies of the data named before,
 * or says of who gets them. */
void candor_english_read_anaphora (CandorEnglish *self, guint at, const CandorEnglishContext *context);

/* Notes whether the sentence claims or denies that personal data in general are collected. */
void candor_english_note_personal (CandorEnglish *self);

/* Claims (candor-english-claim.c). A claim about the words [from, to) of the sentence; where the two
 * are the same, the claim has no words of its own. @party: as candor_reading_add_party() gave it. */
void candor_english_claim (CandorEnglish *self, guint from, guint to, const char *category,
                           const char *permission, const CandorDecision *decision, int party);
/* The same for each party that the sentence names as the one who does it or gets it. */
void candor_english_claim_all (CandorEnglish *self, guint from, guint to, const char *category,
                               const char *permission, const CandorDecision *decision);

/* Permissions (candor-english-permission.c). The permission that the word at a place names, or NULL. */
const char *candor_english_find_permission (CandorEnglish *self, guint at);
/* Whether the words name a permission, so that they claim access though no verb does; 1 or 0 decisions. */
guint candor_english_decide_permission (CandorEnglish *self, guint at, CandorDecision *decision);
/* (nullable): the category that the sentence names, where it is short and names one that a permission opens. */
const char *candor_english_find_opened (CandorEnglish *self);
/* Claims the category (nullable) of the heading above where the sentence tells what its permission is for. */
void candor_english_read_explained (CandorEnglish *self, const char *category);

/* Evidence (candor-english-evidence.c): what speaks for and against a claim about the words [at, to),
 * for which the rules came to @count decisions; decisions[0].verb is the verb that decided even where
 * there are none. */
void candor_english_gather (CandorEnglish *self, guint at, guint to, const char *category,
                            const CandorDecision *decisions, guint count, const CandorEnglishContext *context,
                            CandorEvidence *evidence);

/* Weighing (candor-english-weigh.c). Where the rules claim something, the weights may find that nothing
 * is said; where the rules find nothing, they may find a claim, and say by which features. Denials are
 * the rules' alone, and a category that the weights were not taught is too. Returns how many decisions there are. */
guint candor_english_weigh (CandorEnglish *self, guint at, guint to, const char *category,
                            CandorDecision *decisions, guint count, const CandorEnglishContext *context);
/* Reports the evidence to who trains or measures. */
void candor_english_observe (CandorEnglish *self, guint at, guint to, const char *category,
                             const CandorDecision *decisions, guint count, const CandorEnglishContext *context);

/* Parties (candor-english-party.c). */

/* Companies that one sentence is read to name at most. */
#define CANDOR_PARTIES_MAXIMUM 24

/* Adds the party whose name begins at a word; -1 if none does. */
int candor_english_add_party (CandorEnglish *self, guint at);
/* Adds all that the sentence names, wherever it stands. */
void candor_english_add_parties (CandorEnglish *self);
/* The parties that do what the decision says, or get it. Returns how many were put into @parties. */
guint candor_english_find_parties (CandorEnglish *self, const CandorDecision *decision,
                                   int parties[CANDOR_PARTIES_MAXIMUM]);
/* Learns the maker's name: "Acme Ltd. (“we”)", "Acme Privacy Policy". */
void candor_english_learn_makers (CandorEnglish *self);

/* Tables (candor-english-table.c): reads the row that begins at a passage; FALSE if its table has no
 * header that tells what the columns hold: then the cells are read like paragraphs. */
gboolean candor_english_read_row (CandorEnglish *self, guint index, const CandorEnglishContext *context);
