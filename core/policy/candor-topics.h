/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-matcher.h"
#include "policy/candor-reading.h"

/* The cues of all topics in one language, ready to be found. A group is words of which one must be
 * there; a pattern is said where all its groups are. Made once for a knowledge. */

typedef struct
{
  const char *id;    /* of the topic, or of the category that is named beside a permission */
  guint index;       /* among the topics, and behind them among the categories */
  guint first_group; /* its groups stand together */
  guint n_groups;
  guint veto;        /* a group of which no word may be there; G_MAXUINT for none */
  gboolean firm;     /* a cue; else a hint */
  gboolean title;
  gboolean near; /* a name, then the word for permissions, close together */
} CandorTopicPattern;

typedef struct
{
  GArray *patterns;          /* CandorTopicPattern */
  GArray *group_patterns;    /* guint: the pattern of each group */
  GArray *word_groups;       /* guint: runs, one a word, ended by G_MAXUINT */
  GArray *word_runs;         /* guint: where a word's run begins */
  CandorMatcher *matcher;    /* values are words */
} CandorTopicLexicon;

const CandorTopicLexicon *candor_topic_lexicon_get (CandorKnowledge *knowledge, CandorLanguage language);

/* Adds the mentions of topics: a few for each, the plainest first. */
void candor_topics_read (CandorReading *self);
