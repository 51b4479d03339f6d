/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-case-file.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "casefile/candor-case-private.h"

/* Builds the file in memory from rows. */

static int
candor_case_file_bind (sqlite3_stmt *statement, int column, GVariant *value)
{
  gsize size;
  gconstpointer data;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      data = g_variant_get_string (value, &size);
      return sqlite3_bind_text64 (statement, column, data, size, SQLITE_STATIC, SQLITE_UTF8);
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return sqlite3_bind_int64 (statement, column, g_variant_get_int64 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return sqlite3_bind_double (statement, column, g_variant_get_double (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_MAYBE))
    {
      g_autoptr (GVariant) inner = g_variant_get_maybe (value);
      return inner != NULL ? candor_case_file_bind (statement, column, inner) : sqlite3_bind_null (statement, column);
    }
  data = g_variant_get_fixed_array (value, &size, 1);
  return sqlite3_bind_blob64 (statement, column, data != NULL ? data : "", size, SQLITE_STATIC);
}

static int
candor_case_file_insert_row (sqlite3_stmt *statement, GVariant *row)
{
  gsize count = g_variant_n_children (row);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  int result = SQLITE_OK;

  for (gsize i = 0; i < count && result == SQLITE_OK; i++)
    {
      GVariant *value = g_variant_get_child_value (row, i);

      g_ptr_array_add (kept, value);
      result = candor_case_file_bind (statement, (int) i + 1, value);
    }
  if (result == SQLITE_OK && sqlite3_step (statement) != SQLITE_DONE)
    result = SQLITE_ERROR;
  sqlite3_clear_bindings (statement);
  return result == SQLITE_OK ? sqlite3_reset (statement) : result;
}

static int
candor_case_file_insert (sqlite3 *database, const CandorCaseTable *table, GVariant *rows)
{
  g_autofree char *create = candor_case_table_dup_sql (table);
  g_autoptr (GString) insert = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_exec (database, create, NULL, NULL, NULL);

  g_string_printf (insert, "INSERT INTO %s (%s) VALUES (", table->name, table->columns);
  for (const GVariantType *at = g_variant_type_first (G_VARIANT_TYPE (table->type)); at != NULL;
       at = g_variant_type_next (at))
    g_string_append (insert, insert->str[insert->len - 1] == '(' ? "?" : ", ?");
  g_string_append_c (insert, ')');
  if (result == SQLITE_OK)
    result = sqlite3_prepare_v2 (database, insert->str, -1, &statement, NULL);
  for (gsize i = 0; result == SQLITE_OK && i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      result = candor_case_file_insert_row (statement, row);
    }
  sqlite3_finalize (statement);
  return result;
}

/* The oldest format that holds it all: older programs read it as well. */
static guint
candor_case_file_choose_format (GVariant *rows)
{
  guint format = 1;

  for (gsize i = 0; i < CANDOR_CASE_TABLES; i++)
    {
      g_autoptr (GVariant) table = g_variant_get_child_value (rows, i);

      if (g_variant_n_children (table) > 0)
        format = MAX (format, candor_case_tables[i].since);
    }
  return format;
}

static int
candor_case_file_fill (sqlite3 *database, GVariant *rows)
{
  guint format = candor_case_file_choose_format (rows);
  g_autofree char *begin = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u; BEGIN",
                                            CANDOR_CASE_FILE_APPLICATION_ID, format);
  int result = sqlite3_exec (database, begin, NULL, NULL, NULL);

  for (gsize i = 0; result == SQLITE_OK && i < CANDOR_CASE_TABLES; i++)
    {
      g_autoptr (GVariant) table = g_variant_get_child_value (rows, i);
      if (candor_case_tables[i].since <= format)
        result = candor_case_file_insert (database, &candor_case_tables[i], table);
    }
  return result == SQLITE_OK ? sqlite3_exec (database, "COMMIT", NULL, NULL, NULL) : result;
}

GBytes *
candor_case_file_write (GVariant *rows, GError **error)
{
  sqlite3 *database = NULL;
  sqlite3_int64 size = 0;
  unsigned char *data = NULL;
  int result = sqlite3_open_v2 (":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, NULL);

  if (result == SQLITE_OK)
    result = candor_case_file_fill (database, rows);
  if (result == SQLITE_OK)
    data = sqlite3_serialize (database, "main", &size, 0);
  if (data == NULL)
    g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_TOO_LARGE, _("the case can’t be written: %s"),
                 sqlite3_errmsg (database));
  sqlite3_close (database);
  return data != NULL ? g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data) : NULL;
}
