/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-line.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_LEDGER (candor_ledger_get_type ())
G_DECLARE_FINAL_TYPE (CandorLedger, candor_ledger, CANDOR, LEDGER, GtkWidget)

/**
 * CandorLedger:
 *
 * A page of lines under heads, below an introduction: what the pages beside the comparison are made of.
 * Emits "activated" with the target of a line that leads somewhere.
 *
 * Property "name-for-people" is what a screen reader calls the list.
 */

/* (nullable) (element-type CandorLine) */
void candor_ledger_set_lines (CandorLedger *self, GListModel *lines);
/* (nullable): what the page shows, above the lines */
void candor_ledger_set_intro (CandorLedger *self, const char *intro);
/* (transfer floating): a control between the introduction and the lines; given once */
void candor_ledger_set_control (CandorLedger *self, GtkWidget *control);

G_END_DECLS
