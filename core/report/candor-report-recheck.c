/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-report-recheck.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What all forms of a rectification report say in the same words. */

static const char *const required[] = {
  [CANDOR_FINDING_UNDISCLOSED] = N_("State {0} in the policy, with who collects it and for what, or remove the means to get it."),
  [CANDOR_FINDING_DENIED] = N_("Bring the policy and the package into agreement on {0}."),
  [CANDOR_FINDING_CONTRADICTION] = N_("Say one thing in the policy about {0}."),
  [CANDOR_FINDING_VAGUE] = N_("Name {0} itself in the policy."),
  [CANDOR_FINDING_SDK_UNDISCLOSED] = N_("State in the policy which third party gets {0}, and for what."),
  [CANDOR_FINDING_SDK_NOT_NAMED] = N_("Name the SDK in the policy, with its maker, its purpose and what it collects."),
  [CANDOR_FINDING_SDK_ABSENT] = N_("Keep the list of SDKs in the policy in agreement with the package."),
  [CANDOR_FINDING_UNUSED] = N_("Request no permission that nothing needs."),
  [CANDOR_FINDING_OVER_DECLARED] = N_("Claim in the policy only what the app does."),
  [CANDOR_FINDING_BEYOND_SCOPE] = N_("Do without {0}, or show why this app needs it."),
  [CANDOR_FINDING_DEVICE_SCANNING] = N_("Do without {0}, or show why this app needs it, and say so in the policy."),
  [CANDOR_FINDING_POLICY_GAP] = N_("Say it in the policy, or show where it is said."),
};

char *
candor_recheck_dup_required (CandorRecheck *recheck, CandorFinding *finding, CandorCatalog *catalog)
{
  CandorFindingKind kind = candor_finding_get_kind (finding);
  const char *category = candor_finding_get_category (finding);
  const char *template = (guint) kind < G_N_ELEMENTS (required) ? required[kind] : NULL;
  g_autoptr (CandorNote) note
      = candor_note_new (template != NULL ? template : N_("Mend what was found, or answer it."), CANDOR_NOTE_CATEGORY, category != NULL ? category : "", CANDOR_NOTE_END);

  return candor_knowledge_format_note (candor_comparison_get_knowledge (candor_recheck_get_after (recheck)), note, catalog);
}

char *
candor_recheck_dup_title (CandorRecheck *recheck, CandorFinding *finding, CandorCatalog *catalog)
{
  const char *kind = candor_catalog_text (catalog, candor_finding_kind_get_word (candor_finding_get_kind (finding)));
  g_autofree char *subject = candor_report_dup_subject (candor_comparison_get_knowledge (candor_recheck_get_after (recheck)), finding, catalog);

  if (subject == NULL)
    return g_strdup (kind);
  return g_strdup_printf (candor_catalog_is_chinese (catalog) ? "%s：%s" : "%s: %s", subject, kind);
}

static void
candor_recheck_add_notes (CandorRecheck *recheck, GPtrArray *notes, CandorCatalog *catalog, GPtrArray *lines)
{
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (lines, candor_knowledge_format_note (candor_comparison_get_knowledge (candor_recheck_get_after (recheck)),
                                                          g_ptr_array_index (notes, i), catalog));
}

char *
candor_recheck_dup_done (CandorRecheckItem *item, CandorCatalog *catalog)
{
  CandorFinding *before = candor_recheck_item_get_before (item), *after = candor_recheck_item_get_after (item);
  CandorRecheckStatus status = candor_recheck_item_get_status (item);
  GString *text = g_string_new (candor_catalog_text (catalog, candor_recheck_status_get_word (status)));

  if (before != NULL && after != NULL && candor_finding_get_kind (before) != candor_finding_get_kind (after))
    g_string_append_printf (text, "\n%s → %s",
                            candor_catalog_text (catalog, candor_finding_kind_get_word (candor_finding_get_kind (before))),
                            candor_catalog_text (catalog, candor_finding_kind_get_word (candor_finding_get_kind (after))));
  else if (before != NULL && after != NULL && candor_finding_get_severity (before) != candor_finding_get_severity (after))
    g_string_append_printf (text, "\n%s → %s",
                            candor_catalog_text (catalog, candor_severity_get_word (candor_finding_get_severity (before))),
                            candor_catalog_text (catalog, candor_severity_get_word (candor_finding_get_severity (after))));
  return g_string_free (text, FALSE);
}

GPtrArray *
candor_recheck_list_evidence (CandorRecheck *recheck, CandorRecheckItem *item, CandorCatalog *catalog)
{
  CandorFinding *after = candor_recheck_item_get_after (item);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  /* What is found still, or now, is its own evidence. */
  if (after != NULL)
    g_ptr_array_add (lines, candor_knowledge_format_note (candor_comparison_get_knowledge (candor_recheck_get_after (recheck)),
                                                          candor_finding_get_message (after), catalog));
  candor_recheck_add_notes (recheck, candor_recheck_item_get_words (item), catalog, lines);
  candor_recheck_add_notes (recheck, candor_recheck_item_get_deeds (item), catalog, lines);
  candor_recheck_add_notes (recheck, candor_recheck_item_get_doubts (item), catalog, lines);
  return lines;
}

/* The decision about either of the two findings: it is the later one's where both have one. */
CandorFinding *
candor_recheck_find_decided (const CandorReportExtras *extras, CandorRecheckItem *item)
{
  CandorFinding *before = candor_recheck_item_get_before (item), *after = candor_recheck_item_get_after (item);

  return after != NULL && (before == NULL || candor_report_find_decision (extras, after) != NULL
                           || candor_report_find_acceptance (extras, after) != NULL)
             ? after
             : before;
}
