/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_TEXT (candor_text_get_type ())
G_DECLARE_FINAL_TYPE (CandorText, candor_text, CANDOR, TEXT, GtkWidget)

/**
 * CandorText:
 *
 * Plain text that fills the width it is given, for lists that make two hundred lines at once. A #GtkLabel breaks its
 * text thrice to find how narrow and how wide it could be, which for a name without a space is nearly all that a line
 * of a list costs. Names of classes and files break behind a dot, a slash or an underscore before they break elsewhere.
 * It tells assistive technology nothing: the line that holds it does.
 */

void candor_text_set_text (CandorText *self, const char *text);

G_END_DECLS
