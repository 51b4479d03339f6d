/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-line.h"
#include "casefile/candor-case.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CandorLine): the last check of a case against the one before it: what is
 * new, what is no longer found, what is still there and what was decided of it; and all its checks. */
GListModel *candor_history_lines_new (CandorCase *case_, CandorCatalog *catalog);
/* (transfer full) */
char *candor_history_lines_dup_intro (CandorCase *case_);

G_END_DECLS
