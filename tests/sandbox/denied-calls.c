/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "denied-calls.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>

#include "sandbox/candor-message.h"

const DeniedCalls denied_calls[] = {
  { "landlock", CANDOR_SANDBOX_FILES, "Landlock" },
  { "seccomp", CANDOR_SANDBOX_CALLS, "system calls" },
  { "limits", CANDOR_SANDBOX_LIMITS, "memory and time" },
  { "privileges", CANDOR_SANDBOX_PRIVILEGES, "privileges" },
};
const gsize n_denied_calls = G_N_ELEMENTS (denied_calls);

static gboolean
add (scmp_filter_ctx filter, const DeniedCalls *self)
{
  const guint32 no = SCMP_ACT_ERRNO (EPERM);

  switch (self->missing)
    {
    case CANDOR_SANDBOX_FILES:
      return seccomp_rule_add (filter, no, SCMP_SYS (landlock_create_ruleset), 0) == 0;
    case CANDOR_SANDBOX_CALLS:
      return seccomp_rule_add (filter, no, SCMP_SYS (seccomp), 0) == 0
             && seccomp_rule_add (filter, no, SCMP_SYS (prctl), 1, SCMP_A0 (SCMP_CMP_EQ, PR_SET_SECCOMP)) == 0;
    case CANDOR_SANDBOX_LIMITS:
      return seccomp_rule_add (filter, no, SCMP_SYS (setrlimit), 0) == 0
             && seccomp_rule_add (filter, no, SCMP_SYS (prlimit64), 1, SCMP_A2 (SCMP_CMP_NE, 0)) == 0;
    default:
      return seccomp_rule_add (filter, no, SCMP_SYS (prctl), 1, SCMP_A0 (SCMP_CMP_EQ, PR_SET_DUMPABLE)) == 0;
    }
}

gboolean
denied_calls_install (const DeniedCalls *self)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  gboolean done = filter != NULL && add (filter, self) && seccomp_load (filter) == 0;

  seccomp_release (filter);
  return done;
}

gboolean
denied_calls_install_flatpak (void)
{
  static const int calls[] = {
    SCMP_SYS (syslog),  SCMP_SYS (uselib), SCMP_SYS (acct),  SCMP_SYS (quotactl), SCMP_SYS (add_key),         SCMP_SYS (keyctl),
    SCMP_SYS (request_key), SCMP_SYS (move_pages), SCMP_SYS (mbind), SCMP_SYS (unshare), SCMP_SYS (setns), SCMP_SYS (mount),
    SCMP_SYS (umount2), SCMP_SYS (pivot_root), SCMP_SYS (chroot), SCMP_SYS (perf_event_open), SCMP_SYS (ptrace),
  };
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  gboolean done = filter != NULL;

  for (gsize i = 0; done && i < G_N_ELEMENTS (calls); i++)
    done = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), calls[i], 0) == 0;
  done = done
         && seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                              SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0
         && seccomp_load (filter) == 0;
  seccomp_release (filter);
  return done;
}
