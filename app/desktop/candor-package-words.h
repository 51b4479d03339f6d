/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "package/candor-package.h"

G_BEGIN_DECLS

/* What a package's parts are called, for people. */

/* (transfer full): who calls: the app itself, an SDK by name, or an unknown library. */
char *candor_call_site_dup_owner (CandorCallSite *site, CandorKnowledge *knowledge, CandorCatalog *catalog);
/* (transfer full): the first of those who call, and how often. */
char *candor_api_describe_owners (CandorApi *api, CandorKnowledge *knowledge, CandorCatalog *catalog);
/* (transfer none): the SDK's name in the catalog's language. otherwise: what it is called where it is not known */
const char *candor_sdk_peek_name (const char *id, const char *otherwise, CandorKnowledge *knowledge,
                                  CandorCatalog *catalog);
/* (transfer none): the name without its namespace, where that is Android's own. */
const char *candor_permission_peek_short_name (const char *name);
/* (nullable): what people call it, in the catalog's language. */
const char *candor_permission_peek_label (const char *name, CandorKnowledge *knowledge,
                                          CandorCatalog *catalog);
/* Adds to what stands in one line, behind a dot in the middle. part: (nullable) */
void candor_append (GString *text, const char *part);
void candor_append_format (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
