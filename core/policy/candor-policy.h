/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "document/candor-document.h"
#include "knowledge/candor-knowledge.h"
#include "policy/candor-mention.h"
#include "policy/candor-party.h"
#include "policy/candor-statement.h"

G_BEGIN_DECLS

#define CANDOR_POLICY_ERROR (candor_policy_error_quark ())
GQuark candor_policy_error_quark (void);

/**
 * CandorPolicyError:
 * @CANDOR_POLICY_ERROR_LANGUAGE: written in a language that is not read; nothing is guessed
 * @CANDOR_POLICY_ERROR_SERIALIZED: a serialized policy does not hold together
 */
typedef enum
{
  CANDOR_POLICY_ERROR_LANGUAGE,
  CANDOR_POLICY_ERROR_SERIALIZED,
} CandorPolicyError;

/* (documents, statements, parties, is a privacy policy, language, words, warnings, mentions) */
#define CANDOR_POLICY_VARIANT_TYPE \
  "(a" CANDOR_DOCUMENT_VARIANT_TYPE "a" CANDOR_STATEMENT_VARIANT_TYPE "a" CANDOR_PARTY_VARIANT_TYPE \
  "bsua" CANDOR_NOTE_VARIANT_TYPE "a" CANDOR_MENTION_VARIANT_TYPE ")"

#define CANDOR_TYPE_POLICY (candor_policy_get_type ())
G_DECLARE_FINAL_TYPE (CandorPolicy, candor_policy, CANDOR, POLICY, GObject)

/**
 * CandorPolicy:
 *
 * What one policy says, read from one or several documents (main policy, SDK list, children's
 * policy), which are read as one. A pure function of documents and knowledge; immutable.
 */

CandorPolicy *candor_policy_read (GPtrArray *documents, CandorKnowledge *knowledge, GError **error);
CandorPolicy *candor_policy_new_from_variant (GVariant *variant, GError **error);
GVariant *candor_policy_to_variant (CandorPolicy *self);

/* (element-type CandorDocument) (transfer none) */
GListModel *candor_policy_get_documents (CandorPolicy *self);
CandorDocument *candor_policy_get_document (CandorPolicy *self, guint index);
/* (element-type CandorStatement) (transfer none): in order of place */
GListModel *candor_policy_get_statements (CandorPolicy *self);
CandorStatement *candor_policy_get_statement (CandorPolicy *self, guint index);
guint candor_policy_get_statement_count (CandorPolicy *self);
/* (element-type CandorParty) (transfer none): in order of first naming */
GListModel *candor_policy_get_parties (CandorPolicy *self);
/* (element-type CandorMention) (transfer none): what it says on topics of the knowledge, by topic, the
 * plainest first */
GListModel *candor_policy_get_mentions (CandorPolicy *self);
/* Whether the text reads like a privacy policy at all; if not, silence in it proves nothing. */
gboolean candor_policy_get_is_privacy_policy (CandorPolicy *self);
/* "en", "zh" or "mixed", over all documents. */
const char *candor_policy_get_language (CandorPolicy *self);
/* Words (English) plus ideographs (Chinese) read. */
guint candor_policy_get_word_count (CandorPolicy *self);
/* (element-type CandorNote) (transfer none): the documents' warnings and its own */
GPtrArray *candor_policy_get_warnings (CandorPolicy *self);

/* One line of text read by itself, as a policy of that line alone; NULL where it holds no text. */
CandorPolicy *candor_policy_new_from_line (const char *text, CandorKnowledge *knowledge);
/* One line of text read by itself, for corpora: (element-type CandorStatement) (transfer full). */
GPtrArray *candor_policy_read_line (const char *text, CandorKnowledge *knowledge);

G_END_DECLS
