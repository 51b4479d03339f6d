/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_SUMMARY (candor_summary_get_type ())
G_DECLARE_FINAL_TYPE (CandorSummary, candor_summary, CANDOR, SUMMARY, GtkWidget)

/**
 * CandorSummary:
 *
 * How many lines there are of each disclosure, and what of them is to be shown: each count is a
 * toggle. Emits "changed" when a person changes what is to be shown.
 */

void candor_summary_set_subjects (CandorSummary *self, GListModel *subjects);
const char *candor_summary_get_text (CandorSummary *self);
gboolean candor_summary_get_only_gaps (CandorSummary *self);
void candor_summary_set_only_gaps (CandorSummary *self, gboolean only_gaps);
/* A bit each disclosure; 0 for all. */
guint candor_summary_get_disclosures (CandorSummary *self);
void candor_summary_clear (CandorSummary *self);
void candor_summary_focus_filter (CandorSummary *self);
/* Marks and numbers without words, on two lines. */
void candor_summary_set_narrow (CandorSummary *self, gboolean narrow);

G_END_DECLS
