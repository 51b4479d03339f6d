/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-comparison.h"
#include "comparison/candor-recheck-item.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_RECHECK (candor_recheck_get_type ())
G_DECLARE_FINAL_TYPE (CandorRecheck, candor_recheck, CANDOR, RECHECK, GObject)

/**
 * CandorRecheck:
 *
 * Two comparisons of one app held against each other: what is new, changed, open still, rectified or
 * gone. A pure function of the two; immutable. Both are to be made with the same knowledge, so that
 * nothing but words and deeds differs.
 */

CandorRecheck *candor_recheck_new (CandorComparison *before, CandorComparison *after);

CandorComparison *candor_recheck_get_before (CandorRecheck *self);
CandorComparison *candor_recheck_get_after (CandorRecheck *self);
/* (element-type CandorRecheckItem) (transfer none): by status, then as the reports order findings */
GListModel *candor_recheck_get_items (CandorRecheck *self);
guint candor_recheck_count (CandorRecheck *self, CandorRecheckStatus status);
/* (element-type CandorNote) (transfer none): what whoever trusts this must know: another signer, another
 * package, code that can no longer be looked into */
GPtrArray *candor_recheck_get_cautions (CandorRecheck *self);

G_END_DECLS
