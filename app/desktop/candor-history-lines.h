/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-line.h"
#include "casefile/candor-case.h"
#include "comparison/candor-recheck.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the last check of a case against the one before it; NULL where there is one
 * only, or where the earlier can't be compared any more. */
CandorRecheck *candor_history_recheck (CandorCase *case_);
/* (transfer full) (element-type CandorLine): what became of each finding and what was decided of it; and
 * all the checks. recheck: (nullable). A line leads to "finding:ID". */
GListModel *candor_history_lines_new (CandorCase *case_, CandorRecheck *recheck, CandorCatalog *catalog);
/* (transfer full) */
char *candor_history_lines_dup_intro (CandorCase *case_, CandorRecheck *recheck, CandorCatalog *catalog);

G_END_DECLS
