/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Words and marks of English text. Hyphens part words ("third-party" is two); an apostrophe stays
 * within its word ("don't"), but a genitive is cut off ("user's" is "user"). */

/* Bytes of a word that are looked at; nothing in a lexicon is longer. */
#define CANDOR_WORD_MAXIMUM 63

typedef struct
{
  guint from; /* bytes from the start of the text */
  guint to;
  guint word;   /* number of the word in the lexicon, 0 if it has none */
  guint stem;   /* the same for its singular */
  char mark;    /* the mark; 0 for a word. '-' stands for a dash, '"' for any quotation mark */
  guint capital : 1;
  guint upper : 1; /* all letters are capitals, and there are two or more */
  guint digit : 1;
  guint joined : 1; /* no white space before it */
  guint8 length;
  char text[CANDOR_WORD_MAXIMUM + 1]; /* in lower case, apostrophes straight */
} CandorToken;

/* Adds the tokens of [from, to) to @tokens (element-type CandorToken); words get no numbers. */
void candor_english_tokenize (const char *text, gsize from, gsize to, GArray *tokens);
/* Endings that the singular of a word may have lost; buffers of CANDOR_WORD_MAXIMUM + 1 bytes.
 * Returns how many it made, at most 3. */
guint candor_english_singulars (const char *word, char singulars[3][CANDOR_WORD_MAXIMUM + 1]);
