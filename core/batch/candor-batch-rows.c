/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

/* What one comparison is in rows. */

#include "batch/candor-batch-database.h"

static const char *
candor_batch_use_to_string (CandorUse use)
{
  return use == CANDOR_USE_YES ? "yes" : use == CANDOR_USE_NO ? "no" : "unknown";
}

static gboolean
candor_batch_insert_statement (CandorDatabase *database, gint64 policy, guint ordinal, CandorStatement *statement,
                               GError **error)
{
  return candor_database_run (
      database, error, "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "iissssssss", policy,
      (gint64) ordinal, candor_statement_get_category (statement),
      candor_action_to_string (candor_statement_get_action (statement)),
      candor_polarity_to_string (candor_statement_get_polarity (statement)),
      candor_actor_to_string (candor_statement_get_actor (statement)), candor_statement_get_party (statement),
      candor_statement_get_permission (statement), candor_statement_get_section (statement),
      candor_statement_get_quote (statement));
}

static gboolean
candor_batch_insert_policy_parts (CandorDatabase *database, gint64 id, CandorPolicy *policy, GError **error)
{
  GListModel *documents = candor_policy_get_documents (policy);
  gboolean done = TRUE;

  for (guint i = 0; done && i < g_list_model_get_n_items (documents); i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);
      done = candor_database_run (database, error, "INSERT INTO policy_file VALUES (?, ?, ?, ?, ?)", "iisis", id,
                                  (gint64) i, candor_document_get_sha256 (document),
                                  (gint64) candor_document_get_size (document),
                                  candor_document_get_format (document));
    }
  for (guint i = 0; done && i < candor_policy_get_statement_count (policy); i++)
    done = candor_batch_insert_statement (database, id, i, candor_policy_get_statement (policy, i), error);
  return done;
}

/* A policy that several apps share stands once. */
static gboolean
candor_batch_insert_policy (CandorDatabase *database, const CandorBatchItem *item, CandorPolicy *policy,
                            GError **error)
{
  gint64 id = candor_batch_id_of_digest (item->policy_digest);
  sqlite3_stmt *statement
      = candor_database_query (database, error, "SELECT 1 FROM policy WHERE id = ?", "i", id);
  gboolean there;

  if (statement == NULL)
    return FALSE;
  there = candor_database_step (database, statement, NULL);
  candor_database_done (statement);
  return there
         || (candor_database_run (database, error, "INSERT INTO policy VALUES (?, ?, ?, ?, ?)", "issii", id,
                                  item->policy_digest, candor_policy_get_language (policy),
                                  (gint64) candor_policy_get_word_count (policy),
                                  (gint64) candor_policy_get_is_privacy_policy (policy))
             && candor_batch_insert_policy_parts (database, id, policy, error));
}

static gboolean
candor_batch_insert_app (CandorDatabase *database, const CandorBatchItem *item, CandorComparison *comparison,
                         GBytes *result, GError **error)
{
  CandorPackage *package = candor_comparison_get_package (comparison);
  GListModel *signers = candor_package_get_signers (package);
  g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, 0);
  const CandorKnownAppType *type = candor_comparison_get_app_type (comparison);

  return candor_database_run (
      database, error,
      "INSERT INTO app VALUES (?, ?, ?, ?, 'compared', 0, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "isssssiissssiissiiiib", item->id, item->key, candor_batch_entry_get_name (item->entry),
      type != NULL ? type->id : NULL, candor_package_get_file_name (package), item->package_sha256,
      (gint64) item->package_state.status.st_size, candor_batch_id_of_digest (item->policy_digest),
      candor_package_get_package_name (package), candor_package_get_label (package),
      candor_package_get_version_name (package), candor_package_get_version_code (package),
      (gint64) candor_package_get_min_sdk (package), (gint64) candor_package_get_target_sdk (package),
      signer != NULL ? candor_signer_get_sha256 (signer) : NULL, candor_package_get_packer (package),
      (gint64) candor_comparison_count_findings (comparison, CANDOR_SEVERITY_HIGH),
      (gint64) candor_comparison_count_findings (comparison, CANDOR_SEVERITY_MEDIUM),
      (gint64) candor_comparison_count_findings (comparison, CANDOR_SEVERITY_LOW),
      (gint64) candor_comparison_count_findings (comparison, CANDOR_SEVERITY_INFO), result);
}

static gboolean
candor_batch_insert_permissions (CandorDatabase *database, gint64 app, CandorPackage *package, GError **error)
{
  GListModel *list = candor_package_get_permissions (package);
  gboolean done = TRUE;

  for (guint i = 0; done && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (list, i);
      /* A manifest may ask for one permission twice, for different levels. */
      done = candor_database_run (database, error, "INSERT OR IGNORE INTO permission VALUES (?, ?, ?, ?)", "isss",
                                  app, candor_permission_get_name (permission),
                                  candor_permission_get_level (permission),
                                  candor_batch_use_to_string (candor_permission_get_used (permission)));
    }
  return done;
}

static gboolean
candor_batch_insert_disclosures (CandorDatabase *database, gint64 app, CandorComparison *comparison, GError **error)
{
  GListModel *list = candor_comparison_get_rows (comparison);
  gboolean done = TRUE;

  for (guint i = 0; done && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (list, i);
      done = candor_database_run (database, error, "INSERT INTO disclosure VALUES (?, ?, ?, ?)", "issi", app,
                                  candor_row_get_category (row),
                                  candor_disclosure_to_string (candor_row_get_disclosure (row)),
                                  (gint64) candor_row_get_has_behavior (row));
    }
  return done;
}

static gboolean
candor_batch_insert_findings (CandorDatabase *database, gint64 app, CandorComparison *comparison,
                              CandorCatalog *catalog, GError **error)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  GListModel *list = candor_comparison_get_findings (comparison);
  gboolean done = TRUE;

  for (guint i = 0; done && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (list, i);
      g_autofree char *message = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), catalog);
      done = candor_database_run (database, error, "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)", "issssds", app,
                                  candor_finding_get_id (finding),
                                  candor_finding_kind_to_string (candor_finding_get_kind (finding)),
                                  candor_finding_get_category (finding),
                                  candor_severity_to_string (candor_finding_get_severity (finding)),
                                  candor_finding_get_confidence (finding), message);
    }
  return done;
}

static gboolean
candor_batch_insert_carried (CandorDatabase *database, gint64 app, CandorPackage *package, GError **error)
{
  GListModel *list = candor_package_get_sdks (package);
  gboolean done = TRUE;

  for (guint i = 0; done && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (list, i);
      done = candor_database_run (database, error, "INSERT INTO sdk VALUES (?, ?, ?, ?, 1, 0)", "issi", app,
                                  candor_sdk_get_id (sdk), candor_sdk_get_name (sdk),
                                  (gint64) candor_sdk_get_library (sdk));
    }
  return done;
}

static gboolean
candor_batch_insert_named (CandorDatabase *database, gint64 app, CandorComparison *comparison, GError **error)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  GListModel *list = candor_policy_get_parties (candor_comparison_get_policy (comparison));
  gboolean done = TRUE;

  for (guint i = 0; done && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (list, i);
      const char *id = candor_party_get_sdk (party);
      const CandorKnownSdk *known = id != NULL ? candor_knowledge_find_sdk (knowledge, id) : NULL;

      if (known == NULL)
        continue;
      done = candor_database_run (database, error,
                                  "INSERT INTO sdk VALUES (?, ?, ?, ?, 0, 1)"
                                  " ON CONFLICT (app, id) DO UPDATE SET named = 1",
                                  "issi", app, id, known->name, (gint64) known->open_source_library);
    }
  return done;
}

gboolean
candor_batch_database_insert (CandorDatabase *database, const CandorBatchItem *item, CandorComparison *comparison,
                              CandorCatalog *catalog, GBytes *result, GError **error)
{
  CandorPackage *package = candor_comparison_get_package (comparison);

  return candor_batch_insert_policy (database, item, candor_comparison_get_policy (comparison), error)
         && candor_batch_insert_app (database, item, comparison, result, error)
         && candor_batch_insert_permissions (database, item->id, package, error)
         && candor_batch_insert_disclosures (database, item->id, comparison, error)
         && candor_batch_insert_findings (database, item->id, comparison, catalog, error)
         && candor_batch_insert_carried (database, item->id, package, error)
         && candor_batch_insert_named (database, item->id, comparison, error);
}
