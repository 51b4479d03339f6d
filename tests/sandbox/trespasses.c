/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trespasses.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* More than any process that reads may take. */
#define TRESPASS_MEMORY ((gsize) 3 << 30)

const char *trespass_folder;
const char *trespass_table = "table";
int trespass_descriptor;

static int
open_file (void)
{
  return open ("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
open_own_program (void)
{
  return open ("/proc/self/exe", O_RDONLY) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
open_folder (void)
{
  return open ("/", O_RDONLY | O_DIRECTORY) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
write_file (void)
{
  return open ("/tmp/candor-trespass", O_WRONLY | O_CREAT, 0600) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
write_allowed_folder (void)
{
  g_autofree char *path = g_build_filename (trespass_folder, "new", NULL);
  return open (path, O_WRONLY | O_CREAT, 0600) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
read_allowed_folder (void)
{
  g_autofree char *path = g_build_filename (trespass_folder, trespass_table, NULL);
  return open (path, O_RDONLY) >= 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
make_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
make_local_socket (void)
{
  return socket (AF_UNIX, SOCK_STREAM, 0) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
run_program (void)
{
  char *arguments[] = { (char *) "/bin/true", NULL };
  return execv (arguments[0], arguments) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
start_process (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
trace (void)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
signal_parent (void)
{
  return kill (getppid (), 0) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
rename_file (void)
{
  return rename ("/etc/hostname", "/etc/hostname.old") < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
grow_file (void)
{
  /* The size of a file that is open may not change. */
  signal (SIGXFSZ, SIG_IGN);
  return write (trespass_descriptor, "x", 1) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
trace_me (void)
{
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
make_memory_file (void)
{
  return memfd_create ("program", 0) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
read_other_process (void)
{
  struct iovec here = { &here, sizeof here }, there = { &there, sizeof there };

  return process_vm_readv (getppid (), &here, 1, &there, 1, 0) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

/* A stolen descriptor is as good as a socket: none can be made, none received. */
static int
make_socket_pair (void)
{
  int ends[2];

  return socketpair (AF_UNIX, SOCK_STREAM, 0, ends) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
raise_limit (void)
{
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_DATA, &limit) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
open_many (void)
{
  int opened = 0;

  while (dup (trespass_descriptor) >= 0 && opened < 1000)
    opened++;
  return opened < 200 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
take_memory (void)
{
  void *block = mmap (NULL, TRESPASS_MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return block == MAP_FAILED ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
spin (void)
{
  volatile gboolean forever = TRUE;

  while (forever)
    ;
  return TRESPASS_SUCCEEDED;
}

/* What reading does need. */

static gpointer
count (gpointer data)
{
  g_autofree char *block = g_malloc0 (1 << 20);
  return GSIZE_TO_POINTER (strlen (block) + GPOINTER_TO_SIZE (data));
}

static int
use_threads (void)
{
  GThread *one = g_thread_new ("one", count, GSIZE_TO_POINTER (1));
  GThread *two = g_thread_new ("two", count, GSIZE_TO_POINTER (2));
  gsize sum = GPOINTER_TO_SIZE (g_thread_join (one)) + GPOINTER_TO_SIZE (g_thread_join (two));

  return sum == 3 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static void
add (gpointer data, gpointer total)
{
  g_atomic_int_add ((int *) total, GPOINTER_TO_INT (data));
}

static int
use_pool (void)
{
  int total = 0;
  GThreadPool *pool = g_thread_pool_new (add, &total, 2, FALSE, NULL);

  for (int i = 1; i <= 100; i++)
    g_thread_pool_push (pool, GINT_TO_POINTER (i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  return total == 5050 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
convert_encodings (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
  } samples[] = {
    { "GB18030", "\xD2\xFE\xCB\xBD" }, { "BIG5", "\xC1\xF4\xA8\x70" }, { "WINDOWS-1252", "\xE9" },
    { "CP932", "\x93\xFA" },           { "CP949", "\xC7\xD1" },        { "EUC-JP", "\xC6\xFC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = g_convert (samples[i].bytes, -1, "UTF-8", samples[i].name, NULL, NULL, NULL);
      if (text == NULL)
        return TRESPASS_SUCCEEDED;
    }
  return TRESPASS_DENIED;
}

static int
compile_pattern (void)
{
  g_autoptr (GRegex) regex = g_regex_new ("(a|b)+c", G_REGEX_OPTIMIZE, 0, NULL);
  return g_regex_match (regex, "ababc", 0, NULL) ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

const Trespass trespasses[] = {
  { "open-file", open_file, 0 },
  { "open-own-program", open_own_program, 0 },
  { "open-folder", open_folder, 0 },
  { "write-file", write_file, SIGSYS },
  { "write-allowed-folder", write_allowed_folder, SIGSYS },
  { "read-allowed-folder", read_allowed_folder, 0 },
  { "socket", make_socket, SIGSYS },
  { "local-socket", make_local_socket, SIGSYS },
  { "exec", run_program, SIGSYS },
  { "fork", start_process, SIGSYS },
  { "ptrace", trace, SIGSYS },
  { "ptrace-me", trace_me, SIGSYS },
  { "memory-file", make_memory_file, SIGSYS },
  { "other-process", read_other_process, SIGSYS },
  { "socket-pair", make_socket_pair, SIGSYS },
  { "raise-limit", raise_limit, SIGSYS },
  { "descriptors", open_many, 0 },
  { "kill", signal_parent, SIGSYS },
  { "rename", rename_file, SIGSYS },
  { "grow-file", grow_file, 0 },
  { "memory", take_memory, 0 },
  { "processor-time", spin, SIGXCPU },
  { "threads", use_threads, 0 },
  { "thread-pool", use_pool, 0 },
  { "encodings", convert_encodings, 0 },
  { "pattern", compile_pattern, 0 },
};
const gsize n_trespasses = G_N_ELEMENTS (trespasses);
