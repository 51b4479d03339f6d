/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * candor_let_shrink:
 * @widget: a widget with all its children
 *
 * Lets the words of the buttons and menus below it go on in a second line, and lets words that are longer than a line
 * be broken, so that no widget is wider than a narrow window where the letters are large.
 */
void candor_let_shrink (GtkWidget *widget);

G_END_DECLS
