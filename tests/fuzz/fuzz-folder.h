/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Compiles one file of knowledge beside the schemas that ship: (transfer full) (nullable). */
GBytes *fuzz_folder_compile (const char *text, gsize size);

/* A few entries of every kind. */
extern const char fuzz_folder_example[];

G_END_DECLS
