/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_LINES (candor_lines_get_type ())
G_DECLARE_FINAL_TYPE (CandorLines, candor_lines, CANDOR, LINES, GtkWidget)

/**
 * CandorLines:
 *
 * Its children below one another, each as wide as there is room: for #CandorText in lists of many lines. A box
 * asks how narrow and how wide they may be as well, and breaks their text over and over.
 */

G_END_DECLS
