/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-check.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_COMPARISON_PAGE (candor_comparison_page_get_type ())
G_DECLARE_FINAL_TYPE (CandorComparisonPage, candor_comparison_page, CANDOR, COMPARISON_PAGE, GtkWidget)

/**
 * CandorComparisonPage:
 *
 * Words, waist and deeds side by side with ribbons between them, and the finding below. One selection
 * runs through all: whatever is selected anywhere is selected everywhere.
 *
 * Emits "dropped" with the #CandorHalfKind of the place and a list of files.
 */

void candor_comparison_page_set_check (CandorComparisonPage *self, CandorCheck *check);
void candor_comparison_page_next_gap (CandorComparisonPage *self, int direction);
void candor_comparison_page_next_column (CandorComparisonPage *self, int direction);
void candor_comparison_page_find (CandorComparisonPage *self);
void candor_comparison_page_filter (CandorComparisonPage *self);
void candor_comparison_page_toggle_only_gaps (CandorComparisonPage *self);
void candor_comparison_page_toggle_matrix (CandorComparisonPage *self);
void candor_comparison_page_set_severity (CandorComparisonPage *self, CandorSeverity severity);
/* Shows or hides what was found about the selected line. */
void candor_comparison_page_toggle_pane (CandorComparisonPage *self);
/* Decides the finding shown; whether there is one. */
gboolean candor_comparison_page_decide (CandorComparisonPage *self, CandorVerdict verdict);
/* Selects what a target of a ledger's line leads to: "finding:ID", "statement:INDEX",
 * "party:INDEX", "place:DOCUMENT:START:END" with offsets in code points. */
gboolean candor_comparison_page_show_target (CandorComparisonPage *self, const char *target);
/* Closes the finding, or else clears the filter; whether there was anything to do. */
gboolean candor_comparison_page_back (CandorComparisonPage *self);

G_END_DECLS
