/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_LINES (candor_lines_get_type ())
G_DECLARE_FINAL_TYPE (CandorLines, candor_lines, CANDOR, LINES, GtkWidget)

/**
 * CandorLines:
 *
 * Its children below one another, each as wide as there is room: for wrapping labels in lists of many lines. A box
 * asks such a label how narrow and how wide it may be as well, and GTK 4.8 then breaks its text over and over: a
 * frame of a list of two thousand places took seconds.
 */

G_END_DECLS
