/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-row.h"
#include "report/candor-report-sheets.h"
#include "report/candor-type.h"

G_BEGIN_DECLS

/* A4, with its margins; the text is as wide as a line of it is easily read in two columns. */
#define CANDOR_PAGE_WIDTH CANDOR_SHEET_WIDTH
#define CANDOR_PAGE_HEIGHT CANDOR_SHEET_HEIGHT
#define CANDOR_PAGE_LEFT 48.0
#define CANDOR_PAGE_TOP 72.0
#define CANDOR_PAGE_BOTTOM 780.0
#define CANDOR_TEXT_WIDTH (CANDOR_PAGE_WIDTH - 2 * CANDOR_PAGE_LEFT)

/**
 * CandorInk:
 *
 * The report's colors. Each stands beside a shape or a word that says the same.
 */
typedef enum
{
  CANDOR_INK_TEXT,
  CANDOR_INK_SOFT,
  CANDOR_INK_RULE,
  CANDOR_INK_WASH,
  CANDOR_INK_DENIED,
  CANDOR_INK_OMITTED,
  CANDOR_INK_BOTH,
  CANDOR_INK_VAGUE,
  CANDOR_INK_CLEAR,
  CANDOR_INK_COUNT,
} CandorInk;

typedef struct _CandorPages CandorPages;
/* Draws what heads a table, on a page where it goes on. */
typedef void (*CandorPagesHead) (CandorPages *pages, gpointer data);

/* Pages under way: things are put on them in order, and drawn once all pages are known. */
CandorPages *candor_pages_new (CandorType *type);
void candor_pages_free (CandorPages *self);
CandorType *candor_pages_get_type_setting (CandorPages *self);
guint candor_pages_get_count (CandorPages *self);

/* Where the next thing goes, from the page's top. */
double candor_pages_get_y (CandorPages *self);
void candor_pages_set_y (CandorPages *self, double y);
void candor_pages_skip (CandorPages *self, double height);
void candor_pages_break (CandorPages *self);
/* Begins a page if @height is not left on this one; a heading asks for what follows it as well. */
void candor_pages_reserve (CandorPages *self, double height);
/* What is put until the release goes to the next page as a whole if the end of this one comes before it: a
 * heading with what it heads, a name with its place. A release that nothing asked for does nothing. */
void candor_pages_keep (CandorPages *self);
void candor_pages_release (CandorPages *self);
/* The same for what itself keeps and releases parts: until the end of what is held nothing releases it. */
void candor_pages_hold (CandorPages *self);
void candor_pages_end_hold (CandorPages *self);
/* head: (nullable): what stands on top of each page from the next on, until NULL is set. */
void candor_pages_set_head (CandorPages *self, CandorPagesHead head, gpointer data);

/* What is put at a place of the page; @x from the text's left edge, @y from the page's top.
 * tag: the element it is in the file's structure (ISO 32000-1, 14.8.4), static. Takes paragraph. */
void candor_pages_put (CandorPages *self, CandorParagraph *paragraph, double x, double y, CandorInk ink, const char *tag);
void candor_pages_put_rule (CandorPages *self, double x0, double x1, double y, double width, CandorInk ink);
void candor_pages_put_box (CandorPages *self, double x, double y, double width, double height, CandorInk ink);
/* A hairline from one column to another; an open one ends in the air. */
void candor_pages_put_ribbon (CandorPages *self, double x0, double y0, double x1, double y1, CandorInk ink, gboolean dashed);
void candor_pages_put_ring (CandorPages *self, double x, double y, double radius, CandorInk ink);
/* x, y: the middle. */
void candor_pages_put_mark (CandorPages *self, CandorDisclosure disclosure, double x, double y, double size);
/* Three boxes, as many of them filled as the weight is. */
void candor_pages_put_weight (CandorPages *self, guint weight, double x, double y, CandorInk ink);
/* A link from a part of the page to a named place; and such a place, at the next thing's height. */
void candor_pages_put_link (CandorPages *self, const char *place, double x, double y, double width, double height);
void candor_pages_put_place (CandorPages *self, const char *place);
/* An element of the structure around what follows: tables and their rows. Closed and opened again where a page ends. */
void candor_pages_begin (CandorPages *self, const char *tag);
void candor_pages_end (CandorPages *self);
/* An entry of the outline that leads to @place; level from 0. */
void candor_pages_add_outline (CandorPages *self, guint level, const char *title, const char *place);

/* Begins a part in another language, on a page that bears no frame. prefix: static: tells its places from
 * those of the same name in other parts; the outline's entries stand below one of its own. */
void candor_pages_begin_part (CandorPages *self, CandorType *type, const char *prefix, const char *title);

/* Puts a paragraph where the next thing goes and moves below it; goes on on the next page line by line. */
void candor_pages_add_text (CandorPages *self, CandorFace face, const char *text, double x, double width,
                            CandorInk ink, const char *tag);
/* The same for what is set already; takes paragraph. */
void candor_pages_add (CandorPages *self, CandorParagraph *paragraph, double x, CandorInk ink, const char *tag);

CandorInk candor_pages_get_disclosure_ink (CandorDisclosure disclosure);

/* What all pages bear but the first. */
typedef struct
{
  const char *title;  /* top left */
  const char *origin; /* bottom left */
  const char *count;  /* "%u / %u": the page and all */
  const char *language; /* of the report (BCP 47) */
} CandorPagesFrame;

/* For a screen or a printer: what all pages bear is added once, then each page is drawn as often as wanted,
 * in points of 1/72 inch. */
void candor_pages_finish (CandorPages *self, const CandorPagesFrame *frame);
void candor_pages_paint (CandorPages *self, guint page, cairo_t *cr);

/* metadata: pairs of a name and a value. (transfer full) (nullable): the file. */
GBytes *candor_pages_draw (CandorPages *self, const CandorPagesFrame *frame, const char *title, const char *subject,
                           const char *created, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorPages, candor_pages_free)

G_END_DECLS
