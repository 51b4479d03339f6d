/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A fuzz target: the interface of libFuzzer (llvm.org, "libFuzzer"), so that a build with
 * -Dfuzzing=true and clang searches for inputs, and any other build replays what is known. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Seeds, built from descriptions: (element-type GBytes). */
void fuzz_add_seeds (GPtrArray *seeds);
