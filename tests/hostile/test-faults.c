/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/candor-save.h"
#include "count-files.h"
#include "package-builder.h"
#include "sandbox/candor-reader.h"

/* What goes wrong around the files themselves: the reading process is killed at any time, input comes a byte
 * at a time or stops, the disk is full or read-only, a save is cut short. Each ends in one clear error and
 * nothing else is lost. */

#define KILLS 30u
#define SAVES 30u
/* Longer than saving takes, so that some saves end and some don't. */
#define SAVE_MICROSECONDS 6000u

static CandorKnowledge *knowledge;
static char *folder;

static char *
write_policy (const char *name, guint sentences)
{
  GString *text = g_string_new ("# Privacy policy\n\nThis policy says what we collect.\n\n");
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 0; i < sentences; i++)
    g_string_append_printf (text, "We collect your contacts and your location, number %u.\n\n", i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  g_string_free (text, TRUE);
  return path;
}

static CandorPolicy *
read_policy (CandorReader *reader, const char *path, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (path));
  return candor_reader_read_policy (reader, files, NULL, error);
}

/* SIGKILL of the reading process. */

typedef struct
{
  guint microseconds;
  gint stop; /* atomic */
  guint killed;
} Killer;

/* Processes that this one started. */
static guint
kill_children (void)
{
  g_autofree char *own = g_strdup_printf ("%d", (int) getpid ());
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint killed = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) words = NULL;

      if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &text, NULL, NULL) || strrchr (text, ')') == NULL)
        continue;
      words = g_strsplit (strrchr (text, ')') + 2, " ", 3); /* state, parent */
      if (g_strcmp0 (words[1], own) == 0 && *words[0] != 'Z')
        killed += kill (atoi (name), SIGKILL) == 0;
    }
  return killed;
}

static gpointer
kill_later (gpointer data)
{
  Killer *self = data;

  g_usleep (self->microseconds);
  while (self->killed == 0 && !g_atomic_int_get (&self->stop))
    self->killed = kill_children ();
  return NULL;
}

static void
test_killed_reader (void)
{
  g_autofree char *path = write_policy ("policy.md", 400);
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (CandorPolicy) last = NULL;
  guint killed = 0, read = 0;

  for (guint i = 0; i < KILLS; i++)
    {
      Killer killer = { .microseconds = g_rand_int_range (random, 0, 120000) };
      GThread *thread = g_thread_new ("killer", kill_later, &killer);
      g_autoptr (GError) error = NULL;
      g_autoptr (CandorPolicy) policy = read_policy (reader, path, &error);

      g_atomic_int_set (&killer.stop, 1);
      g_thread_join (thread);
      if (policy != NULL)
        {
          read++;
          continue;
        }
      g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_DIED);
      g_assert_true (g_str_has_prefix (error->message, path));
      g_assert_nonnull (strstr (error->message, "signal 9"));
      killed++;
    }
  g_test_message ("%u killed, %u read to the end", killed, read);
  g_assert_cmpuint (killed, >, 0);
  last = read_policy (reader, path, NULL);
  g_assert_true (CANDOR_IS_POLICY (last));
  g_remove (path);
}

/* Input that comes a byte at a time, and input that breaks off. */

typedef struct
{
  int descriptor;
  const char *text;
  gsize length;
} Dribble;

static gpointer
dribble (gpointer data)
{
  Dribble *self = data;

  for (gsize i = 0; i < self->length; i++)
    if (write (self->descriptor, self->text + i, 1) != 1)
      break;
  close (self->descriptor);
  return NULL;
}

static CandorPolicy *
read_dribbled (const char *text, gsize length, GError **error)
{
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autofree char *path = NULL;
  CandorPolicy *policy;
  Dribble self = { -1, text, length };
  GThread *thread;
  int ends[2];

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  self.descriptor = ends[1];
  path = g_strdup_printf ("/dev/fd/%d", ends[0]);
  thread = g_thread_new ("dribble", dribble, &self);
  policy = read_policy (reader, path, error);
  close (ends[0]);
  g_thread_join (thread);
  return policy;
}

static void
test_short_reads (void)
{
  const char *text = "Privacy policy. We collect your contacts. 我们会收集您的位置信息。";
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) policy = read_dribbled (text, strlen (text), &error);
  g_autoptr (CandorPolicy) cut = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (candor_document_get_size (candor_policy_get_document (policy, 0)), ==, strlen (text));
  /* An archive that breaks off after its first bytes. */
  cut = read_dribbled ("PK\3\4\24\0\0\0", 8, &error);
  g_assert_null (cut);
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED);
}

/* A file that shrinks while it is read. */
static void
test_shrinking_file (void)
{
  g_autofree char *path = write_policy ("shrinking.md", 20000);
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      g_usleep (60000);
      _exit (truncate (path, 0));
    }
  policy = read_policy (reader, path, &error);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  /* Whatever was first: it was read whole, was found empty, or the process hit the end of what is left. */
  g_assert_true ((policy == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_str_has_prefix (error->message, path));
  g_remove (path);
}

/* A package that loses its pages under the process that has it mapped, as when its disk fails: the kernel gives the same
 * signal for both. It is cut as soon as the process says that it begins to read; the last of its thousands of entries
 * are then yet to be looked at. */

#define ENTRIES 150000u
#define CUTS 20u

typedef struct
{
  GMainLoop *loop;
  const char *path;
  GError *error;
} Cut;

static GBytes *
build_large_package (void)
{
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package='a.b'><application/></manifest>", 0);
  g_autofree TestEntry *entries = g_new0 (TestEntry, ENTRIES);
  g_autofree char *names = g_malloc ((gsize) ENTRIES * 9);
  const TestArchive zip64 = { .zip64 = TRUE };

  entries[0] = (TestEntry){ .name = "AndroidManifest.xml", .bytes = manifest };
  for (guint i = 1; i < ENTRIES; i++)
    {
      char *name = names + (gsize) i * 9;

      g_snprintf (name, 9, "%08x", i);
      entries[i] = (TestEntry){ .name = name, .text = "x" };
    }
  return test_archive_build (entries, ENTRIES, &zip64);
}

static void
cut_file (double fraction, const char *stage, gpointer data)
{
  const Cut *self = data;

  g_assert_cmpint (truncate (self->path, 4096), ==, 0);
}

static void
cut_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Cut *self = data;
  g_autoptr (CandorPackage) package = candor_reader_read_package_finish (CANDOR_READER (source), result, &self->error);

  g_main_loop_quit (self->loop);
}

static void
test_lost_pages (void)
{
  g_autofree char *path = g_build_filename (folder, "lost.apk", NULL);
  g_autoptr (GBytes) bytes = build_large_package ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (CandorPackage) package = NULL;
  guint lost = 0;

  for (guint i = 0; i < CUTS && lost == 0; i++)
    {
      Cut cut = { loop, path, NULL };

      g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      candor_reader_read_package_async (reader, file, cut_file, &cut, NULL, cut_read, &cut);
      g_main_loop_run (loop);
      if (cut.error != NULL)
        g_assert_true (g_str_has_prefix (cut.error->message, path));
      lost += g_error_matches (cut.error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_DIED)
              && strstr (cut.error->message, "became shorter while it was read, or its disk failed") != NULL;
      g_clear_error (&cut.error);
    }
  g_assert_cmpuint (lost, >, 0);
  /* The program goes on. */
  g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  package = candor_reader_read_package (reader, file, NULL, NULL);
  g_assert_true (CANDOR_IS_PACKAGE (package));
  g_remove (path);
}

/* Saving. */

static GBytes *
make_content (char letter, gsize size)
{
  g_autofree char *text = g_strnfill (size, letter);

  return g_bytes_new (text, size);
}

static void
assert_content (const char *path, GBytes *expected)
{
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_cmpmem (text, size, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

/* A file system of our own: 64 KiB, then read-only. Runs in a process of its own, whose mounts nobody sees. */
static int
save_on_a_full_disk (void)
{
  g_autofree char *place = g_build_filename (folder, "disk", NULL);
  g_autofree char *path = g_build_filename (place, "report.json", NULL);
  g_autoptr (GBytes) old = make_content ('o', 10000), large = make_content ('n', 200000);
  g_autoptr (GError) full = NULL, read_only = NULL;

  if (g_mkdir (place, 0700) != 0 || unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("candor", place, "tmpfs", 0, "size=65536") != 0)
    return 77;
  if (!candor_save (old, path, NULL))
    return 1;
  if (candor_save (large, path, &full) || full->code != G_IO_ERROR_NO_SPACE || strstr (full->message, "report.json") == NULL)
    return 2;
  assert_content (path, old);
  if (count_files (place) != 1)
    return 3;
  if (mount ("candor", place, NULL, MS_REMOUNT | MS_RDONLY, NULL) != 0)
    return 77;
  if (candor_save (old, path, &read_only) || read_only->code != G_IO_ERROR_READ_ONLY || strstr (read_only->message, "report.json") == NULL)
    return 4;
  assert_content (path, old);
  return count_files (place) == 1 ? 0 : 5;
}

static void
test_full_disk (void)
{
  g_autofree char *place = g_build_filename (folder, "disk", NULL);
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (save_on_a_full_disk ());
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_rmdir (place);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("a file system of our own can't be mounted by this person");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A limit on the size of files stops a save in the middle for whoever may not mount. */
static void
test_limited_size (void)
{
  g_autofree char *path = g_build_filename (folder, "limited.json", NULL);
  g_autoptr (GBytes) old = make_content ('o', 10000), large = make_content ('n', 200000);
  const struct rlimit limit = { 50000, 50000 };
  pid_t child;
  int status;

  g_assert_true (candor_save (old, path, NULL));
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      _exit (candor_save (large, path, &error) ? 1 : strstr (error->message, "limited.json") == NULL ? 2 : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_content (path, old);
  g_remove (path);
}

/* A program that saves over and over is told to end, or killed, at any time: the file is the one or the other. */
static void
test_killed_save (gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  g_autofree char *place = g_build_filename (folder, "killed", NULL);
  g_autofree char *path = g_build_filename (place, "case.candor", NULL);
  g_autoptr (GBytes) one = make_content ('1', 300000), two = make_content ('2', 100000);
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  g_assert_true (candor_save (one, path, NULL));
  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *text = NULL;
      pid_t child = fork ();
      gsize size;

      if (child == 0)
        for (;;)
          if (!candor_save (two, path, NULL) || !candor_save (one, path, NULL))
            _exit (1);
      g_usleep (g_rand_int_range (random, 0, SAVE_MICROSECONDS));
      kill (child, number);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      g_assert_true (size == g_bytes_get_size (one) || size == g_bytes_get_size (two));
      g_assert_true (memcmp (text, g_bytes_get_data (size == g_bytes_get_size (one) ? one : two, NULL), size) == 0);
    }
  dir = g_dir_open (place, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (place, name, NULL);
      g_remove (file);
    }
  g_rmdir (place);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-faults-XXXXXX", NULL);
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), NULL);
  g_assert_nonnull (knowledge);
  /* What forks comes first, while there is one thread. */
  g_test_add_func ("/hostile/faults/full-disk", test_full_disk);
  g_test_add_func ("/hostile/faults/limited-size", test_limited_size);
  g_test_add_data_func ("/hostile/faults/save/terminated", GINT_TO_POINTER (SIGTERM), test_killed_save);
  g_test_add_data_func ("/hostile/faults/save/killed", GINT_TO_POINTER (SIGKILL), test_killed_save);
  g_test_add_func ("/hostile/faults/shrinking-file", test_shrinking_file);
  g_test_add_func ("/hostile/faults/lost-pages", test_lost_pages);
  g_test_add_func ("/hostile/faults/short-reads", test_short_reads);
  g_test_add_func ("/hostile/faults/killed-reader", test_killed_reader);
  status = g_test_run ();
  g_object_unref (knowledge);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
