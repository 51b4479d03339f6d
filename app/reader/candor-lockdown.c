/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-lockdown.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Standard streams, knowledge, pipe, the files handed over, and what libraries hold open. */
#define DESCRIPTORS 128u
/* Libraries, stacks of threads and address space that allocators reserve without using it. */
#define ADDRESS_SLACK (G_GUINT64_CONSTANT (1) << 30)

/* AddressSanitizer reserves terabytes of address space for its shadow: such a build, which is for
 * tests, goes without the limits of memory. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMITS_MEMORY FALSE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LIMITS_MEMORY FALSE
#endif
#endif
#ifndef LIMITS_MEMORY
#define LIMITS_MEMORY TRUE
#endif

void
candor_lockdown_follow_parent (int pipe)
{
  struct pollfd polled = { .fd = pipe, .events = 0 };

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (poll (&polled, 1, 0) > 0 && (polled.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0)
    _exit (1);
}

/* grace: what the kernel waits between the signal that names the limit and the one that kills. */
static gboolean
candor_lockdown_set_limit (int resource, guint64 value, guint64 grace)
{
  struct rlimit now;
  struct rlimit wanted;

  if (getrlimit (resource, &now) != 0)
    return FALSE;
  wanted.rlim_max = now.rlim_max == RLIM_INFINITY ? value + grace : MIN (now.rlim_max, value + grace);
  wanted.rlim_cur = MIN (wanted.rlim_max, value);
  return setrlimit (resource, &wanted) == 0;
}

/* Not the number of processes: the kernel counts those of the whole person, threads included. That no
 * process is started is the call filter's work. */
gboolean
candor_lockdown_limit (const CandorLockdownLimits *limits)
{
  gboolean done = candor_lockdown_set_limit (RLIMIT_FSIZE, limits->written, 0);

  done &= candor_lockdown_set_limit (RLIMIT_CORE, 0, 0);
  done &= candor_lockdown_set_limit (RLIMIT_NOFILE, DESCRIPTORS, 0);
  done &= candor_lockdown_set_limit (RLIMIT_MEMLOCK, 0, 0);
  done &= candor_lockdown_set_limit (RLIMIT_MSGQUEUE, 0, 0);
  if (limits->seconds > 0)
    done &= candor_lockdown_set_limit (RLIMIT_CPU, limits->seconds, 1);
  if (LIMITS_MEMORY)
    {
      done &= candor_lockdown_set_limit (RLIMIT_DATA, limits->memory, 0);
      done &= candor_lockdown_set_limit (RLIMIT_AS, limits->memory + limits->mapped + ADDRESS_SLACK, 0);
    }
  return done;
}

CandorSandboxMeasures
candor_lockdown_apply (const CandorLockdownLimits *limits)
{
  CandorSandboxMeasures measures = 0;

  /* Without this an ordinary person may not install a filter, so it comes first. */
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    measures |= CANDOR_SANDBOX_PRIVILEGES;
  if (candor_lockdown_limit (limits))
    measures |= CANDOR_SANDBOX_LIMITS;
  if (candor_lockdown_restrict_files (limits->places, limits->connects))
    measures |= CANDOR_SANDBOX_FILES;
  /* Names are looked up in files of the system, which a process that connects has to open in any case. */
  if (candor_lockdown_filter_calls ((measures & CANDOR_SANDBOX_FILES) != 0 || limits->connects, limits->connects))
    measures |= CANDOR_SANDBOX_CALLS;
  return measures;
}
