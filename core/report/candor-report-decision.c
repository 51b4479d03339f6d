/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>

#include "report/candor-report-private.h"

/* What people decided about a finding, as reports show it. */

CandorDecision *
candor_report_find_decision (const CandorReportExtras *extras, CandorFinding *finding)
{
  CandorDecision *decision
      = extras->work != NULL ? candor_case_get_decision (extras->work, candor_finding_get_id (finding)) : NULL;

  return decision != NULL
                 && (candor_decision_get_verdict (decision) != CANDOR_VERDICT_OPEN || *candor_decision_get_note (decision) != '\0')
             ? decision
             : NULL;
}

const char *
candor_report_find_acceptance (const CandorReportExtras *extras, CandorFinding *finding)
{
  return extras->baseline != NULL ? candor_baseline_get_reason (extras->baseline, finding) : NULL;
}

static char *
candor_report_dup_acceptance (const char *reason, CandorCatalog *catalog)
{
  const char *words = candor_catalog_text (catalog, N_("accepted in the baseline"));

  return *reason == '\0' ? g_strdup (words)
                         : g_strdup_printf ("%s%s%s", words, candor_catalog_is_chinese (catalog) ? "：" : ": ", reason);
}

char *
candor_report_dup_decision (const CandorReportExtras *extras, CandorFinding *finding, CandorCatalog *catalog)
{
  CandorDecision *decision = candor_report_find_decision (extras, finding);
  const char *accepted = candor_report_find_acceptance (extras, finding);
  gboolean chinese = candor_catalog_is_chinese (catalog);
  const char *reason, *note, *person;
  g_autofree char *day = NULL;
  GString *line;

  if (decision == NULL)
    return accepted != NULL ? candor_report_dup_acceptance (accepted, catalog) : NULL;
  reason = candor_decision_get_reason (decision);
  note = candor_decision_get_note (decision);
  person = candor_decision_get_person (decision);
  day = g_date_time_format (candor_decision_get_time (decision), "%Y-%m-%d");
  line = g_string_new (candor_catalog_text (catalog, candor_verdict_get_word (candor_decision_get_verdict (decision))));
  if (*reason != '\0')
    g_string_append_printf (line, "%s%s", chinese ? "：" : ": ", reason);
  if (*note != '\0')
    g_string_append_printf (line, "%s%s", chinese ? "；" : "; ", note);
  if (*person != '\0')
    g_string_append_printf (line, chinese ? "（%s，%s）" : " (%s, %s)", person, day);
  else
    g_string_append_printf (line, chinese ? "（%s）" : " (%s)", day);
  return g_string_free (line, FALSE);
}

void
candor_report_build_decision (CandorJson *json, const CandorReportExtras *extras, CandorFinding *finding)
{
  CandorDecision *decision = candor_report_find_decision (extras, finding);
  g_autofree char *time = NULL;

  candor_json_add_string (json, "accepted", candor_report_find_acceptance (extras, finding));
  if (decision == NULL)
    {
      candor_json_add_string (json, "decision", NULL);
      return;
    }
  time = g_date_time_format_iso8601 (candor_decision_get_time (decision));
  candor_json_begin_object (json, "decision");
  candor_json_add_string (json, "verdict", candor_verdict_to_string (candor_decision_get_verdict (decision)));
  candor_json_add_string (json, "reason", candor_decision_get_reason (decision));
  candor_json_add_string (json, "note", candor_decision_get_note (decision));
  candor_json_add_string (json, "person", candor_decision_get_person (decision));
  candor_json_add_string (json, "time", time);
  candor_json_end_object (json);
}

GBytes *
candor_report_write (CandorComparison *comparison, CandorCatalog *catalog, CandorReportFormat format,
                     const CandorReportExtras *extras, GError **error)
{
  const CandorReportExtras none = { 0 };

  g_return_val_if_fail (CANDOR_IS_COMPARISON (comparison), NULL);
  if (extras == NULL)
    extras = &none;
  switch (format)
    {
    case CANDOR_REPORT_JSON:
      return candor_report_build_json (comparison, catalog, extras);
    case CANDOR_REPORT_CSV:
      return candor_report_build_csv (comparison, catalog, extras);
    case CANDOR_REPORT_SARIF:
      return candor_report_build_sarif (comparison, catalog, extras);
    case CANDOR_REPORT_PDF:
      return candor_report_build_pdf (comparison, catalog, extras, error);
    case CANDOR_REPORT_HTML:
      return candor_report_build_html (comparison, catalog, extras);
    case CANDOR_REPORT_TEXT:
    default:
      return candor_report_build_page (comparison, catalog, extras, NULL);
    }
}

GBytes *
candor_report_recheck (CandorRecheck *recheck, CandorCatalog *catalog, CandorReportFormat format,
                       const CandorReportExtras *extras, GError **error)
{
  const CandorReportExtras none = { 0 };

  g_return_val_if_fail (CANDOR_IS_RECHECK (recheck), NULL);
  if (extras == NULL)
    extras = &none;
  if (format == CANDOR_REPORT_JSON)
    return candor_report_recheck_to_json (recheck, catalog, extras);
  if (format == CANDOR_REPORT_PDF)
    return candor_report_recheck_to_pdf (recheck, catalog, extras, error);
  return candor_report_recheck_to_page (recheck, catalog, extras, NULL);
}
