/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-behavior.h"
#include "comparison/candor-comparison.h"
#include "comparison/candor-finding-private.h"
#include "comparison/candor-row-private.h"
#include "base/candor-list.h"

/* How much of a policy was read. */
typedef enum
{
  CANDOR_READING_WHOLE,
  CANDOR_READING_PART,  /* a part that hardly matters was not: a silence is told with care */
  CANDOR_READING_BLIND, /* silence proves nothing */
} CandorReadingState;

struct _CandorComparison
{
  GObject parent_instance;
  CandorPolicy *policy;
  CandorPackage *package;
  CandorKnowledge *knowledge;
  const CandorKnownAppType *app_type;
  GPtrArray *behaviors; /* CandorBehavior, by category */
  int general_denial;   /* index of the first statement that plainly denies personal data as a whole; -1: none does */
  CandorList *rows;
  CandorList *findings;
  GListModel *checklist;
  GPtrArray *limits;
  gboolean is_built_unusually; /* the package: a finding says how */
};

/* Each adds what it finds; they run in this order. */
void candor_comparison_add_rows (CandorComparison *self);
void candor_comparison_add_row_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_surplus_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_sdk_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_build_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_scanning_findings (CandorComparison *self, GPtrArray *findings);
/* After the checklist is judged. */
void candor_comparison_add_gap_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_limits (CandorComparison *self);

CandorReadingState candor_comparison_get_reading (CandorComparison *self);
/*
 * CandorTelling:
 *
 * What is told of one row, by the kinds of evidence there are. In each, {0} is the category, {1} the permissions or
 * what is declared for a role, {2} the calls and {3} a further fact.
 */
typedef struct
{
  const char *both; /* permissions and calls */
  const char *requests;
  const char *calls;
  const char *declares;
} CandorTelling;

CandorNote *candor_comparison_tell (CandorComparison *self, CandorRow *row, const CandorTelling *telling,
                                    CandorNoteKind fact_kind, const char *fact);
/* The evidence in words: "READ_CONTACTS, …" and "ClipboardManager.getPrimaryClip (3×), …". */
char *candor_comparison_join_permissions (CandorComparison *self, GArray *indexes);
char *candor_comparison_join_apis (CandorComparison *self, GArray *indexes);
/* Adds the evidence of @row to @finding. */
void candor_comparison_add_evidence (CandorFinding *finding, CandorRow *row);
/* A finding on a row, with its evidence, weight and first reasons; and its end: which rules it touches. */
CandorFinding *candor_comparison_start_finding (CandorComparison *self, CandorFindingKind kind, CandorRow *row);
void candor_comparison_keep_finding (CandorComparison *self, GPtrArray *findings, CandorFinding *finding);
/* (nullable) (transfer none): the first of the row’s statements that denies, or that doesn’t; a heading only where no
 * sentence does. */
CandorStatement *candor_comparison_find_statement (CandorComparison *self, CandorRow *row, gboolean denial);
/* Whether any of the row's permissions is one that people grant, or people give the app a role for it. */
gboolean candor_comparison_is_guarded (CandorComparison *self, CandorRow *row);
CandorBehavior *candor_comparison_find_behavior (CandorComparison *self, const char *category);
