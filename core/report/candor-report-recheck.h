/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-report-text.h"

G_BEGIN_DECLS

/* Parts of rectification reports. All (transfer full). */

/* What mends a finding, in one sentence. */
char *candor_recheck_dup_required (CandorRecheck *recheck, CandorFinding *finding, CandorCatalog *catalog);
/* "location: not said in the policy" */
char *candor_recheck_dup_title (CandorRecheck *recheck, CandorFinding *finding, CandorCatalog *catalog);
/* What became of it; a second line where kind or severity is another. */
char *candor_recheck_dup_done (CandorRecheckItem *item, CandorCatalog *catalog);
/* (element-type utf8): what shows it, and what speaks against it */
GPtrArray *candor_recheck_list_evidence (CandorRecheck *recheck, CandorRecheckItem *item, CandorCatalog *catalog);
/* (transfer none): the one of the two findings whose decision is shown */
CandorFinding *candor_recheck_find_decided (const CandorReportExtras *extras, CandorRecheckItem *item);

G_END_DECLS
