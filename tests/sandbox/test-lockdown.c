/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "candor-lockdown.h"
#include "candor-preload.h"
#include "denied-calls.h"
#include "trespasses.h"

/* Each case is a process that locks itself down and then does what a hijacked parser would do. What
 * becomes of it is seen from outside. */

#define MEMORY (G_GUINT64_CONSTANT (256) << 20)
#define SECONDS 1

/* What a process says by its exit status, beside what a trespass says. */
enum
{
  NOT_LOCKED = 11,
  NOT_AS_ASKED = 12,
};

/* Who locks itself down: the person who runs the tests; one without any privilege; a program of Flatpak,
 * which has given up much already; and the one that fetches, which keeps the network and nothing else. */
typedef enum
{
  AS_IT_IS,
  AS_NOBODY,
  IN_FLATPAK,
  CONNECTING,
  N_SETTINGS,
} Setting;

static const char *const settings[] = { "as-it-is", "as-nobody", "in-flatpak", "connecting" };

#define NOBODY 65534

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
lock_down (gboolean connects)
{
  const char *folders[] = { trespass_folder, NULL };
  CandorLockdownLimits limits = { .memory = MEMORY, .seconds = SECONDS, .places = folders, .connects = connects };

  candor_preload_document_readers ();
  return candor_lockdown_apply (&limits);
}

/* What a process that became something else, locked itself down and ran a case ended with. */
static int
run_case (const Trespass *self, Setting setting)
{
  FILE *spare = tmpfile ();
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      trespass_descriptor = fileno (spare);
      if (!become (setting))
        _exit (NOT_AS_ASKED);
      _exit (lock_down (setting == CONNECTING) == CANDOR_SANDBOX_ALL ? self->run () : NOT_LOCKED);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  fclose (spare);
  return status;
}

static void
test_lockdown (Setting setting, const Trespass *self)
{
  int status;

  if (!LIMITS_MEMORY && g_str_equal (self->name, "memory"))
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
  else if (self->signal != 0 && (setting != CONNECTING || self->signal != SIGSYS))
    {
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (WTERMSIG (status), ==, self->signal);
    }
  else
    {
      /* Whoever fetches is told no where whoever reads dies, and may make sockets of the Internet. */
      gboolean connects = setting == CONNECTING && g_str_equal (self->name, "socket");

      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, connects ? TRESPASS_SUCCEEDED : TRESPASS_DENIED);
    }
}

static void
test_connecting (gconstpointer data)
{
  test_lockdown (CONNECTING, data);
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

static int
try_opening (void)
{
  for (gsize i = 0; i < n_trespasses; i++)
    if (g_str_has_prefix (trespasses[i].name, "open-") && trespasses[i].run () != TRESPASS_DENIED)
      return TRESPASS_SUCCEEDED;
  return TRESPASS_DENIED;
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
      if (lock_down (FALSE) != (CANDOR_SANDBOX_ALL & ~denied->missing))
        _exit (NOT_LOCKED);
      _exit (denied->missing == CANDOR_SANDBOX_FILES ? try_opening () : TRESPASS_DENIED);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == NOT_AS_ASKED)
    g_test_skip ("this kernel does not let a filter be installed");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, TRESPASS_DENIED);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL, *table = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  trespass_folder = folder = g_dir_make_tmp ("candor-lockdown-XXXXXX", NULL);
  table = g_build_filename (folder, "table", NULL);
  g_assert_true (g_file_set_contents (table, "x", 1, NULL));
  g_assert_true (chmod (folder, 0755) == 0 && chmod (table, 0644) == 0);
  for (guint setting = 0; setting < N_SETTINGS; setting++)
    for (gsize i = 0; i < n_trespasses; i++)
      {
        static const GTestDataFunc functions[] = { test_as_it_is, test_as_nobody, test_in_flatpak, test_connecting };
        g_autofree char *path = g_strdup_printf ("/lockdown/%s/%s", settings[setting], trespasses[i].name);
        g_test_add_data_func (path, &trespasses[i], functions[setting]);
      }
  for (gsize i = 0; i < n_denied_calls; i++)
    {
      g_autofree char *path = g_strdup_printf ("/lockdown/without/%s", denied_calls[i].name);
      g_test_add_data_func (path, &denied_calls[i], test_without);
    }
  result = g_test_run ();
  unlink (table);
  rmdir (folder);
  return result;
}
