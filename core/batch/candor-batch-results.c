/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-results.h"

#include <glib/gi18n-lib.h>

#include "batch/candor-batch-database.h"
#include "batch/candor-compressed.h"

/* No comparison comes near it. */
#define JSON_LIMIT (256u << 20)

struct _CandorBatchResults
{
  CandorDatabase *database;
  CandorBatchOrigin origin;
};

CandorBatchResults *
candor_batch_results_open (const char *path, GError **error)
{
  g_autoptr (CandorBatchResults) self = g_new0 (CandorBatchResults, 1);

  self->database = candor_batch_database_open_results (path, error);
  if (self->database == NULL || !candor_batch_database_load_origin (self->database, &self->origin, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
candor_batch_results_free (CandorBatchResults *self)
{
  g_clear_pointer (&self->database, candor_database_free);
  candor_batch_origin_clear (&self->origin);
  g_free (self);
}

const CandorBatchOrigin *
candor_batch_results_get_origin (CandorBatchResults *self)
{
  return &self->origin;
}

CandorDatabase *
candor_batch_results_get_database (CandorBatchResults *self)
{
  return self->database;
}

static GBytes *
candor_batch_results_take_json (CandorBatchResults *self, sqlite3_stmt *statement, const char *name, GError **error)
{
  const char *problem = (const char *) sqlite3_column_text (statement, 1);
  gconstpointer data = sqlite3_column_blob (statement, 0);
  GBytes *json = data != NULL ? candor_decompress (data, sqlite3_column_bytes (statement, 0), JSON_LIMIT) : NULL;

  if (json != NULL)
    return json;
  if (problem != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s could not be read: %s"), name, problem);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: the result of “%s” is damaged"),
                 candor_database_get_path (self->database), name);
  return NULL;
}

GBytes *
candor_batch_results_get_json (CandorBatchResults *self, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GBytes *json = NULL;
  sqlite3_stmt *statement
      = candor_database_query (self->database, error, "SELECT result, error FROM app WHERE name = ? ORDER BY id", "s",
                               name);

  if (statement == NULL)
    return NULL;
  if (candor_database_step (self->database, statement, &problem))
    json = candor_batch_results_take_json (self, statement, name, error);
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s: there is no app “%s”"),
                 candor_database_get_path (self->database), name);
  candor_database_done (statement);
  return json;
}
