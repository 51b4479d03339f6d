/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli-batch.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "base/candor-printable.h"
#include "batch/candor-batch-merge.h"
#include "batch/candor-batch-results.h"

/* candor batch list, merge and show: a batch's list before; its parts and its results after. */

/* A list has names of files as they are, for it is read again: in a file. A terminal is shown what would drive it. */
static GBytes *
candor_batch_make_printable (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (text, "\r\n", -1); /* ends of lines, not those within names */
  GString *shown = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *line = candor_printable_lines (*part);

      g_string_append (shown, line);
      if (part[1] != NULL)
        g_string_append (shown, "\r\n");
    }
  return g_string_free_to_bytes (shown);
}

CandorExit
candor_command_batch_list (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (CandorBatchList) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!candor_cli_parse (&options, &argc, &argv, _("LIST|FOLDER"),
                         _("Lists the apps of a folder, with their packages’ digests: a list that every machine "
                           "parts the same way without reading what is another’s."),
                         NULL))
    return CANDOR_EXIT_USAGE;
  if (options.files == NULL || g_strv_length (options.files) != 1)
    return candor_cli_complain_of_words (_("Which list or folder is it? One at a time."));
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  list = candor_cli_batch_read_list (options.files[0], knowledge, options.strict, &error);
  bytes = list != NULL ? candor_batch_list_to_csv (list, TRUE, NULL, &error) : NULL;
  if (bytes != NULL)
    {
      g_autoptr (GBytes) shown = options.output == NULL && isatty (STDOUT_FILENO) ? candor_batch_make_printable (bytes) : g_bytes_ref (bytes);
      return candor_cli_write (&options, shown) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
    }
  candor_cli_complain ("%s", error->message);
  return CANDOR_EXIT_FILE;
}

CandorExit
candor_command_batch_show (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  g_autoptr (CandorBatchResults) results = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!candor_cli_parse (&options, &argc, &argv, _("OUT NAME"), _("Gives one app’s result of a batch, as JSON."),
                         NULL))
    return CANDOR_EXIT_USAGE;
  if (options.files == NULL || g_strv_length (options.files) != 2)
    return candor_cli_complain_of_words (_("Which batch, and which of its apps? Say OUT NAME."));
  results = candor_batch_results_open (options.files[0], &error);
  bytes = results != NULL ? candor_batch_results_get_json (results, options.files[1], &error) : NULL;
  if (bytes != NULL)
    return candor_cli_write (&options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
  candor_cli_complain ("%s", error->message);
  return CANDOR_EXIT_FILE;
}

CandorExit
candor_command_batch_merge (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (!candor_cli_parse (&options, &argc, &argv, _("OUT PART…"),
                         _("Makes one batch of the parts that --shard made, byte for byte what one machine "
                           "would have made of the whole list."),
                         NULL))
    return CANDOR_EXIT_USAGE;
  if (options.files == NULL || g_strv_length (options.files) < 2)
    return candor_cli_complain_of_words (_("Where to, and which parts? Say OUT PART…"));
  if (candor_batch_merge (options.files[0], (const char *const *) options.files + 1, &error))
    return CANDOR_EXIT_DONE;
  candor_cli_complain ("%s", error->message);
  return CANDOR_EXIT_FILE;
}
