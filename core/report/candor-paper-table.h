/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-paper.h"

G_BEGIN_DECLS

#define CANDOR_PAPER_COLUMNS_MAX 6

typedef struct
{
  const char *title; /* a message */
  double width;
} CandorPaperColumn;

/* A plain table: its head stands on each page it reaches, and no row is cut. */
typedef struct
{
  CandorPaper *paper;
  const CandorPaperColumn *columns;
  guint count;
  GString *row;     /* of HTML */
  GPtrArray *cells; /* CandorParagraph, of the row that is being filled */
  CandorInk inks[CANDOR_PAPER_COLUMNS_MAX];
  CandorParagraph *below[CANDOR_PAPER_COLUMNS_MAX]; /* (nullable): each cell's second text */
  CandorInk below_inks[CANDOR_PAPER_COLUMNS_MAX];
} CandorPaperTable;

void candor_paper_table_begin (CandorPaperTable *self, CandorPaper *paper, const CandorPaperColumn *columns, guint count);
/* Fills the next cell of a row. */
void candor_paper_table_add (CandorPaperTable *self, const char *text, CandorInk ink);
void candor_paper_table_add_name (CandorPaperTable *self, const char *name, CandorInk ink);
/* The same with a second text below, in an ink of its own; empty for none. */
void candor_paper_table_add_two (CandorPaperTable *self, const char *text, CandorInk ink, const char *below, CandorInk below_ink);
/* Ends the row; place: (nullable): what links lead to it by. */
void candor_paper_table_end_row (CandorPaperTable *self, const char *place);
void candor_paper_table_end (CandorPaperTable *self);

G_END_DECLS
