/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_MATRIX_ROW (candor_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (CandorMatrixRow, candor_matrix_row, CANDOR, MATRIX_ROW, GtkWidget)

/**
 * CandorMatrixShape:
 * @CANDOR_MATRIX_WIDE: the name between its cells
 * @CANDOR_MATRIX_NARROW: the name above its cells
 * @CANDOR_MATRIX_TIGHT: the name above the numbers there are, each of which says what it counts
 */
typedef enum
{
  CANDOR_MATRIX_WIDE,
  CANDOR_MATRIX_NARROW,
  CANDOR_MATRIX_TIGHT,
} CandorMatrixShape;

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
void candor_matrix_row_set_shape (CandorMatrixRow *self, CandorMatrixShape shape);
/* Pixels that the heads need beside one another, in the letters of @widget. */
int candor_matrix_get_heads_width (GtkWidget *widget);
/* (transfer full): the line as a screen reader says it. */
char *candor_matrix_dup_spoken (CandorSubject *subject);

G_END_DECLS
