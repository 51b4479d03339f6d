/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-finding.h"

G_BEGIN_DECLS

/**
 * CandorRecheckStatus:
 * @CANDOR_RECHECK_NEW: was not found before
 * @CANDOR_RECHECK_CHANGED: is found still, of another kind, severity or evidence
 * @CANDOR_RECHECK_OPEN: is found as before
 * @CANDOR_RECHECK_RECTIFIED: is no longer found, and the words or deeds that it rested on are seen to be others
 * @CANDOR_RECHECK_GONE: is no longer found, and nothing shows that it is mended
 *
 * What became of a finding. That something is no longer seen proves nothing where less can be seen.
 */
typedef enum
{
  CANDOR_RECHECK_NEW,
  CANDOR_RECHECK_CHANGED,
  CANDOR_RECHECK_OPEN,
  CANDOR_RECHECK_RECTIFIED,
  CANDOR_RECHECK_GONE,
  CANDOR_RECHECK_STATUSES,
} CandorRecheckStatus;

#define CANDOR_TYPE_RECHECK_ITEM (candor_recheck_item_get_type ())
G_DECLARE_FINAL_TYPE (CandorRecheckItem, candor_recheck_item, CANDOR, RECHECK_ITEM, GObject)

/**
 * CandorRecheckItem:
 *
 * One finding over two comparisons. Immutable.
 */

CandorRecheckStatus candor_recheck_item_get_status (CandorRecheckItem *self);
/* (nullable): as it was, and as it is; at least one is there. Indexes are into the package and policy
 * of their own comparison. */
CandorFinding *candor_recheck_item_get_before (CandorRecheckItem *self);
CandorFinding *candor_recheck_item_get_after (CandorRecheckItem *self);
/* The one that is there; the later of two. */
CandorFinding *candor_recheck_item_get_finding (CandorRecheckItem *self);
/* (element-type CandorNote) (transfer none): what is seen to be other in the policy, and in the package */
GPtrArray *candor_recheck_item_get_words (CandorRecheckItem *self);
GPtrArray *candor_recheck_item_get_deeds (CandorRecheckItem *self);
/* (element-type CandorNote) (transfer none): why what is gone is not called rectified */
GPtrArray *candor_recheck_item_get_doubts (CandorRecheckItem *self);

/* "new", "changed", "open", "rectified", "gone": for files. */
const char *candor_recheck_status_to_string (CandorRecheckStatus status);
/* The words for people, to be translated. */
const char *candor_recheck_status_get_word (CandorRecheckStatus status);

G_END_DECLS
