/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "reader-fixture.h"

/* Reading in the background of a main loop. */

typedef struct
{
  GMainLoop *loop;
  guint steps;
  guint ticks;
  gboolean done;
  double fraction;
  CandorPolicy *policy;
  GError *error;
  GThread *thread;
} Waiting;

static void
on_progress (double fraction, const char *stage, gpointer data)
{
  Waiting *self = data;

  g_assert_false (self->done);
  g_assert_true (g_thread_self () == self->thread);
  g_assert_cmpfloat (fraction, >=, self->fraction);
  g_assert_cmpuint (strlen (stage), >, 0);
  self->fraction = fraction;
  self->steps++;
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *self = data;

  self->done = TRUE;
  self->policy = candor_reader_read_policy_finish (CANDOR_READER (source), result, &self->error);
  g_main_loop_quit (self->loop);
}

static gboolean
on_tick (gpointer data)
{
  ((Waiting *) data)->ticks++;
  return G_SOURCE_CONTINUE;
}

static void
wait_for_policy (Fixture *self, Waiting *waiting, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint source;

  g_ptr_array_add (files, g_file_new_for_path (self->policy));
  waiting->loop = g_main_loop_new (NULL, FALSE);
  waiting->thread = g_thread_self ();
  candor_reader_read_policy_async (self->reader, files, on_progress, waiting, cancellable, on_ready, waiting);
  source = g_timeout_add (10, on_tick, waiting);
  g_main_loop_run (waiting->loop);
  g_source_remove (source);
  g_main_loop_unref (waiting->loop);
}

static void
test_async (Fixture *self, gconstpointer data)
{
  Waiting waiting = { 0 };

  wait_for_policy (self, &waiting, NULL);
  g_assert_no_error (waiting.error);
  g_assert_true (CANDOR_IS_POLICY (waiting.policy));
  g_assert_cmpuint (waiting.steps, >=, 2);
  g_object_unref (waiting.policy);
}

/* The main loop turns while a reading hangs, and a flood of progress is no flood for it. */
static void
test_main_loop (Fixture *self, gconstpointer data)
{
  Waiting waiting = { 0 };

  fixture_use_fake (data);
  wait_for_policy (self, &waiting, NULL);
  g_assert_error (waiting.error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_TIMEOUT);
  g_assert_cmpuint (waiting.ticks, >=, 20);
  g_assert_cmpuint (waiting.steps, <, 300);
  g_error_free (waiting.error);
}

static gboolean
on_cancel (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static int
wait_for_pid (const char *path)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3000 && !g_file_get_contents (path, &text, NULL, NULL); i++)
    g_usleep (10000);
  g_assert_nonnull (text);
  return atoi (text);
}

static void
assert_gone (int pid)
{
  for (guint i = 0; i < 3000 && kill (pid, 0) == 0; i++)
    g_usleep (10000);
  g_assert_cmpint (kill (pid, 0), <, 0);
  g_assert_cmpint (errno, ==, ESRCH);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "pid", NULL);
  Waiting waiting = { 0 };

  g_setenv ("CANDOR_FAKE_PID", path, TRUE);
  fixture_use_fake ("tell-pid");
  g_setenv ("CANDOR_READER_TIMEOUT", "60", TRUE);
  g_timeout_add (300, on_cancel, cancellable);
  wait_for_policy (self, &waiting, cancellable);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (waiting.error);
  assert_gone (wait_for_pid (path));
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function) \
  g_test_add ("/reader/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("async", NULL, test_async);
  ADD ("main-loop/hang", "hang", test_main_loop);
  ADD ("main-loop/flood", "flood", test_main_loop);
  ADD ("cancel", NULL, test_cancel);
  return g_test_run ();
}
