/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "batch/candor-batch-list.h"

typedef enum
{
  COLUMN_PACKAGE,
  COLUMN_POLICY,
  COLUMN_APP_TYPE,
  COLUMN_NAME,
  COLUMN_SHA256,
  COLUMN_COUNT,
} CandorColumn;

static const char *const column_names[COLUMN_COUNT] = { "package", "policy", "app_type", "name", "sha256" };

typedef struct
{
  const char *path;
  char *folder;
  gboolean begun; /* the first record was there */
  GArray *columns; /* of CandorColumn */
  GHashTable *names;
  GPtrArray *entries;
} CandorBatchTable;

static gboolean
candor_batch_table_fail (CandorBatchTable *self, guint line, const char *what, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s, line %u: %s"), name, line, what);
  return FALSE;
}

static int
candor_batch_table_find_column (const char *word)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);

  g_strdelimit (lower, " -", '_');
  for (guint i = 0; i < COLUMN_COUNT; i++)
    if (strcmp (lower, column_names[i]) == 0)
      return i;
  return -1;
}

/* Whether the first record names the columns. */
static gboolean
candor_batch_table_take_head (CandorBatchTable *self, const CandorTableRecord *record, gboolean *head,
                              GError **error)
{
  static const CandorColumn usual[] = { COLUMN_PACKAGE, COLUMN_POLICY, COLUMN_APP_TYPE, COLUMN_NAME };

  *head = FALSE;
  for (guint i = 0; i < record->cells->len; i++)
    *head |= candor_batch_table_find_column (g_ptr_array_index (record->cells, i)) == COLUMN_PACKAGE;
  if (!*head)
    {
      g_array_append_vals (self->columns, usual, G_N_ELEMENTS (usual));
      return TRUE;
    }
  for (guint i = 0; i < record->cells->len; i++)
    {
      const char *word = g_ptr_array_index (record->cells, i);
      int column = candor_batch_table_find_column (word);
      if (column < 0)
        {
          g_autofree char *what = g_strdup_printf (
              _("there is no column “%s”, only package, policy, app_type, name, sha256"), word);
          return candor_batch_table_fail (self, record->line, what, error);
        }
      g_array_append_val (self->columns, column);
    }
  return TRUE;
}

static char *
candor_batch_table_dup_path (CandorBatchTable *self, const char *word)
{
  return g_path_is_absolute (word) ? g_strdup (word) : g_build_filename (self->folder, word, NULL);
}

static void
candor_batch_table_add_policies (CandorBatchTable *self, GPtrArray *policies, const char *cell)
{
  g_auto (GStrv) words = g_strsplit_set (cell, "|\r\n", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_ptr_array_add (policies, candor_batch_table_dup_path (self, words[i]));
}

/* A name of the person's own, or the package's, made unique: it tells the apps of a list apart. */
static char *
candor_batch_table_dup_name (CandorBatchTable *self, const char *given, const char *package)
{
  g_autofree char *base = g_path_get_basename (package);
  g_autofree char *shown = g_filename_display_name (base);
  const char *wanted = given != NULL ? given : shown;
  char *name = g_strdup (wanted);

  for (guint i = 2; g_hash_table_contains (self->names, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", wanted, i);
    }
  g_hash_table_add (self->names, g_strdup (name));
  return name;
}

static gboolean
candor_batch_table_is_digest (const char *word)
{
  return strlen (word) == 64 && strspn (word, "0123456789abcdefABCDEF") == 64;
}

static gboolean
candor_batch_table_take_record (CandorBatchTable *self, const CandorTableRecord *record, GError **error)
{
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func (g_free);
  const char *cells[COLUMN_COUNT] = { NULL };
  g_autofree char *package = NULL;
  g_autofree char *name = NULL;
  g_autoptr (CandorBatchEntry) entry = NULL;

  if (record->cells->len > self->columns->len)
    return candor_batch_table_fail (self, record->line, _("it has more cells than there are columns"), error);
  for (guint i = 0; i < record->cells->len; i++)
    {
      CandorColumn column = g_array_index (self->columns, CandorColumn, i);
      const char *cell = g_ptr_array_index (record->cells, i);
      if (column == COLUMN_POLICY)
        candor_batch_table_add_policies (self, policies, cell);
      else if (*cell != '\0')
        cells[column] = cell;
    }
  if (cells[COLUMN_PACKAGE] == NULL)
    return candor_batch_table_fail (self, record->line, _("it names no package"), error);
  if (policies->len == 0)
    return candor_batch_table_fail (self, record->line, _("it names no policy"), error);
  if (cells[COLUMN_SHA256] != NULL && !candor_batch_table_is_digest (cells[COLUMN_SHA256]))
    return candor_batch_table_fail (self, record->line, _("its SHA-256 is none"), error);
  g_ptr_array_add (policies, NULL);
  package = candor_batch_table_dup_path (self, cells[COLUMN_PACKAGE]);
  name = candor_batch_table_dup_name (self, cells[COLUMN_NAME], package);
  entry = candor_batch_entry_new (name, package, (const char *const *) policies->pdata, cells[COLUMN_APP_TYPE],
                                  cells[COLUMN_SHA256]);
  g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  return TRUE;
}

static void
candor_batch_table_clear (CandorBatchTable *self)
{
  g_free (self->folder);
  g_array_unref (self->columns);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorBatchTable, candor_batch_table_clear)

static gboolean
candor_batch_table_take (const CandorTableRecord *record, gpointer data, GError **error)
{
  CandorBatchTable *self = data;
  gboolean head = FALSE;

  if (!self->begun && !candor_batch_table_take_head (self, record, &head, error))
    return FALSE;
  self->begun = TRUE;
  return head || candor_batch_table_take_record (self, record, error);
}

CandorBatchList *
candor_batch_list_new_from_table (const char *path, CandorReader *reader, GError **error)
{
  g_autoptr (GPtrArray) unpaired = g_ptr_array_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (CandorBatchTable) self = {
    .path = path,
    .folder = g_path_get_dirname (path),
    .columns = g_array_new (FALSE, FALSE, sizeof (CandorColumn)),
    .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .entries = g_ptr_array_new_with_free_func (g_object_unref),
  };

  if (!candor_reader_read_table (reader, file, candor_batch_table_take, &self, NULL, error))
    return NULL;
  if (self.entries->len > 0)
    return candor_batch_list_new (self.entries, unpaired);
  candor_batch_table_fail (&self, 1, _("it lists no app"), error);
  return NULL;
}
