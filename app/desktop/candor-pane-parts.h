/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The labels that the finding and its evidence are written in. style, more: (nullable): style classes. */

/* (transfer floating): text that wraps, can be selected, and is never hyphenated */
GtkWidget *candor_pane_label_new (const char *text, const char *style);
void candor_pane_add (GtkBox *box, const char *text, const char *style, const char *more);
void candor_pane_add_heading (GtkBox *box, const char *text);
/* "and 5 more" */
void candor_pane_add_rest (GtkBox *box, guint count);
void candor_pane_empty (GtkBox *box);

G_END_DECLS
