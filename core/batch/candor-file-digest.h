/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * candor_file_digest:
 * @path: a file
 * @size: (out) (optional): its bytes
 * @cancellable: (nullable)
 * @error: return location for a #GIOErrorEnum; its message names the file
 *
 * The file is read as bytes; nothing in it is looked at.
 *
 * Returns: (transfer full): its SHA-256, lower-case hexadecimal, or %NULL
 */
char *candor_file_digest (const char *path, guint64 *size, GCancellable *cancellable, GError **error);

G_END_DECLS
