/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-document.h"
#include "knowledge/candor-knowledge.h"
#include "policy/candor-statement.h"

/* The seam between the engine (candor-policy.c) and the readers of the two languages. The engine
 * lays all blocks of all documents out as passages and gives each a language; a language's reader
 * goes over the passages that are its own, in order, as often as it needs (definitions first), and
 * adds claims. It must cost time linear in the text: it works sentence by sentence, and no sentence
 * is longer than CANDOR_SENTENCE_MAXIMUM. */

typedef enum
{
  CANDOR_LANGUAGE_ENGLISH,
  CANDOR_LANGUAGE_CHINESE,
  CANDOR_LANGUAGE_OTHER, /* none that is read */
} CandorLanguage;

/* Bytes. What has no full stop for so long is cut at white space or a comma: a work per sentence
 * that grows faster than its length stays bounded. */
#define CANDOR_SENTENCE_MAXIMUM 4096

/* Claims that one policy may make; what lies beyond is left out, and a warning says so. The longest
 * real policies make about two thousand. */
#define CANDOR_CLAIMS_MAXIMUM 50000

/* One block. Passages of a document stand in the order of its blocks; those of the next document
 * follow. All that is named by index is an index of a passage of the same document, or -1. */
typedef struct
{
  guint document;
  guint block;
  CandorBlockKind kind;
  guint level;
  CandorLanguage language;
  const char *text;  /* UTF-8, white space folded, no line feed */
  gsize length;      /* bytes */
  guint start;       /* of the text in the document's text, code points */
  int section;       /* the nearest heading above */
  int lead_in;       /* the passage that leads in this list item or table */
  guint table;       /* from 1; 0 outside of tables */
  guint row;
  guint column;
  int column_header; /* the header cell above this cell; where a table has no header cells, the
                      * cell of its first row */
  int row_header;    /* the first cell of this row; -1 for that cell itself */
  guint row_end;     /* behind the last passage of this row; the passage's own index + 1 outside */
} CandorPassage;

/* A sentence of a passage. */
typedef struct
{
  gsize from; /* bytes, in the passage's text */
  gsize to;
  guint start; /* code points, in the document's text */
  guint end;
} CandorSentence;

/* A claim to be added. Strings are copied. */
typedef struct
{
  const char *category;
  CandorAction action;
  CandorPolarity polarity;
  CandorActor actor;
  int party; /* as candor_reading_add_party() gave it, or -1 */
  const char *const *purposes; /* NULL for none */
  const char *permission;      /* NULL for none */
  guint passage;               /* the one that holds the mention */
  guint start;                 /* the quote; code points of the document's text */
  guint end;
  guint mention_start; /* both the same, within the quote, where a definition carries the category */
  guint mention_end;
  const char *rule;
  double confidence;
} CandorClaim;

/* What shows that a text is a privacy policy at all. */
typedef enum
{
  CANDOR_SIGN_TITLE,    /* it calls itself a privacy policy, notice, statement */
  CANDOR_SIGN_PERSONAL, /* it speaks of personal information as such */
} CandorSign;

typedef struct _CandorReading CandorReading;

CandorKnowledge *candor_reading_get_knowledge (CandorReading *self);
const CandorPassage *candor_reading_get_passages (CandorReading *self, guint *count);
/* Whether any passage is in a language: without one, its lexicon need not be made ready. */
gboolean candor_reading_has_language (CandorReading *self, CandorLanguage language);

/* The sentences of the passage with that index. */
const CandorSentence *candor_reading_get_sentences (CandorReading *self, guint passage, guint *count);
/* The document's code point at a byte of the sentence. */
guint candor_reading_place (const CandorPassage *passage, const CandorSentence *sentence, gsize byte);

/* Adds a claim. A quote that is too long is cut down to the passage's own part of it. */
void candor_reading_add (CandorReading *self, const CandorClaim *claim);
/* A party that the policy names at that place; the same party (by SDK, else by name) is kept once.
 * sdk: identifier or NULL. Returns its index. */
int candor_reading_add_party (CandorReading *self, guint passage, guint start, guint end, const char *sdk);
void candor_reading_add_sign (CandorReading *self, CandorSign sign);

/* What a reader makes of the knowledge once (a lexicon, an automaton), kept as long as the knowledge
 * and shared by all threads: it must not change after build() gave it. */
gconstpointer candor_reading_cache (CandorKnowledge *knowledge, const char *key,
                                    gpointer (*build) (CandorKnowledge *knowledge),
                                    GDestroyNotify destroy);

/* The readers. */
void candor_english_read (CandorReading *self);
void candor_chinese_read (CandorReading *self);
