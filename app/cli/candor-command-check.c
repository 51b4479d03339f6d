/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* candor check PACKAGE --policy FILE…: the words against the deeds. */

#define FORMATS                                                                                       \
  (CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_JSON)                    \
   | CANDOR_FORMAT_BIT (CANDOR_FORMAT_CSV) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_SARIF)                  \
   | CANDOR_FORMAT_BIT (CANDOR_FORMAT_PDF))

typedef struct
{
  CandorCliOptions common;
  char **policies;
  char *app_type;
  char *fail_on;
  CandorFormat format;
  gboolean failing; /* whether findings make the call fail */
  CandorSeverity threshold;
} CandorCheck;

static void
candor_check_clear (CandorCheck *self)
{
  candor_cli_options_clear (&self->common);
  g_clear_pointer (&self->policies, g_strfreev);
  g_clear_pointer (&self->app_type, g_free);
  g_clear_pointer (&self->fail_on, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorCheck, candor_check_clear)

static gboolean
candor_check_parse (CandorCheck *self, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "policy", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->policies,
      N_("Privacy policy; given several times, the files are read as one policy"), N_("FILE") },
    { "app-type", 0, 0, G_OPTION_ARG_STRING, &self->app_type,
      N_("Type of the app, for what it necessarily needs (candor knowledge list app-types)"), N_("ID") },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &self->fail_on,
      N_("Exit with status 1 if there is a finding of this severity or above"), N_("SEVERITY") },
    { NULL },
  };

  return candor_cli_parse (
      &self->common, &argc, &argv, _("PACKAGE --policy FILE [--policy FILE…]"),
      _("Holds an app’s privacy policy against what its package requests and does.\n"
        "Formats: text, json, csv, sarif, pdf. Severities: high, medium, low, info."),
      entries);
}

/* Whether the call's words make sense, before anything is read. */
static gboolean
candor_check_validate (CandorCheck *self, CandorExit *status)
{
  guint files = self->common.files != NULL ? g_strv_length (self->common.files) : 0;

  *status = CANDOR_EXIT_USAGE;
  if (files != 1)
    candor_cli_complain_of_words (files == 0 ? _("Which package is to be checked?")
                                             : _("One package is checked at a time; policies go behind --policy."));
  else if (self->policies == NULL)
    candor_cli_complain_of_words (_("Which privacy policy is it to be held against? Say --policy FILE."));
  else if (self->fail_on != NULL && !candor_severity_from_string (self->fail_on, &self->threshold))
    candor_cli_complain_of_words (_("There is no severity “%s”, only high, medium, low, info."), self->fail_on);
  else
    {
      self->failing = self->fail_on != NULL;
      return candor_cli_choose_format (&self->common, FORMATS, &self->format, status);
    }
  return FALSE;
}

/* No time is told: the same files give the same bytes, whenever they are compared. */
static GBytes *
candor_check_report_pdf (CandorComparison *comparison, CandorCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = candor_report_comparison_to_pdf (comparison, catalog, NULL, &error);

  if (bytes == NULL)
    candor_cli_complain ("%s", error->message);
  return bytes;
}

static GBytes *
candor_check_report (CandorCheck *self, CandorComparison *comparison)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  CandorReportPage page;

  switch (self->format)
    {
    case CANDOR_FORMAT_JSON:
      return candor_report_comparison_to_json (comparison, catalog);
    case CANDOR_FORMAT_CSV:
      return candor_report_comparison_to_csv (comparison, catalog);
    case CANDOR_FORMAT_SARIF:
      return candor_report_comparison_to_sarif (comparison, catalog);
    case CANDOR_FORMAT_PDF:
      return candor_check_report_pdf (comparison, catalog);
    case CANDOR_FORMAT_TEXT:
    default:
      return candor_report_comparison_to_page (comparison, catalog, candor_cli_get_page (&self->common, &page));
    }
}

static gboolean
candor_check_has_failed (CandorCheck *self, CandorComparison *comparison)
{
  guint count = 0;

  for (int severity = self->threshold; severity <= CANDOR_SEVERITY_HIGH; severity++)
    count += candor_comparison_count_findings (comparison, severity);
  return self->failing && count > 0;
}

CandorExit
candor_command_check (int argc, char **argv)
{
  g_auto (CandorCheck) self = { 0 };
  g_auto (CandorCliReading) reading = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (CandorComparison) comparison = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CandorExit status;

  if (!candor_check_parse (&self, argc, argv))
    return CANDOR_EXIT_USAGE;
  if (!candor_check_validate (&self, &status))
    return status;
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  if (self.app_type != NULL && candor_knowledge_find_app_type (knowledge, self.app_type) == NULL)
    return candor_cli_complain_of_words (
        _("There is no app type “%s”; “candor knowledge list app-types” lists them."), self.app_type);
  candor_cli_reading_init (&reading, knowledge, self.common.strict);
  candor_cli_reading_add_package (&reading, self.common.files[0]);
  candor_cli_reading_add_policy (&reading, self.policies);
  if (!candor_cli_reading_run (&reading))
    return CANDOR_EXIT_FILE;
  candor_cli_warn_about_policy (reading.policy);
  comparison = candor_comparison_new (reading.policy, reading.package, knowledge, self.app_type);
  bytes = candor_check_report (&self, comparison);
  if (bytes == NULL || !candor_cli_write (&self.common, bytes))
    return CANDOR_EXIT_FILE;
  return candor_check_has_failed (&self, comparison) ? CANDOR_EXIT_FINDINGS : CANDOR_EXIT_DONE;
}
