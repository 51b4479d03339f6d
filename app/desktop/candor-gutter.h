/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comparison/candor-row.h"

G_BEGIN_DECLS

/**
 * CandorRibbonEnd:
 * @CANDOR_RIBBON_WHOLE: the ribbon reaches both columns
 * @CANDOR_RIBBON_OPEN_START: nothing at its left: the ribbon ends in the air
 * @CANDOR_RIBBON_OPEN_END: nothing at its right
 */
typedef enum
{
  CANDOR_RIBBON_WHOLE,
  CANDOR_RIBBON_OPEN_START,
  CANDOR_RIBBON_OPEN_END,
} CandorRibbonEnd;

/**
 * CandorRibbon:
 * @left_top: where it meets the left column, in the gutter's coordinates
 * @left_bottom: likewise
 * @right_top: where it meets the right column
 * @right_bottom: likewise
 * @end: whether an end is open
 * @disclosure: gives the color
 * @denied: bears a cross: the words deny the deeds
 * @broken: drawn in strokes: the words are broader than the deeds
 * @selected: drawn filled; else as a hairline
 */
typedef struct
{
  double left_top;
  double left_bottom;
  double right_top;
  double right_bottom;
  CandorRibbonEnd end;
  CandorDisclosure disclosure;
  gboolean denied;
  gboolean broken;
  gboolean selected;
} CandorRibbon;

#define CANDOR_TYPE_GUTTER (candor_gutter_get_type ())
G_DECLARE_FINAL_TYPE (CandorGutter, candor_gutter, CANDOR, GUTTER, GtkWidget)

/**
 * CandorGutter:
 *
 * The space between two columns, in which the ribbons run. Asks where they run each time it is drawn.
 */

/* ribbons: (element-type CandorRibbon): to be filled */
typedef void (*CandorGutterFill) (CandorGutter *gutter, GArray *ribbons, gpointer user_data);

void candor_gutter_set_fill (CandorGutter *self, CandorGutterFill fill, gpointer user_data);

G_END_DECLS
