/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* gzip (RFC 1952) without a time or a name in it: the same bytes give the same. level: 1 to 9. */
GBytes *candor_compress (GBytes *bytes, int level);
/* (nullable): NULL where the bytes are no gzip, or grow beyond @limit. */
GBytes *candor_decompress (gconstpointer data, gsize size, gsize limit);

G_END_DECLS
