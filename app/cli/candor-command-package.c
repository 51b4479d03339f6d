/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>

/* candor package FILE: what a package requests and does. */

#define FORMATS (CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_JSON))

/* One call of the command. */
typedef struct
{
  const CandorCliOptions *options;
  CandorFormat format;
  CandorKnowledge *knowledge;
  GError *error; /* of the knowledge */
  GBytes *report;
} CandorPackageCommand;

static GBytes *
candor_package_report (const CandorPackageCommand *self, CandorPackage *package)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  CandorReportPage page;

  if (self->format == CANDOR_FORMAT_JSON)
    return candor_report_package_to_json (package, self->knowledge, catalog);
  return candor_report_package_to_page (package, self->knowledge, catalog, candor_cli_get_page (self->options, &page));
}

/* What there is to do while the package is read. */
static void
candor_package_do_meanwhile (gpointer data)
{
  CandorPackageCommand *self = data;

  if (candor_knowledge_check (self->knowledge, &self->error))
    (void) candor_knowledge_get_sha256 (self->knowledge);
}

/* What there is to do while the reading process ends. */
static void
candor_package_take (gpointer package, gpointer data)
{
  CandorPackageCommand *self = data;

  if (self->error == NULL)
    self->report = candor_package_report (self, package);
}

static void
candor_package_show_progress (double fraction, const char *stage, gpointer data)
{
  candor_cli_show_progress (fraction, stage);
}

/* FALSE after a message. */
static gboolean
candor_package_read_file (CandorPackageCommand *self)
{
  g_autoptr (CandorReader) reader = candor_reader_new (self->knowledge);
  g_autoptr (GFile) file = candor_cli_find_file (self->options->files[0]);
  CandorReaderBeside beside = { NULL, candor_package_do_meanwhile, candor_package_take, candor_package_show_progress };
  g_autoptr (GError) error = NULL;
  /* Never freed: the process ends with it. */
  static CandorPackage *package;

  candor_reader_set_strict (reader, self->options->strict);
  /* What is reached through a service comes with threads, of which a copy would know nothing. */
  if (g_file_is_native (file))
    beside.work = candor_cli_work;
  package = candor_reader_read_package_beside (reader, file, &beside, self, &error);
  candor_cli_clear_progress ();
  if (self->error != NULL)
    {
      candor_cli_complain_of_knowledge (self->error);
      g_error_free (self->error);
      return FALSE;
    }
  if (package == NULL)
    candor_cli_complain ("%s", error->message);
  else
    candor_cli_warn_about_sandbox (reader);
  return package != NULL;
}

CandorExit
candor_command_package (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  CandorPackageCommand self = { .options = &options };
  CandorExit status;

  if (!candor_cli_parse (&options, &argc, &argv, _("FILE"),
                         _("Shows what an Android package requests and does.\nFormats: text, json."), NULL))
    return CANDOR_EXIT_USAGE;
  if (options.files == NULL || g_strv_length (options.files) != 1)
    return candor_cli_complain_of_words (_("One package is read at a time: candor package FILE."));
  if (!candor_cli_choose_format (&options, FORMATS, &self.format, &status))
    return status;
  self.knowledge = candor_cli_load_knowledge (); /* never freed either */
  if (self.knowledge == NULL || !candor_package_read_file (&self))
    return CANDOR_EXIT_FILE;
  return candor_cli_write (&options, self.report) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}
