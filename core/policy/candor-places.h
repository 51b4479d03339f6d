/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-document.h"

/* Finds code points of a document's text without counting from its start each time: a policy of
 * ten megabytes with ten thousand statements would otherwise cost their product. */
typedef struct _CandorPlaces CandorPlaces;

CandorPlaces *candor_places_new (CandorDocument *document);
void candor_places_free (CandorPlaces *self);
CandorDocument *candor_places_get_document (CandorPlaces *self);
/* start <= end <= the text's length. */
char *candor_places_dup_range (CandorPlaces *self, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorPlaces, candor_places_free)
