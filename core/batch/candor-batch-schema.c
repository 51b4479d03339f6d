/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

/* The file itself: its schema, what it says of itself, and its layout. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "batch/candor-batch-database.h"
#include "batch-resources.h"

/* As many as the command takes. */
#define SHARDS_MAX 1000000u

gboolean
candor_batch_database_create_schema (CandorDatabase *database, GError **error)
{
  g_autoptr (GBytes) sql = g_resource_lookup_data (candor_batch_get_resource (), "/org/candor/batch/schema.sql",
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;

  if (sql == NULL)
    return FALSE;
  text = g_strdup_printf ("%.*s PRAGMA application_id = %d; PRAGMA user_version = %d;", (int) g_bytes_get_size (sql),
                          (const char *) g_bytes_get_data (sql, NULL), CANDOR_BATCH_APPLICATION_ID,
                          CANDOR_BATCH_SCHEMA);
  return candor_database_execute (database, text, error);
}

static gboolean
candor_batch_database_save_word (CandorDatabase *database, const char *key, const char *value, GError **error)
{
  return value == NULL
         || candor_database_run (database, error, "INSERT OR REPLACE INTO origin VALUES (?, ?)", "ss", key, value);
}

gboolean
candor_batch_database_save_origin (CandorDatabase *database, const CandorBatchOrigin *origin, GError **error)
{
  g_autofree char *shard = g_strdup_printf ("%u", origin->shard);
  g_autofree char *shards = g_strdup_printf ("%u", origin->shards);

  return candor_batch_database_save_word (database, "candor", origin->candor, error)
         && candor_batch_database_save_word (database, "knowledge_version", origin->knowledge_version, error)
         && candor_batch_database_save_word (database, "knowledge_sha256", origin->knowledge_sha256, error)
         && candor_batch_database_save_word (database, "locale", origin->locale, error)
         && candor_batch_database_save_word (database, "shard", shard, error)
         && candor_batch_database_save_word (database, "shards", shards, error)
         && candor_batch_database_save_word (database, "entries", origin->entries, error)
         && candor_batch_database_save_word (database, "complete", origin->complete ? "1" : "0", error);
}

/* A database may come from elsewhere, where a column holds what it likes. */
static void
candor_batch_origin_take (CandorBatchOrigin *self, const char *key, const char *value)
{
  const struct
  {
    const char *key;
    char **word;
  } words[] = {
    { "candor", &self->candor },
    { "knowledge_version", &self->knowledge_version },
    { "knowledge_sha256", &self->knowledge_sha256 },
    { "locale", &self->locale },
    { "entries", &self->entries },
  };

  if (key == NULL || value == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (key, words[i].key) == 0)
      {
        g_free (*words[i].word);
        *words[i].word = g_utf8_make_valid (value, -1);
      }
  if (strcmp (key, "shard") == 0)
    self->shard = (guint) MIN (g_ascii_strtoull (value, NULL, 10), G_MAXUINT);
  else if (strcmp (key, "shards") == 0)
    self->shards = (guint) MIN (g_ascii_strtoull (value, NULL, 10), G_MAXUINT);
  else if (strcmp (key, "complete") == 0)
    self->complete = strcmp (value, "1") == 0;
}

static gboolean
candor_batch_database_check_kind (CandorDatabase *database, GError **error)
{
  gint64 schema = candor_database_get_number (database, "PRAGMA user_version", 0);
  const char *path = candor_database_get_path (database);

  if (candor_database_get_number (database, "PRAGMA application_id", 0) != CANDOR_BATCH_APPLICATION_ID)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: it holds no results of a batch"), path);
  else if (schema > CANDOR_BATCH_SCHEMA)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("%s: it was made by a newer Candor (schema %u, this one knows up to %u)"), path, (guint) schema,
                 (guint) CANDOR_BATCH_SCHEMA);
  else
    return TRUE;
  return FALSE;
}

gboolean
candor_batch_database_load_origin (CandorDatabase *database, CandorBatchOrigin *origin, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  if (!candor_batch_database_check_kind (database, error))
    return FALSE;
  statement = candor_database_query (database, error, "SELECT key, value FROM origin", "");
  if (statement == NULL)
    return FALSE;
  while (candor_database_step (database, statement, &problem))
    candor_batch_origin_take (origin, (const char *) sqlite3_column_text (statement, 0),
                              (const char *) sqlite3_column_text (statement, 1));
  candor_database_done (statement);
  if (problem == NULL && origin->candor != NULL && origin->knowledge_version != NULL && origin->knowledge_sha256 != NULL
      && origin->locale != NULL && origin->shards > 0 && origin->shards <= SHARDS_MAX)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: it does not say what made it: %s"),
               candor_database_get_path (database), problem != NULL ? problem->message : _("damaged"));
  return FALSE;
}

CandorDatabase *
candor_batch_database_open_results (const char *path, GError **error)
{
  g_autofree char *file = g_file_test (path, G_FILE_TEST_IS_DIR)
                              ? g_build_filename (path, CANDOR_BATCH_DATABASE_NAME, NULL)
                              : g_strdup (path);

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s: there are no results of a batch"), path);
      return NULL;
    }
  return candor_database_open (file, SQLITE_OPEN_READONLY, error);
}

/* The header counts how often the schema was made anew, which is no part of the content. */
static gboolean
candor_batch_database_level_header (const char *path, GError **error)
{
  g_autoptr (CandorDatabase) database = candor_database_open (path, SQLITE_OPEN_READWRITE, error);

  if (database == NULL)
    return FALSE;
  candor_database_set_defensive (database, FALSE);
  return candor_database_execute (database, "PRAGMA schema_version = 1", error);
}

/* Copies row by row in the order of the keys, which the content alone gives: the pages come out the same
 * whatever the order in which the rows came. */
gboolean
candor_batch_database_lay_out (CandorDatabase *database, const char *path, GError **error)
{
  g_unlink (path);
  return candor_database_run (database, error, "VACUUM INTO ?", "s", path)
         && candor_batch_database_level_header (path, error);
}
