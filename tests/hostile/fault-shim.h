/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What may fail. */
typedef enum
{
  FAULT_READ,
  FAULT_WRITE,
  FAULT_SYNC, /* fsync, fchmod, rename: the last steps of saving */
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
 * @count: how many there were so far, all threads and processes that are forked together
 */
typedef struct
{
  unsigned call;
  unsigned at;
  int number;
  int for_good;
  _Atomic unsigned count;
} FaultShim;
