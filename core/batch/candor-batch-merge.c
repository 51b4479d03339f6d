/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-merge.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "batch/candor-batch-database.h"
#include "batch/candor-batch-run.h"

/* Rows of one part into the whole. Several parts may hold the same policy. */
static const char copy_rows[] = "INSERT OR IGNORE INTO policy SELECT * FROM part.policy;"
                                "INSERT OR IGNORE INTO policy_file SELECT * FROM part.policy_file;"
                                "INSERT OR IGNORE INTO statement SELECT * FROM part.statement;"
                                "INSERT INTO app SELECT * FROM part.app;"
                                "INSERT INTO permission SELECT * FROM part.permission;"
                                "INSERT INTO disclosure SELECT * FROM part.disclosure;"
                                "INSERT INTO sdk SELECT * FROM part.sdk;"
                                "INSERT INTO finding SELECT * FROM part.finding;"
                                "INSERT OR IGNORE INTO unpaired SELECT * FROM part.unpaired;";

typedef struct
{
  CandorBatchOrigin origin; /* the first part's */
  const char *first;
  GPtrArray *places; /* by part, who brought it */
  GPtrArray *files;  /* the databases, in the order of the parts */
} CandorBatchMerge;

static void
candor_batch_merge_clear (CandorBatchMerge *self)
{
  candor_batch_origin_clear (&self->origin);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorBatchMerge, candor_batch_merge_clear)

static gboolean
candor_batch_merge_fail (const char *message, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

static gboolean
candor_batch_merge_refuse (const char *part, const char *why, GError **error)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", part, why);

  return candor_batch_merge_fail (message, error);
}

/* The first part says what the others are to be parts of. */
static gboolean
candor_batch_merge_check (CandorBatchMerge *self, const char *part, const CandorBatchOrigin *origin, GError **error)
{
  g_autofree char *words = candor_batch_origin_dup_words (origin);
  g_autofree char *why = NULL;

  if (!origin->complete || origin->entries == NULL)
    return candor_batch_merge_refuse (part, _("this part is not complete; run it again first"), error);
  if (origin->shard < 1 || origin->shard > origin->shards)
    return candor_batch_merge_refuse (part, _("it does not say which part it is"), error);
  if (self->first == NULL)
    return TRUE;
  if (!candor_batch_origin_matches (origin, &self->origin))
    why = g_strdup_printf (_("it was made by other means than %s (%s)"), self->first, words);
  else if (g_strcmp0 (origin->entries, self->origin.entries) != 0 || origin->shards != self->origin.shards)
    why = g_strdup_printf (_("it is no part of the list that %s is a part of"), self->first);
  else if (g_ptr_array_index (self->places, origin->shard - 1) != NULL)
    why = g_strdup_printf (_("it is part %u of %u, which %s is as well"), origin->shard, origin->shards,
                           (const char *) g_ptr_array_index (self->places, origin->shard - 1));
  return why == NULL || candor_batch_merge_refuse (part, why, error);
}

static void
candor_batch_merge_begin (CandorBatchMerge *self, const char *part, CandorBatchOrigin *origin)
{
  self->first = part;
  self->origin = *origin;
  memset (origin, 0, sizeof *origin);
  self->places = g_ptr_array_new ();
  self->files = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->places, (int) self->origin.shards);
  g_ptr_array_set_size (self->files, (int) self->origin.shards);
}

static gboolean
candor_batch_merge_take_part (CandorBatchMerge *self, const char *part, GError **error)
{
  g_autoptr (CandorDatabase) database = candor_batch_database_open_results (part, error);
  g_auto (CandorBatchOrigin) origin = { 0 };
  guint index;

  if (database == NULL || !candor_batch_database_load_origin (database, &origin, error)
      || !candor_batch_merge_check (self, part, &origin, error))
    return FALSE;
  index = origin.shard - 1;
  if (self->first == NULL)
    candor_batch_merge_begin (self, part, &origin);
  g_ptr_array_index (self->places, index) = (gpointer) part;
  g_ptr_array_index (self->files, index) = g_strdup (candor_database_get_path (database));
  return TRUE;
}

static gboolean
candor_batch_merge_check_whole (CandorBatchMerge *self, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (guint i = 0; i < self->origin.shards; i++)
    if (g_ptr_array_index (self->places, i) == NULL)
      g_string_append_printf (missing, "%s%u", missing->len > 0 ? ", " : "", i + 1);
  if (missing->len == 0)
    return TRUE;
  message = g_strdup_printf (_("Of %u parts these are missing: %s"), self->origin.shards, missing->str);
  return candor_batch_merge_fail (message, error);
}

static gboolean
candor_batch_merge_copy (CandorDatabase *whole, const char *file, GError **error)
{
  gboolean done;

  if (!candor_database_run (whole, error, "ATTACH ? AS part", "s", file))
    return FALSE;
  done = candor_database_execute (whole, "BEGIN", error) && candor_database_execute (whole, copy_rows, error)
         && candor_database_execute (whole, "COMMIT", error);
  if (!done)
    candor_database_execute (whole, "ROLLBACK", NULL);
  candor_database_execute (whole, "DETACH part", NULL);
  if (!done)
    g_prefix_error (error, "%s: ", file);
  return done;
}

static gboolean
candor_batch_merge_fill (CandorBatchMerge *self, CandorDatabase *whole, GError **error)
{
  /* Not what a reader sees before it is whole: the disk may take its time. */
  gboolean done = candor_database_execute (whole, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", error)
                  && candor_batch_database_create_schema (whole, error);

  self->origin.shard = self->origin.shards = 1;
  done = done && candor_batch_database_save_origin (whole, &self->origin, error);
  for (guint i = 0; done && i < self->files->len; i++)
    done = candor_batch_merge_copy (whole, g_ptr_array_index (self->files, i), error);
  return done;
}

static gboolean
candor_batch_merge_write (CandorBatchMerge *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, CANDOR_BATCH_DATABASE_NAME, NULL);
  g_autofree char *gathered = g_strconcat (path, ".parts", NULL);
  g_autofree char *laid = g_strconcat (path, ".new", NULL);
  g_autoptr (CandorDatabase) whole = NULL;
  gboolean done = FALSE;

  if (g_mkdir_with_parents (folder, 0777) == 0)
    {
      g_unlink (gathered);
      whole = candor_database_open (gathered, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
      done = whole != NULL && candor_batch_merge_fill (self, whole, error)
             && candor_batch_database_lay_out (whole, laid, error);
      g_clear_pointer (&whole, candor_database_free);
      g_unlink (gathered);
    }
  if (done && g_rename (laid, path) == 0)
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("%s: it can’t be written: %s"), folder,
                 g_strerror (errno));
  g_unlink (laid);
  return FALSE;
}

/* The list stands beside every part; the whole takes the first's, where there is one. */
static void
candor_batch_merge_copy_list (CandorBatchMerge *self, const char *folder)
{
  g_autofree char *from = g_path_get_dirname (g_ptr_array_index (self->files, 0));
  g_autofree char *source = g_build_filename (from, CANDOR_BATCH_LIST_NAME, NULL);
  g_autofree char *target = g_build_filename (folder, CANDOR_BATCH_LIST_NAME, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_get_contents (source, &text, &length, NULL))
    g_file_set_contents (target, text, (gssize) length, NULL);
}

gboolean
candor_batch_merge (const char *folder, const char *const *parts, GError **error)
{
  g_auto (CandorBatchMerge) self = { 0 };

  for (gsize i = 0; parts[i] != NULL; i++)
    if (!candor_batch_merge_take_part (&self, parts[i], error))
      return FALSE;
  if (!candor_batch_merge_check_whole (&self, error) || !candor_batch_merge_write (&self, folder, error))
    return FALSE;
  candor_batch_merge_copy_list (&self, folder);
  return TRUE;
}
