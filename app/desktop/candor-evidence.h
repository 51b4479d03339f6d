/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_EVIDENCE (candor_evidence_get_type ())
G_DECLARE_FINAL_TYPE (CandorEvidence, candor_evidence, CANDOR, EVIDENCE, GtkWidget)

/**
 * CandorEvidence:
 *
 * What a line rests on: the sentences, the lines of the manifest, the places in the code. Emits
 * "statement-activated" with the index of a statement that is to be shown in the policy.
 */

void candor_evidence_show (CandorEvidence *self, CandorSubject *subject, CandorComparison *comparison,
                           CandorCatalog *catalog);

G_END_DECLS
