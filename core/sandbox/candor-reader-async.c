/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"

/* A reading in the background: a thread talks with the reading process, and lives as long as it. */
typedef struct
{
  GPtrArray *files;
  CandorReaderTake take;
  CandorReaderProgress progress;
  gpointer progress_data;
  GMainContext *context;
} CandorReaderTask;

/* A piece of progress on its way to the caller's main context. */
typedef struct
{
  CandorReaderProgress progress;
  gpointer progress_data;
  double fraction;
  const char *stage;
} CandorReaderStep;

static void
candor_reader_task_free (gpointer data)
{
  CandorReaderTask *task = data;

  g_ptr_array_unref (task->files);
  g_main_context_unref (task->context);
  g_free (task);
}

static gboolean
candor_reader_step_deliver (gpointer data)
{
  CandorReaderStep *step = data;

  step->progress (step->fraction, step->stage, step->progress_data);
  return G_SOURCE_REMOVE;
}

/* Of the same priority as the task's own return, and attached before it: so it is told before it. */
void
candor_reader_deliver_progress (GMainContext *context, CandorReaderProgress progress, gpointer progress_data,
                                double fraction, const char *stage)
{
  CandorReaderStep *step = g_new (CandorReaderStep, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  *step = (CandorReaderStep){ progress, progress_data, fraction, stage };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, candor_reader_step_deliver, step, g_free);
  g_source_set_static_name (source, "candor-reader-progress");
  g_source_attach (source, context);
}

static void
candor_reader_task_report (double fraction, const char *stage, gpointer data)
{
  CandorReaderTask *task = data;

  candor_reader_deliver_progress (task->context, task->progress, task->progress_data, fraction, stage);
}

static void
candor_reader_task_run (GTask *gtask, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorReaderTask *task = data;
  g_auto (CandorReaderRun) run = { 0 };
  GError *error = NULL;
  gpointer result;

  if (task->progress != NULL)
    run.progress = candor_reader_task_report;
  run.progress_data = task;
  result = task->take (source, &run, task->files, cancellable, &error);
  if (result != NULL)
    g_task_return_pointer (gtask, result, g_object_unref);
  else
    g_task_return_error (gtask, error);
}

void
candor_reader_start (CandorReader *self, GPtrArray *files, CandorReaderTake take, CandorReaderProgress progress,
                     gpointer progress_data, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) gtask = g_task_new (self, cancellable, callback, user_data);
  CandorReaderTask *task = g_new0 (CandorReaderTask, 1);

  task->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (task->files, g_object_ref (g_ptr_array_index (files, i)));
  task->take = take;
  task->progress = progress;
  task->progress_data = progress_data;
  task->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (gtask, tag);
  g_task_set_task_data (gtask, task, candor_reader_task_free);
  g_task_run_in_thread (gtask, candor_reader_task_run);
}
