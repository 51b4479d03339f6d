/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-case-check.h"
#include "casefile/candor-decision.h"

G_BEGIN_DECLS

#define CANDOR_CASE_ERROR (candor_case_error_quark ())
GQuark candor_case_error_quark (void);

/**
 * CandorCaseError:
 * @CANDOR_CASE_ERROR_FORMAT: the file is no case
 * @CANDOR_CASE_ERROR_NEWER: a later version of the program wrote it
 * @CANDOR_CASE_ERROR_DAMAGED: it is a case and does not hold together; the message says where
 * @CANDOR_CASE_ERROR_TOO_LARGE: more than a case may hold
 */
typedef enum
{
  CANDOR_CASE_ERROR_FORMAT,
  CANDOR_CASE_ERROR_NEWER,
  CANDOR_CASE_ERROR_DAMAGED,
  CANDOR_CASE_ERROR_TOO_LARGE,
} CandorCaseError;

/* The tables of docs/casefile.md, one array each: facts, results, checks, inputs, findings, decisions, contents,
 * origins. */
#define CANDOR_CASE_VARIANT_TYPE \
  "(a(ss)a(ssay)a(xxsssmsss)a(xxsssx)a(xxssmssdss)a(xsssssx)a(say)a(xxsssx))"

#define CANDOR_TYPE_CASE (candor_case_get_type ())
G_DECLARE_FINAL_TYPE (CandorCase, candor_case, CANDOR, CASE, GObject)

/**
 * CandorCase:
 * @CandorCase:dirty: whether something is not saved
 *
 * A comparison that a person works on: decisions and notes with their times, and the history of the
 * checks before it. Belongs to one thread.
 *
 * #CandorCase::decided (detailed by the finding's identifier, which it carries) tells that a finding's
 * decision is another; #CandorCase::rechecked that the comparison is another.
 */

/* A new case of a comparison made at @time. */
CandorCase *candor_case_new (CandorComparison *comparison, GDateTime *time);

/* (transfer full): the same comparison, decisions and history as they are now, for another thread; it keeps no files. */
CandorCase *candor_case_snapshot (CandorCase *self);

/* The comparison as it stands: what the last check read, compared by today's program. */
CandorComparison *candor_case_get_comparison (CandorCase *self);
CandorKnowledge *candor_case_get_knowledge (CandorCase *self);
gboolean candor_case_get_dirty (CandorCase *self);
/* A person's words about the case as a whole; never NULL. */
const char *candor_case_get_note (CandorCase *self);
void candor_case_set_note (CandorCase *self, const char *note);

/* Decisions. The one in force is the last; none is ever lost: the whole log is kept. */
void candor_case_decide (CandorCase *self, CandorDecision *decision);
/* (nullable) (transfer none): NULL where nobody decided; one that was taken back has the verdict OPEN. */
CandorDecision *candor_case_get_decision (CandorCase *self, const char *finding);
CandorVerdict candor_case_get_verdict (CandorCase *self, const char *finding);
/* (element-type CandorDecision) (transfer none): every decision, oldest first */
GListModel *candor_case_get_decisions (CandorCase *self);

/* History. */
/* (element-type CandorCaseCheck) (transfer none): oldest first; the last is the comparison's */
GListModel *candor_case_get_checks (CandorCase *self);
/* Takes a new comparison of the same app; decisions go on for the findings that are the same. */
void candor_case_recheck (CandorCase *self, CandorComparison *comparison, GDateTime *time);
/* Whether today's program finds other than what the last check recorded. */
gboolean candor_case_is_outdated (CandorCase *self);

/* The files themselves. Bytes that are no input of any check are refused; of pages that were fetched, a check keeps
 * them by itself. */
gboolean candor_case_keep_input (CandorCase *self, GBytes *bytes, GError **error);
/* (nullable) (transfer none): NULL where they are not kept */
GBytes *candor_case_get_input (CandorCase *self, const char *sha256);

/* The file. Saving replaces it as a whole, or leaves what was there. */
GBytes *candor_case_to_bytes (CandorCase *self, GError **error);
/* Saves, and is no longer dirty. */
gboolean candor_case_save (CandorCase *self, const char *path, GError **error);
/* Saves a copy, as for a session that may be cut short: stays as dirty as it was. */
gboolean candor_case_save_copy (CandorCase *self, const char *path, GError **error);

/* Between processes: what candor-reader read of a file becomes a case only if it holds together. */
CandorCase *candor_case_new_from_variant (GVariant *variant, CandorKnowledge *knowledge, GError **error);
GVariant *candor_case_to_variant (CandorCase *self);

G_END_DECLS
