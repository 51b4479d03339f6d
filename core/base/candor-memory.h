/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be called first of all, before there are threads: a short-lived process asks the system for memory in few large
 * steps. Only what is used becomes memory; but each step of a thread's share costs a change of the process's map, while
 * its other threads wait. */
void candor_memory_prepare (void);

G_END_DECLS
