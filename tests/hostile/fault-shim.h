/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What may fail, or be what a process is at when a signal comes. */
typedef enum
{
  FAULT_READ,
  FAULT_WRITE,
  FAULT_SYNC, /* fsync, fchmod, rename: the last steps of saving */
  FAULT_RENAME, /* to the path given */
  FAULT_OPEN,
  FAULT_MAP,
  FAULT_MEMORY,
  N_FAULTS,
} FaultCall;

/**
 * FaultShim:
 * @call: which calls are counted
 * @at: the number of the call that fails, from 1; 0: none
 * @number: the errno it fails with; 0: it does half of what was asked for
 * @for_good: whether all that come after it fail as well
 * @signal: where this is not 0, the call does not fail: the signal is sent to the process just before it
 * @after: the signal is sent just after it instead, where it is one of the last steps of saving
 * @count: how many there were so far, all threads and processes that are forked together
 * @path: what is renamed to, of #FAULT_RENAME
 */
typedef struct
{
  unsigned call;
  unsigned at;
  int number;
  int for_good;
  int signal;
  int after;
  _Atomic unsigned count;
  char path[256];
} FaultShim;
