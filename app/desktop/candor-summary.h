/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject-filter.h"
#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_SUMMARY (candor_summary_get_type ())
G_DECLARE_FINAL_TYPE (CandorSummary, candor_summary, CANDOR, SUMMARY, GtkWidget)

/**
 * CandorSummary:
 *
 * How many lines there are of each disclosure and severity, what they rest on, and which of them are
 * shown: each count is a toggle. Emits "changed" when a person changes what is to be shown.
 */

void candor_summary_set_subjects (CandorSummary *self, GListModel *subjects);
void candor_summary_set_comparison (CandorSummary *self, CandorComparison *comparison);
/* Tells a filter what is to be shown. */
void candor_summary_apply (CandorSummary *self, CandorSubjectFilter *filter);
/* An order of candor_subject_sorter_new(). */
const char *candor_summary_get_order (CandorSummary *self);
/* Whether the matrix is shown instead of the columns. */
gboolean candor_summary_get_matrix (CandorSummary *self);
void candor_summary_set_matrix (CandorSummary *self, gboolean matrix);
gboolean candor_summary_get_only_gaps (CandorSummary *self);
void candor_summary_set_only_gaps (CandorSummary *self, gboolean only_gaps);
void candor_summary_set_severity (CandorSummary *self, CandorSeverity severity);
/* Whether anything is left out; then shows everything again. */
gboolean candor_summary_clear (CandorSummary *self);
void candor_summary_focus_filter (CandorSummary *self);
/* Marks and numbers without words, on two lines. */
void candor_summary_set_narrow (CandorSummary *self, gboolean narrow);

G_END_DECLS
