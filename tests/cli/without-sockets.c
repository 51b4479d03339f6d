/* SPDX-License-Identifier: GPL-3.0-or-later */

/* without-sockets PROGRAM WORD...: runs a program in which, as in all that it starts, whoever makes a socket of any
 * network ends at once. What processes of one machine are joined by (AF_UNIX) stays. */

#include <seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

int
main (int argc, char **argv)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  if (argc < 2 || filter == NULL || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
      || seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (socket), 1, SCMP_A0 (SCMP_CMP_NE, AF_UNIX)) != 0
      || seccomp_load (filter) != 0)
    {
      fprintf (stderr, "without-sockets: no such filter here\n");
      return 99;
    }
  seccomp_release (filter);
  execv (argv[1], argv + 1);
  perror (argv[1]);
  return 99;
}
