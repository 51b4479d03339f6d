/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A process that goes through a large file once, mapped, need not hold all of it in memory. */

/* From now on pages of this stretch may be given back: it is a file that is mapped for reading only. One at a time, and
 * before threads read it; NULL and 0: none. */
void candor_mapping_set (gconstpointer data, gsize size);
/* Gives the whole pages of a stretch back, where it lies in that mapping; elsewhere nothing happens. Whoever
 * reads there again reads the same, from the file. */
void candor_mapping_forget (gconstpointer data, gsize size);

G_END_DECLS
