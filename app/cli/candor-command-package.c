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

/* What there is to do while the package is read. */
typedef struct
{
  CandorKnowledge *knowledge;
  GError *error;
} CandorPackageCommand;

static void
candor_package_do_meanwhile (gpointer data)
{
  CandorPackageCommand *self = data;

  if (candor_knowledge_check (self->knowledge, &self->error))
    (void) candor_knowledge_get_sha256 (self->knowledge);
}

static void
candor_package_show_progress (double fraction, const char *stage, gpointer data)
{
  candor_cli_show_progress (fraction, stage);
}

static CandorPackage *
candor_package_read_file (const CandorCliOptions *options, CandorKnowledge *knowledge)
{
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autoptr (GFile) file = candor_cli_find_file (options->files[0]);
  CandorPackageCommand self = { .knowledge = knowledge };
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = NULL;

  candor_reader_set_strict (reader, options->strict);
  /* What is reached through a service comes with threads, of which a copy would know nothing. */
  package = candor_reader_read_package_beside (reader, file, g_file_is_native (file) ? candor_cli_work : NULL,
                                               candor_package_do_meanwhile, candor_package_show_progress, &self, &error);
  candor_cli_clear_progress ();
  if (self.error != NULL)
    {
      candor_cli_complain_of_knowledge (self.error);
      g_error_free (self.error);
      return NULL;
    }
  if (package == NULL)
    candor_cli_complain ("%s", error->message);
  else
    candor_cli_warn_about_sandbox (reader);
  return g_steal_pointer (&package);
}

CandorExit
candor_command_package (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  /* Never freed: the process ends with them. */
  static CandorKnowledge *knowledge;
  static CandorPackage *package;
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
  package = candor_package_read_file (&options, knowledge);
  if (package == NULL)
    return CANDOR_EXIT_FILE;
  bytes = candor_package_report (&options, format, package, knowledge);
  return candor_cli_write (&options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}
