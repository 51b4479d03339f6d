/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-decision.h"
#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

/**
 * CandorTally:
 *
 * How much there is of each sort of words and of deeds. Calls of a library that is not known count with
 * those of SDKs: they are not the app's own.
 */
typedef enum
{
  CANDOR_TALLY_HANDLES, /* statements that say it is collected, used, stored or accessed */
  CANDOR_TALLY_SHARES,  /* that say others get it */
  CANDOR_TALLY_DENIES,  /* that deny either */
  CANDOR_TALLY_REQUESTED, /* permissions */
  CANDOR_TALLY_CALLED,    /* call sites in the app's own code */
  CANDOR_TALLY_CALLED_BY_SDKS,
  CANDOR_N_TALLIES,
} CandorTally;

#define CANDOR_TYPE_SUBJECT (candor_subject_get_type ())
G_DECLARE_FINAL_TYPE (CandorSubject, candor_subject, CANDOR, SUBJECT, GObject)

/**
 * CandorSubject:
 *
 * One line between words and deeds: a category's row with the findings about it, or what was found
 * about an SDK. Only what a person made of it changes: property "verdict".
 */

/* (transfer full) (element-type CandorSubject): gaps first. */
GListModel *candor_subjects_new (CandorComparison *comparison, CandorCatalog *catalog);

/* For people, in the window's language. */
const char *candor_subject_get_title (CandorSubject *self);
const char *candor_subject_get_word (CandorSubject *self);
const char *candor_subject_get_summary (CandorSubject *self);
/* The whole line as a screen reader says it. */
const char *candor_subject_get_spoken (CandorSubject *self);
CandorDisclosure candor_subject_get_disclosure (CandorSubject *self);
/* That of its severest finding; information where there is none. */
CandorSeverity candor_subject_get_severity (CandorSubject *self);
guint candor_subject_get_tally (CandorSubject *self, CandorTally tally);
/* Whether words and deeds part here: said in broader words, not said, denied, or both said. */
gboolean candor_subject_get_gap (CandorSubject *self);
/* Whether it can be told: not where a policy that can't be read in full is silent. */
gboolean candor_subject_get_judged (CandorSubject *self);
/* That of all its findings; open while one of them is, or where they differ. */
CandorVerdict candor_subject_get_verdict (CandorSubject *self);
void candor_subject_set_verdict (CandorSubject *self, CandorVerdict verdict);
/* (nullable): findings about an SDK have no row. */
CandorRow *candor_subject_get_row (CandorSubject *self);
/* (element-type CandorFinding) (transfer none) */
GPtrArray *candor_subject_get_findings (CandorSubject *self);
/* Sorted indexes into the policy's and the package's lists. */
GArray *candor_subject_get_statements (CandorSubject *self);
GArray *candor_subject_get_parties (CandorSubject *self);
GArray *candor_subject_get_permissions (CandorSubject *self);
GArray *candor_subject_get_apis (CandorSubject *self);
GArray *candor_subject_get_roles (CandorSubject *self);
GArray *candor_subject_get_sdks (CandorSubject *self);

/* (transfer full): a name that stands in the middle of sentences, at the head of a line. */
char *candor_capitalize (const char *name);
gboolean candor_indexes_contain (GArray *indexes, guint index);

G_END_DECLS
