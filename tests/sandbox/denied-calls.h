/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * DeniedCalls:
 * @name: what is denied
 * @missing: the measures of the sandbox that can't be taken then, of #CandorSandboxMeasures
 * @words: what people are told of it: a part of the message
 *
 * A system that does not let a process lock itself down in full: an old kernel, or a container that
 * filters calls. Played by a filter of our own, which the process and its children keep.
 */
typedef struct
{
  const char *name;
  guint missing;
  const char *words;
} DeniedCalls;

extern const DeniedCalls denied_calls[];
extern const gsize n_denied_calls;

/* From here on such calls fail with EPERM, in this process and what it starts. */
gboolean denied_calls_install (const DeniedCalls *self);
/* What Flatpak refuses to every program it runs (flatpak-run.c, "syscall_blocklist"): new name spaces,
 * mounts, tracing, keys; and no privilege is gained by running a program. */
gboolean denied_calls_install_flatpak (void);
