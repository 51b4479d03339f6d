/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>

/* candor diff OLD NEW: what became of the findings between two comparisons, each of them a case or a
 * package with a policy; or candor diff CASE: between its last two checks. */

#define FORMATS                                                                     \
  (CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_JSON) \
   | CANDOR_FORMAT_BIT (CANDOR_FORMAT_PDF))

typedef struct
{
  CandorCliOptions common;
  CandorCliReport report;
  char **policies;
  char **old_policies;
  char **new_policies;
  CandorCliSide old;
  CandorCliSide new;
  CandorComparison *before;
  CandorComparison *after;
} CandorDiff;

static void
candor_diff_clear (CandorDiff *self)
{
  candor_cli_options_clear (&self->common);
  candor_cli_report_clear (&self->report);
  g_clear_pointer (&self->policies, g_strfreev);
  g_clear_pointer (&self->old_policies, g_strfreev);
  g_clear_pointer (&self->new_policies, g_strfreev);
  candor_cli_side_clear (&self->old);
  candor_cli_side_clear (&self->new);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorDiff, candor_diff_clear)

static gboolean
candor_diff_parse (CandorDiff *self, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "policy", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->policies, N_("Privacy policy of both"), N_("FILE") },
    { "old-policy", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->old_policies,
      N_("Privacy policy of OLD; given several times, the files are read as one"), N_("FILE") },
    { "new-policy", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->new_policies,
      N_("Privacy policy of NEW; without it, it is that of OLD"), N_("FILE") },
    CANDOR_CLI_REPORT_ENTRIES (&self->report, N_("Exit with status 1 if there is a new finding of this severity or above")),
    { NULL },
  };

  return candor_cli_parse (
      &self->common, &argc, &argv, _("OLD NEW | CASE"),
      _("Shows what became of each finding from one version of an app or its policy to the next: new, changed,\n"
        "still open, rectified, or no longer found. OLD and NEW are packages or cases; a single case is held\n"
        "against its own last check but one.\nFormats: text, json, pdf."),
      entries);
}

static gboolean
candor_diff_validate (CandorDiff *self, CandorExit *status)
{
  guint files = self->common.files != NULL ? g_strv_length (self->common.files) : 0;

  *status = CANDOR_EXIT_USAGE;
  if (files < 1 || files > 2)
    candor_cli_complain_of_words (_("Which two are to be held against each other? candor diff OLD NEW."));
  else if (files == 1 && (!candor_cli_is_case (self->common.files[0]) || self->policies || self->old_policies || self->new_policies))
    candor_cli_complain_of_words (_("Only a case can be held against its own past; say “candor diff OLD NEW”."));
  else if (self->policies != NULL && (self->old_policies != NULL || self->new_policies != NULL))
    candor_cli_complain_of_words (_("Say either --policy for both, or --old-policy and --new-policy."));
  else if (files == 2 && !candor_cli_is_case (self->common.files[0]) && self->policies == NULL && self->old_policies == NULL)
    candor_cli_complain_of_words (_("Which privacy policy is OLD to be held against? Say --old-policy FILE, or --policy FILE."));
  else
    return candor_cli_report_validate (&self->report, &self->common, FORMATS, status);
  return FALSE;
}

/* A case's last two checks. */
static gboolean
candor_diff_read_past (CandorDiff *self, CandorKnowledge *knowledge)
{
  GListModel *checks;
  g_autoptr (CandorCaseCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  guint count;

  if (!candor_cli_side_read (&self->new, knowledge, self->common.strict, self->common.files[0], NULL, NULL))
    return FALSE;
  checks = candor_case_get_checks (self->new.work);
  count = g_list_model_get_n_items (checks);
  if (count < 2)
    {
      candor_cli_complain (_("%s: it holds one check only; there is nothing before it"), self->common.files[0]);
      return FALSE;
    }
  check = g_list_model_get_item (checks, count - 2);
  self->before = candor_case_check_compare (check, knowledge, &error);
  self->after = g_object_ref (candor_case_get_comparison (self->new.work));
  if (self->before == NULL)
    candor_cli_complain ("%s: %s", self->common.files[0], error->message);
  return self->before != NULL;
}

static gboolean
candor_diff_read_two (CandorDiff *self, CandorKnowledge *knowledge)
{
  char **old = self->policies != NULL ? self->policies : self->old_policies;

  if (!candor_cli_side_read (&self->old, knowledge, self->common.strict, self->common.files[0], old, NULL)
      || !candor_cli_side_read (&self->new, knowledge, self->common.strict, self->common.files[1],
                                self->policies != NULL ? self->policies : self->new_policies, NULL))
    return FALSE;
  /* What the new side does not bring is the old one's. */
  if (self->new.policy == NULL)
    self->new.policy = g_object_ref (self->old.policy);
  if (self->new.app_type == NULL)
    self->new.app_type = g_strdup (self->old.app_type);
  self->before = candor_cli_side_compare (&self->old, knowledge, self->report.app_type);
  self->after = candor_cli_side_compare (&self->new, knowledge, self->report.app_type);
  return TRUE;
}

static gboolean
candor_diff_has_failed (CandorDiff *self, CandorRecheck *recheck)
{
  GListModel *items = candor_recheck_get_items (recheck);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CandorRecheckItem) item = g_list_model_get_item (items, i);
      CandorFinding *before = candor_recheck_item_get_before (item), *after = candor_recheck_item_get_after (item);

      /* One that has become worse is as good as new. */
      if (after != NULL && candor_cli_report_fails (&self->report, candor_finding_get_severity (after))
          && (before == NULL || !candor_cli_report_fails (&self->report, candor_finding_get_severity (before))))
        return TRUE;
    }
  return FALSE;
}

static GBytes *
candor_diff_report (CandorDiff *self, CandorRecheck *recheck)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  g_autoptr (CandorCatalog) second = candor_cli_report_open_second (&self->report, catalog);
  /* Decisions of the later case go before those of the earlier one. */
  CandorReportExtras extras = { .work = self->new.work != NULL ? self->new.work : self->old.work, .second = second };
  g_autoptr (GError) error = NULL;
  CandorReportPage page;
  GBytes *bytes;

  if (self->report.format == CANDOR_FORMAT_TEXT)
    return candor_report_recheck_to_page (recheck, catalog, &extras, candor_cli_get_page (&self->common, &page));
  bytes = candor_report_recheck (recheck, catalog, (CandorReportFormat) self->report.format, &extras, &error);
  if (bytes == NULL)
    candor_cli_complain ("%s", error->message);
  return bytes;
}

CandorExit
candor_command_diff (int argc, char **argv)
{
  g_auto (CandorDiff) self = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (CandorRecheck) recheck = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CandorExit status;

  if (!candor_diff_parse (&self, argc, argv))
    return CANDOR_EXIT_USAGE;
  if (!candor_diff_validate (&self, &status))
    return status;
  knowledge = candor_cli_report_load_knowledge (&self.report, &status);
  if (knowledge == NULL)
    return status;
  if (!(self.common.files[1] == NULL ? candor_diff_read_past (&self, knowledge) : candor_diff_read_two (&self, knowledge)))
    return CANDOR_EXIT_FILE;
  recheck = candor_recheck_new (self.before, self.after);
  bytes = candor_diff_report (&self, recheck);
  if (bytes == NULL || !candor_cli_write (&self.common, bytes))
    return CANDOR_EXIT_FILE;
  return candor_diff_has_failed (&self, recheck) ? CANDOR_EXIT_FINDINGS : CANDOR_EXIT_DONE;
}
