/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "config.h"
#include "batch/candor-batch-run-private.h"

#include "base/candor-save.h"


G_DEFINE_FINAL_TYPE (CandorBatchRun, candor_batch_run, G_TYPE_OBJECT)

static void
candor_batch_run_finalize (GObject *object)
{
  CandorBatchRun *self = CANDOR_BATCH_RUN (object);

  g_clear_object (&self->knowledge);
  g_clear_object (&self->list);
  g_clear_object (&self->reader);
  g_free (self->folder);
  g_free (self->locale);
  g_free (self->cache_folder);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->resumed);
  G_OBJECT_CLASS (candor_batch_run_parent_class)->finalize (object);
}

static void
candor_batch_run_class_init (CandorBatchRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_batch_run_finalize;
}

static void
candor_batch_run_init (CandorBatchRun *self)
{
  self->shard = self->shards = 1;
  self->locale = g_strdup ("en");
  g_mutex_init (&self->mutex);
  g_cond_init (&self->resumed);
}

/**
 * candor_batch_run_new:
 * @knowledge: what is known
 * @list: the apps
 * @folder: where the results go; made where it is not there
 *
 * Returns: (transfer full): a run that has not begun
 */
CandorBatchRun *
candor_batch_run_new (CandorKnowledge *knowledge, CandorBatchList *list, const char *folder)
{
  CandorBatchRun *self = g_object_new (CANDOR_TYPE_BATCH_RUN, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->list = g_object_ref (list);
  self->folder = g_strdup (folder);
  self->reader = candor_reader_new (knowledge);
  return self;
}

void
candor_batch_run_set_jobs (CandorBatchRun *self, guint jobs)
{
  self->jobs = jobs;
}

void
candor_batch_run_set_shard (CandorBatchRun *self, guint shard, guint shards)
{
  g_return_if_fail (shard >= 1 && shard <= shards);
  self->shard = shard;
  self->shards = shards;
}

void
candor_batch_run_set_again (CandorBatchRun *self, gboolean again)
{
  self->again = again;
}

void
candor_batch_run_set_strict (CandorBatchRun *self, gboolean strict)
{
  candor_reader_set_strict (self->reader, strict);
}

void
candor_batch_run_set_locale (CandorBatchRun *self, const char *locale)
{
  g_free (self->locale);
  self->locale = g_strdup (locale);
}

void
candor_batch_run_set_cache (CandorBatchRun *self, const char *folder, guint64 limit)
{
  g_free (self->cache_folder);
  self->cache_folder = g_strdup (folder);
  self->cache_limit = limit;
}

void
candor_batch_run_set_event (CandorBatchRun *self, CandorBatchEvent event, gpointer user_data)
{
  self->event = event;
  self->event_data = user_data;
}

void
candor_batch_run_set_paused (CandorBatchRun *self, gboolean paused)
{
  g_mutex_lock (&self->mutex);
  if (paused && !self->paused)
    self->paused_since = g_get_monotonic_time ();
  if (!paused && self->paused)
    self->paused_time += g_get_monotonic_time () - self->paused_since;
  self->paused = paused;
  g_cond_broadcast (&self->resumed);
  g_mutex_unlock (&self->mutex);
}

static void
candor_batch_run_update_time (CandorBatchRun *self)
{
  gint64 now = self->paused ? self->paused_since : g_get_monotonic_time ();

  if (self->begun != 0)
    self->progress.seconds = (double) (now - self->begun - self->paused_time) / G_USEC_PER_SEC;
}

void
candor_batch_run_get_progress (CandorBatchRun *self, CandorBatchProgress *progress)
{
  g_mutex_lock (&self->mutex);
  candor_batch_run_update_time (self);
  *progress = self->progress;
  g_mutex_unlock (&self->mutex);
}

char *
candor_batch_run_dup_weakness (CandorBatchRun *self)
{
  return candor_reader_dup_weakness (self->reader);
}

char *
candor_batch_dup_cache_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "candor", "batch", NULL);
}

/* One app is done: counted and told. */
void
candor_batch_run_tell (CandorBatchRun *self, const CandorBatchItem *item, const guint findings[4], gboolean kept,
                       const char *error)
{
  g_mutex_lock (&self->mutex);
  self->progress.done++;
  self->progress.kept += kept;
  self->progress.failed += error != NULL;
  for (guint i = 0; findings != NULL && i < G_N_ELEMENTS (self->progress.findings); i++)
    self->progress.findings[i] += findings[i];
  if (!kept)
    self->progress.bytes += item->package_state.status.st_size;
  candor_batch_run_update_time (self);
  if (self->event != NULL)
    self->event (&self->progress, item->entry, error, self->event_data);
  g_mutex_unlock (&self->mutex);
}

static void
candor_batch_run_fill_origin (CandorBatchRun *self, CandorBatchOrigin *origin)
{
  origin->candor = g_strdup (CANDOR_VERSION);
  origin->knowledge_version = g_strdup (candor_knowledge_get_version (self->knowledge));
  origin->knowledge_sha256 = g_strdup (candor_knowledge_get_sha256 (self->knowledge));
  origin->locale = g_strdup (self->locale);
  origin->shard = self->shard;
  origin->shards = self->shards;
}

/* The whole list by names, types and promised digests: the parts of one list know one another by it. */
static char *
candor_batch_run_digest_list (CandorBatchRun *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  GPtrArray *entries = candor_batch_list_get_entries (self->list);

  for (guint i = 0; i < entries->len; i++)
    {
      CandorBatchEntry *entry = g_ptr_array_index (entries, i);
      const char *type = candor_batch_entry_get_app_type (entry);
      const char *sha256 = candor_batch_entry_get_sha256 (entry);
      g_autofree char *line = g_strdup_printf ("%s\n%s\n%s\n", candor_batch_entry_get_name (entry),
                                               type != NULL ? type : "", sha256 != NULL ? sha256 : "");
      g_checksum_update (checksum, (const guchar *) line, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static CandorBatchCache *
candor_batch_run_open_cache (CandorBatchRun *self)
{
  g_autofree char *program = NULL;
  g_autofree char *maker = NULL;

  if (self->cache_folder == NULL)
    return NULL;
  program = candor_reader_dup_program_digest (self->reader);
  if (program == NULL)
    return NULL;
  maker = g_strdup_printf ("%s\n%s\n%s", CANDOR_VERSION, program, candor_knowledge_get_sha256 (self->knowledge));
  return candor_batch_cache_new (self->cache_folder, self->cache_limit, maker);
}

static void
candor_batch_run_work_all (CandorBatchRun *self)
{
  /* One more than processors: an app waits now and then, for a file, a process or the database. */
  guint jobs = self->jobs != 0 ? self->jobs : g_get_num_processors () + 1;
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  jobs = CLAMP (jobs, 1, MAX (candor_batch_list_get_entries (self->list)->len, 1));
  for (guint i = 1; i < jobs; i++)
    g_ptr_array_add (threads, g_thread_new ("batch", candor_batch_run_work, self));
  candor_batch_run_work (self);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
}

/* Where the files were, for whoever wants to open an app again: no part of the results, which are the same
 * wherever the files are. */
static gboolean
candor_batch_run_save_list (CandorBatchRun *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, CANDOR_BATCH_LIST_NAME, NULL);
  g_autoptr (GBytes) table = candor_batch_list_to_csv (self->list, FALSE, NULL, NULL);

  return candor_save (table, path, error);
}

static gboolean
candor_batch_run_end (CandorBatchRun *self, const char *entries, GError **error)
{
  if (self->problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->problem));
      return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error)
         && candor_batch_database_complete (self->database, self->ids, candor_batch_list_get_unpaired (self->list),
                                            entries, error);
}

/**
 * candor_batch_run_execute:
 * @cancellable: (nullable): ends the run cleanly; what is done stays done
 * @error: return location for a #GIOErrorEnum
 *
 * Blocks until every app is done. An app whose files can't be read is no error of the run.
 *
 * Returns: whether every app of this part has its result or its failure in the folder
 */
gboolean
candor_batch_run_execute (CandorBatchRun *self, GCancellable *cancellable, GError **error)
{
  g_auto (CandorBatchOrigin) origin = { 0 };
  g_autofree char *entries = candor_batch_run_digest_list (self);
  gboolean done;

  g_return_val_if_fail (self->begun == 0, FALSE);
  candor_batch_run_fill_origin (self, &origin);
  self->database = candor_batch_database_open (self->folder, &origin, self->again, error);
  if (self->database == NULL)
    return FALSE;
  if (!candor_batch_run_save_list (self, error) || !candor_reader_serve (self->reader, error))
    {
      g_clear_pointer (&self->database, candor_batch_database_free);
      return FALSE;
    }
  self->cache = candor_batch_run_open_cache (self);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->progress.total = candor_batch_list_get_entries (self->list)->len;
  self->begun = g_get_monotonic_time ();
  candor_batch_run_work_all (self);
  done = candor_batch_run_end (self, entries, error);
  if (self->cache != NULL)
    candor_batch_cache_trim (self->cache);
  g_clear_pointer (&self->cache, candor_batch_cache_free);
  g_clear_pointer (&self->database, candor_batch_database_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->cancellable);
  return done;
}
