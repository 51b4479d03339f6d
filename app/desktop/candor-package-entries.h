/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-entry.h"
#include "package/candor-package.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CandorEntry): a package as the lines of its column, top level. */
GListModel *candor_package_entries_new (CandorPackage *package, CandorKnowledge *knowledge,
                                        CandorCatalog *catalog);
/* (transfer full): who calls, for people: the app itself, an SDK by name, or an unknown library. */
char *candor_call_site_dup_owner (CandorCallSite *site, CandorKnowledge *knowledge);
/* (transfer full): the name without its namespace, where that is Android's own. */
const char *candor_permission_peek_short_name (const char *name);
/* (nullable): what people call it, in the catalog's language. */
const char *candor_permission_peek_label (const char *name, CandorKnowledge *knowledge,
                                          CandorCatalog *catalog);

G_END_DECLS
