/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-decisions.h"
#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_FINDING_PANE (candor_finding_pane_get_type ())
G_DECLARE_FINAL_TYPE (CandorFindingPane, candor_finding_pane, CANDOR, FINDING_PANE, GtkWidget)

/**
 * CandorFindingPane:
 *
 * What was found about a subject: the sentence that stands up, the rules it touches, why it weighs
 * what it does, the evidence of both sides, and what was not looked at. Emits "closed", and
 * "statement-activated" with a statement's index when a person wants to see a quote in its place.
 */

void candor_finding_pane_show (CandorFindingPane *self, CandorSubject *subject,
                               CandorComparison *comparison, CandorCatalog *catalog);
void candor_finding_pane_focus (CandorFindingPane *self);
/* As a page of its own, with a way back, rather than a pane below. */
void candor_finding_pane_set_page (CandorFindingPane *self, gboolean page);
/* (nullable): where what a person decides goes; before anything is shown */
void candor_finding_pane_set_decisions (CandorFindingPane *self, CandorDecisions *decisions);
/* Decides the first open finding shown; whether there is any finding. */
gboolean candor_finding_pane_decide (CandorFindingPane *self, CandorVerdict verdict);

G_END_DECLS
