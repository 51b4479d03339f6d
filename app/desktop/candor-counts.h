/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_COUNTS (candor_counts_get_type ())
G_DECLARE_FINAL_TYPE (CandorCounts, candor_counts, CANDOR, COUNTS, GtkWidget)

/**
 * CandorCounts:
 *
 * How many lines there are of each disclosure, the worst first; each is a toggle that shows only those. Emits
 * "changed" when one is toggled.
 */

/* counts: as many as there are disclosures */
void candor_counts_show (CandorCounts *self, const guint *counts);
/* Whether the words stand beside the marks and the numbers. */
void candor_counts_set_worded (CandorCounts *self, gboolean worded);
/* A bit for each disclosure that is chosen; 0 where none is. */
guint candor_counts_get_chosen (CandorCounts *self);
void candor_counts_clear (CandorCounts *self);

G_END_DECLS
