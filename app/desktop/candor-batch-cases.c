/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-batch-cases.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "batch/candor-batch-database.h"
#include "batch/candor-batch-run.h"
#include "candor-batch-window.h"
#include "candor-window.h"

/* Beside the database, a case an app. */
#define CASES_FOLDER "cases"
/* What some file system would not have in a name. */
#define REFUSED "/\\:*?\"<>|"
/* Bytes of an app's name that its case is called by: a digest behind them tells apart what is cut. */
#define NAME_MAX_BYTES 80

static char *
candor_batch_cases_dup_path (const char *folder, const char *name)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *head = g_strndup (name, NAME_MAX_BYTES);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  g_autofree char *file = g_strdup_printf ("%s-%.8s.candor", g_strdelimit (valid, REFUSED, '_'), digest);

  return g_build_filename (folder, CASES_FOLDER, file, NULL);
}

static CandorBatchEntry *
candor_batch_cases_find (CandorApplication *application, const char *folder, const char *name, GError **error)
{
  CandorKnowledge *knowledge = candor_application_get_knowledge (application, NULL);
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autofree char *path = g_build_filename (folder, CANDOR_BATCH_LIST_NAME, NULL);
  g_autoptr (CandorBatchList) list = candor_batch_list_new_from_path (path, reader, error);
  CandorBatchEntry *entry = list != NULL ? candor_batch_list_find (list, name) : NULL;

  if (entry != NULL)
    return g_object_ref (entry);
  if (list != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("Where the files of “%s” are is not known"), name);
  return NULL;
}

static void
candor_batch_cases_read (CandorWindow *window, CandorBatchEntry *entry)
{
  g_autoptr (GFile) package = g_file_new_for_path (candor_batch_entry_get_package (entry));
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const *paths = candor_batch_entry_get_policies (entry);

  for (gsize i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (policies, g_file_new_for_path (paths[i]));
  candor_window_read (window, package, policies);
}

gboolean
candor_batch_cases_open (CandorApplication *application, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = candor_batch_cases_dup_path (folder, name);
  g_autofree char *cases = g_path_get_dirname (path);
  g_autoptr (GFile) kept = g_file_new_for_path (path);
  gboolean exists = g_file_query_exists (kept, NULL);
  g_autoptr (CandorBatchEntry) entry = exists ? NULL : candor_batch_cases_find (application, folder, name, error);
  CandorWindow *window;

  if (!exists && entry == NULL)
    return FALSE;
  g_mkdir_with_parents (cases, 0777);
  window = candor_window_new (application);
  candor_window_set_place (window, path);
  if (exists)
    candor_window_open_case (window, kept, FALSE);
  else
    candor_batch_cases_read (window, entry);
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

gboolean
candor_batch_cases_is_batch (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *inside = path != NULL ? g_build_filename (path, CANDOR_BATCH_DATABASE_NAME, NULL) : NULL;

  return g_strcmp0 (name, CANDOR_BATCH_DATABASE_NAME) == 0 || (inside != NULL && g_file_test (inside, G_FILE_TEST_IS_REGULAR));
}
