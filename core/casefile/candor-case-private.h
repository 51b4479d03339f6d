/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-case.h"

struct _CandorCaseCheck
{
  GObject parent_instance;
  GDateTime *time;
  char *program;
  char *knowledge_version;
  char *knowledge_sha256;
  char *app_type;
  GPtrArray *inputs;   /* CandorCaseInput */
  GPtrArray *findings; /* CandorCaseFinding */
  GMutex results;      /* of the four below: a copy of the case is saved in a thread */
  GBytes *policy;      /* serialized results, least significant byte first; NULL until they are asked for */
  GBytes *package;
  CandorPolicy *read_policy; /* what they are made of; NULL from then on */
  CandorPackage *read_package;
};

struct _CandorCase
{
  GObject parent_instance;
  CandorComparison *comparison;
  CandorKnowledge *knowledge;
  char *note;
  GListStore *checks;
  GListStore *decisions;
  GHashTable *in_force; /* finding to CandorDecision, both the list's */
  GHashTable *contents; /* SHA-256 to GBytes */
  gboolean overfull;    /* a page that was fetched has no room in it */
  gboolean dirty;
};

/* The arrays of CANDOR_CASE_VARIANT_TYPE. */
typedef enum
{
  CANDOR_CASE_FACTS,
  CANDOR_CASE_RESULTS,
  CANDOR_CASE_CHECKS,
  CANDOR_CASE_INPUTS,
  CANDOR_CASE_FINDINGS,
  CANDOR_CASE_DECISIONS,
  CANDOR_CASE_CONTENTS,
  CANDOR_CASE_ORIGINS,
  CANDOR_CASE_TABLES,
} CandorCaseTableKind;

/**
 * CandorCaseTable:
 * @name: its name in the file
 * @type: type of a row; s and ms are TEXT, x is INTEGER, d is REAL, ay is BLOB
 * @columns: the columns, in the order of @type
 * @order: what rows are sorted by
 * @declaration: what stands between the parentheses of CREATE TABLE
 * @since: the format that has it first
 *
 * A table of the file.
 */
typedef struct
{
  const char *name;
  const char *type;
  const char *columns;
  const char *order;
  const char *declaration;
  guint since;
} CandorCaseTable;

extern const CandorCaseTable candor_case_tables[CANDOR_CASE_TABLES];
/* The statement that makes it, word for word. */
char *candor_case_table_dup_sql (const CandorCaseTable *table);

CandorCase *candor_case_new_empty (CandorKnowledge *knowledge);
void candor_case_add_check (CandorCase *self, CandorCaseCheck *check);
void candor_case_add_decision (CandorCase *self, CandorDecision *decision);

/* Results as bytes that mean the same on every machine; parsing takes only what is in normal form. */
GBytes *candor_case_result_to_bytes (GVariant *result);
GVariant *candor_case_result_parse (GBytes *bytes, const char *type);
/* What a check read, as bytes. Made when a case is saved: few of those that are looked at are. */
GBytes *candor_case_check_dup_policy (CandorCaseCheck *self);
GBytes *candor_case_check_dup_package (CandorCaseCheck *self);

CandorCaseInput *candor_case_input_new (gboolean package, const char *name, const char *sha256, guint64 size);
void candor_case_input_free (CandorCaseInput *self);
void candor_case_finding_free (CandorCaseFinding *self);
