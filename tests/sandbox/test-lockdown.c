/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <grp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "candor-lockdown.h"
#include "candor-preload.h"
#include "denied-calls.h"

/* Each case is a process that locks itself down and then does what a hijacked parser would do. What
 * becomes of it is seen from outside. */

#define MEMORY (G_GUINT64_CONSTANT (256) << 20)
#define SECONDS 1

/* What a trespass says by its exit status. */
enum
{
  DENIED = 0,
  SUCCEEDED = 10,
  NOT_LOCKED = 11,
  NOT_AS_ASKED = 12,
};

/* Who locks itself down: the person who runs the tests; one without any privilege; a program of Flatpak,
 * which has given up much already. */
typedef enum
{
  AS_IT_IS,
  AS_NOBODY,
  IN_FLATPAK,
  N_SETTINGS,
} Setting;

static const char *const settings[] = { "as-it-is", "as-nobody", "in-flatpak" };

#define NOBODY 65534

static char *allowed_folder;

static int
open_file (void)
{
  return open ("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? DENIED : SUCCEEDED;
}

static int
open_own_program (void)
{
  return open ("/proc/self/exe", O_RDONLY) < 0 ? DENIED : SUCCEEDED;
}

static int
open_folder (void)
{
  return open ("/", O_RDONLY | O_DIRECTORY) < 0 ? DENIED : SUCCEEDED;
}

static int
write_file (void)
{
  return open ("/tmp/candor-trespass", O_WRONLY | O_CREAT, 0600) < 0 ? DENIED : SUCCEEDED;
}

static int
write_allowed_folder (void)
{
  g_autofree char *path = g_build_filename (allowed_folder, "new", NULL);
  return open (path, O_WRONLY | O_CREAT, 0600) < 0 ? DENIED : SUCCEEDED;
}

static int
read_allowed_folder (void)
{
  g_autofree char *path = g_build_filename (allowed_folder, "table", NULL);
  return open (path, O_RDONLY) >= 0 ? DENIED : SUCCEEDED;
}

static int
make_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 ? DENIED : SUCCEEDED;
}

static int
make_local_socket (void)
{
  return socket (AF_UNIX, SOCK_STREAM, 0) < 0 ? DENIED : SUCCEEDED;
}

static int
run_program (void)
{
  char *arguments[] = { (char *) "/bin/true", NULL };
  return execv (arguments[0], arguments) < 0 ? DENIED : SUCCEEDED;
}

static int
start_process (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child < 0 ? DENIED : SUCCEEDED;
}

static int
trace (void)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) < 0 ? DENIED : SUCCEEDED;
}

static int
signal_parent (void)
{
  return kill (getppid (), 0) < 0 ? DENIED : SUCCEEDED;
}

static int
rename_file (void)
{
  return rename ("/etc/hostname", "/etc/hostname.old") < 0 ? DENIED : SUCCEEDED;
}

static int
grow_file (void)
{
  int descriptor = STDOUT_FILENO + 1;

  /* The parent left a file open here: its size may not change. */
  signal (SIGXFSZ, SIG_IGN);
  return write (descriptor, "x", 1) < 0 ? DENIED : SUCCEEDED;
}

static int
trace_me (void)
{
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL) < 0 ? DENIED : SUCCEEDED;
}

static int
make_memory_file (void)
{
  return memfd_create ("program", 0) < 0 ? DENIED : SUCCEEDED;
}

static int
read_other_process (void)
{
  struct iovec here = { &here, sizeof here }, there = { &there, sizeof there };

  return process_vm_readv (getppid (), &here, 1, &there, 1, 0) < 0 ? DENIED : SUCCEEDED;
}

/* A stolen descriptor is as good as a socket: none can be made, none received. */
static int
make_socket_pair (void)
{
  int ends[2];

  return socketpair (AF_UNIX, SOCK_STREAM, 0, ends) < 0 ? DENIED : SUCCEEDED;
}

static int
raise_limit (void)
{
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_DATA, &limit) < 0 ? DENIED : SUCCEEDED;
}

static int
open_many (void)
{
  int opened = 0;

  while (dup (STDOUT_FILENO + 1) >= 0 && opened < 1000)
    opened++;
  return opened < 200 ? DENIED : SUCCEEDED;
}

static int
take_memory (void)
{
  void *block = mmap (NULL, 2 * MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return block == MAP_FAILED ? DENIED : SUCCEEDED;
}

static int
spin (void)
{
  volatile gboolean forever = TRUE;

  while (forever)
    ;
  return SUCCEEDED;
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

  return sum == 3 ? DENIED : SUCCEEDED;
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
  return total == 5050 ? DENIED : SUCCEEDED;
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
        return SUCCEEDED;
    }
  return DENIED;
}

static int
compile_pattern (void)
{
  g_autoptr (GRegex) regex = g_regex_new ("(a|b)+c", G_REGEX_OPTIMIZE, 0, NULL);
  return g_regex_match (regex, "ababc", 0, NULL) ? DENIED : SUCCEEDED;
}

typedef struct
{
  const char *name;
  int (*run) (void);
  int signal; /* that ends it; 0: it goes on and exits with DENIED */
} Case;

static const Case cases[] = {
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

#if defined(__SANITIZE_ADDRESS__)
#define LIMITS_MEMORY FALSE
#else
#define LIMITS_MEMORY TRUE
#endif

static gboolean
become (Setting setting)
{
  if (setting == AS_NOBODY)
    return setgroups (0, NULL) == 0 && setresgid (NOBODY, NOBODY, NOBODY) == 0
           && setresuid (NOBODY, NOBODY, NOBODY) == 0;
  return setting != IN_FLATPAK || denied_calls_install_flatpak ();
}

static CandorSandboxMeasures
lock_down (void)
{
  const char *folders[] = { allowed_folder, NULL };
  CandorLockdownLimits limits = { MEMORY, 0, SECONDS, folders };

  candor_preload_document_readers ();
  return candor_lockdown_apply (&limits);
}

/* What a process that became something else, locked itself down and ran a case ended with. */
static int
run_case (const Case *self, Setting setting)
{
  FILE *spare = tmpfile ();
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      dup2 (fileno (spare), STDOUT_FILENO + 1);
      if (!become (setting))
        _exit (NOT_AS_ASKED);
      _exit (lock_down () == CANDOR_SANDBOX_ALL ? self->run () : NOT_LOCKED);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  fclose (spare);
  return status;
}

static void
test_lockdown (Setting setting, const Case *self)
{
  int status;

  if (!LIMITS_MEMORY && self->run == take_memory)
    {
      g_test_skip ("AddressSanitizer needs address space without a limit");
      return;
    }
  if (setting == AS_NOBODY && geteuid () != 0)
    {
      g_test_skip ("these tests do not run as root, so the other cases show what an ordinary person gets");
      return;
    }
  status = run_case (self, setting);
  if (WIFEXITED (status) && WEXITSTATUS (status) == NOT_LOCKED)
    g_test_skip ("this kernel does not let a process be locked down in full");
  else if (self->signal != 0)
    {
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (WTERMSIG (status), ==, self->signal);
    }
  else
    {
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, DENIED);
    }
}

static void
test_as_it_is (gconstpointer data)
{
  test_lockdown (AS_IT_IS, data);
}

static void
test_as_nobody (gconstpointer data)
{
  test_lockdown (AS_NOBODY, data);
}

static void
test_in_flatpak (gconstpointer data)
{
  test_lockdown (IN_FLATPAK, data);
}

/* What can't be taken is what is told, and no more; without Landlock the filter refuses the opening of
 * every file. */
static void
test_without (gconstpointer data)
{
  const DeniedCalls *denied = data;
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (!denied_calls_install (denied))
        _exit (NOT_AS_ASKED);
      if (lock_down () != (CANDOR_SANDBOX_ALL & ~denied->missing))
        _exit (NOT_LOCKED);
      _exit (denied->missing == CANDOR_SANDBOX_FILES ? open_file () + open_own_program () + open_folder () : DENIED);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == NOT_AS_ASKED)
    g_test_skip ("this kernel does not let a filter be installed");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, DENIED);
}

int
main (int argc, char **argv)
{
  g_autofree char *table = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  allowed_folder = g_dir_make_tmp ("candor-lockdown-XXXXXX", NULL);
  table = g_build_filename (allowed_folder, "table", NULL);
  g_assert_true (g_file_set_contents (table, "x", 1, NULL));
  g_assert_true (chmod (allowed_folder, 0755) == 0 && chmod (table, 0644) == 0);
  for (guint setting = 0; setting < N_SETTINGS; setting++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        static const GTestDataFunc functions[] = { test_as_it_is, test_as_nobody, test_in_flatpak };
        g_autofree char *path = g_strdup_printf ("/lockdown/%s/%s", settings[setting], cases[i].name);
        g_test_add_data_func (path, &cases[i], functions[setting]);
      }
  for (gsize i = 0; i < n_denied_calls; i++)
    {
      g_autofree char *path = g_strdup_printf ("/lockdown/without/%s", denied_calls[i].name);
      g_test_add_data_func (path, &denied_calls[i], test_without);
    }
  result = g_test_run ();
  unlink (table);
  rmdir (allowed_folder);
  g_free (allowed_folder);
  return result;
}
