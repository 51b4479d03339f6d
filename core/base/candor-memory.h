/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be called first of all, before there are threads: a short-lived process asks the system for memory in few large
 * steps. Only what is used becomes memory; but each step of a thread's share costs a change of the process's map, while
 * its other threads wait. */
void candor_memory_prepare (void);
/* (transfer full) (nullable): memory to be freed by g_free(), NULL where there is not so much. Much of it has large pages
 * where the system gives them, so that writing through it once makes a fault for each 2 MiB and not for each 4 KiB. */
gpointer candor_memory_try_new (gsize size);

G_END_DECLS
