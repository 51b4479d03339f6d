/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-large.h"
#include "bench-limit.h"
#include "bench-peak.h"
#include "package/candor-container.h"
#include "package/candor-package.h"

/* Reading a package against the physical limit: inflating its manifest, resources and dex files once
 * with libdeflate and reading each byte once. Each run is a process of its own, so that start and
 * first touch of memory count on both sides (bench-limit.c); shown are medians.
 *
 *   bench-package [FILE…]            the largest of the shared packages for --shared, or where no file is given
 *   bench-package --make OUT         makes a package of 20 dex files and 150 MB
 *
 * CANDOR_CLI in the environment names the command line, to measure `candor package` as well. */

#define RUNS 9u
#define LARGEST 10u

typedef struct
{
  double milliseconds;
} Measure;

static int
run_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) knowledge = candor_knowledge_load (NULL, &error);
  g_autoptr (GBytes) bytes = bench_limit_map (path);
  g_autoptr (CandorPackage) package = NULL;

  if (knowledge != NULL)
    package = candor_package_read (bytes, "bench.apk", knowledge, &error);
  if (package == NULL)
    g_error ("%s", error->message);
  return 0;
}

static Measure
run_once (const char *const *arguments)
{
  gint64 start = g_get_monotonic_time ();
  Measure measure;
  int status;
  pid_t pid;

  fflush (stdout); /* or the child would print it again */
  pid = fork ();
  if (pid == 0)
    {
      if (!freopen ("/dev/null", "w", stdout))
        _exit (126);
      execv (arguments[0], (char **) arguments);
      _exit (127);
    }
  if (pid < 0 || waitpid (pid, &status, 0) < 0 || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s %s failed", arguments[0], arguments[1]);
  measure.milliseconds = (g_get_monotonic_time () - start) / 1000.0;
  return measure;
}

static int
compare_measures (gconstpointer a, gconstpointer b)
{
  double left = ((const Measure *) a)->milliseconds, right = ((const Measure *) b)->milliseconds;

  return (left > right) - (left < right);
}

static Measure
run_median (const char *const *arguments)
{
  Measure runs[RUNS];

  for (guint i = 0; i < RUNS; i++)
    runs[i] = run_once (arguments);
  qsort (runs, RUNS, sizeof *runs, compare_measures);
  return runs[RUNS / 2];
}

static guint64
get_largest_dex (const char *path, guint64 *total)
{
  g_autoptr (GBytes) bytes = bench_limit_map (path);
  g_autoptr (CandorContainer) container = candor_container_new (bytes, NULL);
  guint64 largest = 0;

  *total = 0;
  for (guint i = 0; i < candor_container_get_entry_count (container); i++)
    {
      const CandorEntry *entry = candor_container_get_entry (container, i);

      if (!bench_limit_is_counted (entry->name))
        continue;
      *total += entry->size;
      if (bench_limit_is_dex (entry->name))
        largest = MAX (largest, entry->size);
    }
  return largest;
}

static void
print_head (void)
{
  printf ("| package | MB | limit | `candor package` | ratio | peak, all processes | largest dex + 48 MiB |\n"
          "| --- | --- | --- | --- | --- | --- | --- |\n");
}

/* One line of the table; without a command line to measure, of the library alone. */
static void
bench (const char *program, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *floor_program = g_build_filename (folder, "bench-limit", NULL);
  const char *const limit[] = { floor_program, path, NULL };
  const char *const read[] = { program, "--read", path, NULL };
  const char *const cli[] = { g_getenv ("CANDOR_CLI"), "package", path, "--format", "json", NULL };
  const char *const *measured = cli[0] != NULL ? cli : read;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = bench_limit_map (path);
  guint64 total, largest = get_largest_dex (path, &total);
  Measure floor = run_median (limit), whole = run_median (measured);

  printf ("| %.60s | %.1f, inflated %.1f | %.1f ms | %.1f ms | %.2f× | %.1f MiB | %.1f MiB |\n", name,
          g_bytes_get_size (bytes) / 1e6, total / 1e6, floor.milliseconds, whole.milliseconds,
          whole.milliseconds / floor.milliseconds, bench_peak (measured), largest / 1048576.0 + 48);
  fflush (stdout);
}

typedef struct
{
  char *path;
  gint64 size;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const Candidate *) a)->size, right = ((const Candidate *) b)->size;

  return (left < right) - (left > right);
}

static void
bench_shared (const char *program)
{
  const char *shared = g_getenv ("CANDOR_SHARED");
  g_autofree char *beside = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "..", "shared", NULL);
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : beside, "apks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const char *name;

  if (dir == NULL)
    {
      printf ("the packages to measure with are not here\n");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      Candidate candidate = { g_build_filename (folder, name, NULL), 0 };
      g_autoptr (GFile) file = g_file_new_for_path (candidate.path);
      g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);

      candidate.size = info != NULL && g_str_has_suffix (name, ".apk") ? g_file_info_get_size (info) : 0;
      g_array_append_val (found, candidate);
    }
  g_array_sort (found, compare_candidates);
  for (guint i = 0; i < found->len; i++)
    {
      if (i < LARGEST)
        bench (program, g_array_index (found, Candidate, i).path);
      g_free (g_array_index (found, Candidate, i).path);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--read") == 0)
    return run_read (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--make") == 0)
    {
      bench_large_make (argv[2]);
      return 0;
    }
  print_head ();
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--shared") == 0)
      bench_shared (argv[0]);
    else
      bench (argv[0], argv[i]);
  if (argc == 1)
    bench_shared (argv[0]);
  return 0;
}
