/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-getter.h"
#include "batch/candor-file-digest.h"

struct _CandorBatchList
{
  GObject parent_instance;
  GPtrArray *entries;
  GPtrArray *unpaired;
};

G_DEFINE_FINAL_TYPE (CandorBatchList, candor_batch_list, G_TYPE_OBJECT)

static void
candor_batch_list_finalize (GObject *object)
{
  CandorBatchList *self = CANDOR_BATCH_LIST (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->unpaired);
  G_OBJECT_CLASS (candor_batch_list_parent_class)->finalize (object);
}

static void
candor_batch_list_class_init (CandorBatchListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_batch_list_finalize;
}

static void
candor_batch_list_init (CandorBatchList *self)
{
}

CandorBatchList *
candor_batch_list_new (GPtrArray *entries, GPtrArray *unpaired)
{
  CandorBatchList *self = g_object_new (CANDOR_TYPE_BATCH_LIST, NULL);

  self->entries = g_ptr_array_ref (entries);
  self->unpaired = g_ptr_array_ref (unpaired);
  return self;
}

/**
 * candor_batch_list_new_from_path:
 * @path: a folder, or a list as a table
 * @reader: reads the table
 * @error: return location for a #GIOErrorEnum or a #CandorReaderError; its message names the file and the line
 *
 * Returns: (transfer full): the apps, or %NULL
 */
CandorBatchList *
candor_batch_list_new_from_path (const char *path, CandorReader *reader, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return candor_batch_list_new_from_folder (path, error);
  return candor_batch_list_new_from_table (path, reader, error);
}

CANDOR_GETTER (CandorBatchList, candor_batch_list, CANDOR_IS_BATCH_LIST, GPtrArray *, entries, NULL)
CANDOR_GETTER (CandorBatchList, candor_batch_list, CANDOR_IS_BATCH_LIST, GPtrArray *, unpaired, NULL)

static void
candor_batch_list_append_cell (GString *text, const char *cell, const char *after)
{
  g_autoptr (GString) quoted = g_string_new (cell);

  g_string_replace (quoted, "\"", "\"\"", 0);
  if (strpbrk (quoted->str, ",;\t\"\r\n ") != NULL)
    g_string_append_printf (text, "\"%s\"%s", quoted->str, after);
  else
    g_string_append_printf (text, "%s%s", quoted->str, after);
}

static char *
candor_batch_list_dup_absolute (const char *path)
{
  return g_canonicalize_filename (path, NULL);
}

/* (transfer full): a digest that is listed already, or asked for; else empty. */
static char *
candor_batch_list_dup_digest (CandorBatchEntry *entry, const char *package, gboolean digests, GCancellable *cancellable,
                              GError **error)
{
  const char *listed = candor_batch_entry_get_sha256 (entry);

  if (digests)
    return candor_file_digest (package, NULL, cancellable, error);
  return g_strdup (listed != NULL ? listed : "");
}

CandorBatchEntry *
candor_batch_list_find (CandorBatchList *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      CandorBatchEntry *entry = g_ptr_array_index (self->entries, i);
      if (strcmp (candor_batch_entry_get_name (entry), name) == 0)
        return entry;
    }
  return NULL;
}

GBytes *
candor_batch_list_to_csv (CandorBatchList *self, gboolean digests, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new ("name,package,policy,app_type,sha256\r\n");

  for (guint i = 0; i < self->entries->len; i++)
    {
      CandorBatchEntry *entry = g_ptr_array_index (self->entries, i);
      const char *const *policies = candor_batch_entry_get_policies (entry);
      const char *app_type = candor_batch_entry_get_app_type (entry);
      g_autofree char *package = candor_batch_list_dup_absolute (candor_batch_entry_get_package (entry));
      g_autofree char *sha256 = candor_batch_list_dup_digest (entry, package, digests, cancellable, error);
      g_autoptr (GString) joined = g_string_new (NULL);

      if (sha256 == NULL)
        {
          g_string_free (text, TRUE);
          return NULL;
        }
      for (gsize j = 0; policies[j] != NULL; j++)
        {
          g_autofree char *policy = candor_batch_list_dup_absolute (policies[j]);
          g_string_append_printf (joined, "%s%s", j > 0 ? "|" : "", policy);
        }
      candor_batch_list_append_cell (text, candor_batch_entry_get_name (entry), ",");
      candor_batch_list_append_cell (text, package, ",");
      candor_batch_list_append_cell (text, joined->str, ",");
      candor_batch_list_append_cell (text, app_type != NULL ? app_type : "", ",");
      candor_batch_list_append_cell (text, sha256, "\r\n");
    }
  return g_string_free_to_bytes (text);
}
