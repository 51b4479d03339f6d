/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-line.h"
#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CandorLine): the third parties that the policy names against the SDKs
 * found in the package, both ways. A line leads to "finding:ID" or "party:INDEX". */
GListModel *candor_sdk_lines_new (CandorComparison *comparison, CandorCatalog *catalog);
/* (transfer full): how many of each, in a sentence */
char *candor_sdk_lines_dup_intro (CandorComparison *comparison);

G_END_DECLS
