/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>

/* "candor-commands": all of them. */

CandorExit (*const candor_command_runs[CANDOR_COMMAND_COUNT]) (int argc, char **argv) = {
  [CANDOR_COMMAND_CHECK] = candor_command_check,
  [CANDOR_COMMAND_POLICY] = candor_command_policy,
  [CANDOR_COMMAND_PACKAGE] = candor_command_package,
  [CANDOR_COMMAND_BATCH] = candor_command_batch,
  [CANDOR_COMMAND_DIFF] = candor_command_diff,
  [CANDOR_COMMAND_KNOWLEDGE] = candor_command_knowledge,
};

const CandorReaderWork candor_cli_work = NULL;

CandorKnowledge *
candor_cli_load_knowledge (void)
{
  g_autoptr (GError) error = NULL;
  CandorKnowledge *knowledge = candor_knowledge_load (NULL, &error);

  if (knowledge == NULL)
    candor_cli_complain_of_knowledge (error);
  return knowledge;
}
