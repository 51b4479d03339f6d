/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-database.h"

#include <glib/gi18n-lib.h>

/* How long one waits for another program that looks into the same file, in milliseconds. */
#define BUSY_TIMEOUT 10000

struct _CandorDatabase
{
  sqlite3 *connection;
  char *path;
  char *name;
  GHashTable *statements; /* SQL to sqlite3_stmt */
};

static gboolean
candor_database_fail (CandorDatabase *self, GError **error)
{
  gboolean full = sqlite3_errcode (self->connection) == SQLITE_FULL;

  g_set_error (error, G_IO_ERROR, full ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_FAILED, "%s: %s", self->name,
               sqlite3_errmsg (self->connection));
  return FALSE;
}

static void
candor_database_finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

CandorDatabase *
candor_database_open (const char *path, int flags, GError **error)
{
  g_autoptr (CandorDatabase) self = g_new0 (CandorDatabase, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_name (path);
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                            candor_database_finalize_statement);
  if (sqlite3_open_v2 (path, &self->connection, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      candor_database_fail (self, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->connection, BUSY_TIMEOUT);
  sqlite3_extended_result_codes (self->connection, 1);
  /* A database may come from elsewhere: it only holds data here. */
  candor_database_set_defensive (self, TRUE);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  if (!candor_database_execute (self, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
candor_database_free (CandorDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->connection);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

const char *
candor_database_get_path (CandorDatabase *self)
{
  return self->path;
}

void
candor_database_set_defensive (CandorDatabase *self, gboolean defensive)
{
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_DEFENSIVE, (int) defensive, NULL);
}

gboolean
candor_database_execute (CandorDatabase *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->connection, sql, NULL, NULL, NULL) == SQLITE_OK || candor_database_fail (self, error);
}

static gboolean
candor_database_bind (CandorDatabase *self, sqlite3_stmt *statement, const char *types, va_list values)
{
  int result = SQLITE_OK;

  for (int i = 1; *types != '\0' && result == SQLITE_OK; i++, types++)
    {
      GBytes *bytes;
      gsize size;

      switch (*types)
        {
        case 'i':
          result = sqlite3_bind_int64 (statement, i, va_arg (values, gint64));
          break;
        case 'd':
          result = sqlite3_bind_double (statement, i, va_arg (values, double));
          break;
        case 's':
          result = sqlite3_bind_text (statement, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
          break;
        case 'b':
          bytes = va_arg (values, GBytes *);
          if (bytes != NULL)
            {
              gconstpointer data = g_bytes_get_data (bytes, &size);
              result = sqlite3_bind_blob64 (statement, i, data, size, SQLITE_TRANSIENT);
            }
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return result == SQLITE_OK;
}

static sqlite3_stmt *
candor_database_prepare (CandorDatabase *self, const char *sql, const char *types, va_list values, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        {
          candor_database_fail (self, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }
  if (candor_database_bind (self, statement, types, values))
    return statement;
  candor_database_fail (self, error);
  candor_database_done (statement);
  return NULL;
}

sqlite3_stmt *
candor_database_query (CandorDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = candor_database_prepare (self, sql, types, values, error);
  va_end (values);
  return statement;
}

gboolean
candor_database_step (CandorDatabase *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    candor_database_fail (self, error);
  return result == SQLITE_ROW;
}

void
candor_database_done (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

gboolean
candor_database_run (CandorDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement;
  va_list values;
  int result;

  va_start (values, types);
  statement = candor_database_prepare (self, sql, types, values, error);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  do
    result = sqlite3_step (statement);
  while (result == SQLITE_ROW);
  if (result != SQLITE_DONE)
    candor_database_fail (self, error);
  candor_database_done (statement);
  return result == SQLITE_DONE;
}

gint64
candor_database_get_number (CandorDatabase *self, const char *sql, gint64 otherwise)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = otherwise;

  if (sqlite3_prepare_v2 (self->connection, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}
