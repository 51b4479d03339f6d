/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the programs are that read, and what they inherit of the environment. */

/* The mode that another program has: the one that may use the network, and reads nothing. */
#define CANDOR_READER_FETCH "fetch"

/* (transfer full): path of candor-reader. */
char *candor_reader_program_dup_path (void);
/* (transfer full): path of the program for one mode alone, where there is one; else of candor-reader. */
char *candor_reader_program_dup_path_for (const char *mode);
/* (transfer full): paths of all the programs that may be started to read something. */
char **candor_reader_program_list_paths (void);
/* (transfer full): what a process inherits of the environment; @network: also where a network is reached. */
char **candor_reader_program_select_environment (gboolean network);
/* Leaves nothing else of it in the memory of this process. */
void candor_reader_program_forget_environment (void);

G_END_DECLS
