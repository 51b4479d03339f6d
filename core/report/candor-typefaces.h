/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

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
/* Notes what a line uses: all lines first, */
void candor_typefaces_add (CandorTypefaces *self, PangoLayoutLine *line);
/* then this, once, */
void candor_typefaces_cut (CandorTypefaces *self);
/* then the drawing. text: the layout's. x, y: the line's origin, on its baseline. */
void candor_typefaces_show (CandorTypefaces *self, cairo_t *cr, PangoLayoutLine *line, const char *text, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorTypefaces, candor_typefaces_free)

G_END_DECLS
