/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "candor-application.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_BATCH_WINDOW (candor_batch_window_get_type ())
G_DECLARE_FINAL_TYPE (CandorBatchWindow, candor_batch_window, CANDOR, BATCH_WINDOW, AdwApplicationWindow)

/**
 * CandorBatchWindow:
 *
 * Many apps: the table of a batch's results, and its running. An app that is opened from it is a case of its
 * own, kept in the batch's folder, so that decisions stay with the batch.
 */

CandorBatchWindow *candor_batch_window_new (CandorApplication *application);
/* Shows the results in a folder. */
void candor_batch_window_open (CandorBatchWindow *self, GFile *folder);

G_END_DECLS
