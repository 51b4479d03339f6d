/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes a package of some 150 MB: 20 dex files, no class of one like a class of another, and what can't be
 * packed any further, as pictures can't. */
void bench_large_make (const char *path);

G_END_DECLS
