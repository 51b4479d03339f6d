/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-pages.h"
#include "report/candor-typefaces.h"

typedef enum
{
  CANDOR_PAGE_ITEM_TEXT,
  CANDOR_PAGE_ITEM_RULE,
  CANDOR_PAGE_ITEM_BOX,
  CANDOR_PAGE_ITEM_RIBBON,
  CANDOR_PAGE_ITEM_RING,
  CANDOR_PAGE_ITEM_MARK,
  CANDOR_PAGE_ITEM_WEIGHT,
  CANDOR_PAGE_ITEM_LINK,
  CANDOR_PAGE_ITEM_PLACE,
  CANDOR_PAGE_ITEM_BEGIN,
  CANDOR_PAGE_ITEM_END,
} CandorPageItemKind;

typedef struct
{
  CandorPageItemKind kind;
  double x, y;          /* from the page's corner */
  double width, height; /* or the other end of a line */
  CandorInk ink;
  CandorParagraph *paragraph;
  guint first, last; /* its lines: last is behind the last */
  const char *tag; /* static */
  char *place;
  guint number; /* a disclosure, a weight, or whether a line is dashed */
} CandorPageItem;

typedef struct
{
  guint level;
  char *title;
  char *place;
} CandorPagesEntry;

struct _CandorPages
{
  CandorType *type;
  GPtrArray *pages; /* GArray of CandorPageItem */
  double y;
  CandorPagesHead head;
  gpointer head_data;
  GPtrArray *open; /* tags, static */
  GArray *outline; /* CandorPagesEntry */
  const char *prefix; /* of the part's places, static */
  guint depth;        /* of the part in the outline */
  gboolean keeping;   /* whether what is put since goes to the next page with what follows */
  gboolean holding;   /* whether it is kept until the hold ends */
  guint kept;         /* items on the page before it */
  guint kept_open;    /* elements that were open before it */
  double kept_y;
  GArray *bare;       /* guint: pages that bear no frame but their number */
};

/* Adds to a file that cairo wrote what makes it a tagged one; returns whether it did. */
gboolean candor_pages_complete (GByteArray *bytes, const char *language);
/* (transfer none): the color's parts. */
const double *candor_pages_get_color (CandorInk ink);
/* link: (nullable): what the words of the item are a link to. typefaces: (nullable): those of a file; without them only
 * what is seen is drawn, on a screen or a printer. */
void candor_page_item_draw (const CandorPageItem *item, const CandorPageItem *link, CandorTypefaces *typefaces,
                            cairo_t *cr);
