/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casefile/candor-baseline.h"
#include "fuzz-sample.h"
#include "fuzz.h"

/* Findings that a baseline is held against: the same ones for all. */
static CandorComparison *
get_comparison (void)
{
  static CandorComparison *comparison;

  if (comparison == NULL)
    comparison = fuzz_sample_compare (fuzz_get_knowledge ());
  return comparison;
}

static void
hold_against (CandorBaseline *baseline)
{
  GListModel *findings = candor_comparison_get_findings (get_comparison ());

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      const char *reason = candor_baseline_get_reason (baseline, finding);

      g_assert_true (candor_baseline_accepts (baseline, finding) == (reason != NULL));
      g_assert_true (reason == NULL || g_utf8_validate (reason, -1, NULL));
    }
}

/* A baseline as the reading process reads it, and what it says of one. An input that does not begin as a baseline is
 * what a lying process says. */
static void
fuzz_baseline (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorBaseline) baseline = NULL, again = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > 0 && *data == 'c')
    baseline = candor_baseline_new_from_bytes (bytes, "a.baseline", &error);
  else
    {
      g_autoptr (GVariant) raw = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CANDOR_BASELINE_VARIANT_TYPE), bytes, FALSE));
      g_autoptr (GVariant) normal = g_variant_get_normal_form (raw);

      baseline = candor_baseline_new_from_variant (normal, &error);
    }
  g_assert_true ((baseline == NULL) == (error != NULL));
  if (baseline == NULL)
    return;
  value = g_variant_ref_sink (candor_baseline_to_variant (baseline));
  again = candor_baseline_new_from_variant (value, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (candor_baseline_get_count (again), ==, candor_baseline_get_count (baseline));
  hold_against (again);
  text = candor_baseline_to_text (again);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

/* Of its findings one is dismissed. */
static CandorCase *
make_case (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 1, 2, 3, 4, 5);
  g_autoptr (CandorFinding) finding = g_list_model_get_item (candor_comparison_get_findings (get_comparison ()), 0);
  g_autoptr (CandorDecision) decision = candor_decision_new (candor_finding_get_id (finding), CANDOR_VERDICT_DISMISSED, "it is said elsewhere", NULL, NULL, time);
  CandorCase *work = candor_case_new (get_comparison (), time);

  candor_case_decide (work, decision);
  return work;
}

static void
fuzz_baseline_add_seeds (GPtrArray *seeds)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (
      g_variant_new_parsed ("[('undisclosed:calendar', @u 2, 'agreed'), ('a:b', 0, '')]"));

  g_autoptr (CandorBaseline) whole = candor_baseline_new_from_comparison (get_comparison ());
  g_autofree char *text = candor_baseline_to_text (whole);
  g_autoptr (CandorCase) work = make_case ();
  g_autoptr (CandorBaseline) dismissed = candor_baseline_new_from_case (work);
  g_autofree char *reasons = candor_baseline_to_text (dismissed);

  fuzz_add_text (seeds, text);
  fuzz_add_text (seeds, reasons);
  fuzz_add_text (seeds, "candor-baseline 1\nundisclosed:calendar  medium  # agreed until 4.3\n\n# remark\n\ta:b\tlow\r\n");
  fuzz_add_text (seeds, "candor-baseline 1\na:b low\na:b low\n");
  fuzz_add_text (seeds, "candor-baseline 1\na:b low high\n");
  fuzz_add_text (seeds, "candor-baseline 2\n");
  fuzz_add_text (seeds, "candor: nothing\n");
  g_ptr_array_add (seeds, g_variant_get_data_as_bytes (value));
}

const FuzzTarget fuzz_target = { "baseline", 8192, 2000, fuzz_baseline, fuzz_baseline_add_seeds };
