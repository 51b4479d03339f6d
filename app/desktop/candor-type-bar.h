/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-check.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_TYPE_BAR (candor_type_bar_get_type ())
G_DECLARE_FINAL_TYPE (CandorTypeBar, candor_type_bar, CANDOR, TYPE_BAR, GtkWidget)

/**
 * CandorTypeBar:
 *
 * Suggests what kind of app this is, until the person confirms it, chooses another or sends it away.
 */

void candor_type_bar_set_check (CandorTypeBar *self, CandorCheck *check);

G_END_DECLS
