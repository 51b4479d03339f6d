/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-case-file.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "casefile/candor-case-private.h"

/* Reads a file that anybody may have made, as https://www.sqlite.org/security.html advises: the bytes
 * are looked at in memory and never written; no view, trigger or function of the file's own runs; its
 * pages are checked before a row is read; and only our tables can be asked for. Besides, it all happens
 * in candor-reader. */

#define USER_VERSION 60u /* of the header */

static gboolean
candor_case_file_fail (const char *name, const char *what, GError **error)
{
  g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_DAMAGED, _("%s: the case is damaged: %s"), name, what);
  return FALSE;
}

/* What the header alone tells, before anything else is believed. */
static gboolean
candor_case_file_check_header (GBytes *bytes, const char *name, guint32 *format, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 schema;

  if (!candor_case_file_recognize (data, size))
    {
      g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_FORMAT, _("%s: it is no case of Candor"), name);
      return FALSE;
    }
  memcpy (&schema, data + USER_VERSION, sizeof schema);
  schema = GUINT32_FROM_BE (schema);
  if (schema > CANDOR_CASE_FILE_SCHEMA)
    {
      g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_NEWER,
                   _("%s: a newer version of Candor saved this case (format %u; this version reads up to %u)"), name,
                   schema, CANDOR_CASE_FILE_SCHEMA);
      return FALSE;
    }
  *format = schema;
  return schema >= 1 || candor_case_file_fail (name, _("it has no format number"), error);
}

static const CandorCaseTable *
candor_case_file_find_table (const char *name)
{
  for (guint i = 0; i < CANDOR_CASE_TABLES; i++)
    if (g_strcmp0 (name, candor_case_tables[i].name) == 0)
      return &candor_case_tables[i];
  return NULL;
}

/* Only plain reading of plain tables. */
static int
candor_case_file_authorize (void *data, int action, const char *first, const char *second, const char *database,
                            const char *source)
{
  if (action == SQLITE_SELECT)
    return SQLITE_OK;
  if (action == SQLITE_READ && source == NULL
      && (candor_case_file_find_table (first) != NULL || g_strcmp0 (first, "sqlite_master") == 0
          || g_strcmp0 (first, "sqlite_schema") == 0))
    return SQLITE_OK;
  return SQLITE_DENY;
}

static sqlite3 *
candor_case_file_open (GBytes *bytes)
{
  static const int off[] = { SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                             SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_WRITABLE_SCHEMA, SQLITE_DBCONFIG_DQS_DML,
                             SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION };
  sqlite3 *database = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  int result = sqlite3_open_v2 (":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL);

  for (guint i = 0; result == SQLITE_OK && i < G_N_ELEMENTS (off); i++)
    result = sqlite3_db_config (database, off[i], 0, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_limit (database, SQLITE_LIMIT_ATTACHED, 0);
      sqlite3_limit (database, SQLITE_LIMIT_COLUMN, 64);
      sqlite3_limit (database, SQLITE_LIMIT_SQL_LENGTH, 10000);
      sqlite3_limit (database, SQLITE_LIMIT_EXPR_DEPTH, 10);
      /* Read-only: the bytes stay what they are. */
      result = sqlite3_deserialize (database, "main", (unsigned char *) data, (sqlite3_int64) size,
                                    (sqlite3_int64) size, SQLITE_DESERIALIZE_READONLY);
    }
  if (result == SQLITE_OK)
    result = sqlite3_exec (database, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return database;
  sqlite3_close (database);
  return NULL;
}

/* One row of one column that says what is asked for. */
static gboolean
candor_case_file_ask (sqlite3 *database, const char *query, const char *expected)
{
  sqlite3_stmt *statement = NULL;
  gboolean agreed = sqlite3_prepare_v2 (database, query, -1, &statement, NULL) == SQLITE_OK
                    && sqlite3_step (statement) == SQLITE_ROW
                    && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), expected) == 0
                    && sqlite3_step (statement) == SQLITE_DONE;

  sqlite3_finalize (statement);
  return agreed;
}

/* Our tables word for word, or the indexes that SQLite makes for their keys: no generated column, no
 * condition, no index of the file's own. */
static gboolean
candor_case_file_is_ours (const char *type, const char *table, const char *sql)
{
  const CandorCaseTable *known = candor_case_file_find_table (table);
  g_autofree char *expected = known != NULL ? candor_case_table_dup_sql (known) : NULL;

  return known != NULL && g_strcmp0 (sql, g_strcmp0 (type, "table") == 0 ? expected : NULL) == 0
         && (sql != NULL || g_strcmp0 (type, "index") == 0);
}

static gboolean
candor_case_file_check_schema (sqlite3 *database, guint32 format, const char *name, GError **error)
{
  sqlite3_stmt *statement = NULL;
  guint tables = 0, strangers = 0, expected = 0;
  int result = sqlite3_prepare_v2 (database, "SELECT type, tbl_name, sql FROM sqlite_master", -1, &statement, NULL);

  while (result == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (statement, 0);
      const char *table = (const char *) sqlite3_column_text (statement, 1);
      const char *sql = (const char *) sqlite3_column_text (statement, 2);

      tables += sql != NULL;
      strangers += !candor_case_file_is_ours (type, table, sql);
    }
  sqlite3_finalize (statement);
  for (guint i = 0; i < CANDOR_CASE_TABLES; i++)
    expected += candor_case_tables[i].since <= format;
  return (result == SQLITE_OK && tables == expected && strangers == 0)
         || candor_case_file_fail (name, _("its tables are not those of a case"), error);
}

/* (nullable): NULL where the value is not of the declared type. */
static GVariant *
candor_case_file_read_value (sqlite3_stmt *statement, int column, const GVariantType *type)
{
  int stored = sqlite3_column_type (statement, column);

  if (g_variant_type_is_maybe (type))
    {
      GVariant *inner;

      if (stored == SQLITE_NULL)
        return g_variant_new_maybe (g_variant_type_element (type), NULL);
      inner = candor_case_file_read_value (statement, column, g_variant_type_element (type));
      return inner != NULL ? g_variant_new_maybe (NULL, inner) : NULL;
    }
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return stored == SQLITE_INTEGER ? g_variant_new_int64 (sqlite3_column_int64 (statement, column)) : NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE_DOUBLE))
    return stored == SQLITE_FLOAT ? g_variant_new_double (sqlite3_column_double (statement, column)) : NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    {
      const char *text = (const char *) sqlite3_column_text (statement, column);
      return stored == SQLITE_TEXT && text != NULL && g_utf8_validate (text, sqlite3_column_bytes (statement, column), NULL)
                 ? g_variant_new_string (text)
                 : NULL;
    }
  if (stored != SQLITE_BLOB)
    return NULL;
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, sqlite3_column_blob (statement, column),
                                    (gsize) sqlite3_column_bytes (statement, column), 1);
}

static GVariant *
candor_case_file_read_row (sqlite3_stmt *statement, const CandorCaseTable *table)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  gboolean whole = TRUE;
  GVariant *row;

  for (const GVariantType *at = g_variant_type_first (G_VARIANT_TYPE (table->type)); at != NULL && whole;
       at = g_variant_type_next (at))
    {
      GVariant *value = candor_case_file_read_value (statement, (int) values->len, at);

      whole = value != NULL;
      if (whole)
        g_ptr_array_add (values, value);
    }
  row = g_variant_ref_sink (g_variant_new_tuple ((GVariant *const *) values->pdata, values->len));
  if (!whole)
    g_clear_pointer (&row, g_variant_unref);
  return row;
}

static gboolean
candor_case_file_read_table (sqlite3 *database, const CandorCaseTable *table, guint32 format, GVariantBuilder *builder,
                             const char *name, GError **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT %s FROM %s ORDER BY %s", table->columns, table->name, table->order);
  g_autofree char *type = g_strconcat ("a", table->type, NULL);
  sqlite3_stmt *statement = NULL;
  gboolean there = table->since <= format;
  int result = there ? sqlite3_prepare_v2 (database, query, -1, &statement, NULL) : SQLITE_DONE;
  guint count = 0;

  g_variant_builder_open (builder, G_VARIANT_TYPE (type));
  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      {
        g_autoptr (GVariant) row = candor_case_file_read_row (statement, table);

        if (row == NULL)
          break;
        g_variant_builder_add_value (builder, row);
        count++;
      }
  sqlite3_finalize (statement);
  g_variant_builder_close (builder);
  if (result != SQLITE_DONE)
    {
      g_autofree char *what = g_strdup_printf (_("table “%s”, row %u"), table->name, count + 1);
      return candor_case_file_fail (name, what, error);
    }
  return TRUE;
}

static gboolean
candor_case_file_read_tables (sqlite3 *database, guint32 format, GVariantBuilder *builder, const char *name, GError **error)
{
  if (!candor_case_file_ask (database, "PRAGMA integrity_check(1)", "ok"))
    return candor_case_file_fail (name, _("its pages do not hold together"), error);
  sqlite3_set_authorizer (database, candor_case_file_authorize, NULL);
  if (!candor_case_file_check_schema (database, format, name, error))
    return FALSE;
  for (guint i = 0; i < CANDOR_CASE_TABLES; i++)
    if (!candor_case_file_read_table (database, &candor_case_tables[i], format, builder, name, error))
      return FALSE;
  return TRUE;
}

GVariant *
candor_case_file_read (GBytes *bytes, const char *name, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (CANDOR_CASE_VARIANT_TYPE));
  sqlite3 *database;
  guint32 format;
  gboolean read;

  if (!candor_case_file_check_header (bytes, name, &format, error))
    return NULL;
  database = candor_case_file_open (bytes);
  if (database == NULL)
    {
      candor_case_file_fail (name, _("it can’t be opened"), error);
      return NULL;
    }
  read = candor_case_file_read_tables (database, format, &builder, name, error);
  sqlite3_close (database);
  return read ? g_variant_ref_sink (g_variant_builder_end (&builder)) : NULL;
}
