/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"
#include "comparison/candor-checklist.h"
#include "report/candor-report-private.h"

void
candor_report_build_notes (JsonBuilder *builder, const char *key, GPtrArray *notes,
                           CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  candor_json_begin_array (builder, key);
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = candor_knowledge_format_note (knowledge, g_ptr_array_index (notes, i), catalog);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

void
candor_report_build_origin (JsonBuilder *builder, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  candor_json_begin_object (builder, "candor");
  candor_json_add_string (builder, "version", CANDOR_VERSION);
  candor_json_add_string (builder, "knowledge_version", candor_knowledge_get_version (knowledge));
  candor_json_add_string (builder, "knowledge_sha256", candor_knowledge_get_sha256 (knowledge));
  candor_json_add_string (builder, "locale", candor_catalog_get_locale (catalog));
  json_builder_end_object (builder);
}

static void
candor_report_build_document (JsonBuilder *builder, CandorDocument *document)
{
  json_builder_begin_object (builder);
  candor_json_add_string (builder, "name", candor_document_get_name (document));
  candor_json_add_string (builder, "sha256", candor_document_get_sha256 (document));
  candor_json_add_integer (builder, "size", candor_document_get_size (document));
  candor_json_add_string (builder, "format", candor_document_get_format (document));
  candor_json_add_string (builder, "language", candor_document_get_language (document));
  candor_json_add_string (builder, "title", candor_document_get_title (document));
  candor_json_add_integer (builder, "text_length", candor_document_get_text_length (document));
  json_builder_end_object (builder);
}

static void
candor_report_build_statement (JsonBuilder *builder, CandorStatement *statement)
{
  json_builder_begin_object (builder);
  candor_json_add_string (builder, "category", candor_statement_get_category (statement));
  candor_json_add_string (builder, "action", candor_action_to_string (candor_statement_get_action (statement)));
  candor_json_add_string (builder, "polarity",
                          candor_polarity_to_string (candor_statement_get_polarity (statement)));
  candor_json_add_string (builder, "actor", candor_actor_to_string (candor_statement_get_actor (statement)));
  candor_json_add_string (builder, "party", candor_statement_get_party (statement));
  candor_json_add_string (builder, "sdk", candor_statement_get_sdk (statement));
  candor_json_add_strings (builder, "purposes", candor_statement_get_purposes (statement));
  candor_json_add_string (builder, "permission", candor_statement_get_permission (statement));
  candor_json_add_string (builder, "quote", candor_statement_get_quote (statement));
  candor_json_add_integer (builder, "start", candor_statement_get_start (statement));
  candor_json_add_integer (builder, "end", candor_statement_get_end (statement));
  candor_json_add_integer (builder, "mention_start", candor_statement_get_mention_start (statement));
  candor_json_add_integer (builder, "mention_end", candor_statement_get_mention_end (statement));
  candor_json_add_integer (builder, "document", candor_statement_get_document (statement));
  candor_json_add_string (builder, "section", candor_statement_get_section (statement));
  candor_json_add_string (builder, "rule", candor_statement_get_rule (statement));
  candor_json_add_number (builder, "confidence", candor_statement_get_confidence (statement));
  json_builder_end_object (builder);
}

static void
candor_report_build_categories (JsonBuilder *builder, CandorPolicy *policy)
{
  g_autoptr (GArray) summaries = candor_report_summarize (policy);

  candor_json_begin_array (builder, "categories");
  for (guint i = 0; i < summaries->len; i++)
    {
      CandorCategorySummary *summary = &g_array_index (summaries, CandorCategorySummary, i);

      json_builder_begin_object (builder);
      candor_json_add_string (builder, "category", summary->category);
      candor_json_add_string (builder, "collect", candor_handling_to_string (summary->collect));
      candor_json_add_string (builder, "share", candor_handling_to_string (summary->share));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
candor_report_build_parties (JsonBuilder *builder, CandorPolicy *policy)
{
  GListModel *parties = candor_policy_get_parties (policy);

  candor_json_begin_array (builder, "parties");
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);

      json_builder_begin_object (builder);
      candor_json_add_string (builder, "name", candor_party_get_name (party));
      candor_json_add_string (builder, "sdk", candor_party_get_sdk (party));
      candor_json_add_strings (builder, "categories", candor_party_get_categories (party));
      candor_json_add_integer (builder, "document", candor_party_get_document (party));
      candor_json_add_integer (builder, "start", candor_party_get_start (party));
      candor_json_add_integer (builder, "end", candor_party_get_end (party));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The source is the first document, the policy itself; what is read with it is among the documents. */
static void
candor_report_build_sources (JsonBuilder *builder, CandorPolicy *policy)
{
  CandorDocument *first = candor_policy_get_document (policy, 0);
  GListModel *documents = candor_policy_get_documents (policy);

  candor_json_begin_object (builder, "source");
  candor_json_add_string (builder, "name", candor_document_get_name (first));
  candor_json_add_string (builder, "sha256", candor_document_get_sha256 (first));
  candor_json_add_string (builder, "format", candor_document_get_format (first));
  candor_json_add_string (builder, "language", candor_policy_get_language (policy));
  json_builder_end_object (builder);
  candor_json_add_integer (builder, "text_length", candor_document_get_text_length (first));
  candor_json_begin_array (builder, "documents");
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    candor_report_build_document (builder, candor_policy_get_document (policy, i));
  json_builder_end_array (builder);
  candor_json_add_integer (builder, "word_count", candor_policy_get_word_count (policy));
  candor_json_add_boolean (builder, "is_privacy_policy", candor_policy_get_is_privacy_policy (policy));
}

void
candor_report_build_policy (JsonBuilder *builder, CandorPolicy *policy, CandorKnowledge *knowledge,
                            CandorCatalog *catalog)
{
  g_autoptr (GListModel) checklist = candor_checklist_judge (policy, knowledge, NULL, NULL);

  candor_json_add_string (builder, "schema", "candor-policy/1");
  candor_report_build_origin (builder, knowledge, catalog);
  candor_report_build_sources (builder, policy);
  candor_json_begin_array (builder, "statements");
  for (guint i = 0; i < candor_policy_get_statement_count (policy); i++)
    candor_report_build_statement (builder, candor_policy_get_statement (policy, i));
  json_builder_end_array (builder);
  candor_report_build_categories (builder, policy);
  candor_report_build_parties (builder, policy);
  candor_report_build_checklist (builder, checklist, policy, knowledge, catalog);
  candor_report_build_notes (builder, "warnings", candor_policy_get_warnings (policy), knowledge, catalog);
}

GBytes *
candor_report_policy_to_json (CandorPolicy *policy, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  candor_report_build_policy (builder, policy, knowledge, catalog);
  json_builder_end_object (builder);
  return candor_json_print (builder, TRUE);
}

GBytes *
candor_report_line_to_json (guint line, GPtrArray *statements)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  candor_json_add_integer (builder, "line", line);
  candor_json_begin_array (builder, "statements");
  for (guint i = 0; i < statements->len; i++)
    candor_report_build_statement (builder, g_ptr_array_index (statements, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return candor_json_print (builder, FALSE);
}
