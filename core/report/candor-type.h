/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-catalog.h"
#include "report/candor-paragraph.h"

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

/**
 * CandorSetting:
 * @width: that lines are broken to; 0 leaves them as they are
 * @lines: at most so many, the last then ends with "…"; 0 for any
 * @is_name: whether it is names of classes or permissions, a line each, that may be broken behind their dots
 * @is_centered: whether the lines stand in the middle of the width
 * @strong: from which byte to which the text is bold
 *
 * How a text is set.
 */
typedef struct
{
  CandorFace face;
  double width;
  guint lines;
  gboolean is_name;
  gboolean is_centered;
  gsize strong[2];
} CandorSetting;

typedef struct _CandorType CandorType;

/* Lengths are in points of 1/72 inch. */
CandorType *candor_type_new (CandorCatalog *catalog);
void candor_type_free (CandorType *self);
/* (transfer full) */
CandorParagraph *candor_type_set_as (CandorType *self, const CandorSetting *setting, const char *text);
/* (transfer full): @text set in @width, broken between words. */
CandorParagraph *candor_type_set (CandorType *self, CandorFace face, const char *text, double width);
/* (transfer full): the same for names. */
CandorParagraph *candor_type_set_name (CandorType *self, CandorFace face, const char *name, double width);
/* Of a line of the face. */
double candor_type_get_leading (CandorFace face);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorType, candor_type_free)

G_END_DECLS
