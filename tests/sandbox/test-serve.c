/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "reading.h"

/* What a server that forks one reading process after another keeps: nothing; and what happens where it is gone. */

static CandorKnowledge *knowledge;
static char *folder;

#define JOBS 300u
#define WARM_JOBS 20u

static CandorReader *
start_honest_server (void)
{
  CandorReader *reader = candor_reader_new (knowledge);
  g_autoptr (GError) error = NULL;

  candor_reader_serve (reader, &error);
  g_assert_no_error (error);
  return reader;
}

/* (transfer full) (element-type int): the processes that @parent started and that are there. */
static GArray *
list_children (int parent)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) words = NULL;

      if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &text, NULL, NULL) || strrchr (text, ')') == NULL)
        continue;
      words = g_strsplit (strrchr (text, ')') + 2, " ", 3); /* state, parent */
      if (atoi (words[1]) == parent)
        {
          int child = atoi (name);
          g_array_append_val (children, child);
        }
    }
  return children;
}

/* What servers hold: processes that they forked, descriptors, KiB of data. */
typedef struct
{
  guint jobs, descriptors, memory;
} Held;

static guint
count_descriptors (int process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/fd", process);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* KiB that are its own. */
static guint
measure_memory (int process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", process);
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  line = strstr (text, "VmData:");
  return line != NULL ? atoi (line + strlen ("VmData:")) : 0;
}

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) policy = candor_reader_read_policy_finish (CANDOR_READER (source), result, &error);

  g_assert_true ((policy == NULL) == (error != NULL));
  g_main_loop_quit (data);
}

static Held
measure_servers (const GArray *servers)
{
  Held held = { 0 };

  for (guint i = 0; i < servers->len; i++)
    {
      int server = g_array_index (servers, int, i);
      g_autoptr (GArray) jobs = list_children (server);

      held.jobs += jobs->len;
      held.descriptors += count_descriptors (server);
      held.memory += measure_memory (server);
    }
  return held;
}

/* Given up, at any time from its start to its end. */
static void
read_and_give_up (CandorReader *reader, const char *path, guint milliseconds)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);

  g_ptr_array_add (files, g_file_new_for_path (path));
  g_source_set_callback (source, cancel, cancellable, NULL);
  g_source_attach (source, NULL);
  candor_reader_read_policy_async (reader, files, NULL, NULL, cancellable, on_ready, loop);
  g_main_loop_run (loop);
  g_source_destroy (source);
}

/* Good files, refused ones and readings that are given up: of none is anything left. */
static void
test_leaks (void)
{
  g_autoptr (CandorReader) reader = start_honest_server ();
  g_autofree char *good = reading_write_policy (folder, "policy"), *bad = g_build_filename (folder, "bad.apk", NULL);
  g_autoptr (GArray) servers = list_children (getpid ());
  Held first = { 0 }, last;
  guint own = 0;

  g_assert_cmpuint (servers->len, ==, 2);
  g_assert_true (g_file_set_contents (bad, "PK\3\4", 4, NULL));
  for (guint i = 0; i < JOBS + WARM_JOBS; i++)
    {
      g_autofree char *words = i % 3 == 0 ? reading_read (reader, good, FALSE) : i % 3 == 1 ? reading_read (reader, bad, TRUE) : NULL;

      g_assert_true ((words == NULL) == (i % 3 != 1));
      if (i % 3 == 2)
        read_and_give_up (reader, good, i % 10);
      if (i != WARM_JOBS)
        continue;
      own = count_descriptors (getpid ());
      first = measure_servers (servers);
    }
  last = measure_servers (servers);
  for (guint i = 0; i < 500 && (last.jobs > 0 || last.descriptors > first.descriptors); i++)
    {
      g_usleep (10000);
      last = measure_servers (servers);
    }
  g_test_message ("%u descriptors, then %u; %u KiB of data, then %u", first.descriptors, last.descriptors, first.memory,
                  last.memory);
  g_assert_cmpuint (last.jobs, ==, 0);
  g_assert_cmpuint (last.descriptors, <=, first.descriptors);
  g_assert_cmpuint (count_descriptors (getpid ()), <=, own);
  g_assert_cmpuint (last.memory, <=, first.memory + 256);
  g_remove (good);
  g_remove (bad);
}

/* A server that is gone costs nobody a file: what comes next is read by processes of their own. */
static void
test_killed_server (void)
{
  g_autoptr (CandorReader) reader = start_honest_server ();
  g_autofree char *path = reading_write_policy (folder, "policy");
  g_autoptr (GArray) servers = list_children (getpid ());

  g_assert_null (reading_read (reader, path, FALSE));
  for (guint i = 0; i < servers->len; i++)
    {
      int server = g_array_index (servers, int, i);

      g_assert_cmpint (kill (server, SIGKILL), ==, 0);
      for (guint j = 0; j < 1000 && kill (server, 0) == 0; j++)
        g_usleep (10000);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *words = reading_read (reader, path, FALSE);
      g_assert_cmpstr (words, ==, NULL);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-serve-XXXXXX", NULL);
  knowledge = candor_knowledge_load (NULL, NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/serve/leaks", test_leaks);
  g_test_add_func ("/serve/killed", test_killed_server);
  status = g_test_run ();
  g_object_unref (knowledge);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
