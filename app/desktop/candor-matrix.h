/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_MATRIX (candor_matrix_get_type ())
G_DECLARE_FINAL_TYPE (CandorMatrix, candor_matrix, CANDOR, MATRIX, GtkWidget)

/**
 * CandorMatrix:
 *
 * The lines at one glance: of each kind of data, what is declared at its left and what is requested and
 * called at its right. A line that has marks at one side only is a gap. Emits "activated" when a line is
 * to be opened.
 */

/* Shows the lines of this model; what is selected in the one is selected in the other. */
void candor_matrix_set_model (CandorMatrix *self, GtkSingleSelection *model);
void candor_matrix_set_narrow (CandorMatrix *self, gboolean narrow);
void candor_matrix_focus (CandorMatrix *self);

G_END_DECLS
