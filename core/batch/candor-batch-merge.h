/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * candor_batch_merge:
 * @folder: where the whole goes; what is there is replaced at once, or stays as it was
 * @parts: folders or databases of the parts, %NULL-terminated, in any order
 * @error: return location for a #GIOErrorEnum: a part that is missing, is there twice, is not complete, or
 *   is of another list, program, knowledge or language
 *
 * Makes one batch of its parts: byte for byte what one machine would have made of the whole list.
 *
 * Returns: whether it is there
 */
gboolean candor_batch_merge (const char *folder, const char *const *parts, GError **error);

G_END_DECLS
