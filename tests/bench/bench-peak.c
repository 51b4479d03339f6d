/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-peak.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAUSE 1000u /* microseconds */
#define RUNS 3u

/* proc(5), /proc/PID/smaps_rollup: KiB; 0 for a process that is gone. */
static guint64
bench_get_proportional (const char *process)
{
  g_autofree char *path = g_build_filename ("/proc", process, "smaps_rollup", NULL);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("\nPss:"), NULL, 10) : 0;
}

static guint64 bench_add_up (const char *process);

/* Any thread of a process may be the one that started another. */
static guint64
bench_add_children (const char *process, const char *thread)
{
  g_autofree char *path = g_build_filename ("/proc", process, "task", thread, "children", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) children = NULL;
  guint64 sum = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  children = g_strsplit (text, " ", -1);
  for (char **child = children; *child != NULL; child++)
    if (**child != '\0')
      sum += bench_add_up (*child);
  return sum;
}

static guint64
bench_add_up (const char *process)
{
  g_autofree char *path = g_build_filename ("/proc", process, "task", NULL);
  g_autoptr (GDir) threads = g_dir_open (path, 0, NULL);
  guint64 sum = bench_get_proportional (process);
  const char *thread;

  while (threads != NULL && (thread = g_dir_read_name (threads)) != NULL)
    sum += bench_add_children (process, thread);
  return sum;
}

static guint64
bench_peak_once (const char *const *arguments)
{
  g_autofree char *process = NULL;
  guint64 peak = 0;
  int status;
  pid_t pid;

  fflush (stdout);
  pid = fork ();
  if (pid == 0)
    {
      if (!freopen ("/dev/null", "w", stdout))
        _exit (126);
      execv (arguments[0], (char **) arguments);
      _exit (127);
    }
  process = g_strdup_printf ("%d", (int) pid);
  while (waitpid (pid, &status, WNOHANG) == 0)
    {
      peak = MAX (peak, bench_add_up (process));
      g_usleep (PAUSE);
    }
  return peak;
}

/* A look may come late on a busy machine: the highest of several runs. */
double
bench_peak (const char *const *arguments)
{
  guint64 peak = 0;

  for (guint i = 0; i < RUNS; i++)
    peak = MAX (peak, bench_peak_once (arguments));
  return peak / 1024.0;
}
