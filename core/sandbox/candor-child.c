/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

/* Copies are made from here on, out of the way of the places that they go to. */
#define PARKED 100

/* Standard streams first, then the descriptors, then nothing: whatever else is open here stays here. */
static int
candor_child_arrange (posix_spawn_file_actions_t *actions, int first, const int *parked, guint count, gboolean shows_errors)
{
  int result = posix_spawn_file_actions_addopen (actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);

  if (result == 0)
    result = posix_spawn_file_actions_addopen (actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (result == 0 && !shows_errors)
    result = posix_spawn_file_actions_addopen (actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  for (guint i = 0; result == 0 && i < count; i++)
    result = parked[i] >= 0 ? posix_spawn_file_actions_adddup2 (actions, parked[i], first + (int) i)
                            : posix_spawn_file_actions_addclose (actions, first + (int) i);
  return result == 0 ? posix_spawn_file_actions_addclosefrom_np (actions, first + (int) count) : result;
}

static int
candor_child_spawn (pid_t *child, char **arguments, char **environment, const posix_spawn_file_actions_t *actions)
{
  posix_spawnattr_t attributes;
  sigset_t none, usual;
  int result = posix_spawnattr_init (&attributes);

  if (result != 0)
    return result;
  sigemptyset (&none);
  sigemptyset (&usual);
  sigaddset (&usual, SIGPIPE);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &usual);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  result = posix_spawn (child, arguments[0], actions, &attributes, arguments, environment);
  posix_spawnattr_destroy (&attributes);
  return result;
}

pid_t
candor_child_start (char **arguments, char **environment, int first, const int *descriptors, guint count,
                    gboolean shows_errors, GError **error)
{
  g_autofree int *parked = g_new (int, count);
  posix_spawn_file_actions_t actions;
  pid_t child = 0;
  int result = posix_spawn_file_actions_init (&actions);

  for (guint i = 0; i < count; i++)
    {
      parked[i] = descriptors[i] >= 0 && result == 0 ? fcntl (descriptors[i], F_DUPFD_CLOEXEC, PARKED) : -1;
      if (descriptors[i] >= 0 && parked[i] < 0 && result == 0)
        result = errno;
    }
  if (result == 0)
    result = candor_child_arrange (&actions, first, parked, count, shows_errors);
  if (result == 0)
    result = candor_child_spawn (&child, arguments, environment, &actions);
  for (guint i = 0; i < count; i++)
    if (parked[i] >= 0)
      close (parked[i]);
  posix_spawn_file_actions_destroy (&actions);
  if (result == 0)
    return child;
  g_set_error (error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED, "%s: %s", arguments[0], g_strerror (result));
  return 0;
}

/* In the copy. */
static void
candor_child_settle (int first, const int *descriptors, guint count, gboolean shows_errors)
{
  g_autofree int *parked = g_new (int, count);
  int nowhere = open ("/dev/null", O_RDWR | O_CLOEXEC);
  sigset_t none;

  for (guint i = 0; i < count; i++)
    if ((parked[i] = fcntl (descriptors[i], F_DUPFD_CLOEXEC, PARKED)) < 0)
      _exit (127);
  for (int i = STDIN_FILENO; i <= (shows_errors ? STDOUT_FILENO : STDERR_FILENO); i++)
    if (nowhere < 0 || dup2 (nowhere, i) < 0)
      _exit (127);
  for (guint i = 0; i < count; i++)
    if (dup2 (parked[i], first + (int) i) < 0)
      _exit (127);
  closefrom (first + (int) count);
  signal (SIGPIPE, SIG_DFL);
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
}

pid_t
candor_child_fork (int first, const int *descriptors, guint count, gboolean shows_errors, GError **error)
{
  pid_t child = fork ();

  if (child == 0)
    candor_child_settle (first, descriptors, count, shows_errors);
  else if (child < 0)
    g_set_error_literal (error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED, g_strerror (errno));
  return child;
}

int
candor_child_end (pid_t child)
{
  int status = 0;

  kill (child, SIGKILL);
  while (waitpid (child, &status, 0) < 0 && errno == EINTR)
    ;
  return status;
}
