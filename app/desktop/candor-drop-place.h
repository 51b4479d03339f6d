/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-half.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_DROP_PLACE (candor_drop_place_get_type ())
G_DECLARE_FINAL_TYPE (CandorDropPlace, candor_drop_place, CANDOR, DROP_PLACE, GtkWidget)

/**
 * CandorDropPlace:
 *
 * An inviting place to drop the policy or the app on, or to choose a file for it. Property "kind"
 * says which. Emits "dropped" with a list of files.
 */

CandorHalfKind candor_drop_place_get_kind (CandorDropPlace *self);

G_END_DECLS
