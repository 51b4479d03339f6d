/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a column view the columns of a batch's apps (#CandorBatchApp), each of which sorts. */
void candor_batch_table_init (GtkColumnView *table);

G_END_DECLS
