/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-policy-buffer.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_PASSAGE_MAP (candor_passage_map_get_type ())
G_DECLARE_FINAL_TYPE (CandorPassageMap, candor_passage_map, CANDOR, PASSAGE_MAP, GtkWidget)

/**
 * CandorPassageMap:
 *
 * A strip beside the policy that shows where in it the statements lie. Emits "activated" with the
 * place (0 to 1) that a person clicked. Says nothing to a screen reader that the text doesn't.
 */

void candor_passage_map_set_buffer (CandorPassageMap *self, CandorPolicyBuffer *buffer);
void candor_passage_map_refresh (CandorPassageMap *self);

G_END_DECLS
