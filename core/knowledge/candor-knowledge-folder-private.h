/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge-problem.h"

G_BEGIN_DECLS

/* Reads every *.xml of a folder and holds it against the folder's candor.rng; then those of the
 * additions (nullable), against the same schema. The additions' documents have a _private.
 * Returns: (transfer full) (element-type xmlDoc): the documents, in order of their names, all valid,
 * or NULL with problems added. */
GPtrArray *candor_knowledge_folder_read (const char *path, const char *additions, GPtrArray *problems);

/* Reads, checks and compiles a folder and additions (nullable) to it; NULL with problems added. */
GBytes *candor_knowledge_folder_compile (const char *path, const char *additions, GPtrArray *problems);

/* Whether there is a folder with XML in it. */
gboolean candor_knowledge_folder_has_entries (const char *path);
/* Whether a folder has a schema of its own; if not, it holds additions. */
gboolean candor_knowledge_folder_has_schema (const char *path);

/* Whether a file of the folder is newer than this file. */
gboolean candor_knowledge_folder_is_newer (const char *path, const char *file);

G_END_DECLS
