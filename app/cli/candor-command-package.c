/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>

/* candor package FILE: what a package requests and does. */

#define FORMATS (CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_JSON))

static GBytes *
candor_package_report (const CandorCliOptions *options, CandorFormat format, CandorPackage *package,
                       CandorKnowledge *knowledge)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  CandorReportPage page;

  if (format == CANDOR_FORMAT_JSON)
    return candor_report_package_to_json (package, knowledge, catalog);
  return candor_report_package_to_page (package, knowledge, catalog, candor_cli_get_page (options, &page));
}

CandorExit
candor_command_package (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  g_auto (CandorCliReading) reading = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CandorFormat format;
  CandorExit status;

  if (!candor_cli_parse (&options, &argc, &argv, _("FILE"),
                         _("Shows what an Android package requests and does.\nFormats: text, json."), NULL))
    return CANDOR_EXIT_USAGE;
  if (options.files == NULL || g_strv_length (options.files) != 1)
    return candor_cli_complain_of_words (_("One package is read at a time: candor package FILE."));
  if (!candor_cli_choose_format (&options, FORMATS, &format, &status))
    return status;
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  candor_cli_reading_init (&reading, knowledge, options.strict);
  candor_cli_reading_add_package (&reading, options.files[0]);
  /* While the reading process starts there is nothing else to do. */
  (void) candor_knowledge_get_sha256 (knowledge);
  if (!candor_cli_reading_run (&reading))
    return CANDOR_EXIT_FILE;
  bytes = candor_package_report (&options, format, reading.package, knowledge);
  return candor_cli_write (&options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}
