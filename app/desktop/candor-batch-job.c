/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-batch-job.h"

#include <glib/gi18n.h>
#include <string.h>

/* As often as a number on a screen can be read, in milliseconds. */
#define PROGRESS_INTERVAL 200u

struct _CandorBatchJob
{
  GObject parent_instance;
  CandorKnowledge *knowledge;
  char *path;
  char *folder;
  char *locale;
  GCancellable *cancellable;
  GMutex mutex;
  CandorBatchRun *run; /* once the list is read, under the mutex */
  gboolean paused;
  guint timer;
};

G_DEFINE_FINAL_TYPE (CandorBatchJob, candor_batch_job, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
candor_batch_job_finalize (GObject *object)
{
  CandorBatchJob *self = CANDOR_BATCH_JOB (object);

  g_clear_object (&self->knowledge);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->run);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->locale);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (candor_batch_job_parent_class)->finalize (object);
}

static void
candor_batch_job_class_init (CandorBatchJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_batch_job_finalize;
  signals[PROGRESS] = g_signal_new ("progress", CANDOR_TYPE_BATCH_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", CANDOR_TYPE_BATCH_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
candor_batch_job_init (CandorBatchJob *self)
{
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
}

CandorBatchJob *
candor_batch_job_new (CandorKnowledge *knowledge, const char *path, const char *folder, const char *locale)
{
  CandorBatchJob *self = g_object_new (CANDOR_TYPE_BATCH_JOB, NULL);

  self->knowledge = g_object_ref (knowledge);
  self->path = g_strdup (path);
  self->folder = g_strdup (folder);
  self->locale = g_strdup (locale);
  return self;
}

static CandorBatchRun *
candor_batch_job_prepare (CandorBatchJob *self, CandorBatchList *list)
{
  CandorBatchRun *run = candor_batch_run_new (self->knowledge, list, self->folder);
  g_autofree char *cache = candor_batch_dup_cache_folder ();

  candor_batch_run_set_locale (run, self->locale);
  candor_batch_run_set_cache (run, cache, CANDOR_BATCH_CACHE_LIMIT);
  g_mutex_lock (&self->mutex);
  self->run = g_object_ref (run);
  candor_batch_run_set_paused (run, self->paused);
  g_mutex_unlock (&self->mutex);
  return run;
}

static void
candor_batch_job_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorBatchJob *self = CANDOR_BATCH_JOB (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorReader) reader = candor_reader_new (self->knowledge);
  g_autoptr (CandorBatchList) list = candor_batch_list_new_from_path (self->path, reader, &error);
  g_autoptr (CandorBatchRun) run = list != NULL ? candor_batch_job_prepare (self, list) : NULL;

  if (run != NULL && candor_batch_run_execute (run, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
candor_batch_job_tick (gpointer data)
{
  g_signal_emit (data, signals[PROGRESS], 0);
  return G_SOURCE_CONTINUE;
}

static void
candor_batch_job_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  CandorBatchJob *self = CANDOR_BATCH_JOB (source);
  g_autoptr (GError) error = NULL;
  const char *message = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    message = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                  ? _ ("Stopped. What is done is kept, and the same batch goes on from here.")
                  : error->message;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_emit (self, signals[ENDED], 0, message);
}

void
candor_batch_job_start (CandorBatchJob *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, candor_batch_job_ended, NULL);

  g_return_if_fail (CANDOR_IS_BATCH_JOB (self) && self->timer == 0);
  self->timer = g_timeout_add (PROGRESS_INTERVAL, candor_batch_job_tick, self);
  g_task_run_in_thread (task, candor_batch_job_work);
}

const char *
candor_batch_job_get_folder (CandorBatchJob *self)
{
  g_return_val_if_fail (CANDOR_IS_BATCH_JOB (self), NULL);
  return self->folder;
}

void
candor_batch_job_get_progress (CandorBatchJob *self, CandorBatchProgress *progress)
{
  g_return_if_fail (CANDOR_IS_BATCH_JOB (self));
  memset (progress, 0, sizeof *progress);
  g_mutex_lock (&self->mutex);
  if (self->run != NULL)
    candor_batch_run_get_progress (self->run, progress);
  g_mutex_unlock (&self->mutex);
}

gboolean
candor_batch_job_get_paused (CandorBatchJob *self)
{
  g_return_val_if_fail (CANDOR_IS_BATCH_JOB (self), FALSE);
  return self->paused;
}

void
candor_batch_job_set_paused (CandorBatchJob *self, gboolean paused)
{
  g_return_if_fail (CANDOR_IS_BATCH_JOB (self));
  g_mutex_lock (&self->mutex);
  self->paused = paused;
  if (self->run != NULL)
    candor_batch_run_set_paused (self->run, paused);
  g_mutex_unlock (&self->mutex);
}

void
candor_batch_job_cancel (CandorBatchJob *self)
{
  g_return_if_fail (CANDOR_IS_BATCH_JOB (self));
  g_cancellable_cancel (self->cancellable);
}
