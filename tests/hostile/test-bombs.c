/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bombs.h"
#include "sandbox/candor-reader.h"

/* Small files that grow: each is had read by the real reading process, and costs no more than ten seconds
 * of processor time (more only for more bytes) and a gigabyte, whether it is read or refused. What is refused names the file and a
 * reason that people understand. */

/* And a little: the process is ended by a signal, at a full second. */
#define SECONDS_MAX 12.0
#define MEMORY_MAX (1l << 20) /* in the kernel's kilobytes */
#define READ "read:"

/* Limits are what the error speaks of; where the time or the memory of the process itself is the limit, of
 * that. */

static CandorReader *reader;
static char *folder;

static double
get_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static gboolean
take_record (const CandorTableRecord *record, gpointer data, GError **error)
{
  return TRUE;
}

/* (transfer full) (nullable): behind READ. */
static char *
list_warnings (GPtrArray *warnings)
{
  GString *list = g_string_new (READ);

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (list, " %s", candor_note_get_template (g_ptr_array_index (warnings, i)));
  return g_string_free (list, FALSE);
}

/* (nullable) (transfer full): the error's words; or READ and the warnings of what was read, if there are any. */
static char *
read_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorBaseline) baseline = NULL;

  g_ptr_array_add (files, file);
  if (g_str_has_suffix (path, ".csv"))
    candor_reader_read_table (reader, file, take_record, NULL, NULL, &error);
  else if (g_str_has_suffix (path, ".baseline"))
    baseline = candor_reader_read_baseline (reader, file, NULL, &error);
  else if (g_str_has_suffix (path, ".apk") || g_str_has_suffix (path, ".apks"))
    package = candor_reader_read_package (reader, file, NULL, &error);
  else
    policy = candor_reader_read_policy (reader, files, NULL, &error);
  if (error != NULL)
    return g_strdup (error->message);
  if (package == NULL && policy == NULL)
    return NULL;
  return list_warnings (package != NULL ? candor_package_get_warnings (package) : candor_policy_get_warnings (policy));
}

/* What reading a file took, told by a process of its own: what the kernel says of the memory of a program counts that of
 * the process it was started from, and this one held the bomb. */
typedef struct
{
  double seconds;
  glong memory; /* KiB */
} Cost;

static void
read_for_parent (int input, int output)
{
  char path[PATH_MAX] = "";
  g_autofree char *words = NULL;
  struct rusage usage;
  Cost cost;

  if (read (input, path, sizeof path - 1) <= 0)
    _exit (1);
  words = read_file (path);
  getrusage (RUSAGE_CHILDREN, &usage);
  cost.seconds = get_seconds ();
  cost.memory = usage.ru_maxrss;
  if (write (output, &cost, sizeof cost) != sizeof cost || (words != NULL && write (output, words, strlen (words)) < 0))
    _exit (1);
  _exit (0);
}

/* Starts it, before there is a bomb. */
static pid_t
start_reading (int *input, int *output)
{
  int to[2], from[2];
  pid_t child;

  g_assert_cmpint (pipe2 (to, O_CLOEXEC), ==, 0);
  g_assert_cmpint (pipe2 (from, O_CLOEXEC), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (to[1]);
      close (from[0]);
      read_for_parent (to[0], from[1]);
    }
  close (to[0]);
  close (from[1]);
  *input = to[1];
  *output = from[0];
  return child;
}

/* (nullable) (transfer full): the error's words. */
static char *
take_reading (pid_t child, int output, Cost *cost)
{
  g_autoptr (GString) words = g_string_new (NULL);
  char part[4096];
  gssize got;
  int status;

  g_assert_cmpint (read (output, cost, sizeof *cost), ==, sizeof *cost);
  while ((got = read (output, part, sizeof part)) > 0)
    g_string_append_len (words, part, got);
  close (output);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static void
test_bomb (gconstpointer data)
{
  const Bomb *self = data;
  g_autofree char *path = g_build_filename (folder, self->file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *words = NULL;
  int input, output;
  pid_t child = start_reading (&input, &output);
  Cost cost;

  bytes = self->build ();
  g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (write (input, path, strlen (path)), ==, strlen (path));
  close (input);
  words = take_reading (child, output, &cost);
  g_remove (path);
  g_test_message ("%s: %zu bytes, %.2f s, %ld MB: %.200s", self->name, g_bytes_get_size (bytes), cost.seconds, cost.memory >> 10,
                  words != NULL ? words : "read");
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpfloat (cost.seconds, <, SECONDS_MAX);
  g_assert_cmpint (cost.memory, <, MEMORY_MAX);
#endif
  if (words == NULL || g_str_has_prefix (words, READ))
    {
      g_assert_true (self->either || self->words == NULL);
      if (self->told != NULL)
        g_assert_nonnull (strstr (words != NULL ? words : "", self->told));
      return;
    }
  g_assert_true (self->either || self->words != NULL);
  g_assert_true (g_str_has_prefix (words, path));
  if (self->words != NULL)
    g_assert_nonnull (strstr (words, self->words));
}

int
main (int argc, char **argv)
{
  static const Bomb *const tables[] = { package_bombs, code_bombs, text_bombs, office_bombs, pdf_bombs, line_bombs, quoted_bombs };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  int status;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("CANDOR_READER_TIMEOUT", "1200", TRUE); /* processor time is measured, whatever else runs */
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-bombs-XXXXXX", NULL);
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), NULL);
  g_assert_nonnull (knowledge);
  reader = candor_reader_new (knowledge);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const Bomb *bomb = tables[i]; bomb->name != NULL; bomb++)
      {
        g_autofree char *path = g_strdup_printf ("/hostile/bombs/%s", bomb->name);
        g_test_add_data_func (path, bomb, test_bomb);
      }
  status = g_test_run ();
  g_object_unref (reader);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
