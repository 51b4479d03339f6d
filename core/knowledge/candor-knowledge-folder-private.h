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

G_END_DECLS
