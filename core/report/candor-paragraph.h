/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * CandorParagraphRun:
 * @offset: where the text begins that it stands for
 * @level: of embedding; odd ones run from right to left
 * @is_plain: whether each glyph stands behind the one before it, and no character is missing from the fonts
 *
 * Glyphs of one font.
 */
typedef struct
{
  PangoFont *font;
  PangoGlyphString *glyphs;
  guint offset, length; /* bytes of the paragraph's text */
  guint characters;
  guint8 level;
  gboolean is_plain;
} CandorParagraphRun;

/**
 * CandorParagraph:
 *
 * A text that is set in lines of one height, ready to be put on a page. Lengths are in points of 1/72 inch.
 */
typedef struct _CandorParagraph CandorParagraph;

CandorParagraph *candor_paragraph_ref (CandorParagraph *self);
void candor_paragraph_unref (CandorParagraph *self);

/* (transfer none): the text that the runs stand for parts of. */
const char *candor_paragraph_get_text (CandorParagraph *self);
guint candor_paragraph_get_line_count (CandorParagraph *self);
/* Of the widest line, of all lines, of one line, and from a line's top to its baseline. */
double candor_paragraph_get_width (CandorParagraph *self);
double candor_paragraph_get_height (CandorParagraph *self);
double candor_paragraph_get_leading (CandorParagraph *self);
double candor_paragraph_get_baseline (CandorParagraph *self);
/* How far a line stands in from the left. */
double candor_paragraph_get_indent (CandorParagraph *self, guint line);
/* (transfer none) (array length=count): the parts of a line in its order, from left to right. */
const CandorParagraphRun *candor_paragraph_get_runs (CandorParagraph *self, guint line, guint *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorParagraph, candor_paragraph_unref)

G_END_DECLS
