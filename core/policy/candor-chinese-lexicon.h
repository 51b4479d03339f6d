/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "policy/candor-matcher.h"
#include "policy/candor-matcher-text-private.h"

/* What a word does in a Chinese sentence; data/knowledge/lexicon.rng says what each means. */
typedef enum
{
  CHINESE_VERB_COLLECT,
  CHINESE_VERB_ACCESS,
  CHINESE_VERB_GRANT,
  CHINESE_VERB_USE,
  CHINESE_VERB_SHARE,
  CHINESE_VERB_STORE,
  CHINESE_VERB_PROVIDE,
  CHINESE_VERB_OTHER,
  CHINESE_NEGATION,
  CHINESE_VOID,
  CHINESE_WARNING,
  CHINESE_SHIELD,
  CHINESE_EXCEPTION,
  CHINESE_HEDGE,
  CHINESE_BOUNDARY,
  CHINESE_SITUATION,
  CHINESE_CONDITION,
  CHINESE_CONDITION_END,
  CHINESE_CONSENT,
  CHINESE_RIGHT,
  CHINESE_DEMAND,
  CHINESE_FIRST_PARTY,
  CHINESE_SECOND_PARTY,
  CHINESE_THIRD_PARTY,
  CHINESE_DEFINITION,
  CHINESE_ALIAS,
  CHINESE_ANAPHORA,
  CHINESE_EXAMPLE,
  CHINESE_GENERIC,
  CHINESE_PERMISSION,
  CHINESE_PURPOSE,
  CHINESE_TALK,
  CHINESE_ROLES,
} ChineseRole;

/* Words that the reader looks for at one place only, where they change what it makes of the sentence. */
typedef enum
{
  CHINESE_CUE_REFUSAL, /* among void words and negations, those by which the user refuses */
  CHINESE_CUE_LOCAL,   /* behind a denial: the data are handled all the same, on the device or for one end */
  CHINESE_CUE_DEVICE,  /* behind 在: where, not when */
  CHINESE_CUE_MEANS,   /* behind a list: by what, not what */
  CHINESE_CUE_REACH,   /* how the user is reached */
  CHINESE_CUE_WITHIN,  /* behind a term: of what is in it */
  CHINESE_CUE_PART,    /* behind that: only a part */
  CHINESE_CUE_WHOLE,   /* but for these */
  CHINESE_CUE_AIM,     /* begins what something is for */
  CHINESE_CUE_MEANING, /* begins what a word means */
  CHINESE_CUE_LACKING, /* without anybody's consent */
  CHINESE_CUES,
} ChineseCue;

/* What a label says: the head of a column, a word before a colon, a title. */
typedef enum
{
  CHINESE_LABEL_NONE,
  CHINESE_LABEL_DATA,
  CHINESE_LABEL_PARTY,
  CHINESE_LABEL_PERMISSION,
  CHINESE_LABEL_PURPOSE,
  CHINESE_LABEL_SCENE,
} ChineseLabel;

typedef enum
{
  CHINESE_TITLE_NONE = 0,
  CHINESE_TITLE_POLICY = 1 << 0,
  CHINESE_TITLE_COLLECTION = 1 << 1,
  CHINESE_TITLE_SHARING = 1 << 2,
  CHINESE_TITLE_PERMISSION = 1 << 3,
  CHINESE_TITLE_RIGHTS = 1 << 4,
  CHINESE_TITLE_DEFINITION = 1 << 5,
} ChineseTitle;

/* The Chinese words of the knowledge, ready to be found. Made once for a knowledge. */
typedef struct
{
  CandorKnowledge *knowledge; /* not held: it holds this */
  const CandorKnownTerm *terms;
  gsize n_terms;
  guint8 *acting;           /* of each term, bytes of the verb that it begins with (读取通讯录), 0 for none */
  CandorCharacterMap folds; /* traditional characters to simplified ones */
  CandorMatcher *words;    /* values below n_terms are terms, n_terms + role the rest */
  CandorMatcher *purposes; /* values are places in chinese_purposes */
  CandorMatcher *titles;   /* values are a ChineseTitle */
  CandorMatcher *parties;  /* values are places among the SDKs */
  GHashTable *labels;      /* folded label to ChineseLabel */
  CandorMatcher *parts;    /* what labels are made of; values are a ChineseLabel, or beyond */
  GHashTable *permissions; /* category to the name of the one permission that opens it */
  GHashTable *permission_labels; /* label to the permission's name */
  GHashTable *opened;      /* set of the categories that permissions open which people grant */
  GHashTable *capabilities; /* set of the categories that one permission alone opens */
  GHashTable *talked;      /* of the capabilities, those that are records of communications */
  const char *const *cues[CHINESE_CUES];
  GHashTable *names;       /* last part of a permission's name to CandorKnownPermission */
} ChineseLexicon;

extern const char *const chinese_purposes[];
/* The name of each role, as the knowledge has it. */
extern const char *const chinese_roles[CHINESE_ROLES];

const ChineseLexicon *chinese_lexicon_get (CandorKnowledge *knowledge);
/* Whether a text begins with one of the words. */
gboolean chinese_lexicon_is_cue (const ChineseLexicon *self, ChineseCue cue, const char *text);
/* What a heading speaks of. */
ChineseTitle chinese_lexicon_find_title (const ChineseLexicon *self, const char *text, gsize length);
/* What a label says that stands alone: in a cell, or before a colon. */
ChineseLabel chinese_lexicon_find_label (const ChineseLexicon *self, const char *text, gsize length);
/* Adds the purposes that the words of a text name, in order, each once (static strings). */
void chinese_lexicon_find_purposes (const ChineseLexicon *self, const char *text, gsize length, GPtrArray *purposes);
/* The permission that a term names: the one whose label it is (读取短信), or, where a category can be
 * opened by one permission only, that one; else NULL. */
const char *chinese_lexicon_find_permission (const ChineseLexicon *self, const CandorKnownTerm *term);
/* The permission of which a stretch of text holds the name (android.permission.CAMERA, or CAMERA with
 * an underscore), from *at on, which is moved behind it; NULL if there is none. */
const CandorKnownPermission *chinese_lexicon_next_permission (const ChineseLexicon *self, const char *text, gsize to,
                                                              gsize *at, gsize *start);
