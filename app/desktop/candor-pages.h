/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows one page of a stack, and hides the others from screen readers too, to which GTK 4.8 would
 * still tell them. */
void candor_pages_show (GtkStack *stack, const char *name);
/* Whether a screen reader is to come upon a widget that GTK hides in some way of its own. */
void candor_set_told (GtkWidget *widget, gboolean told);

G_END_DECLS
