/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "policy/candor-english-token.h"

/* The English lexicon made ready for reading: every term and word of data/knowledge/lexicon-en.xml
 * as a phrase of words in a tree, so that one walk from a token finds all that begins there. The
 * meaning of the roles is said in data/knowledge/lexicon.rng. */

typedef enum
{
  CANDOR_ROLE_VERB_COLLECT,
  CANDOR_ROLE_VERB_USE,
  CANDOR_ROLE_VERB_SHARE,
  CANDOR_ROLE_VERB_SEND,
  CANDOR_ROLE_VERB_STORE,
  CANDOR_ROLE_VERB_ACCESS,
  CANDOR_ROLE_VERB_GIVE,
  CANDOR_ROLE_VERB_ASK,
  CANDOR_ROLE_VERB_INCLUDE,
  CANDOR_ROLE_VERB_OTHER,
  CANDOR_ROLE_VERB_RIGHT,
  CANDOR_ROLE_VERB_LEAVE,
  CANDOR_ROLE_DENIED_USE,
  CANDOR_ROLE_CARRY,
  CANDOR_ROLE_PARTICIPLE,
  CANDOR_ROLE_NOUN_COLLECT,
  CANDOR_ROLE_NOUN_USE,
  CANDOR_ROLE_NOUN_SHARE,
  CANDOR_ROLE_NOUN_STORE,
  CANDOR_ROLE_NOUN_ACCESS,
  CANDOR_ROLE_NEGATION,
  CANDOR_ROLE_NOT_NEGATION,
  CANDOR_ROLE_EXCEPTION,
  CANDOR_ROLE_EXCEPTION_OF,
  CANDOR_ROLE_CONDITION,
  CANDOR_ROLE_FIRST_PARTY,
  CANDOR_ROLE_THIRD_PARTY,
  CANDOR_ROLE_THIRD_PRONOUN,
  CANDOR_ROLE_OTHER_PRODUCT,
  CANDOR_ROLE_USER,
  CANDOR_ROLE_RIGHT,
  CANDOR_ROLE_GENERIC,
  CANDOR_ROLE_ANAPHORA,
  CANDOR_ROLE_BE,
  CANDOR_ROLE_AUXILIARY,
  CANDOR_ROLE_ADVERB,
  CANDOR_ROLE_CATENATIVE,
  CANDOR_ROLE_BOUNDARY,
  CANDOR_ROLE_CONJUNCTION,
  CANDOR_ROLE_RELATIVE,
  CANDOR_ROLE_EXAMPLE,
  CANDOR_ROLE_MEANS,
  CANDOR_ROLE_CHILD,
  CANDOR_ROLE_SUBSET,
  CANDOR_ROLE_LIMIT,
  CANDOR_ROLE_PLAIN,
  CANDOR_ROLE_TITLE,
  CANDOR_ROLE_PERMISSION,
  CANDOR_ROLE_DETERMINER,
  CANDOR_ROLE_PREPOSITION,
  CANDOR_ROLE_COLUMN_DATA,
  CANDOR_ROLE_COLUMN_PARTY,
  CANDOR_ROLE_COLUMN_PERMISSION,
  CANDOR_ROLE_COLUMN_PURPOSE,
  CANDOR_ROLE_COLUMN_ANSWER,
  CANDOR_ROLE_NAME_WORD,
  CANDOR_ROLE_LOCATES_COARSELY,
  CANDOR_ROLE_LOCATES_PRECISELY,
  CANDOR_ROLE_CHANNEL,
  CANDOR_ROLE_CHANNEL_ONLY,
  CANDOR_ROLE_OTHER_SYSTEM,
  CANDOR_ROLE_DECLINED,
  CANDOR_ROLE_PURPOSE, /* which: CandorPhrase.purposes */
  CANDOR_ROLE_PARTY,   /* a named SDK or company: CandorPhrase.sdk */
  CANDOR_ROLE_COUNT,
} CandorRole;

G_STATIC_ASSERT (CANDOR_ROLE_COUNT <= 64);

#define CANDOR_ROLE_BIT(role) (G_GUINT64_CONSTANT (1) << CANDOR_ROLE_##role)

#define CANDOR_ROLES_ACTION                                                                         \
  (CANDOR_ROLE_BIT (VERB_COLLECT) | CANDOR_ROLE_BIT (VERB_USE) | CANDOR_ROLE_BIT (VERB_SHARE)       \
   | CANDOR_ROLE_BIT (VERB_SEND) | CANDOR_ROLE_BIT (VERB_STORE) | CANDOR_ROLE_BIT (VERB_ACCESS))
#define CANDOR_ROLES_NOUN                                                                           \
  (CANDOR_ROLE_BIT (NOUN_COLLECT) | CANDOR_ROLE_BIT (NOUN_USE) | CANDOR_ROLE_BIT (NOUN_SHARE)       \
   | CANDOR_ROLE_BIT (NOUN_STORE) | CANDOR_ROLE_BIT (NOUN_ACCESS))
#define CANDOR_ROLES_VERB                                                                           \
  (CANDOR_ROLES_ACTION | CANDOR_ROLE_BIT (VERB_GIVE) | CANDOR_ROLE_BIT (VERB_ASK)                   \
   | CANDOR_ROLE_BIT (VERB_INCLUDE) | CANDOR_ROLE_BIT (VERB_OTHER) | CANDOR_ROLE_BIT (VERB_RIGHT))

#define CANDOR_ROLES_COLUMN                                                                         \
  (CANDOR_ROLE_BIT (COLUMN_DATA) | CANDOR_ROLE_BIT (COLUMN_PARTY) | CANDOR_ROLE_BIT (COLUMN_PERMISSION) \
   | CANDOR_ROLE_BIT (COLUMN_PURPOSE) | CANDOR_ROLE_BIT (COLUMN_ANSWER))

/* Forms a verb may have in a place; several where they look alike. */
typedef enum
{
  CANDOR_FORM_BASE = 1 << 0,
  CANDOR_FORM_S = 1 << 1,
  CANDOR_FORM_ED = 1 << 2,
  CANDOR_FORM_ING = 1 << 3,
} CandorForm;

/* What the words from one token on mean. */
typedef struct
{
  guint64 roles;
  guint8 forms;
  guint16 purposes; /* bits, by index into candor_english_purposes */
  int sdk;          /* index + 1 into the knowledge's SDKs; 0 for none */
  const CandorKnownPermission *permission; /* whose name this is, or NULL */
  gboolean sdk_capital; /* the name is a common word as well: only with a capital letter */
  GPtrArray *terms; /* CandorEnglishTerm, or NULL */
} CandorPhrase;

typedef struct
{
  const CandorKnownTerm *known;
  gboolean personal; /* personal data in general */
  GPtrArray *not_before; /* GArray of word ids, or NULL */
  GPtrArray *not_after;
} CandorEnglishTerm;

typedef struct _CandorEnglishLexicon CandorEnglishLexicon;

/* Identifiers of the purposes, NULL-terminated; the roles are "purpose-…". */
extern const char *const candor_english_purposes[];

/* The knowledge's lexicon, made on first use and kept with it. */
const CandorEnglishLexicon *candor_english_lexicon_get (CandorKnowledge *knowledge);
CandorKnowledge *candor_english_lexicon_get_knowledge (const CandorEnglishLexicon *self);
/* Number of a word as written and as its singular; 0 if no phrase has it. */
void candor_english_lexicon_find_word (const CandorEnglishLexicon *self, CandorToken *token);
/* Calls with each phrase that begins at a token, the shortest first; lengths[] gets their lengths.
 * Returns how many were put into @phrases, at most @size. */
guint candor_english_lexicon_match (const CandorEnglishLexicon *self, const CandorToken *tokens,
                                    guint count, const CandorPhrase **phrases, guint *lengths,
                                    guint size);
/* (nullable): full name of the permission that opens just this category, where there is one. */
const char *candor_english_lexicon_find_permission (const CandorEnglishLexicon *self,
                                                    const char *category);
/* Whether a permission opens the category. */
gboolean candor_english_lexicon_is_opened (const CandorEnglishLexicon *self, const char *category);
/* Roles of a word that is a phrase by itself; 0 for none. */
guint64 candor_english_lexicon_find_roles (const CandorEnglishLexicon *self, const CandorToken *token);
