/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes an office document as HTML, for the HTML reader to make blocks of: so lists, tables and bold
 * headings come out the same whatever the format. The result is one line, and each block tells its page. */
typedef struct
{
  GString *html;
  guint page;
  gboolean has_pages; /* the file tells where its pages ended */
  guint list;         /* depth of the list that is open */
} CandorMarkup;

void candor_markup_init (CandorMarkup *self);
void candor_markup_clear (CandorMarkup *self);
void candor_markup_add_text (CandorMarkup *self, const char *text, gsize length);
/* "<tag data-sourcepos=…>" for a block; tag must be a name, with attributes if need be. */
void candor_markup_open (CandorMarkup *self, const char *tag);
void candor_markup_close (CandorMarkup *self, const char *tag);
/* Opens and closes lists until @level are open; 0 ends all. */
void candor_markup_set_list (CandorMarkup *self, guint level);
/* Opens a cell; returns a place for candor_markup_set_row_span(). */
gsize candor_markup_open_cell (CandorMarkup *self, gboolean is_header, guint column_span, guint row_span);
void candor_markup_set_row_span (CandorMarkup *self, gsize place, guint row_span);
void candor_markup_next_page (CandorMarkup *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorMarkup, candor_markup_clear)

G_END_DECLS
