/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-decisions.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_DECISION_BAR (candor_decision_bar_get_type ())
G_DECLARE_FINAL_TYPE (CandorDecisionBar, candor_decision_bar, CANDOR, DECISION_BAR, GtkWidget)

/**
 * CandorDecisionBar:
 *
 * What a person makes of one finding: confirmed, dismissed with a reason, to ask the firm; with a note.
 */

GtkWidget *candor_decision_bar_new (CandorDecisions *decisions, const char *finding);
/* As its button does: a verdict that holds already is taken back; dismissing asks for the reason. */
void candor_decision_bar_choose (CandorDecisionBar *self, CandorVerdict verdict);
CandorVerdict candor_decision_bar_get_verdict (CandorDecisionBar *self);

G_END_DECLS
