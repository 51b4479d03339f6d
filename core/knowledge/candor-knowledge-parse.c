/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-load-private.h"

#include <glib/gi18n-lib.h>

#include "knowledge/candor-knowledge-folder-private.h"
#include "knowledge/candor-knowledge-place.h"

/**
 * candor_knowledge_new_from_folders:
 * @path: a folder of XML files and their schema
 * @additions: (nullable): a folder of XML files that add to it; an entry of the same key replaces the
 *   folder's
 *
 * The error names the first problem by file and line, and how many more there are;
 * candor_knowledge_check_folder() tells them all.
 *
 * Returns: (transfer full): knowledge, or %NULL with any error of the domain
 */
CandorKnowledge *
candor_knowledge_new_from_folders (const char *path, const char *additions, GError **error)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *first = NULL;
  const char *named = additions != NULL ? additions : path;
  CandorKnowledgeProblem *problem;

  g_return_val_if_fail (path != NULL, NULL);
  bytes = candor_knowledge_folder_compile (path, additions, problems);
  if (bytes != NULL)
    return candor_knowledge_new_from_bytes (bytes, error);
  problem = g_ptr_array_index (problems, 0);
  first = candor_knowledge_problem_format (problem);
  if (problems->len == 1)
    g_set_error (error, CANDOR_KNOWLEDGE_ERROR, problem->code, "%s: %s", named, first);
  else
    g_set_error (error, CANDOR_KNOWLEDGE_ERROR, problem->code,
                 g_dngettext (GETTEXT_PACKAGE, "%s: %s (and %u more problem)",
                              "%s: %s (and %u more problems)", problems->len - 1),
                 named, first, problems->len - 1);
  return NULL;
}

/**
 * candor_knowledge_new_from_folder:
 * @path: a folder of XML files and their schema, or, without a schema, of additions to what came with
 *   the program
 *
 * Returns: (transfer full): knowledge, or %NULL with any error of the domain
 */
CandorKnowledge *
candor_knowledge_new_from_folder (const char *path, GError **error)
{
  g_autofree char *own = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (candor_knowledge_folder_has_schema (path) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return candor_knowledge_new_from_folders (path, NULL, error);
  own = candor_knowledge_dup_own_folder ();
  return candor_knowledge_new_from_folders (own, path, error);
}

static CandorKnowledge *
candor_knowledge_parse (const char *folder, const char *additions, GError **error)
{
  return additions != NULL ? candor_knowledge_new_from_folders (folder, additions, error)
                           : candor_knowledge_new_from_folder (folder, error);
}

/**
 * candor_knowledge_load:
 * @path: (nullable): a folder or a compiled file; %NULL for what CANDOR_KNOWLEDGE names in the
 *   environment, or else what the person installed or came with the program, whichever is newer; where
 *   there are additions of the person's own, what came with the program and these
 *
 * Returns: (transfer full): knowledge, or %NULL with an error that names the place
 */
CandorKnowledge *
candor_knowledge_load (const char *path, GError **error)
{
  return candor_knowledge_load_with (path, candor_knowledge_parse, error);
}
