/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The most memory that a program and all it starts had at the same time, in MiB: proportional set size, so that
 * pages which several of them map count once. Looked up a thousand times a second. */
double bench_peak (const char *const *arguments);
