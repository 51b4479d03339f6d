/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_WRAP (candor_wrap_get_type ())
G_DECLARE_FINAL_TYPE (CandorWrap, candor_wrap, CANDOR, WRAP, GtkWidget)

/**
 * CandorWrap:
 *
 * Its children one behind another in as many lines as they need, as words are set. A child that expands takes what
 * is left of its line; where none does, #CandorWrap:centered tells whether the line stands in the middle.
 */

G_END_DECLS
