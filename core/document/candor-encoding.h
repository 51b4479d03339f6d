/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of @bytes as UTF-8. Its encoding is told by its byte order mark, else by being valid
 * UTF-8, else by @claimed (nullable, the name the file gives itself), else by which encoding makes
 * the most characters that are frequent in the languages written with it. Bytes that stand for
 * nothing become U+FFFD, and NUL a space.
 * encoding: (out) (optional): the encoding's name. (transfer full) */
char *candor_encoding_decode (const guint8 *bytes, gsize size, const char *claimed, const char **encoding);

/* Loads the converters, which come from files, so that decoding needs none. */
void candor_encoding_prepare (void);

/* Too much of it stands for nothing: no text at all. */
gboolean candor_encoding_is_garbage (const char *text);

G_END_DECLS
