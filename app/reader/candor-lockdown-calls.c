/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* Whatever is not named here ends the process: no network, no other program, no new process, no
 * tracing, no writing by name, no mount, no key, no module, no further privilege. */

/* What computing, memory, threads of its own and open descriptors take. A call that this machine does
 * not have is none to be allowed. */
static const int allowed[] = {
  /* memory */
  SCMP_SYS (brk), SCMP_SYS (mmap), SCMP_SYS (munmap), SCMP_SYS (mprotect), SCMP_SYS (mremap),
  SCMP_SYS (madvise), SCMP_SYS (membarrier),
  /* open descriptors */
  SCMP_SYS (read), SCMP_SYS (readv), SCMP_SYS (pread64), SCMP_SYS (write), SCMP_SYS (writev),
  SCMP_SYS (lseek), SCMP_SYS (close), SCMP_SYS (fstat), SCMP_SYS (fstatfs), SCMP_SYS (getdents64),
  SCMP_SYS (fcntl), SCMP_SYS (dup), SCMP_SYS (poll), SCMP_SYS (ppoll), SCMP_SYS (fadvise64),
  SCMP_SYS (eventfd2), SCMP_SYS (pipe2),
  /* threads of its own */
  SCMP_SYS (futex), SCMP_SYS (set_robust_list), SCMP_SYS (get_robust_list), SCMP_SYS (rseq),
  SCMP_SYS (set_tid_address), SCMP_SYS (gettid), SCMP_SYS (getpid), SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity), SCMP_SYS (sched_getattr), SCMP_SYS (sched_getparam),
  SCMP_SYS (sched_getscheduler), SCMP_SYS (getcpu), SCMP_SYS (exit), SCMP_SYS (exit_group),
  /* signals to itself */
  SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn), SCMP_SYS (sigaltstack),
  SCMP_SYS (restart_syscall), SCMP_SYS (alarm), SCMP_SYS (setitimer),
  /* time, chance, and what it uses itself */
  SCMP_SYS (clock_gettime), SCMP_SYS (clock_getres), SCMP_SYS (clock_nanosleep), SCMP_SYS (nanosleep),
  SCMP_SYS (gettimeofday), SCMP_SYS (time), SCMP_SYS (getrandom), SCMP_SYS (getrusage),
  SCMP_SYS (getrlimit), SCMP_SYS (sysinfo), SCMP_SYS (uname), SCMP_SYS (getuid), SCMP_SYS (geteuid),
  SCMP_SYS (getgid), SCMP_SYS (getegid), SCMP_SYS (getppid),
};

/* What honest libraries try and do well without: they are told no. */
static const struct
{
  int call;
  int answer;
} refused[] = {
  { SCMP_SYS (clone3), ENOSYS }, /* clone() follows, whose flags can be looked at */
  { SCMP_SYS (ioctl), ENOTTY },
  { SCMP_SYS (getpeername), ENOTSOCK }, /* GLib asks it of the error stream before it says that memory is used up */
  { SCMP_SYS (open), EACCES },
  { SCMP_SYS (access), EACCES },
  { SCMP_SYS (faccessat), EACCES },
  { SCMP_SYS (faccessat2), EACCES },
  { SCMP_SYS (stat), EACCES },
  { SCMP_SYS (lstat), EACCES },
  { SCMP_SYS (statx), ENOSYS },
  { SCMP_SYS (statfs), EACCES },
  { SCMP_SYS (readlink), EACCES },
  { SCMP_SYS (readlinkat), EACCES },
  { SCMP_SYS (getcwd), EACCES },
  { SCMP_SYS (sched_setattr), EPERM },
  { SCMP_SYS (sched_setaffinity), EPERM },
  { SCMP_SYS (sched_setscheduler), EPERM },
  { SCMP_SYS (prctl), EPERM },
};

/* What looking up a name and speaking to a server take, for a process that may connect. What it tries beyond that
 * it is told no, since the libraries that it needs differ more from system to system. */
static const int connecting[] = {
  SCMP_SYS (connect), SCMP_SYS (bind), SCMP_SYS (getsockname), SCMP_SYS (getpeername), SCMP_SYS (setsockopt),
  SCMP_SYS (getsockopt), SCMP_SYS (sendto), SCMP_SYS (recvfrom), SCMP_SYS (sendmsg), SCMP_SYS (recvmsg),
  SCMP_SYS (sendmmsg), SCMP_SYS (recvmmsg), SCMP_SYS (shutdown), SCMP_SYS (stat), SCMP_SYS (lstat), SCMP_SYS (statx),
  SCMP_SYS (access), SCMP_SYS (faccessat), SCMP_SYS (faccessat2), SCMP_SYS (readlink), SCMP_SYS (readlinkat),
  SCMP_SYS (newfstatat), SCMP_SYS (getcwd),
};

static gboolean
candor_lockdown_add (scmp_filter_ctx filter, guint32 action, int call)
{
  int result = seccomp_rule_add (filter, action, call, 0);

  return result == 0 || call < 0;
}

/* A thread shares everything with its process; whatever shares less is another process. */
static gboolean
candor_lockdown_add_threads (scmp_filter_ctx filter)
{
  const guint64 flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD;

  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, flags, flags)) == 0;
}

/* fstat() is this call on many systems: with a descriptor and no name. */
static gboolean
candor_lockdown_add_status (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (newfstatat), 1,
                           SCMP_A3 (SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH)) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (newfstatat), 1,
                              SCMP_A3 (SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, 0)) == 0;
}

/* Reading the limits, not setting them; a signal to itself, as abort() sends, not to others. */
static gboolean
candor_lockdown_add_self (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A2 (SCMP_CMP_EQ, 0)) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                              SCMP_A0 (SCMP_CMP_EQ, getpid ())) == 0;
}

/* Opening for reading alone, where Landlock decides about the name; else not at all. */
static gboolean
candor_lockdown_add_opening (scmp_filter_ctx filter, gboolean open_files)
{
  const guint64 writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  guint32 action = open_files ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO (EACCES);

  return seccomp_rule_add (filter, action, SCMP_SYS (openat), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0;
}

/* Of the Internet, and what tells which of its protocols this machine speaks: no local socket, so no message bus
 * and no display. */
static gboolean
candor_lockdown_add_connections (scmp_filter_ctx filter)
{
  gboolean done = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (connecting); i++)
    done &= candor_lockdown_add (filter, SCMP_ACT_ALLOW, connecting[i]);
  done &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (socket), 1, SCMP_A0 (SCMP_CMP_EQ, AF_INET)) == 0;
  done &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (socket), 1, SCMP_A0 (SCMP_CMP_EQ, AF_INET6)) == 0;
  done &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (socket), 2, SCMP_A0 (SCMP_CMP_EQ, AF_NETLINK),
                            SCMP_A2 (SCMP_CMP_EQ, NETLINK_ROUTE)) == 0;
  done &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (ioctl), 1, SCMP_A1 (SCMP_CMP_EQ, FIONREAD)) == 0;
  return done && seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0;
}

/* What is computed with, and what nobody needs to be killed for. */
static gboolean
candor_lockdown_add_reading (scmp_filter_ctx filter)
{
  gboolean done = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    done &= candor_lockdown_add (filter, SCMP_ACT_ERRNO (refused[i].answer), refused[i].call);
  return done && candor_lockdown_add_status (filter);
}

gboolean
candor_lockdown_filter_calls (gboolean open_files, gboolean connects)
{
  scmp_filter_ctx filter = seccomp_init (connects ? SCMP_ACT_ERRNO (EPERM) : SCMP_ACT_KILL_PROCESS);
  gboolean done = filter != NULL;

  if (filter == NULL)
    return FALSE;
  done &= seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
  done &= seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    done &= candor_lockdown_add (filter, SCMP_ACT_ALLOW, allowed[i]);
  done = done && (connects ? candor_lockdown_add_connections (filter) : candor_lockdown_add_reading (filter));
  done = done && candor_lockdown_add_threads (filter) && candor_lockdown_add_self (filter)
         && candor_lockdown_add_opening (filter, open_files);
  done = done && seccomp_load (filter) == 0;
  seccomp_release (filter);
  return done;
}
