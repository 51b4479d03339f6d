/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-half.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_HALF_VIEW (candor_half_view_get_type ())
G_DECLARE_FINAL_TYPE (CandorHalfView, candor_half_view, CANDOR, HALF_VIEW, GtkWidget)

/**
 * CandorHalfView:
 *
 * One half in whatever state it is: an invitation, what is being read and how far, what went wrong, or
 * the half itself, which is its child. Emits "dropped" with a list of files.
 */

void candor_half_view_set_half (CandorHalfView *self, CandorHalf *half);
/* Title and caption above a half that is read. */
void candor_half_view_describe (CandorHalfView *self, const char *title, const char *caption);
CandorHalfKind candor_half_view_get_kind (CandorHalfView *self);

G_END_DECLS
