/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-json.h"
#include "report/candor-report.h"

G_BEGIN_DECLS

/* Each form with what a report shows beside the comparison; extras is never NULL. */
GBytes *candor_report_build_json (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras);
GBytes *candor_report_build_csv (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras);
GBytes *candor_report_build_sarif (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras);
GBytes *candor_report_build_pdf (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras,
                                 GError **error);
GBytes *candor_report_build_html (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras);
GBytes *candor_report_recheck_to_json (CandorRecheck *recheck, CandorCatalog *catalog, const CandorReportExtras *extras);
GBytes *candor_report_recheck_to_pdf (CandorRecheck *recheck, CandorCatalog *catalog, const CandorReportExtras *extras,
                                      GError **error);

/* (nullable) (transfer full): what a finding is about, as people call it: its category, SDK, permission or topic; NULL
 * where its kind says it. */
char *candor_report_dup_subject (CandorKnowledge *knowledge, CandorFinding *finding, CandorCatalog *catalog);
/* (nullable) (transfer none): the decision in force, unless there is none or it was taken back. */
CandorDecision *candor_report_find_decision (const CandorReportExtras *extras, CandorFinding *finding);
/* (nullable) (transfer none): why the baseline accepts it; NULL where it doesn't. */
const char *candor_report_find_acceptance (const CandorReportExtras *extras, CandorFinding *finding);
/* (nullable) (transfer full): decision or acceptance in one line for people: "dismissed: … (R. Reader, 2026-03-01)". */
char *candor_report_dup_decision (const CandorReportExtras *extras, CandorFinding *finding, CandorCatalog *catalog);
/* "decision": an object or null; "accepted": a reason or null. */
void candor_report_build_decision (CandorJson *json, const CandorReportExtras *extras, CandorFinding *finding);

/* The halves of a comparison, as members of an object that is begun. */
void candor_report_build_policy (CandorJson *json, CandorPolicy *policy, CandorKnowledge *knowledge,
                                 CandorCatalog *catalog);
void candor_report_build_package (CandorJson *json, CandorPackage *package, CandorKnowledge *knowledge,
                                  CandorCatalog *catalog);
/* As the member "checklist"; checklist: (element-type CandorChecklistItem). */
void candor_report_build_checklist (CandorJson *json, GListModel *checklist, CandorPolicy *policy,
                                    CandorKnowledge *knowledge, CandorCatalog *catalog);
/* Who made it and what it knew: the same words mean the same only with the same knowledge. */
void candor_report_build_origin (CandorJson *json, CandorKnowledge *knowledge, CandorCatalog *catalog);
/* As the member "fetched" of a document's object: where on the web it comes from. Files have none. */
void candor_report_build_fetched (CandorJson *json, CandorDocument *document);
/* What people call it, in the language of the report. */
const char *candor_report_get_permission_label (const CandorKnownPermission *known, CandorCatalog *catalog);
/* notes: (element-type CandorNote). */
void candor_report_build_notes (CandorJson *json, const char *key, GPtrArray *notes,
                                CandorKnowledge *knowledge, CandorCatalog *catalog);

/**
 * CandorHandling:
 *
 * What a policy says of a category in one respect, all its statements together.
 */
typedef enum
{
  CANDOR_HANDLING_UNSTATED,
  CANDOR_HANDLING_YES,
  CANDOR_HANDLING_NO,
  CANDOR_HANDLING_BOTH,
} CandorHandling;

typedef struct
{
  const char *category;
  CandorHandling collect; /* by the app itself: collected, accessed, used or stored */
  CandorHandling share;   /* given to a third party, or taken by one */
} CandorCategorySummary;

/* (element-type CandorCategorySummary): by identifier; strings are the policy's. */
GArray *candor_report_summarize (CandorPolicy *policy);
const char *candor_handling_to_string (CandorHandling handling);

/* (transfer full): rules as candor_report_dup_citation() gives them, each once. */
char *candor_report_join_citations (CandorKnowledge *knowledge, const char *const *ids, CandorCatalog *catalog,
                                    const char *separator);

/* "android.telephony.TelephonyManager.getDeviceId", or the URI, key or path: for machines. */
char *candor_report_dup_api_name (CandorApi *api);
/* (transfer full): an item of a list by its place. */
gpointer candor_report_get_item (GListModel *list, GArray *indexes, guint i);

G_END_DECLS
