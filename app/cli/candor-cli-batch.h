/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-run.h"
#include "candor-cli.h"

G_BEGIN_DECLS

/* The parts of "candor batch". */
CandorExit candor_command_batch_list (int argc, char **argv);
CandorExit candor_command_batch_merge (int argc, char **argv);
CandorExit candor_command_batch_report (int argc, char **argv);
CandorExit candor_command_batch_show (int argc, char **argv);

/* (transfer full) (nullable): the apps of a list, which a reading process reads, or of a folder. */
CandorBatchList *candor_cli_batch_read_list (const char *path, CandorKnowledge *knowledge, gboolean strict, GError **error);
/* A #CandorBatchEvent: a bar with rate, time left and failures on a terminal, plain lines elsewhere. */
void candor_cli_batch_show (const CandorBatchProgress *progress, CandorBatchEntry *entry, const char *error,
                            gpointer user_data);
void candor_cli_batch_conclude (const CandorBatchProgress *progress, const char *folder);

G_END_DECLS
