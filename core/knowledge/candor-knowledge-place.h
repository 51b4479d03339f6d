/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/* Where knowledge lies: what came with the program, and what a person put in its place. */

/* (transfer full): the folder of XML that came with the program, and what was compiled from it. A program
 * that lies in its build folder uses that folder's. */
char *candor_knowledge_dup_own_folder (void);
char *candor_knowledge_dup_own_file (void);

/* Whether there is a folder with XML in it; whether it has a schema of its own: if not, it holds additions;
 * whether any of its XML is newer than @file. */
gboolean candor_knowledge_folder_has_entries (const char *path);
gboolean candor_knowledge_folder_has_schema (const char *path);
gboolean candor_knowledge_folder_is_newer (const char *path, const char *file);

/* (transfer full): where installed knowledge lies, among the person's data; it need not be there. */
char *candor_knowledge_dup_installed_file (void);
/* Whether a file beside @path says which SHA-256 it must have. */
gboolean candor_knowledge_file_has_digest (const char *path);
CandorKnowledge *candor_knowledge_install (const char *path, const char *sha256, GError **error);
gboolean candor_knowledge_uninstall (gboolean *was_there, GError **error);

G_END_DECLS
