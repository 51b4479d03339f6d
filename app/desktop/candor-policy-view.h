/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-policy-text.h"
#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_POLICY_VIEW (candor_policy_view_get_type ())
G_DECLARE_FINAL_TYPE (CandorPolicyView, candor_policy_view, CANDOR, POLICY_VIEW, GtkWidget)

/**
 * CandorPolicyView:
 *
 * The policy's column: its text, a map of where its statements lie, a legend, and a search. Emits
 * "activated" with the passages a person chose.
 */

void candor_policy_view_set_policy (CandorPolicyView *self, CandorPolicy *policy, CandorKnowledge *knowledge,
                                    CandorCatalog *catalog);
CandorPolicyText *candor_policy_view_get_text (CandorPolicyView *self);
/* Marks what belongs to a subject (nullable) and brings the first of it into sight if @scroll. */
void candor_policy_view_select (CandorPolicyView *self, CandorSubject *subject, gboolean scroll);
GtkAdjustment *candor_policy_view_get_adjustment (CandorPolicyView *self);
/* Brings back what was pointed at or brought into sight last, where there is less room now. */
void candor_policy_view_keep_in_sight (CandorPolicyView *self);
void candor_policy_view_find (CandorPolicyView *self);
/* Ends the search where the keys go to it; whether it did. */
gboolean candor_policy_view_leave_find (CandorPolicyView *self);
void candor_policy_view_focus (CandorPolicyView *self);

/* (transfer full) (element-type guint): a subject's passages in the buffer of its policy. */
GArray *candor_subject_dup_passages (CandorSubject *subject, CandorPolicyBuffer *buffer);

G_END_DECLS
