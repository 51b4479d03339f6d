/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-paragraph.h"

G_BEGIN_DECLS

/**
 * CandorTypefaces:
 *
 * The typefaces of a file, cut down to the glyphs it uses. cairo cuts fonts down itself, but leaves all
 * subroutines in those with PostScript outlines, which for Chinese is a megabyte a weight (cairo 1.16).
 */
typedef struct _CandorTypefaces CandorTypefaces;

CandorTypefaces *candor_typefaces_new (void);
void candor_typefaces_free (CandorTypefaces *self);
/* Notes what a run uses: all runs first, */
void candor_typefaces_add (CandorTypefaces *self, const CandorParagraphRun *run);
/* then this, once, */
void candor_typefaces_cut (CandorTypefaces *self);
/* then the drawing. text: the paragraph's. x, y: the run's origin, on its baseline; returns where the next begins. */
double candor_typefaces_show (CandorTypefaces *self, cairo_t *cr, const CandorParagraphRun *run, const char *text, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorTypefaces, candor_typefaces_free)

G_END_DECLS
