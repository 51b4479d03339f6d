/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/candor-save.h"

/* What stands in a folder after a save: the file, and nothing that a killed process left. */

static gboolean
exists (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

static void
put (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
}

static void
test_tidy (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("candor-save-XXXXXX", &error), *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *written = g_build_filename (folder, ".candor-LOCKED", NULL), *link = g_build_filename (folder, ".candor-ALINK1", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("whole", 5);
  const char *const kept[] = { ".candor-notes.txt", ".candor-", "candor-ABCDEF", ".other-ABCDEF", ".candor-LOCKED", ".candor-ALINK1" };
  int descriptor, status;

  g_assert_no_error (error);
  put (folder, ".candor-Ab3dE9");
  for (guint i = 0; i < G_N_ELEMENTS (kept) - 1; i++)
    put (folder, kept[i]);
  g_assert_cmpint (symlink ("candor-ABCDEF", link), ==, 0);
  /* Another process writes this one. */
  descriptor = open (written, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (flock (descriptor, LOCK_EX), ==, 0);
  g_assert_true (candor_save (bytes, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "whole");
  g_assert_false (exists (folder, ".candor-Ab3dE9"));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_true (exists (folder, kept[i]));
  close (descriptor);
  /* The next process takes what nobody writes any longer. */
  if (fork () == 0)
    execl ("/proc/self/exe", "test-save", "--save", path, NULL);
  wait (&status);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_false (exists (folder, ".candor-LOCKED"));
  g_assert_true (exists (folder, "candor-ABCDEF"));
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--save"))
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("next", 4);
      return candor_save (bytes, argv[2], NULL) ? 0 : 1;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save/tidy", test_tidy);
  return g_test_run ();
}
