/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>

#include "candor-work.h"

/* "candor": for one package. */

CandorExit (*const candor_command_runs[CANDOR_COMMAND_COUNT]) (int argc, char **argv) = {
  [CANDOR_COMMAND_PACKAGE] = candor_command_package,
};

const CandorReaderWork candor_cli_work = candor_work_do_beside;

/* Knowledge that has to be parsed first is for the program that can. */
CandorKnowledge *
candor_cli_load_knowledge (void)
{
  g_autoptr (GError) error = NULL;
  CandorKnowledge *knowledge = candor_knowledge_load_compiled (&error);

  if (g_error_matches (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_UNPARSED))
    candor_cli_become_commands ();
  if (knowledge == NULL)
    candor_cli_complain_of_knowledge (error);
  return knowledge;
}
