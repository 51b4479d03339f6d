/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * CandorFileState:
 * @status: what the system says of the file
 * @settled: it was last changed so long before that any change from now on shows in its times
 *
 * By what a file is known to have stayed as it is.
 */
typedef struct
{
  struct stat status;
  gboolean settled;
} CandorFileState;

/**
 * candor_file_digest:
 * @path: a file
 * @state: (out caller-allocates) (optional): its state before it was read
 * @cancellable: (nullable)
 * @error: return location for a #GIOErrorEnum; its message names the file
 *
 * The file is read as bytes; nothing in it is looked at.
 *
 * Returns: (transfer full): its SHA-256, lower-case hexadecimal, or %NULL
 */
char *candor_file_digest (const char *path, CandorFileState *state, GCancellable *cancellable, GError **error);
/* Whether the path still leads to the file in that state. */
gboolean candor_file_state_holds (const CandorFileState *self, const char *path);

G_END_DECLS
