/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-case.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_BASELINE (candor_baseline_get_type ())
G_DECLARE_FINAL_TYPE (CandorBaseline, candor_baseline, CANDOR, BASELINE, GObject)

/**
 * CandorBaseline:
 *
 * Findings that a pipeline accepts: known, and not to fail a build. A text file, one finding a line,
 * so that whoever reviews a change sees which finding is accepted and why:
 *
 *     candor-baseline 1
 *     undisclosed:calendar  medium  # agreed until 4.3
 *
 * A finding is accepted up to the severity that stands there: one that has become worse is not.
 */

/* As it comes from the reading process: (identifier, severity, reason). */
#define CANDOR_BASELINE_VARIANT_TYPE "a(sus)"

/* bytes: the file; name: what errors call it. Errors are #CandorCaseError, with the line. */
CandorBaseline *candor_baseline_new_from_bytes (GBytes *bytes, const char *name, GError **error);
/* value: of that type, its content unchecked. */
CandorBaseline *candor_baseline_new_from_variant (GVariant *value, GError **error);
GVariant *candor_baseline_to_variant (CandorBaseline *self);
/* What a comparison finds today, all of it. */
CandorBaseline *candor_baseline_new_from_comparison (CandorComparison *comparison);
/* What was dismissed in a case, with the reasons. */
CandorBaseline *candor_baseline_new_from_case (CandorCase *work);
/* (transfer full): the file */
char *candor_baseline_to_text (CandorBaseline *self);

gboolean candor_baseline_accepts (CandorBaseline *self, CandorFinding *finding);
/* (nullable) (transfer none): why it is accepted; empty where no reason is given, NULL where it is not accepted */
const char *candor_baseline_get_reason (CandorBaseline *self, CandorFinding *finding);
guint candor_baseline_get_count (CandorBaseline *self);

G_END_DECLS
