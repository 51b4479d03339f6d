/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-report.h"

G_BEGIN_DECLS

/* Comparisons to report on. All abort where something is wrong. */

#define REPORT_TEST_SDKS 200u

GBytes *report_test_load (const char *name);
CandorPolicy *report_test_read_policy (CandorKnowledge *knowledge, GBytes *bytes, const char *name);
CandorPackage *report_test_read_package (CandorKnowledge *knowledge);
/* More than 200 findings, over 200 SDKs, with so many calls and at least so many statements. */
CandorComparison *report_test_make_large (CandorKnowledge *knowledge, guint calls, guint statements);

G_END_DECLS
