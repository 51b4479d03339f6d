/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-place.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/candor-save.h"
#include "knowledge/candor-knowledge-image-private.h"
#include "base/candor-sha256.h"

#define COMPILED "candor.knowledge"
#define FOLDER "knowledge"
#define SCHEMA "candor.rng"
#define DIGEST_SUFFIX ".sha256"
#define DIGEST_DIGITS 64u
/* A line of sha256sum: the digest, and the name of the file. */
#define DIGEST_FILE_MAX 8192u

/* Programs of a build folder lie two or three folders below it (app/cli, tests/base), an installed one
 * beside none of this. */
static char *
candor_knowledge_find_beside (const char *name)
{
  static const char *const places[] = { "../../data", "../../../data" };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *build = g_build_filename (folder, places[i], "..", "build.ninja", NULL);
      g_autofree char *source = g_build_filename (folder, places[i], "..", "meson.build", NULL);
      g_autofree char *full = g_build_filename (folder, places[i], name, NULL);

      if ((g_file_test (build, G_FILE_TEST_EXISTS) || g_file_test (source, G_FILE_TEST_EXISTS))
          && g_file_test (full, G_FILE_TEST_EXISTS))
        return g_canonicalize_filename (full, NULL);
    }
  return NULL;
}

char *
candor_knowledge_dup_own_file (void)
{
  char *beside = candor_knowledge_find_beside (COMPILED);

  return beside != NULL ? beside : g_build_filename (CANDOR_PKGDATADIR, COMPILED, NULL);
}

/* A build folder that lies elsewhere than in the source has no XML to look at, only what was compiled. */
char *
candor_knowledge_dup_own_folder (void)
{
  g_autofree char *compiled = candor_knowledge_find_beside (COMPILED);
  g_autofree char *schema = compiled != NULL ? candor_knowledge_find_beside (FOLDER "/" SCHEMA) : NULL;
  g_autofree char *data = compiled != NULL ? g_path_get_dirname (compiled) : NULL;

  if (schema != NULL)
    return g_path_get_dirname (schema);
  return g_build_filename (data != NULL ? data : CANDOR_PKGDATADIR, FOLDER, NULL);
}

gboolean
candor_knowledge_folder_has_schema (const char *path)
{
  g_autofree char *schema = g_build_filename (path, SCHEMA, NULL);

  return g_file_test (schema, G_FILE_TEST_IS_REGULAR);
}

gboolean
candor_knowledge_folder_has_entries (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      return TRUE;
  return FALSE;
}

gboolean
candor_knowledge_folder_is_newer (const char *path, const char *file)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  GStatBuf compiled, source;

  if (folder == NULL || g_stat (file, &compiled) != 0)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);
      if (g_str_has_suffix (name, ".xml") && g_stat (full, &source) == 0
          && source.st_mtime > compiled.st_mtime)
        return TRUE;
    }
  return FALSE;
}

char *
candor_knowledge_dup_installed_file (void)
{
  return g_build_filename (g_get_user_data_dir (), "candor", COMPILED, NULL);
}

gboolean
candor_knowledge_file_has_digest (const char *path)
{
  g_autofree char *name = g_strconcat (path, DIGEST_SUFFIX, NULL);

  return g_file_test (name, G_FILE_TEST_IS_REGULAR);
}

/* (transfer full) (nullable): the digest that PATH.sha256 gives, as sha256sum writes it. */
static char *
candor_knowledge_read_digest (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, DIGEST_SUFFIX, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_test (name, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_NOT_FOUND,
                   _("%s: nothing says what it must be: give its SHA-256, or put %s beside it"), path, name);
      return NULL;
    }
  if (!g_file_get_contents (name, &text, &length, error))
    return NULL;
  if (length >= DIGEST_DIGITS && length <= DIGEST_FILE_MAX)
    return g_strndup (text, DIGEST_DIGITS);
  g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_INVALID, _("%s: there is no SHA-256 in it"),
               name);
  return NULL;
}

static gboolean
candor_knowledge_check_digest (GBytes *bytes, const char *path, const char *expected, GError **error)
{
  g_autofree char *actual = candor_sha256_dup_of_bytes (bytes);

  if (g_ascii_strcasecmp (actual, expected) == 0)
    return TRUE;
  g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_INVALID,
               _("%s: it is not the file that was meant: its SHA-256 is %s, not %s"), path, actual, expected);
  return FALSE;
}

/* Copied, not mapped: what is checked is what is written, whatever becomes of the file meanwhile. */
static GBytes *
candor_knowledge_read_file (const char *path, GError **error)
{
  char *data = NULL;
  GStatBuf about;
  gsize size;

  if (g_stat (path, &about) == 0 && (guint64) about.st_size > CANDOR_KNOWLEDGE_MAX_SIZE)
    {
      g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_COMPILED, _("%s: the file is too large"),
                   path);
      return NULL;
    }
  return g_file_get_contents (path, &data, &size, error) ? g_bytes_new_take (data, size) : NULL;
}

/**
 * candor_knowledge_install:
 * @path: a compiled file, as “candor knowledge compile” writes it
 * @sha256: (nullable): what its SHA-256 must be, in hexadecimal digits; %NULL for what @path.sha256 says
 *
 * Puts knowledge in the place of what came with the program, for this person alone, once its digest is
 * the expected one and every record of it has been checked. Nothing is fetched from anywhere.
 *
 * Returns: (transfer full): the knowledge, or %NULL with an error that names the file; what was there
 *   before is then still there
 */
CandorKnowledge *
candor_knowledge_install (const char *path, const char *sha256, GError **error)
{
  g_autofree char *place = candor_knowledge_dup_installed_file ();
  g_autofree char *folder = g_path_get_dirname (place);
  g_autofree char *digest = NULL;
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  bytes = candor_knowledge_read_file (path, error);
  if (bytes == NULL)
    return NULL;
  digest = sha256 != NULL ? g_strdup (sha256) : candor_knowledge_read_digest (path, error);
  if (digest == NULL || !candor_knowledge_check_digest (bytes, path, digest, error))
    return NULL;
  knowledge = candor_knowledge_new_from_bytes (bytes, error);
  if (knowledge == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return NULL;
    }
  return candor_save (bytes, place, error) ? g_steal_pointer (&knowledge) : NULL;
}

/**
 * candor_knowledge_uninstall:
 * @was_there: (out): whether there was anything to go back from
 *
 * Goes back to what came with the program.
 *
 * Returns: whether no installed knowledge is left
 */
gboolean
candor_knowledge_uninstall (gboolean *was_there, GError **error)
{
  g_autofree char *place = candor_knowledge_dup_installed_file ();

  *was_there = g_unlink (place) == 0;
  if (*was_there || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", place, g_strerror (errno));
  return FALSE;
}
