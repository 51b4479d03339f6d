/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_FIND_BAR (candor_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (CandorFindBar, candor_find_bar, CANDOR, FIND_BAR, GtkWidget)

/**
 * CandorFindBar:
 *
 * What a column is searched with: what is looked for, the how manieth of how many is shown, and ways to the next (Enter)
 * and the one before (Shift+Enter). The property "label" says what is searched.
 *
 * Emits "changed" when something else is looked for, "moved" with 1 or -1 for the next or the one before, and
 * "closed" when a person is done with it.
 */

/* Shows the bar, and takes what the person writes next. */
void candor_find_bar_open (CandorFindBar *self);
/* Hides it where the keys go to it; whether it did. */
gboolean candor_find_bar_close (CandorFindBar *self);
/* What is looked for; empty for nothing. */
const char *candor_find_bar_get_text (CandorFindBar *self);
/* Says which match is shown, counted from 1, 0 for none, of how many. */
void candor_find_bar_set_result (CandorFindBar *self, guint which, guint count);

G_END_DECLS
