/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_WELCOME (candor_welcome_get_type ())
G_DECLARE_FINAL_TYPE (CandorWelcome, candor_welcome, CANDOR, WELCOME, GtkWidget)

/**
 * CandorWelcome:
 *
 * What an empty window shows: two places to drop the two halves on, the sample, and recent cases.
 * Emits "dropped" with the #CandorHalfKind of the place and a list of files, and "recent" with a case.
 */

/* settings: (nullable) */
void candor_welcome_set_settings (CandorWelcome *self, GSettings *settings);

G_END_DECLS
