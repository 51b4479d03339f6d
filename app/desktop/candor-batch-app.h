/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "batch/candor-batch-results.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_BATCH_APP (candor_batch_app_get_type ())
G_DECLARE_FINAL_TYPE (CandorBatchApp, candor_batch_app, CANDOR, BATCH_APP, GObject)

/**
 * CandorBatchApp:
 * @CandorBatchApp:name: the person's own name for it
 * @CandorBatchApp:version: its version, may be empty
 * @CandorBatchApp:high: findings of that severity, and so on
 * @CandorBatchApp:state: why it could not be compared, or how its words stand to its deeds, for people
 * @CandorBatchApp:words: all that a search looks in
 *
 * One app of a batch as its table shows it. Immutable.
 */

const char *candor_batch_app_get_name (CandorBatchApp *self);
const char *candor_batch_app_get_version (CandorBatchApp *self);
const char *candor_batch_app_get_state (CandorBatchApp *self);
guint candor_batch_app_get_high (CandorBatchApp *self);
guint candor_batch_app_get_medium (CandorBatchApp *self);
guint candor_batch_app_get_low (CandorBatchApp *self);
guint candor_batch_app_get_info (CandorBatchApp *self);
/* Whether it was compared. */
gboolean candor_batch_app_get_compared (CandorBatchApp *self);
/* Whether anything about it is worth a look: a finding of low severity or above, or that it could not be read. */
gboolean candor_batch_app_get_has_gaps (CandorBatchApp *self);

/* (transfer full) (element-type CandorBatchApp): the apps of a batch, most findings first */
GListModel *candor_batch_app_list (CandorBatchResults *results, GError **error);

G_END_DECLS
