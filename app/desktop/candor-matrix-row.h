/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_MATRIX_ROW (candor_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (CandorMatrixRow, candor_matrix_row, CANDOR, MATRIX_ROW, GtkWidget)

/**
 * CandorMatrixRow:
 *
 * A line of the matrix: three cells of words, the name, three cells of deeds; or, without a subject, the
 * heads of these columns.
 */

GtkWidget *candor_matrix_row_new (void);
void candor_matrix_row_set_subject (CandorMatrixRow *self, CandorSubject *subject);
/* Shows the columns' names instead of a subject. */
void candor_matrix_row_show_heads (CandorMatrixRow *self);
/* The name above its cells, where there is no room beside them. */
void candor_matrix_row_set_narrow (CandorMatrixRow *self, gboolean narrow);
/* (transfer full): the line as a screen reader says it. */
char *candor_matrix_dup_spoken (CandorSubject *subject);

G_END_DECLS
