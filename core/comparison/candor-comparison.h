/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-checklist-item.h"
#include "comparison/candor-finding.h"
#include "comparison/candor-row.h"
#include "package/candor-package.h"
#include "policy/candor-policy.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_COMPARISON (candor_comparison_get_type ())
G_DECLARE_FINAL_TYPE (CandorComparison, candor_comparison, CANDOR, COMPARISON, GObject)

/**
 * CandorComparison:
 *
 * All rows and findings for one policy and one package: a pure function of the two, the knowledge
 * and the app type. Immutable.
 */

CandorComparison *candor_comparison_new (CandorPolicy *policy,
                                         CandorPackage *package,
                                         CandorKnowledge *knowledge,
                                         const char *app_type);

CandorPolicy *candor_comparison_get_policy (CandorComparison *self);
CandorPackage *candor_comparison_get_package (CandorComparison *self);
CandorKnowledge *candor_comparison_get_knowledge (CandorComparison *self);
/* (nullable) */
const CandorKnownAppType *candor_comparison_get_app_type (CandorComparison *self);
/* (element-type CandorRow) (transfer none): gaps first, then by category */
GListModel *candor_comparison_get_rows (CandorComparison *self);
/* (element-type CandorFinding) (transfer none): most severe first */
GListModel *candor_comparison_get_findings (CandorComparison *self);
/* (element-type CandorChecklistItem) (transfer none): by regulation, then by article */
GListModel *candor_comparison_get_checklist (CandorComparison *self);
/* (element-type CandorNote) (transfer none): what was not looked at, and what can't be known this way */
GPtrArray *candor_comparison_get_limits (CandorComparison *self);
/* Whether what the policy leaves unsaid is held against it: not where it is no privacy policy, or could not be read. */
gboolean candor_comparison_get_silence_judged (CandorComparison *self);
/* What a disclosure is called here, for a catalog: a silence that is not judged is called just that. */
const char *candor_comparison_get_disclosure_word (CandorComparison *self, CandorDisclosure disclosure);
/* The row of a category, or NULL. */
CandorRow *candor_comparison_find_row (CandorComparison *self, const char *category);
guint candor_comparison_count_rows (CandorComparison *self, CandorDisclosure disclosure);
guint candor_comparison_count_findings (CandorComparison *self, CandorSeverity severity);

G_END_DECLS
