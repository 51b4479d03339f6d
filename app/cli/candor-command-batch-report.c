/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli-batch.h"

#include <glib/gi18n.h>

#include "batch/candor-batch-summary.h"

/* candor batch report OUT: what a batch comes to, as files beside its database. */

static gboolean
candor_batch_report (const char *folder, const char *since, const char *output, CandorKnowledge *knowledge,
                     GError **error)
{
  g_autoptr (CandorBatchResults) results = candor_batch_results_open (folder, error);
  g_autoptr (CandorBatchResults) earlier = NULL;
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  g_auto (CandorBatchSummary) summary = { 0 };

  if (results == NULL)
    return FALSE;
  if (since != NULL && (earlier = candor_batch_results_open (since, error)) == NULL)
    return FALSE;
  return candor_batch_summary_init (&summary, results, earlier, knowledge, catalog, error)
         && candor_batch_summary_save (&summary, output != NULL ? output : folder, error);
}

CandorExit
candor_command_batch_report (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  g_autofree char *since = NULL;
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since, N_("An earlier batch, to tell what changed"), N_("FOLDER") },
    { NULL },
  };

  if (!candor_cli_parse (&options, &argc, &argv, _("OUT"),
                         _("Writes summary.csv, report.html and report.pdf of a batch, into its folder or the one "
                           "that -o names."),
                         entries))
    return CANDOR_EXIT_USAGE;
  if (options.files == NULL || g_strv_length (options.files) != 1)
    return candor_cli_complain_of_words (_("Which batch? Say OUT."));
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  if (candor_batch_report (options.files[0], since, options.output, knowledge, &error))
    return CANDOR_EXIT_DONE;
  candor_cli_complain ("%s", error->message);
  return CANDOR_EXIT_FILE;
}
