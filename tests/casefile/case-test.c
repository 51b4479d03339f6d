/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-test.h"

#include <string.h>

#include "../report/report-test.h"

CandorKnowledge *
case_test_load_knowledge (void)
{
  g_autoptr (GError) error = NULL;
  CandorKnowledge *knowledge = candor_knowledge_load (NULL, &error);

  g_assert_no_error (error);
  return knowledge;
}

CandorComparison *
case_test_compare (CandorKnowledge *knowledge, const char *name, const char *text)
{
  g_autoptr (GBytes) words = text != NULL ? g_bytes_new (text, strlen (text)) : report_test_load (name);
  g_autoptr (CandorPolicy) policy = report_test_read_policy (knowledge, words, name);
  g_autoptr (CandorPackage) package = report_test_read_package (knowledge);

  return candor_comparison_new (policy, package, knowledge, NULL);
}

GDateTime *
case_test_make_time (int minute)
{
  return g_date_time_new_utc (2026, 3, 1, 9, minute, 0);
}

void
case_test_decide (CandorCase *self, const char *finding, CandorVerdict verdict, const char *reason, int minute)
{
  g_autoptr (GDateTime) time = case_test_make_time (minute);
  g_autoptr (CandorDecision) decision = candor_decision_new (finding, verdict, reason, "see letter, 第三条", "R. Reader", time);

  candor_case_decide (self, decision);
}

char *
case_test_dup_finding (CandorCase *self, guint index)
{
  g_autoptr (CandorFinding) finding
      = g_list_model_get_item (candor_comparison_get_findings (candor_case_get_comparison (self)), index);

  g_assert_nonnull (finding);
  return g_strdup (candor_finding_get_id (finding));
}
