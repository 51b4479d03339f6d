/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"

typedef gpointer (*CandorReaderTake) (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                                      GCancellable *cancellable, GError **error);

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
static void
candor_reader_task_report (double fraction, const char *stage, gpointer data)
{
  CandorReaderTask *task = data;
  CandorReaderStep *step = g_new (CandorReaderStep, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  *step = (CandorReaderStep){ task->progress, task->progress_data, fraction, stage };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, candor_reader_step_deliver, step, g_free);
  g_source_set_static_name (source, "candor-reader-progress");
  g_source_attach (source, task->context);
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

static void
candor_reader_task_start (CandorReader *self, CandorReaderTask *task, gpointer tag,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) gtask = g_task_new (self, cancellable, callback, user_data);

  task->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (gtask, tag);
  g_task_set_task_data (gtask, task, candor_reader_task_free);
  g_task_run_in_thread (gtask, candor_reader_task_run);
}

/**
 * candor_reader_read_policy_async:
 * @files: (element-type GFile): files that are read as one policy
 * @progress: (nullable) (scope notified): told how far it is, until @callback is called
 * @cancellable: (nullable): ends the reading process
 */
void
candor_reader_read_policy_async (CandorReader *self, GPtrArray *files, CandorReaderProgress progress,
                                 gpointer progress_data, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  CandorReaderTask *task;

  g_return_if_fail (CANDOR_IS_READER (self));
  g_return_if_fail (files != NULL);
  task = g_new0 (CandorReaderTask, 1);
  task->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (task->files, g_object_ref (g_ptr_array_index (files, i)));
  task->take = (CandorReaderTake) candor_reader_take_policy;
  task->progress = progress;
  task->progress_data = progress_data;
  candor_reader_task_start (self, task, candor_reader_read_policy_async, cancellable, callback, user_data);
}

CandorPolicy *
candor_reader_read_policy_finish (CandorReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, candor_reader_read_policy_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * candor_reader_read_package_async:
 * @file: a package
 * @progress: (nullable) (scope notified): told how far it is, until @callback is called
 * @cancellable: (nullable): ends the reading process
 */
void
candor_reader_read_package_async (CandorReader *self, GFile *file, CandorReaderProgress progress,
                                  gpointer progress_data, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  CandorReaderTask *task;

  g_return_if_fail (CANDOR_IS_READER (self));
  g_return_if_fail (G_IS_FILE (file));
  task = g_new0 (CandorReaderTask, 1);
  task->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (task->files, g_object_ref (file));
  task->take = (CandorReaderTake) candor_reader_take_package;
  task->progress = progress;
  task->progress_data = progress_data;
  candor_reader_task_start (self, task, candor_reader_read_package_async, cancellable, callback, user_data);
}

CandorPackage *
candor_reader_read_package_finish (CandorReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, candor_reader_read_package_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * candor_reader_read_case_async:
 * @file: a case
 * @cancellable: (nullable): ends the reading process
 */
void
candor_reader_read_case_async (CandorReader *self, GFile *file, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  CandorReaderTask *task;

  g_return_if_fail (CANDOR_IS_READER (self));
  g_return_if_fail (G_IS_FILE (file));
  task = g_new0 (CandorReaderTask, 1);
  task->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (task->files, g_object_ref (file));
  task->take = (CandorReaderTake) candor_reader_take_case;
  candor_reader_task_start (self, task, candor_reader_read_case_async, cancellable, callback, user_data);
}

CandorCase *
candor_reader_read_case_finish (CandorReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, candor_reader_read_case_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
