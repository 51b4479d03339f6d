/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "base/candor-catalog.h"

G_BEGIN_DECLS

/**
 * CandorFace:
 *
 * The sizes and weights of the report's one typeface. There are no others.
 */
typedef enum
{
  CANDOR_FACE_TITLE,
  CANDOR_FACE_NUMBER, /* the large numbers of the summary */
  CANDOR_FACE_HEADING,
  CANDOR_FACE_SUBHEADING,
  CANDOR_FACE_STRONG,
  CANDOR_FACE_BODY,
  CANDOR_FACE_SMALL,
  CANDOR_FACE_SMALL_STRONG,
  CANDOR_FACE_COUNT,
} CandorFace;

typedef struct _CandorType CandorType;

/* Lengths are in points of 1/72 inch. */
CandorType *candor_type_new (CandorCatalog *catalog);
void candor_type_free (CandorType *self);
/* (transfer full): @text set in @width, broken between words. */
PangoLayout *candor_type_set (CandorType *self, CandorFace face, const char *text, double width);
/* (transfer full): the same for names of classes or permissions, a line each, broken behind their dots. */
PangoLayout *candor_type_set_name (CandorType *self, CandorFace face, const char *name, double width);
double candor_type_get_width (PangoLayout *layout);
double candor_type_get_height (PangoLayout *layout);
/* From the top of the first line to its baseline, and the height of a line. */
double candor_type_get_baseline (PangoLayout *layout);
double candor_type_get_leading (CandorFace face);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorType, candor_type_free)

G_END_DECLS
