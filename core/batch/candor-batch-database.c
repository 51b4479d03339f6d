/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* Beside the database: whoever holds it writes. The kernel lets go of it when the writer ends. */
#define LOCK_NAME ".batch.lock"

struct _CandorBatchDatabase
{
  CandorDatabase *database;
  GMutex mutex;
  int lock;
};

static int
candor_batch_database_take_lock (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  g_autofree char *name = g_filename_display_name (folder);
  int lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  if (lock >= 0 && errno == EWOULDBLOCK)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("%s: another batch is being written there"), name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("%s: it can’t be written: %s"), name,
                 g_strerror (errno));
  if (lock >= 0)
    close (lock);
  return -1;
}

/* What is there already goes on only where the same means made it. Looks, and changes nothing. */
static gboolean
candor_batch_database_check (CandorDatabase *database, const CandorBatchOrigin *origin, gboolean again,
                             GError **error)
{
  g_auto (CandorBatchOrigin) there = { 0 };
  g_autofree char *words = NULL;

  if (!candor_batch_database_load_origin (database, &there, error))
    return FALSE;
  if (again)
    return TRUE;
  words = candor_batch_origin_dup_words (&there);
  if (!candor_batch_origin_matches (&there, origin))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("%s was made by other means (%s): choose another folder, or throw its results away with --again"),
                 candor_database_get_path (database), words);
  else if (there.shard != origin->shard || there.shards != origin->shards)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("%s holds part %u of %u: choose another folder, or throw its results away with --again"),
                 candor_database_get_path (database), there.shard, there.shards);
  else
    return TRUE;
  return FALSE;
}

static gboolean
candor_batch_database_begin_anew (CandorDatabase *database, const CandorBatchOrigin *origin, gboolean fresh,
                                  GError **error)
{
  gboolean done = candor_database_execute (database, "BEGIN IMMEDIATE", error);

  if (done && fresh)
    done = candor_batch_database_create_schema (database, error);
  else if (done)
    done = candor_database_execute (database, "DELETE FROM app; DELETE FROM policy; DELETE FROM origin;", error);
  done = done && candor_batch_database_save_origin (database, origin, error)
         && candor_database_execute (database, "COMMIT", error);
  if (!done)
    candor_database_execute (database, "ROLLBACK", NULL);
  return done;
}

static gboolean
candor_batch_database_prepare (CandorDatabase *database, const CandorBatchOrigin *origin, gboolean again,
                               GError **error)
{
  gboolean fresh = candor_database_get_number (database, "SELECT count(*) FROM sqlite_schema", 0) == 0;

  if (!fresh && !candor_batch_database_check (database, origin, again, error))
    return FALSE;
  /* Each app's transaction outlives the program's end at any moment; what a power cut takes is done again. */
  return candor_database_execute (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", error)
         && ((!fresh && !again) || candor_batch_database_begin_anew (database, origin, fresh, error));
}

CandorBatchDatabase *
candor_batch_database_open (const char *folder, const CandorBatchOrigin *origin, gboolean again, GError **error)
{
  g_autofree char *path = g_build_filename (folder, CANDOR_BATCH_DATABASE_NAME, NULL);
  g_autoptr (CandorBatchDatabase) self = g_new0 (CandorBatchDatabase, 1);
  int number;

  g_mutex_init (&self->mutex);
  self->lock = -1;
  number = g_mkdir_with_parents (folder, 0777) < 0 ? errno : 0;
  if (number != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("%s: it can’t be written: %s"), folder,
                   g_strerror (number));
      return NULL;
    }
  self->lock = candor_batch_database_take_lock (folder, error);
  if (self->lock < 0)
    return NULL;
  self->database = candor_database_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (self->database == NULL || !candor_batch_database_prepare (self->database, origin, again, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
candor_batch_database_free (CandorBatchDatabase *self)
{
  g_clear_pointer (&self->database, candor_database_free);
  if (self->lock >= 0)
    close (self->lock);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

CandorBatchState
candor_batch_database_find (CandorBatchDatabase *self, const CandorBatchItem *item, guint counts[4])
{
  CandorBatchState state = CANDOR_BATCH_MISSING;
  sqlite3_stmt *statement;

  g_mutex_lock (&self->mutex);
  statement = candor_database_query (self->database, NULL,
                                     "SELECT status = 'compared', passing, info, low, medium, high FROM app"
                                     " WHERE id = ? AND key = ?",
                                     "is", item->id, item->key);
  if (statement != NULL && candor_database_step (self->database, statement, NULL)
      && sqlite3_column_int (statement, 1) == 0)
    {
      state = sqlite3_column_int (statement, 0) != 0 ? CANDOR_BATCH_COMPARED : CANDOR_BATCH_UNREADABLE;
      for (guint i = 0; i < 4; i++)
        counts[i] = (guint) sqlite3_column_int (statement, 2 + i);
    }
  if (statement != NULL)
    candor_database_done (statement);
  g_mutex_unlock (&self->mutex);
  return state;
}

static gboolean
candor_batch_database_end (CandorBatchDatabase *self, gboolean done, GError **error)
{
  done = done && candor_database_execute (self->database, "COMMIT", error);
  if (!done)
    candor_database_execute (self->database, "ROLLBACK", NULL);
  g_mutex_unlock (&self->mutex);
  return done;
}

static gboolean
candor_batch_database_begin (CandorBatchDatabase *self, const CandorBatchItem *item, GError **error)
{
  g_mutex_lock (&self->mutex);
  return candor_database_execute (self->database, "BEGIN IMMEDIATE", error)
         && candor_database_run (self->database, error, "DELETE FROM app WHERE id = ?", "i", item->id);
}

gboolean
candor_batch_database_add (CandorBatchDatabase *self, const CandorBatchItem *item, CandorComparison *comparison,
                           CandorCatalog *catalog, GBytes *result, GError **error)
{
  gboolean done = candor_batch_database_begin (self, item, error)
                  && candor_batch_database_insert (self->database, item, comparison, catalog, result, error);

  return candor_batch_database_end (self, done, error);
}

gboolean
candor_batch_database_add_failure (CandorBatchDatabase *self, const CandorBatchItem *item, const char *message,
                                   gboolean passing, GError **error)
{
  g_autofree char *file = g_path_get_basename (candor_batch_entry_get_package (item->entry));
  gboolean done
      = candor_batch_database_begin (self, item, error)
        && candor_database_run (self->database, error,
                                "INSERT INTO app (id, key, name, app_type, status, passing, error, package_file,"
                                " package_sha256, package_size, high, medium, low, info)"
                                " VALUES (?, ?, ?, ?, 'unreadable', ?, ?, ?, ?, ?, 0, 0, 0, 0)",
                                "isssisssi", item->id, item->key, candor_batch_entry_get_name (item->entry),
                                candor_batch_entry_get_app_type (item->entry), (gint64) passing, message, file,
                                item->package_sha256, (gint64) item->package_state.status.st_size);

  return candor_batch_database_end (self, done, error);
}

/* Rows of apps that are listed no more, and of policies that no app has. */
static gboolean
candor_batch_database_clean (CandorBatchDatabase *self, GArray *ids, GError **error)
{
  CandorDatabase *database = self->database;
  gboolean done = candor_database_execute (database,
                                           "CREATE TEMP TABLE IF NOT EXISTS listed (id INTEGER PRIMARY KEY);"
                                           "DELETE FROM listed; DELETE FROM unpaired;",
                                           error);

  for (guint i = 0; done && i < ids->len; i++)
    done = candor_database_run (database, error, "INSERT OR IGNORE INTO listed VALUES (?)", "i",
                                g_array_index (ids, gint64, i));
  return done
         && candor_database_execute (
             database,
             "DELETE FROM app WHERE id NOT IN (SELECT id FROM listed);"
             "DELETE FROM policy WHERE id NOT IN (SELECT policy FROM app WHERE policy IS NOT NULL);",
             error);
}

static gboolean
candor_batch_database_save_completion (CandorBatchDatabase *self, GPtrArray *unpaired, const char *entries,
                                       GError **error)
{
  gboolean done = TRUE;

  for (guint i = 0; done && i < unpaired->len; i++)
    {
      g_autofree char *path = g_filename_display_name (g_ptr_array_index (unpaired, i));
      done = candor_database_run (self->database, error, "INSERT OR IGNORE INTO unpaired VALUES (?)", "s", path);
    }
  return done
         && candor_database_run (self->database, error, "INSERT OR REPLACE INTO origin VALUES ('entries', ?)", "s",
                                 entries)
         && candor_database_run (self->database, error, "INSERT OR REPLACE INTO origin VALUES ('complete', '1')", "");
}

/* What the log holds goes into the file. Waits for whoever is reading in it, as long as for any lock. */
static gboolean
candor_batch_database_empty_log (CandorDatabase *database, GError **error)
{
  if (candor_database_get_number (database, "PRAGMA wal_checkpoint(TRUNCATE)", 1) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
               _("%s: another program is reading in it. All results are there: end that program, then give the"
                 " same command again"),
               candor_database_get_path (database));
  return FALSE;
}

static void
candor_batch_database_remove_log (const char *path)
{
  static const char *const ends[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *log = g_strconcat (path, ends[i], NULL);
      g_unlink (log);
    }
}

/* The new layout takes the old file's place at once. The old log is empty by then, and goes: a program that has
 * the old file open goes on seeing the old file, and SQLite leaves alone what has the name of a file that was
 * moved. */
static gboolean
candor_batch_database_replace (CandorBatchDatabase *self, GError **error)
{
  g_autofree char *path = g_strdup (candor_database_get_path (self->database));
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  gboolean done = candor_batch_database_lay_out (self->database, temporary, error)
                  && candor_batch_database_empty_log (self->database, error);

  g_clear_pointer (&self->database, candor_database_free);
  if (done && g_rename (temporary, path) < 0)
    {
      int number = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("%s: it can’t be written: %s"), path,
                   g_strerror (number));
      done = FALSE;
    }
  if (done)
    candor_batch_database_remove_log (path);
  else
    g_unlink (temporary);
  return done;
}

gboolean
candor_batch_database_complete (CandorBatchDatabase *self, GArray *ids, GPtrArray *unpaired, const char *entries,
                                GError **error)
{
  gboolean done;

  g_mutex_lock (&self->mutex);
  done = candor_database_execute (self->database, "BEGIN IMMEDIATE", error)
         && candor_batch_database_clean (self, ids, error)
         && candor_batch_database_save_completion (self, unpaired, entries, error);
  if (!candor_batch_database_end (self, done, error))
    return FALSE;
  g_mutex_lock (&self->mutex);
  done = candor_batch_database_replace (self, error);
  g_mutex_unlock (&self->mutex);
  return done;
}
