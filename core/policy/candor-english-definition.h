/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-english-sentence.h"

/* Words that a policy gives a meaning of its own: "“Personal Information” means your name, …",
 * "your name and your address (“Contact Data”)". Where such words are used, the data they stand for
 * are claimed. */

/* Kinds of data that one definition may stand for; longer ones are cut. */
#define CANDOR_DEFINITION_TERMS 60

typedef struct
{
  GPtrArray *terms; /* CandorKnownTerm, each category once */
  guint declared;   /* uses that claim the data, and that deny it */
  guint denied;
} CandorDefinition;

typedef struct
{
  GHashTable *definitions; /* words to CandorDefinition */
} CandorDefinitions;

void candor_definitions_init (CandorDefinitions *self);
void candor_definitions_clear (CandorDefinitions *self);
/* Learns what the sentence defines. Returns the definition whose words it opens with ("X means …"),
 * which items below it add to, or NULL. */
CandorDefinition *candor_definitions_learn (CandorDefinitions *self, CandorEnglishSentence *sentence);
/* Adds all terms among the words [from, to). */
void candor_definition_add (CandorDefinition *definition, CandorEnglishSentence *sentence, guint from, guint to);
/* The definition that the sentence gives at its end, "… (“Log Data”)", and where; NULL if there is none. */
CandorDefinition *candor_definitions_find_behind (CandorDefinitions *self, CandorEnglishSentence *sentence,
                                                  guint *at);
/* The definition whose words begin at a word, and how many they are; NULL if none does. */
CandorDefinition *candor_definitions_match (CandorDefinitions *self, CandorEnglishSentence *sentence,
                                            guint at, guint *length);
