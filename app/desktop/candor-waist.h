/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject-filter.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_WAIST (candor_waist_get_type ())
G_DECLARE_FINAL_TYPE (CandorWaist, candor_waist, CANDOR, WAIST, GtkWidget)

/**
 * CandorWaist:
 *
 * The list between words and deeds. Emits "selected" when a person selects a subject (or none), and
 * "activated" when one is to be opened.
 */

/**
 * CandorWaistVisit:
 * @subject: a subject whose line is in sight
 * @row: its widget
 */
typedef void (*CandorWaistVisit) (CandorSubject *subject, GtkWidget *row, gpointer user_data);

void candor_waist_set_subjects (CandorWaist *self, GListModel *subjects);
/* (nullable) */
CandorSubject *candor_waist_get_selected (CandorWaist *self);
/* Selects and brings into sight; a subject that the filter hides is only deselected. */
void candor_waist_select (CandorWaist *self, CandorSubject *subject);
/* Brings back the selected line, where there is less room now. */
void candor_waist_keep_in_sight (CandorWaist *self);
/* Moves the selection to the next or the previous gap; whether there was one. */
gboolean candor_waist_select_gap (CandorWaist *self, int direction);
/* (transfer none): which lines are shown */
CandorSubjectFilter *candor_waist_get_filter (CandorWaist *self);
/* (transfer none) (element-type CandorSubject): the lines shown, for whoever shows them otherwise too */
GtkSingleSelection *candor_waist_get_selection (CandorWaist *self);
/* By an order of candor_subject_sorter_new(). */
void candor_waist_sort (CandorWaist *self, const char *order);
void candor_waist_visit (CandorWaist *self, CandorWaistVisit visit, gpointer user_data);
GtkAdjustment *candor_waist_get_adjustment (CandorWaist *self);
void candor_waist_focus (CandorWaist *self);

G_END_DECLS
