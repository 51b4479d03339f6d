/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-line.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_LINE_ROW (candor_line_row_get_type ())
G_DECLARE_FINAL_TYPE (CandorLineRow, candor_line_row, CANDOR, LINE_ROW, GtkWidget)

/**
 * CandorLineRow:
 *
 * A line of a ledger, shown.
 */

GtkWidget *candor_line_row_new (void);
/* line: (nullable) */
void candor_line_row_set_line (CandorLineRow *self, CandorLine *line);

G_END_DECLS
