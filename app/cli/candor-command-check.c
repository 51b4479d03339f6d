/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "comparison/candor-app-type-suggestion.h"

/* candor check PACKAGE --policy FILE…: the words against the deeds; or a case, once more. */

#define FORMATS                                                                                       \
  (CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_JSON)                    \
   | CANDOR_FORMAT_BIT (CANDOR_FORMAT_CSV) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_SARIF)                  \
   | CANDOR_FORMAT_BIT (CANDOR_FORMAT_PDF) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_HTML))

typedef struct
{
  CandorCliOptions common;
  CandorCliReport report;
  char **policies;
  char *work;
  char *save_work;
  gboolean keep_files;
  char *baseline;
  char *write_baseline;
  CandorCliSide side;
  CandorBaseline *accepted;
} CandorCheck;

static void
candor_check_clear (CandorCheck *self)
{
  candor_cli_options_clear (&self->common);
  candor_cli_report_clear (&self->report);
  g_clear_pointer (&self->policies, g_strfreev);
  g_clear_pointer (&self->work, g_free);
  g_clear_pointer (&self->save_work, g_free);
  g_clear_pointer (&self->baseline, g_free);
  g_clear_pointer (&self->write_baseline, g_free);
  candor_cli_side_clear (&self->side);
  g_clear_object (&self->accepted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorCheck, candor_check_clear)

static gboolean
candor_check_parse (CandorCheck *self, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "policy", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->policies,
      N_("Privacy policy, a file or the address of a page; given several times, they are read as one policy"), N_("FILE") },
    CANDOR_CLI_REPORT_ENTRIES (&self->report, N_("Exit with status 1 if there is a finding of this severity or above")),
    { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &self->baseline,
      N_("Findings that are accepted and fail no call: a baseline, or a case for what was dismissed in it"), N_("FILE") },
    { "write-baseline", 0, 0, G_OPTION_ARG_FILENAME, &self->write_baseline,
      N_("Write all of today’s findings to a baseline"), N_("FILE") },
    { "case", 0, 0, G_OPTION_ARG_FILENAME, &self->work,
      N_("Go on with the decisions and the history of a case"), N_("FILE") },
    { "save-case", 0, 0, G_OPTION_ARG_FILENAME, &self->save_work, N_("Save a case, with this check as its last"), N_("FILE") },
    { "keep-files", 0, 0, G_OPTION_ARG_NONE, &self->keep_files, N_("Put the files themselves into the case"), NULL },
    { NULL },
  };

  return candor_cli_parse (
      &self->common, &argc, &argv, _("PACKAGE --policy FILE [--policy FILE…] | CASE"),
      _("Holds an app’s privacy policy against what its package requests and does. Of a case, what is not given\n"
        "anew is taken.\n"
        "Formats: text, json, csv, sarif, pdf, html. Severities: high, medium, low, info."),
      entries);
}

/* Whether the call's words make sense, before anything is read. */
static gboolean
candor_check_validate (CandorCheck *self, CandorExit *status)
{
  guint files = self->common.files != NULL ? g_strv_length (self->common.files) : 0;
  gboolean of_case = files == 1 && candor_cli_is_case (self->common.files[0]);

  *status = CANDOR_EXIT_USAGE;
  if (files != 1)
    candor_cli_complain_of_words (files == 0 ? _("Which package is to be checked?")
                                             : _("One package is checked at a time; policies go behind --policy."));
  else if (of_case && self->work != NULL)
    candor_cli_complain_of_words (_("One case is gone on with at a time."));
  else if (self->policies == NULL && self->work == NULL && !of_case)
    candor_cli_complain_of_words (_("Which privacy policy is it to be held against? Say --policy FILE."));
  else if (self->keep_files && self->save_work == NULL)
    candor_cli_complain_of_words (_("Files are kept in a case: say --save-case FILE."));
  else
    return candor_cli_report_validate (&self->report, &self->common, FORMATS, status);
  return FALSE;
}

static CandorBaseline *
candor_check_read_baseline (CandorCheck *self, CandorKnowledge *knowledge)
{
  g_autoptr (CandorReader) reader = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  CandorBaseline *baseline;

  if (candor_cli_is_case (self->baseline))
    {
      g_auto (CandorCliSide) side = { 0 };

      return candor_cli_side_read (&side, knowledge, self->common.strict, self->baseline, NULL, NULL)
                 ? candor_baseline_new_from_case (side.work)
                 : NULL;
    }
  reader = candor_reader_new (knowledge);
  candor_reader_set_strict (reader, self->common.strict);
  file = candor_cli_find_file (self->baseline);
  baseline = candor_reader_read_baseline (reader, file, NULL, &error);
  if (baseline == NULL)
    candor_cli_complain ("%s", error->message);
  return baseline;
}

static gboolean
candor_check_write_baseline (CandorCheck *self, CandorComparison *comparison)
{
  g_autoptr (CandorBaseline) baseline = candor_baseline_new_from_comparison (comparison);
  char *text = candor_baseline_to_text (baseline);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (candor_save (bytes, self->write_baseline, &error))
    return TRUE;
  candor_cli_complain ("%s", error->message);
  return FALSE;
}

/* Puts a file that was compared into the case. */
static gboolean
candor_check_keep (CandorCase *work, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  if (bytes != NULL && candor_case_keep_input (work, bytes, &error))
    return TRUE;
  candor_cli_complain ("%s: %s", path, error->message);
  return FALSE;
}

static gboolean
candor_check_keep_files (CandorCheck *self, CandorCase *work)
{
  if (!candor_cli_is_case (self->common.files[0]) && !candor_check_keep (work, self->common.files[0]))
    return FALSE;
  /* Of pages the case keeps what was fetched by itself. */
  for (gsize i = 0; self->policies != NULL && self->policies[i] != NULL; i++)
    if (!candor_address_is (self->policies[i]) && !candor_check_keep (work, self->policies[i]))
      return FALSE;
  return TRUE;
}

/* The case that this check is the last of. Its decisions stand in the report. */
static void
candor_check_go_on (CandorCheck *self, CandorComparison *comparison)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (self->side.work == NULL)
    self->side.work = self->save_work != NULL ? candor_case_new (comparison, now) : NULL;
  else if (self->side.is_new || self->report.app_type != NULL || candor_case_is_outdated (self->side.work))
    candor_case_recheck (self->side.work, comparison, now);
}

static gboolean
candor_check_save (CandorCheck *self, CandorComparison *comparison)
{
  g_autoptr (GError) error = NULL;

  if (self->write_baseline != NULL && !candor_check_write_baseline (self, comparison))
    return FALSE;
  if (self->save_work == NULL)
    return TRUE;
  if (self->keep_files && !candor_check_keep_files (self, self->side.work))
    return FALSE;
  if (candor_case_save (self->side.work, self->save_work, &error))
    return TRUE;
  candor_cli_complain ("%s", error->message);
  return FALSE;
}

/* No time is told: the same files give the same bytes, whenever they are compared. */
static GBytes *
candor_check_report (CandorCheck *self, CandorComparison *comparison)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  g_autoptr (CandorCatalog) second = candor_cli_report_open_second (&self->report, catalog);
  /* Where a case is only begun, nothing is in it that the report could show. */
  CandorCase *work = self->work != NULL || candor_cli_is_case (self->common.files[0]) ? self->side.work : NULL;
  CandorReportExtras extras = { .work = work, .baseline = self->accepted, .second = second };
  g_autoptr (GError) error = NULL;
  CandorReportPage page;
  GBytes *bytes;

  if (self->report.format == CANDOR_FORMAT_TEXT)
    return candor_report_build_page (comparison, catalog, &extras, candor_cli_get_page (&self->common, &page));
  bytes = candor_report_write (comparison, catalog, (CandorReportFormat) self->report.format, &extras, &error);
  if (bytes == NULL)
    candor_cli_complain ("%s", error->message);
  return bytes;
}

/* What a person dismissed or the baseline accepts fails no call. */
static gboolean
candor_check_has_failed (CandorCheck *self, CandorComparison *comparison)
{
  GListModel *findings = candor_comparison_get_findings (comparison);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      gboolean dismissed = self->side.work != NULL
                           && candor_case_get_verdict (self->side.work, candor_finding_get_id (finding)) == CANDOR_VERDICT_DISMISSED;

      if (candor_cli_report_fails (&self->report, candor_finding_get_severity (finding)) && !dismissed
          && (self->accepted == NULL || !candor_baseline_accepts (self->accepted, finding)))
        return TRUE;
    }
  return FALSE;
}

/* For people, so only where they read it; no finding rests on it. */
static void
candor_check_suggest (CandorComparison *comparison, CandorKnowledge *knowledge)
{
  const CandorKnownAppType *type;
  g_autoptr (CandorCatalog) catalog = NULL;

  if (candor_comparison_get_app_type (comparison) != NULL || !isatty (STDERR_FILENO))
    return;
  type = candor_app_type_suggest (candor_comparison_get_policy (comparison), candor_comparison_get_package (comparison),
                                  knowledge, NULL);
  if (type == NULL)
    return;
  catalog = candor_cli_open_catalog ();
  candor_cli_complain (_ ("This may be an app of the type “%s”: “--app-type %s” holds it against what that type needs."),
                       candor_catalog_is_chinese (catalog) ? type->name_zh : type->name_en, type->id);
}

static CandorExit
candor_check_run (CandorCheck *self, CandorKnowledge *knowledge)
{
  g_autoptr (CandorComparison) comparison = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->baseline != NULL)
    {
      self->accepted = candor_check_read_baseline (self, knowledge);
      if (self->accepted == NULL)
        return CANDOR_EXIT_FILE;
    }
  if (!candor_cli_side_read (&self->side, knowledge, self->common.strict, self->common.files[0], self->policies, self->work))
    return CANDOR_EXIT_FILE;
  comparison = candor_cli_side_compare (&self->side, knowledge, self->report.app_type);
  candor_check_go_on (self, comparison);
  bytes = candor_check_report (self, comparison);
  if (bytes == NULL || !candor_check_save (self, comparison) || !candor_cli_write (&self->common, bytes))
    return CANDOR_EXIT_FILE;
  candor_check_suggest (comparison, knowledge);
  return candor_check_has_failed (self, comparison) ? CANDOR_EXIT_FINDINGS : CANDOR_EXIT_DONE;
}

CandorExit
candor_command_check (int argc, char **argv)
{
  g_auto (CandorCheck) self = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  CandorExit status;

  if (!candor_check_parse (&self, argc, argv))
    return CANDOR_EXIT_USAGE;
  if (!candor_check_validate (&self, &status))
    return status;
  knowledge = candor_cli_report_load_knowledge (&self.report, &status);
  if (knowledge == NULL)
    return status;
  return candor_check_run (&self, knowledge);
}
