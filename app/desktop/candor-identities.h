/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_IDENTITIES (candor_identities_get_type ())
G_DECLARE_FINAL_TYPE (CandorIdentities, candor_identities, CANDOR, IDENTITIES, GtkWidget)

/**
 * CandorIdentities:
 *
 * What a comparison rests on: the files, the knowledge and the program, each with its SHA-256 or version,
 * to be read, copied, and cited.
 */

void candor_identities_set_comparison (CandorIdentities *self, CandorComparison *comparison);

G_END_DECLS
