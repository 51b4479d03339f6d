/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-entry.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_ENTRY_ROW (candor_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (CandorEntryRow, candor_entry_row, CANDOR, ENTRY_ROW, GtkWidget)

/**
 * CandorEntryRow:
 *
 * A line of the package's column.
 */

GtkWidget *candor_entry_row_new (void);
CandorEntry *candor_entry_row_get_entry (CandorEntryRow *self);
void candor_entry_row_bind (CandorEntryRow *self, GtkTreeListRow *row);
void candor_entry_row_unbind (CandorEntryRow *self);

G_END_DECLS
