/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-document-private.h"
#include "document/candor-marker.h"

G_BEGIN_DECLS

/* A line as the page shows it; lengths in points of 1/72 inch, y downwards. */
typedef struct
{
  char *text;
  guint page;     /* from 1 */
  double x0, x1;
  double y0, y1;
  double first_word; /* width of the first word */
  double size;       /* of most of its letters */
  gboolean bold;     /* all of it */
  gboolean dropped;  /* a running header or footer */
  CandorMarkerKind marker;
} CandorPdfLine;

typedef struct
{
  GArray *lines; /* CandorPdfLine, in reading order */
  GArray *heights; /* double: of each page */
  double size;     /* of most of the text */
  double gap;      /* between most lines */
} CandorPdf;

void candor_pdf_init (CandorPdf *self);
void candor_pdf_clear (CandorPdf *self);
/* Adds the lines of a page; page: a PopplerPage. Returns the number of characters that are no space. */
guint candor_pdf_add_page (CandorPdf *self, gpointer page, guint number);
/* Marks running headers, footers and page numbers, once all pages are there. */
void candor_pdf_find_margins (CandorPdf *self);
/* Joins lines to blocks. */
void candor_pdf_write (CandorPdf *self, CandorDocumentBuilder *builder);

/* The words of a text, to tell a hyphen that a line break put in from one that belongs to the word. */
GHashTable *candor_pdf_collect_words (CandorPdf *self);
/* Appends the next line's text to a paragraph. */
void candor_pdf_join_line (GString *paragraph, const char *line, GHashTable *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorPdf, candor_pdf_clear)

G_END_DECLS
