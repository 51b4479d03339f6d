/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>

/* candor policy FILE…: what a policy says. */

#define FORMATS (CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT) | CANDOR_FORMAT_BIT (CANDOR_FORMAT_JSON))

static GBytes *
candor_policy_report (const CandorCliOptions *options, CandorFormat format, CandorPolicy *policy,
                      CandorKnowledge *knowledge)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  CandorReportPage page;

  if (format == CANDOR_FORMAT_JSON)
    return candor_report_policy_to_json (policy, knowledge, catalog);
  return candor_report_policy_to_page (policy, knowledge, catalog, candor_cli_get_page (options, &page));
}

static CandorExit
candor_policy_read_whole (const CandorCliOptions *options, CandorFormat format, CandorKnowledge *knowledge)
{
  g_auto (CandorCliReading) reading = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  candor_cli_reading_init (&reading, knowledge, options->strict);
  candor_cli_reading_add_policy (&reading, options->files);
  if (!candor_cli_reading_run (&reading))
    return CANDOR_EXIT_FILE;
  candor_cli_warn_about_policy (reading.policy);
  bytes = candor_policy_report (options, format, reading.policy, knowledge);
  return candor_cli_write (options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}

/* Line by line: the result is written as it comes, or kept until it is whole where it goes to a file. */
typedef struct
{
  const CandorCliOptions *options;
  GByteArray *kept;
} CandorPolicyLines;

static gboolean
candor_policy_take_line (guint line, GPtrArray *statements, gpointer data, GError **error)
{
  CandorPolicyLines *self = data;
  g_autoptr (GBytes) bytes = candor_report_line_to_json (line, statements);

  if (self->options->output != NULL)
    g_byte_array_append (self->kept, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  else if (!candor_cli_write (self->options, bytes))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "");
      return FALSE;
    }
  return TRUE;
}

static CandorExit
candor_policy_read_lines (const CandorCliOptions *options, CandorKnowledge *knowledge)
{
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autoptr (GFile) file = candor_cli_find_file (options->files[0]);
  g_autoptr (GByteArray) kept = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *weakness = NULL;
  CandorPolicyLines lines = { options, kept };
  gboolean read;

  candor_reader_set_strict (reader, options->strict);
  read = candor_reader_read_lines (reader, file, candor_policy_take_line, &lines, NULL, &error);
  if (!read && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    candor_cli_complain ("%s", error->message);
  if (!read)
    return CANDOR_EXIT_FILE;
  weakness = candor_reader_dup_weakness (reader);
  if (weakness != NULL)
    candor_cli_warn ("%s", weakness);
  if (options->output != NULL)
    {
      g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&kept));
      return candor_cli_write (options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
    }
  return CANDOR_EXIT_DONE;
}

CandorExit
candor_command_policy (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  gboolean each_line = FALSE;
  const GOptionEntry entries[] = {
    { "each-line", 0, 0, G_OPTION_ARG_NONE, &each_line,
      N_("Read each line of the file by itself and write a JSON object for it"), NULL },
    { NULL },
  };
  CandorFormat format;
  CandorExit status;

  if (!candor_cli_parse (&options, &argc, &argv, _("FILE…"),
                         _("Shows what a privacy policy says. Several files are read as one policy; “-” is "
                           "standard input,\nand a word that begins with http:// or https:// the address of a page, "
                           "which is fetched.\nFormats: text, json."),
                         entries))
    return CANDOR_EXIT_USAGE;
  if (options.files == NULL)
    return candor_cli_complain_of_words (_("Which policy is to be read? candor policy FILE."));
  if (each_line && options.files[1] != NULL)
    return candor_cli_complain_of_words (_("Lines are read from one file at a time."));
  if (each_line && g_strcmp0 (options.format, "text") == 0)
    return candor_cli_complain_of_words (_("Lines are answered as JSON alone."));
  if (!candor_cli_choose_format (&options, FORMATS, &format, &status))
    return status;
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  return each_line ? candor_policy_read_lines (&options, knowledge)
                   : candor_policy_read_whole (&options, format, knowledge);
}
