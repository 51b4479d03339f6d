/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* A word's letters of one font. */
typedef struct
{
  PangoFont *font;      /* the word's */
  guint first, count;   /* of the word's glyphs */
  guint offset, length; /* bytes, from the word's start */
  guint characters;
} CandorWordRun;

/**
 * CandorWord:
 * @width: in Pango units
 * @clusters: for each glyph, at which byte of its run the characters begin that it stands for
 *
 * A word as its letters are drawn. It may be set in several fonts.
 */
typedef struct
{
  guint face;
  guint length; /* bytes */
  char *text;
  int width;
  guint run_count;
  CandorWordRun *runs;
  PangoGlyphInfo *glyphs;
  int *clusters;
} CandorWord;

/**
 * CandorWords:
 *
 * The words that have been shaped. A report says the same ones over and over, and choosing and placing the
 * glyphs of a word takes a hundred times what finding it here does.
 */
typedef struct _CandorWords CandorWords;

/* contexts: (array length=count): one for each face, with its font. */
CandorWords *candor_words_new (PangoContext *const *contexts, guint count);
void candor_words_free (CandorWords *self);
/* (transfer none): text: @length bytes that need nothing of what stands before or behind them, on one line. */
const CandorWord *candor_words_get (CandorWords *self, guint face, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorWords, candor_words_free)

G_END_DECLS
