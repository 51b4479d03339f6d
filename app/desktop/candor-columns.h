/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CANDOR_COLUMN_WORDS,
  CANDOR_COLUMN_WAIST,
  CANDOR_COLUMN_DEEDS,
} CandorColumn;

#define CANDOR_TYPE_COLUMNS (candor_columns_get_type ())
G_DECLARE_FINAL_TYPE (CandorColumns, candor_columns, CANDOR, COLUMNS, GtkWidget)

/**
 * CandorColumns:
 *
 * Lays out words, gutter, waist, gutter and deeds side by side; where there is no room for that, one
 * of the three alone. Its children are these five, in this order. The columns keep readable measures:
 * of a very wide window the rest is air.
 *
 * Property "narrow" tells whether it shows but one.
 */

gboolean candor_columns_get_narrow (CandorColumns *self);
CandorColumn candor_columns_get_column (CandorColumns *self);
/* Which one is shown where there is room for one. */
void candor_columns_set_column (CandorColumns *self, CandorColumn column);
/* Which half has more to show, where there is no comparison: it gets more room. */
void candor_columns_set_lead (CandorColumns *self, CandorColumn lead);
/* Whether there is a comparison to show between the two. */
void candor_columns_set_compared (CandorColumns *self, gboolean compared);

G_END_DECLS
