/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-message.h"

G_BEGIN_DECLS

/**
 * CandorLockdownLimits:
 * @memory: bytes of data the process may allocate
 * @mapped: bytes of files it maps on top of that
 * @seconds: processor time, all threads together; 0: none, as where input comes as it comes
 * @written: bytes that a file it writes may have: none by name, only what it was handed
 * @places: (nullable): files, and folders whose files, libraries may go on reading, %NULL-terminated
 * @connects: whether it may go on to make connections: for what fetches, and never for what reads
 */
typedef struct
{
  guint64 memory;
  guint64 mapped;
  guint64 seconds;
  guint64 written;
  const char *const *places;
  gboolean connects;
} CandorLockdownLimits;

/* Asks to be ended with the parent, and ends at once if it is gone: nobody reads the pipe. */
void candor_lockdown_follow_parent (int pipe);
/* Gives up all that reading does not need, for good: to be called with one thread running and before
 * the first byte of a file. Returns what is in force. */
CandorSandboxMeasures candor_lockdown_apply (const CandorLockdownLimits *limits);

/* The single measures. */
gboolean candor_lockdown_limit (const CandorLockdownLimits *limits);
gboolean candor_lockdown_restrict_files (const char *const *places, gboolean connects);
/* open_files: whether opening a file for reading is left to Landlock, or refused here. */
gboolean candor_lockdown_filter_calls (gboolean open_files, gboolean connects);

G_END_DECLS
