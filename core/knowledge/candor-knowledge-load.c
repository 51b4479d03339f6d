/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-load-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "knowledge/candor-knowledge-place.h"
#include "knowledge/candor-knowledge-share.h"

/* Which knowledge is loaded. No XML library is called from here: it is the caller who can parse, or can't. */

/* Beside installed knowledge among the person's data. */
#define ADDITIONS "knowledge"

/* check: whether at once, or by the caller of candor_knowledge_load_compiled(). */
static CandorKnowledge *
candor_knowledge_load_file (const char *path, gboolean check, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (GMappedFile) file = descriptor >= 0 ? g_mapped_file_new_from_fd (descriptor, FALSE, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorKnowledge) self = NULL;

  if (descriptor < 0)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  if (file == NULL)
    {
      if (descriptor >= 0)
        close (descriptor);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (file);
  self = candor_knowledge_new_from_unchecked (bytes, error);
  if (self == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      close (descriptor);
      return NULL;
    }
  candor_knowledge_take_file (self, path, descriptor);
  return !check || candor_knowledge_check (self, error) ? g_steal_pointer (&self) : NULL;
}

static CandorKnowledge *
candor_knowledge_load_folder (const char *path, const char *additions, CandorKnowledgeParser parse, GError **error)
{
  if (parse != NULL)
    return parse (path, additions, error);
  g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_UNPARSED, _("%s: it has to be parsed first"),
               additions != NULL ? additions : path);
  return NULL;
}

/* (transfer full) (nullable): the person's own additions: the folder that CANDOR_ADDITIONS names, or
 * candor/knowledge among the person's data. An empty CANDOR_ADDITIONS means none. */
static char *
candor_knowledge_dup_additions (void)
{
  const char *named = g_getenv ("CANDOR_ADDITIONS");
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "candor", ADDITIONS, NULL);

  if (named != NULL)
    return *named != '\0' ? g_strdup (named) : NULL;
  return candor_knowledge_folder_has_entries (usual) ? g_steal_pointer (&usual) : NULL;
}

static CandorKnowledge *
candor_knowledge_load_own (const char *additions, CandorKnowledgeParser parse, GError **error)
{
  g_autofree char *file = candor_knowledge_dup_own_file ();
  g_autofree char *folder = candor_knowledge_dup_own_folder ();

  /* An edit of the XML counts at once; what was compiled from it earlier is only faster. */
  if (additions == NULL && g_file_test (file, G_FILE_TEST_EXISTS) && !candor_knowledge_folder_is_newer (folder, file))
    return candor_knowledge_load_file (file, parse != NULL, error);
  return candor_knowledge_load_folder (folder, additions, parse, error);
}

/* What the person installed, unless what came with the program is newer, or the program has outgrown it:
 * an update never leaves anybody with less than it brings. */
static CandorKnowledge *
candor_knowledge_load_newer (const char *file, CandorKnowledgeParser parse, GError **error)
{
  g_autoptr (CandorKnowledge) installed = NULL, own = NULL;
  g_autoptr (GError) problem = NULL, of_own = NULL;

  installed = candor_knowledge_load_file (file, TRUE, &problem);
  if (installed == NULL && !g_error_matches (problem, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_OUTGROWN))
    {
      g_set_error (error, problem->domain, problem->code,
                   _("%s (“candor knowledge reset” goes back to what came with the program)"), problem->message);
      return NULL;
    }
  own = candor_knowledge_load_own (NULL, parse, &of_own);
  if (own == NULL
      && (installed == NULL || g_error_matches (of_own, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_UNPARSED)))
    {
      g_propagate_error (error, g_steal_pointer (&of_own));
      return NULL;
    }
  if (installed == NULL
      || (own != NULL
          && g_strcmp0 (candor_knowledge_get_version (own), candor_knowledge_get_version (installed)) > 0))
    return g_steal_pointer (&own);
  return g_steal_pointer (&installed);
}

static CandorKnowledge *
candor_knowledge_load_default (CandorKnowledgeParser parse, GError **error)
{
  g_autofree char *file = candor_knowledge_dup_installed_file ();
  g_autofree char *additions = candor_knowledge_dup_additions ();

  /* Additions are to XML, which installed knowledge has none of. */
  if (additions != NULL || !g_file_test (file, G_FILE_TEST_EXISTS))
    return candor_knowledge_load_own (additions, parse, error);
  return candor_knowledge_load_newer (file, parse, error);
}

CandorKnowledge *
candor_knowledge_load_with (const char *path, CandorKnowledgeParser parse, GError **error)
{
  if (path == NULL)
    path = g_getenv ("CANDOR_KNOWLEDGE");
  if (path == NULL || *path == '\0')
    return candor_knowledge_load_default (parse, error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return candor_knowledge_load_folder (path, NULL, parse, error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return candor_knowledge_load_file (path, parse != NULL, error);
  g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_NOT_FOUND,
               _("There is no knowledge at %s"), path);
  return NULL;
}

/**
 * candor_knowledge_load_compiled:
 *
 * As candor_knowledge_load() for %NULL, for programs without an XML library, which start sooner. They also choose when
 * to have it checked: nothing that comes of it is to be believed before candor_knowledge_check().
 *
 * Returns: (transfer full): knowledge, or %NULL with %CANDOR_KNOWLEDGE_ERROR_UNPARSED where only the XML
 *   is new enough, or another error that names the place
 */
CandorKnowledge *
candor_knowledge_load_compiled (GError **error)
{
  return candor_knowledge_load_with (NULL, NULL, error);
}
