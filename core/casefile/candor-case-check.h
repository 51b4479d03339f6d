/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

/**
 * CandorCaseInput:
 * @package: whether it is the package; otherwise one of the policy's files
 * @name: the file's name, never a path
 * @sha256: of its bytes, lower-case hexadecimal
 * @size: bytes
 * @origin: (nullable): where it was fetched from
 *
 * A file that was compared.
 */
typedef struct
{
  gboolean package;
  char *name;
  char *sha256;
  guint64 size;
  CandorOrigin *origin;
} CandorCaseInput;

/**
 * CandorCaseFinding:
 * @id: its identifier
 * @kind: its kind
 * @category: (nullable): what it is about
 * @severity: how severe it was held to be
 * @confidence: 0 to 1
 * @english: its sentence as it was then, in English
 * @chinese: its sentence as it was then, in Chinese
 *
 * A finding as it stood in the report of that time, whatever the program would say today.
 */
typedef struct
{
  char *id;
  CandorFindingKind kind;
  char *category;
  CandorSeverity severity;
  double confidence;
  char *english;
  char *chinese;
} CandorCaseFinding;

#define CANDOR_TYPE_CASE_CHECK (candor_case_check_get_type ())
G_DECLARE_FINAL_TYPE (CandorCaseCheck, candor_case_check, CANDOR, CASE_CHECK, GObject)

/**
 * CandorCaseCheck:
 *
 * One entry of a case's history: what was compared, when, by which program with which knowledge, and
 * what was found. Immutable.
 */

/* time: when the comparison was made. */
CandorCaseCheck *candor_case_check_new (CandorComparison *comparison, GDateTime *time);

GDateTime *candor_case_check_get_time (CandorCaseCheck *self);
/* Version of the program, and of its knowledge with the SHA-256 of that. */
const char *candor_case_check_get_program (CandorCaseCheck *self);
const char *candor_case_check_get_knowledge_version (CandorCaseCheck *self);
const char *candor_case_check_get_knowledge_sha256 (CandorCaseCheck *self);
/* (nullable): identifier of the app's type */
const char *candor_case_check_get_app_type (CandorCaseCheck *self);
/* (element-type CandorCaseInput) (transfer none): the package first */
GPtrArray *candor_case_check_get_inputs (CandorCaseCheck *self);
/* (element-type CandorCaseFinding) (transfer none): in the order of the report */
GPtrArray *candor_case_check_get_findings (CandorCaseCheck *self);
/* (transfer full): compares the kept results again, with today's program and @knowledge. */
CandorComparison *candor_case_check_compare (CandorCaseCheck *self, CandorKnowledge *knowledge, GError **error);

G_END_DECLS
