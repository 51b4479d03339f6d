/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "knowledge/candor-knowledge-entries.h"

G_BEGIN_DECLS

/**
 * CandorMatcher:
 *
 * Finds any of many words in a text in one pass: the automaton of Aho and Corasick ("Efficient string
 * matching", CACM 18(6), 1975) over folded characters. Folding takes away what does not tell two
 * words apart: letter case, full-width forms, typographic quotes and dashes, characters without
 * width, the length of white space, and all white space beside an ideograph; further characters are
 * folded as candor_matcher_fold() says.
 *
 * Of the words found it keeps, from left to right, the longest at a place, and goes on behind it. A
 * word that begins or ends with a letter of an alphabet or a digit is found only where it is not part
 * of a longer such word. Fill it, compile it, then share it freely: nothing changes it any more.
 */
typedef struct _CandorMatcher CandorMatcher;

/**
 * CandorMatch:
 * @start: first byte of the match in the original text
 * @end: the byte behind it
 * @value: what candor_matcher_add() was given
 *
 * One match. A word that was added with several values makes a match for each, in order of adding.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint value;
} CandorMatch;

CandorMatcher *candor_matcher_new (void);
void candor_matcher_free (CandorMatcher *self);
/* Takes one character for another, such as a traditional one for its simplified form. Before adding. */
void candor_matcher_fold (CandorMatcher *self, gunichar from, gunichar to);
/* Empty words, and words that are all white space, are passed over. */
void candor_matcher_add (CandorMatcher *self, const char *word, guint value);
void candor_matcher_add_words (CandorMatcher *self, const char *const *words, guint value);
/* With its plural if it says so, and with its vetoes; the strings of @term must outlive the matcher. */
void candor_matcher_add_term (CandorMatcher *self, const CandorKnownTerm *term, guint value);
void candor_matcher_compile (CandorMatcher *self);

/* (transfer full) (element-type CandorMatch): in order of place. length: bytes, or -1 to the NUL;
 * @text is valid UTF-8. Time and memory are linear in it. */
GArray *candor_matcher_find (const CandorMatcher *self, const char *text, gssize length);
/* Likewise, but every word wherever it stands, also within and across others: in order of their ends. */
GArray *candor_matcher_find_all (const CandorMatcher *self, const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorMatcher, candor_matcher_free)

G_END_DECLS
