/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/candor-save.h"
#include "case-test.h"

/* A saving process is stopped before each of its system calls in turn, and killed there; and the disk
 * is full after each of many numbers of bytes. Whatever happens, the file is the old case or the new. */

#define CALLS_MAX 4000u
#define STEPS 24u

static CandorKnowledge *knowledge;
static char *folder;
static char *path;
static GBytes *old_bytes, *new_bytes;

static void
clean (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_remove (file);
    }
}

/* Opens the case as whoever comes next would. Returns whether it is the new one. */
static gboolean
check_file (gboolean existed)
{
  char *content;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) rows = NULL;
  g_autoptr (CandorCase) back = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &content, &size, NULL))
    {
      g_assert_false (existed);
      return FALSE;
    }
  bytes = g_bytes_new_take (content, size);
  if (!existed || !g_bytes_equal (bytes, old_bytes))
    g_assert_true (g_bytes_equal (bytes, new_bytes));
  rows = candor_case_file_read (bytes, "case", &error);
  g_assert_no_error (error);
  back = candor_case_new_from_variant (rows, knowledge, &error);
  g_assert_no_error (error);
  return g_bytes_equal (bytes, new_bytes);
}

static void
put_old (gboolean exists)
{
  clean ();
  if (exists)
    g_assert_true (candor_save (old_bytes, path, NULL));
}

/* In the child: no allocation of the test's own stands between the calls. */
static void
save_and_exit (gboolean traced)
{
  if (traced && ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
    _exit (77);
  if (traced)
    raise (SIGSTOP);
  _exit (candor_save (new_bytes, path, NULL) ? 0 : 1);
}

/* Lets the child go on to its call of a number and kills it there. Returns whether it ended before. */
static gboolean
kill_before_call (guint number)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    save_and_exit (TRUE);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSTOPPED (status))
    return TRUE;
  ptrace (PTRACE_SETOPTIONS, child, NULL, PTRACE_O_EXITKILL);
  for (guint stop = 0; stop < number; stop++)
    {
      ptrace (PTRACE_SYSCALL, child, NULL, NULL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (WIFEXITED (status))
        {
          g_assert_cmpint (WEXITSTATUS (status), ==, 0);
          return TRUE;
        }
    }
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  return FALSE;
}

static gboolean
can_trace (void)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : 77);
  return waitpid (child, &status, 0) == child && WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static void
test_kill (gconstpointer data)
{
  gboolean exists = GPOINTER_TO_INT (data);
  gboolean ended = FALSE, was_new = FALSE;
  guint number;

  if (!can_trace ())
    {
      g_test_skip ("this system lets no process be traced");
      return;
    }
  for (number = 1; !ended && number < CALLS_MAX; number++)
    {
      gboolean is_new;

      put_old (exists);
      ended = kill_before_call (number);
      is_new = check_file (exists);
      /* Once it is renamed it stays so; but a sanitizer makes calls of its own, now more and now fewer, between ours. */
#ifndef __SANITIZE_ADDRESS__
      g_assert_false (was_new && !is_new);
#endif
      was_new = is_new;
    }
  g_test_message ("killed at %u places", number - 2);
  g_assert_true (ended && was_new);
  g_assert_cmpuint (number, >, 8); /* open, write, sync, close, rename: each on its way in and out */
}

/* The disk takes so many bytes and no more: an error, and the old file, and nothing beside it. */
static void
test_full (gconstpointer data)
{
  gboolean exists = GPOINTER_TO_INT (data);
  gsize size = g_bytes_get_size (new_bytes);

  for (guint step = 0; step < STEPS; step++)
    {
      struct rlimit limit = { size * step / STEPS, size * step / STEPS };
      pid_t child;
      int status;
      g_autoptr (GDir) dir = NULL;
      guint files = 0;

      put_old (exists);
      child = fork ();
      if (child == 0)
        {
          signal (SIGXFSZ, SIG_IGN); /* so that writing fails as on a full disk */
          setrlimit (RLIMIT_FSIZE, &limit);
          save_and_exit (FALSE);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 1);
      g_assert_false (check_file (exists));
      dir = g_dir_open (folder, 0, NULL);
      while (g_dir_read_name (dir) != NULL)
        files++;
      g_assert_cmpuint (files, ==, exists ? 1 : 0);
    }
}

static void
make_files (void)
{
  g_autoptr (CandorComparison) comparison = case_test_compare (knowledge, "policy-en.html", NULL);
  g_autoptr (GDateTime) time = case_test_make_time (0);
  g_autoptr (CandorCase) self = candor_case_new (comparison, time);
  g_autofree char *first = case_test_dup_finding (self, 0);

  old_bytes = candor_case_to_bytes (self, NULL);
  case_test_decide (self, first, CANDOR_VERDICT_CONFIRMED, "", 1);
  new_bytes = candor_case_to_bytes (self, NULL);
}

int
main (int argc, char **argv)
{
  int result;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-kill-XXXXXX", NULL);
  path = g_build_filename (folder, "riverbank.candor", NULL);
  knowledge = case_test_load_knowledge ();
  make_files ();
  g_test_add_data_func ("/kill/new", GINT_TO_POINTER (FALSE), test_kill);
  g_test_add_data_func ("/kill/replaced", GINT_TO_POINTER (TRUE), test_kill);
  g_test_add_data_func ("/full/new", GINT_TO_POINTER (FALSE), test_full);
  g_test_add_data_func ("/full/replaced", GINT_TO_POINTER (TRUE), test_full);
  result = g_test_run ();
  clean ();
  g_rmdir (folder);
  g_bytes_unref (old_bytes);
  g_bytes_unref (new_bytes);
  g_object_unref (knowledge);
  g_free (folder);
  g_free (path);
  return result;
}
