/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-case-file.h"

/* Cases of the sample app, for tests. */

CandorKnowledge *case_test_load_knowledge (void);
/* Compares the sample's package with one of its policies; text: (nullable): a policy instead. */
CandorComparison *case_test_compare (CandorKnowledge *knowledge, const char *name, const char *text);
GDateTime *case_test_make_time (int minute);
/* Decides as of a minute of a certain day. */
void case_test_decide (CandorCase *self, const char *finding, CandorVerdict verdict, const char *reason, int minute);
char *case_test_dup_finding (CandorCase *self, guint index);
