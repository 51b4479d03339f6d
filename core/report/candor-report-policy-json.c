/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"
#include "comparison/candor-checklist.h"
#include "report/candor-report-private.h"

static void
candor_report_build_document (CandorJson *json, CandorDocument *document)
{
  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "name", candor_document_get_name (document));
  candor_json_add_string (json, "sha256", candor_document_get_sha256 (document));
  candor_json_add_integer (json, "size", candor_document_get_size (document));
  candor_json_add_string (json, "format", candor_document_get_format (document));
  candor_json_add_string (json, "language", candor_document_get_language (document));
  candor_json_add_string (json, "title", candor_document_get_title (document));
  candor_json_add_integer (json, "text_length", candor_document_get_text_length (document));
  candor_report_build_fetched (json, document);
  candor_json_end_object (json);
}

static void
candor_report_build_statement (CandorJson *json, CandorStatement *statement)
{
  candor_json_begin_object (json, NULL);
  candor_json_add_string (json, "category", candor_statement_get_category (statement));
  candor_json_add_string (json, "action", candor_action_to_string (candor_statement_get_action (statement)));
  candor_json_add_string (json, "polarity",
                          candor_polarity_to_string (candor_statement_get_polarity (statement)));
  candor_json_add_string (json, "actor", candor_actor_to_string (candor_statement_get_actor (statement)));
  candor_json_add_string (json, "party", candor_statement_get_party (statement));
  candor_json_add_string (json, "sdk", candor_statement_get_sdk (statement));
  candor_json_add_strings (json, "purposes", candor_statement_get_purposes (statement));
  candor_json_add_string (json, "permission", candor_statement_get_permission (statement));
  candor_json_add_string (json, "quote", candor_statement_get_quote (statement));
  candor_json_add_integer (json, "start", candor_statement_get_start (statement));
  candor_json_add_integer (json, "end", candor_statement_get_end (statement));
  candor_json_add_integer (json, "mention_start", candor_statement_get_mention_start (statement));
  candor_json_add_integer (json, "mention_end", candor_statement_get_mention_end (statement));
  candor_json_add_integer (json, "document", candor_statement_get_document (statement));
  candor_json_add_string (json, "section", candor_statement_get_section (statement));
  candor_json_add_string (json, "rule", candor_statement_get_rule (statement));
  candor_json_add_number (json, "confidence", candor_statement_get_confidence (statement));
  candor_json_end_object (json);
}

static void
candor_report_build_categories (CandorJson *json, CandorPolicy *policy)
{
  g_autoptr (GArray) summaries = candor_report_summarize (policy);

  candor_json_begin_array (json, "categories");
  for (guint i = 0; i < summaries->len; i++)
    {
      CandorCategorySummary *summary = &g_array_index (summaries, CandorCategorySummary, i);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "category", summary->category);
      candor_json_add_string (json, "collect", candor_handling_to_string (summary->collect));
      candor_json_add_string (json, "share", candor_handling_to_string (summary->share));
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
}

static void
candor_report_build_parties (CandorJson *json, CandorPolicy *policy)
{
  GListModel *parties = candor_policy_get_parties (policy);

  candor_json_begin_array (json, "parties");
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);

      candor_json_begin_object (json, NULL);
      candor_json_add_string (json, "name", candor_party_get_name (party));
      candor_json_add_string (json, "sdk", candor_party_get_sdk (party));
      candor_json_add_strings (json, "categories", candor_party_get_categories (party));
      candor_json_add_integer (json, "document", candor_party_get_document (party));
      candor_json_add_integer (json, "start", candor_party_get_start (party));
      candor_json_add_integer (json, "end", candor_party_get_end (party));
      candor_json_end_object (json);
    }
  candor_json_end_array (json);
}

/* The source is the first document, the policy itself; what is read with it is among the documents. */
static void
candor_report_build_sources (CandorJson *json, CandorPolicy *policy)
{
  CandorDocument *first = candor_policy_get_document (policy, 0);
  GListModel *documents = candor_policy_get_documents (policy);

  candor_json_begin_object (json, "source");
  candor_json_add_string (json, "name", candor_document_get_name (first));
  candor_json_add_string (json, "sha256", candor_document_get_sha256 (first));
  candor_json_add_string (json, "format", candor_document_get_format (first));
  candor_json_add_string (json, "language", candor_policy_get_language (policy));
  candor_report_build_fetched (json, first);
  candor_json_end_object (json);
  candor_json_add_integer (json, "text_length", candor_document_get_text_length (first));
  candor_json_begin_array (json, "documents");
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    candor_report_build_document (json, candor_policy_get_document (policy, i));
  candor_json_end_array (json);
  candor_json_add_integer (json, "word_count", candor_policy_get_word_count (policy));
  candor_json_add_boolean (json, "is_privacy_policy", candor_policy_get_is_privacy_policy (policy));
}

void
candor_report_build_policy (CandorJson *json, CandorPolicy *policy, CandorKnowledge *knowledge,
                            CandorCatalog *catalog)
{
  g_autoptr (GListModel) checklist = candor_checklist_judge (policy, knowledge, NULL, NULL);

  candor_json_add_string (json, "schema", "candor-policy/1");
  candor_report_build_origin (json, knowledge, catalog);
  candor_report_build_sources (json, policy);
  candor_json_begin_array (json, "statements");
  for (guint i = 0; i < candor_policy_get_statement_count (policy); i++)
    candor_report_build_statement (json, candor_policy_get_statement (policy, i));
  candor_json_end_array (json);
  candor_report_build_categories (json, policy);
  candor_report_build_parties (json, policy);
  candor_report_build_checklist (json, checklist, policy, knowledge, catalog);
  candor_report_build_notes (json, "warnings", candor_policy_get_warnings (policy), knowledge, catalog);
}

GBytes *
candor_report_policy_to_json (CandorPolicy *policy, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_autoptr (CandorJson) json = candor_json_new (TRUE);

  candor_json_begin_object (json, NULL);
  candor_report_build_policy (json, policy, knowledge, catalog);
  candor_json_end_object (json);
  return candor_json_finish (g_steal_pointer (&json));
}

GBytes *
candor_report_line_to_json (guint line, GPtrArray *statements)
{
  g_autoptr (CandorJson) json = candor_json_new (FALSE);

  candor_json_begin_object (json, NULL);
  candor_json_add_integer (json, "line", line);
  candor_json_begin_array (json, "statements");
  for (guint i = 0; i < statements->len; i++)
    candor_report_build_statement (json, g_ptr_array_index (statements, i));
  candor_json_end_array (json);
  candor_json_end_object (json);
  return candor_json_finish (g_steal_pointer (&json));
}
