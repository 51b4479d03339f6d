/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-subject.h"

G_BEGIN_DECLS

/* A subject in words, for the pane and for whoever pastes it into a letter. All (transfer full). */

/* "PIPL 17 · title", as people cite it. */
char *candor_rule_dup_line (CandorKnowledge *knowledge, CandorCatalog *catalog, const char *id);
/* "1.4 Contacts › … · policy-en.html": where a statement stands. */
char *candor_statement_dup_place (CandorStatement *statement, CandorPolicy *policy);
/* "AndroidManifest.xml, line 12 · dangerous …": where a permission stands. */
char *candor_permission_dup_place (CandorPermission *permission);
/* "by the app itself: MainActivity.onCreate (classes.dex)". */
char *candor_call_site_dup_line (CandorCallSite *site, CandorKnowledge *knowledge, CandorCatalog *catalog);
/* The whole of it with its citation. */
char *candor_subject_dup_citation (CandorSubject *subject, CandorComparison *comparison, CandorCatalog *catalog);
/* What would resolve a finding of the kind, translated. */
const char *candor_finding_kind_get_remedy (CandorFindingKind kind);

G_END_DECLS
