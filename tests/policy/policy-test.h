/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-policy.h"

/* The knowledge of the build folder. */
CandorKnowledge *policy_test_knowledge (void);
/* Reads texts as documents of one policy; a name ends in .md, .html or .txt. Ended by NULL. */
CandorPolicy *policy_test_read (const char *name, const char *text, ...) G_GNUC_NULL_TERMINATED;
/* One statement a part, joined by "; ": "category action polarity actor[ @party][ !permission][ (purposes)]". */
char *policy_test_describe (GListModel *statements);
/* Seconds of processor time that reading takes. */
double policy_test_time (const char *text);

/* A line read by itself, and what it claims, as policy_test_describe() says it. */
typedef struct
{
  const char *sentence;
  const char *statements;
} Case;

void policy_test_check (const Case *cases, gsize count);

#define TEST(name)                                                                                  \
  static void test_##name (void)                                                                    \
  {                                                                                                 \
    policy_test_check (name, G_N_ELEMENTS (name));                                                  \
  }
