/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-entry.h"
#include "candor-package-words.h"

G_BEGIN_DECLS

/* A package as the lines of its column, top level: made in a thread of its own, for there may be hundreds
 * of thousands of places to count. */
void candor_package_entries_async (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type CandorEntry) (nullable): NULL where it was cancelled */
GListModel *candor_package_entries_finish (GAsyncResult *result);

G_END_DECLS
