/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* A program started with the descriptors it is to have and no other: without copying this process first, and
 * without a thread that watches it. The child may ask the kernel to be ended with the thread that starts it. */

/* descriptors: what it finds from @first on, copied; -1 for none in that place. Its standard streams lead nowhere, but that
 * errors are seen where @shows_errors. Returns its process, or 0 with a #GSpawnError. */
pid_t candor_child_start (char **arguments, char **environment, int first, const int *descriptors, guint count,
                          gboolean shows_errors, GError **error);
/* As candor_child_start(), but a copy of this process: in it, 0 is returned. Only for a process of one thread. Returns -1
 * with a #GSpawnError. */
pid_t candor_child_fork (int first, const int *descriptors, guint count, gboolean shows_errors, GError **error);
/* Ends it if it runs, and gives its wait status. */
int candor_child_end (pid_t child);

G_END_DECLS
