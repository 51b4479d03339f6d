/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casefile/candor-case-file.h"
#include "fuzz.h"
#include "fuzz-sample.h"

/* A case file: first its database, then the rows, in which a search can also begin. An input that does
 * not begin as a database is the rows in serialized form. */

/* A case with all that one can hold: a page that was fetched, and kept; decisions; two checks. */
static CandorCase *
make_case (void)
{
  g_autoptr (CandorComparison) comparison = fuzz_sample_compare (fuzz_get_knowledge ());
  g_autoptr (CandorFinding) finding = g_list_model_get_item (candor_comparison_get_findings (comparison), 0);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 1, 2, 3, 4, 5);
  g_autoptr (CandorDecision) decision = candor_decision_new (candor_finding_get_id (finding), CANDOR_VERDICT_ASKED, "asked", "by letter", "A", time);
  g_autoptr (CandorDecision) other = candor_decision_new (candor_finding_get_id (finding), CANDOR_VERDICT_DISMISSED, "it is said elsewhere", NULL, NULL, time);
  CandorCase *made = candor_case_new (comparison, time);

  candor_case_set_note (made, "a note");
  candor_case_decide (made, decision);
  candor_case_decide (made, other);
  candor_case_recheck (made, comparison, time);
  return made;
}

/* What a window shows of one. */
static void
look_at (CandorCase *read)
{
  GListModel *checks = candor_case_get_checks (read);
  GListModel *decisions = candor_case_get_decisions (read);
  CandorPolicy *policy = candor_comparison_get_policy (candor_case_get_comparison (read));

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (CandorCaseCheck) check = g_list_model_get_item (checks, i);

      g_assert_nonnull (candor_case_check_get_time (check));
      g_assert_true (g_utf8_validate (candor_case_check_get_program (check), -1, NULL));
      g_assert_nonnull (candor_case_check_get_findings (check));
    }
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (CandorDecision) decision = g_list_model_get_item (decisions, i);
      g_assert_nonnull (candor_decision_get_time (decision));
    }
  for (guint i = 0; i < g_list_model_get_n_items (candor_policy_get_documents (policy)); i++)
    {
      CandorOrigin *origin = candor_document_get_origin (candor_policy_get_document (policy, i));
      g_autofree char *sentence = origin != NULL ? candor_origin_dup_sentence (origin) : NULL;
      g_autofree char *host = origin != NULL ? candor_address_dup_host (candor_origin_get_address (origin)) : NULL;

      g_assert_true (sentence == NULL || g_utf8_validate (sentence, -1, NULL));
      (void) host;
    }
}

static void
fuzz_case (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) rows = NULL;
  g_autoptr (CandorCase) read = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > 0 && *data == 'S')
    {
      rows = candor_case_file_read (bytes, "a.candor", &error);
      g_assert_true ((rows == NULL) == (error != NULL));
      if (rows == NULL)
        return;
    }
  else
    {
      g_autoptr (GVariant) raw = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CANDOR_CASE_VARIANT_TYPE), bytes, FALSE));
      rows = g_variant_get_normal_form (raw);
    }
  read = candor_case_new_from_variant (rows, fuzz_get_knowledge (), &error);
  g_assert_true ((read == NULL) == (error != NULL));
  if (read != NULL)
    {
      g_autoptr (GVariant) again = g_variant_ref_sink (candor_case_to_variant (read));

      g_assert_true (g_variant_is_normal_form (again));
      look_at (read);
    }
}

static void
fuzz_case_add_seeds (GPtrArray *seeds)
{
  g_autoptr (CandorCase) made = make_case ();
  g_autoptr (GVariant) rows = g_variant_ref_sink (candor_case_to_variant (made));

  g_ptr_array_add (seeds, candor_case_to_bytes (made, NULL));
  g_ptr_array_add (seeds, g_variant_get_data_as_bytes (rows));
}

const FuzzTarget fuzz_target = { "case", 131072, 200, fuzz_case, fuzz_case_add_seeds };
