/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "batch/candor-batch-run.h"
#include "batch/candor-file-digest.h"

/* A run that is paused, resumed and cancelled, as the window does it. */

#define APPS 8u

typedef struct
{
  char *folder;
  CandorKnowledge *knowledge;
  CandorBatchList *list;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorReader) reader = NULL;
  g_autoptr (GString) table = g_string_new ("name,package,policy\n");
  g_autofree char *path = NULL;
  const char *samples = g_getenv ("CANDOR_SAMPLES");

  self->folder = g_dir_make_tmp ("candor-run-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < APPS; i++)
    g_string_append_printf (table, "App %u,%s/riverbank.apk,%s/policy-en.html\n", i, samples, samples);
  path = g_build_filename (self->folder, "list.csv", NULL);
  g_file_set_contents (path, table->str, -1, &error);
  g_assert_no_error (error);
  self->knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);
  g_assert_no_error (error);
  reader = candor_reader_new (self->knowledge);
  self->list = candor_batch_list_new_from_path (path, reader, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *out = g_build_filename (self->folder, "out", NULL);
  const char *const names[] = { "batch.sqlite", "batch.sqlite-wal", "batch.sqlite-shm", "list.csv", ".batch.lock" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (out, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (out);
  g_autofree char *list = g_build_filename (self->folder, "list.csv", NULL);
  g_unlink (list);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_object_unref (self->knowledge);
  g_object_unref (self->list);
}

static CandorBatchRun *
make_run (Fixture *self)
{
  g_autofree char *out = g_build_filename (self->folder, "out", NULL);
  CandorBatchRun *run = candor_batch_run_new (self->knowledge, self->list, out);

  candor_batch_run_set_jobs (run, 1);
  return run;
}

static gpointer
execute (gpointer run)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (candor_batch_run_execute (run, NULL, &error));
  g_assert_no_error (error);
  return NULL;
}

static void
test_pause (Fixture *self, gconstpointer data)
{
  g_autoptr (CandorBatchRun) run = make_run (self);
  CandorBatchProgress progress;
  GThread *thread;

  candor_batch_run_set_paused (run, TRUE);
  thread = g_thread_new ("run", execute, run);
  g_usleep (G_USEC_PER_SEC / 3);
  candor_batch_run_get_progress (run, &progress);
  g_assert_cmpuint (progress.done, ==, 0);
  candor_batch_run_set_paused (run, FALSE);
  g_thread_join (thread);
  candor_batch_run_get_progress (run, &progress);
  g_assert_cmpuint (progress.done, ==, APPS);
  g_assert_cmpuint (progress.failed, ==, 0);
  g_assert_cmpuint (progress.findings[CANDOR_SEVERITY_HIGH], >, 0);
}

static void
cancel_after_two (const CandorBatchProgress *progress, CandorBatchEntry *entry, const char *error, gpointer cancellable)
{
  if (progress->done == 2)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (CandorBatchRun) run = make_run (self);
  g_autoptr (CandorBatchRun) again = make_run (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  CandorBatchProgress progress;

  candor_batch_run_set_event (run, cancel_after_two, cancellable);
  g_assert_false (candor_batch_run_execute (run, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  candor_batch_run_get_progress (run, &progress);
  g_assert_cmpuint (progress.done, ==, 2);
  g_assert_true (candor_batch_run_execute (again, NULL, &error));
  g_assert_no_error (error);
  candor_batch_run_get_progress (again, &progress);
  g_assert_cmpuint (progress.done, ==, APPS);
  g_assert_cmpuint (progress.kept, ==, 2);
}

/* A digest is handed on only for a file that can't change unnoticed from then on. */
static void
test_file_state (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "list.csv", NULL);
  g_autofree char *digest = NULL;
  g_autofree char *shell = candor_file_digest ("/bin/sh", NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  CandorFileState state;

  digest = candor_file_digest (path, &state, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (digest);
  g_assert_false (state.settled); /* it was written just now */
  g_assert_true (candor_file_state_holds (&state, path));
  g_file_set_contents (path, "another", -1, &error);
  g_assert_no_error (error);
  g_assert_false (candor_file_state_holds (&state, path));

  g_clear_pointer (&digest, g_free);
  digest = candor_file_digest ("/bin/sh", &state, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (state.settled);
  g_assert_true (candor_file_state_holds (&state, "/bin/sh"));
  g_assert_false (candor_file_state_holds (&state, path));
  g_assert_cmpstr (digest, ==, shell);
}

/* The reading process takes over a digest that is known, and computes one that is not. */
static void
test_known_digest (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("CANDOR_SAMPLES"), "riverbank.apk", NULL);
  g_autofree char *digest = candor_file_digest (path, NULL, NULL, NULL);
  g_autofree char *other = g_strnfill (64, 'a');
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CandorReader) reader = candor_reader_new (self->knowledge);
  const char *const known[] = { NULL, digest, other };
  const char *const told[] = { digest, digest, other };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CandorPackage) package = candor_reader_read_package_known (reader, file, known[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (candor_package_get_sha256 (package), ==, told[i]);
      g_assert_cmpstr (candor_package_get_file_name (package), ==, "riverbank.apk");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/batch/run/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/batch/run/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/batch/run/file-state", Fixture, NULL, set_up, test_file_state, tear_down);
  g_test_add ("/batch/run/known-digest", Fixture, NULL, set_up, test_known_digest, tear_down);
  return g_test_run ();
}
