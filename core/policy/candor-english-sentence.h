/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-english-lexicon.h"
#include "policy/candor-reading.h"

/* A sentence taken apart: words with their roles, clauses, verbs with subject, voice and negation,
 * and the words that name categories. No grammar is parsed; each step looks at a few words around,
 * bounded by the clause, so a sentence costs time linear in its length. */

typedef enum
{
  CANDOR_SUBJECT_NONE,
  CANDOR_SUBJECT_FIRST,
  CANDOR_SUBJECT_THIRD,
  CANDOR_SUBJECT_USER,
  CANDOR_SUBJECT_OTHER, /* another's product or site */
} CandorSubject;

typedef enum
{
  CANDOR_VOICE_ACTIVE,
  CANDOR_VOICE_PASSIVE,
  CANDOR_VOICE_REDUCED, /* "information collected by" */
  CANDOR_VOICE_NOUN,    /* "the collection of" */
} CandorVoice;

typedef enum
{
  CANDOR_CLAUSE_MAIN,
  CANDOR_CLAUSE_CONDITION, /* if, when, with your consent */
  CANDOR_CLAUSE_EXCEPTION, /* unless, except as */
} CandorClauseKind;

typedef struct
{
  guint64 roles;  /* of the phrase that begins here */
  guint16 purposes;
  guint8 forms;
  guint8 span;    /* words of that phrase, 0 within one */
  int sdk;        /* index + 1 */
  const CandorKnownPermission *permission; /* whose name begins here, or NULL */
  const CandorEnglishTerm *term; /* the term that begins here */
  guint8 term_span;
  guint16 clause;
  guint16 group;  /* number of the innermost parentheses, 0 outside */
  int phrase;     /* where the phrase or term begins that holds this word */
  int verb;       /* index + 1 of the verb that begins here */
} CandorAnnotation;

typedef struct
{
  guint from; /* words */
  guint to;
  guint64 roles;
  CandorVoice voice;
  CandorSubject subject;
  CandorSubject patient; /* of a passive: whom it is done to */
  gboolean both;    /* the subject is a third party and the first party as well */
  int subject_word; /* where the subject stands, or -1 */
  int after;        /* the verb that this one is joined to ("collect and share"), or -1 */
  gboolean joined;  /* nothing but "and", commas and adverbs stand between the two */
  gboolean infinitive;
  gboolean negated;
  gboolean inherited; /* negated by what it is joined to */
  gboolean who;       /* says what somebody does: "networks that use" */
  gboolean relative;  /* only says which data are meant */
  gboolean right;     /* within a right or advice, or hindered */
  gboolean hindered;  /* somebody is kept from doing it */
} CandorVerb;

typedef struct
{
  CandorClauseKind kind;
  guint from;
  guint to;
} CandorClause;

typedef struct
{
  const CandorEnglishLexicon *lexicon;
  const CandorPassage *passage;
  guint passage_index;
  CandorSentence place;
  gboolean columns;    /* it is the header of a table: words may name what a column holds */
  GHashTable *makers;  /* names of the first party, or NULL */
  GArray *tokens;      /* CandorToken */
  GArray *annotations; /* CandorAnnotation, one a token */
  GArray *verbs;       /* CandorVerb, in order */
  GArray *clauses;     /* CandorClause */
} CandorEnglishSentence;

void candor_english_sentence_init (CandorEnglishSentence *self, const CandorEnglishLexicon *lexicon);
void candor_english_sentence_clear (CandorEnglishSentence *self);
/* Takes apart one sentence of a passage; what was there before is forgotten. In two steps: the words and what they
 * mean, then the verbs, which may take a word's other meaning away, and the clauses. */
void candor_english_sentence_annotate (CandorEnglishSentence *self, const CandorPassage *passage, guint passage_index,
                                       const CandorSentence *place);
void candor_english_sentence_relate (CandorEnglishSentence *self);
void candor_english_sentence_read (CandorEnglishSentence *self, const CandorPassage *passage,
                                   guint passage_index, const CandorSentence *place);

static inline const CandorToken *
candor_sentence_token (const CandorEnglishSentence *self, guint index)
{
  return &g_array_index (self->tokens, CandorToken, index);
}

static inline CandorAnnotation *
candor_sentence_note (const CandorEnglishSentence *self, guint index)
{
  return &g_array_index (self->annotations, CandorAnnotation, index);
}

static inline CandorVerb *
candor_sentence_verb (const CandorEnglishSentence *self, guint index)
{
  return &g_array_index (self->verbs, CandorVerb, index);
}

/* Where the phrase begins that stands before a word, or -1. */
int candor_sentence_before (const CandorEnglishSentence *self, guint index);
gboolean candor_sentence_has_word (const CandorEnglishSentence *self, guint index, const char *word);

/* The steps, each in a file of its own. */
void candor_sentence_annotate (CandorEnglishSentence *self);
void candor_sentence_find_verbs (CandorEnglishSentence *self);
void candor_sentence_find_clauses (CandorEnglishSentence *self);
void candor_sentence_relate_verbs (CandorEnglishSentence *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorEnglishSentence, candor_english_sentence_clear)
