/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "knowledge/candor-knowledge.h"

/**
 * FuzzTarget:
 * @name: the target's name: that of its corpus and dictionary
 * @size_max: longer inputs are not tried: they cost time and reach nothing new
 * @rounds: how many bent copies a replay tries, all seeds and the corpus together
 * @try: reads @bytes; whatever they are, it returns
 * @add_seeds: adds inputs built from descriptions: (element-type GBytes)
 *
 * One parser as a search for inputs sees it. Each target is one file that defines fuzz_target; all
 * else is in fuzz-main.c.
 */
typedef struct
{
  const char *name;
  gsize size_max;
  guint rounds;
  void (*try) (GBytes *bytes);
  void (*add_seeds) (GPtrArray *seeds);
} FuzzTarget;

extern const FuzzTarget fuzz_target;

/* The interface of libFuzzer, which AFL++ has too (llvm.org, "libFuzzer – a library for coverage-guided
 * fuzz testing"). */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* The knowledge that the build made: (transfer none). */
CandorKnowledge *fuzz_get_knowledge (void);
void fuzz_add_text (GPtrArray *seeds, const char *text);
/* @first in front of @bytes, which it takes: for targets that read what an input is from its first byte. */
void fuzz_add_kind (GPtrArray *seeds, guint8 first, GBytes *bytes);
/* The input as UTF-8 without a NUL: (transfer full). */
char *fuzz_dup_text (GBytes *bytes);
