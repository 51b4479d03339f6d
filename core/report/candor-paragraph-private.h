/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-paragraph.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, count; /* of the paragraph's runs */
  int width;          /* in Pango units, without the space at its end */
} CandorParagraphLine;

struct _CandorParagraph
{
  char *text;
  double leading, baseline;
  double room; /* what centered lines are centered in, or 0 */
  GArray *lines;   /* CandorParagraphLine */
  GArray *runs;  /* CandorParagraphRun */
};

/* Takes text. */
CandorParagraph *candor_paragraph_new (char *text, double leading, double baseline);
/* Adds a run of no glyphs yet; it is valid until the next is added. */
CandorParagraphRun *candor_paragraph_add_run (CandorParagraph *self, PangoFont *font, guint offset);
/* Ends a line with the runs that were added since the last. */
void candor_paragraph_end_line (CandorParagraph *self, int width);

G_END_DECLS
