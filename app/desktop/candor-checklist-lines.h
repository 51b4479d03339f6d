/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-line.h"
#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CandorLine): the items of the regulations, each with how it stands and why,
 * and with what is quoted. A line leads to "place:DOCUMENT:START:END", "statement:INDEX" or "finding:ID". */
GListModel *candor_checklist_lines_new (CandorComparison *comparison, CandorCatalog *catalog);
/* (transfer full): how many stand how, in a sentence */
char *candor_checklist_lines_dup_intro (CandorComparison *comparison, CandorCatalog *catalog);

G_END_DECLS
