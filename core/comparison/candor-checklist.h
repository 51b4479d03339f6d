/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-checklist-item.h"
#include "comparison/candor-finding.h"
#include "knowledge/candor-knowledge.h"
#include "package/candor-package.h"
#include "policy/candor-policy.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CandorChecklistItem): by regulation, then by article. package and
 * findings: (nullable) (element-type CandorFinding): without them the policy is judged alone. */
GListModel *candor_checklist_judge (CandorPolicy *policy,
                                    CandorKnowledge *knowledge,
                                    CandorPackage *package,
                                    GPtrArray *findings);

G_END_DECLS
