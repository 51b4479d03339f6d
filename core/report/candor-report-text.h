/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-report-private.h"
#include "report/candor-text.h"

G_BEGIN_DECLS

/* Parts of text reports. Labels stand in a column of this width. */
#define CANDOR_TEXT_LABEL_COLUMNS 12u
#define CANDOR_TEXT_INDENT 2u

void candor_text_init (CandorText *self, CandorCatalog *catalog, const CandorReportPage *page);
/* (transfer full): the page's bytes. */
GBytes *candor_text_finish (CandorText *self);

void candor_text_append_title (CandorText *self, const char *title);
void candor_text_append_notes (CandorText *self, const char *heading, GPtrArray *notes,
                               CandorKnowledge *knowledge);
void candor_text_append_documents (CandorText *self, CandorPolicy *policy);
void candor_text_append_package_identity (CandorText *self, CandorPackage *package);
/* checklist: (element-type CandorChecklistItem). */
void candor_text_append_checklist (CandorText *self, GListModel *checklist, CandorPolicy *policy,
                                   CandorKnowledge *knowledge);
/* “quote” (document, section, place), moved in. */
void candor_text_append_statement (CandorText *self, CandorPolicy *policy, CandorStatement *statement,
                                   guint indent);
void candor_text_append_call_sites (CandorText *self, CandorPackage *package, CandorApi *api, guint indent);

/* (transfer full): "Riverbank 4.2.1", as far as it is known. */
char *candor_text_dup_app_title (CandorText *self, CandorPackage *package);
/* A category's name in the page's language. */
const char *candor_text_name_category (CandorText *self, CandorKnowledge *knowledge, const char *category);
const char *candor_text_name_polarity (CandorText *self, CandorPolarity polarity);
const char *candor_text_name_action (CandorText *self, CandorAction action);
/* (transfer full): who does it. */
char *candor_text_dup_actor (CandorText *self, CandorStatement *statement);
/* "ACCESS_FINE_LOCATION": Android's own permissions go without their prefix. */
const char *candor_text_shorten_permission (const char *name);
const char *candor_text_name_language (CandorText *self, const char *language);

/* The parts of a comparison's text. */
CandorTextStyle candor_text_style_of_disclosure (CandorDisclosure disclosure);
CandorTextStyle candor_text_style_of_severity (CandorSeverity severity);
void candor_text_append_findings (CandorText *self, CandorComparison *comparison, const CandorReportExtras *extras);
/* Each rule that a finding cites, once, in its short words. */
void candor_text_append_cited_rules (CandorText *self, CandorComparison *comparison);

G_END_DECLS
