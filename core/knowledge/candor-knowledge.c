/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "knowledge/candor-knowledge-folder-private.h"
#include "knowledge/candor-knowledge-image-private.h"
#include "knowledge/candor-knowledge-place.h"

/* Beside installed knowledge among the person's data. */
#define ADDITIONS "knowledge"

struct _CandorKnowledge
{
  GObject parent_instance;
  CandorKnowledgeImage *image;
  char *sha256; /* made when first asked for: hashing costs more than loading */
};

G_DEFINE_FINAL_TYPE (CandorKnowledge, candor_knowledge, G_TYPE_OBJECT)
G_DEFINE_QUARK (candor-knowledge-error-quark, candor_knowledge_error)

static void
candor_knowledge_finalize (GObject *object)
{
  CandorKnowledge *self = CANDOR_KNOWLEDGE (object);

  g_clear_pointer (&self->image, candor_knowledge_image_free);
  g_clear_pointer (&self->sha256, g_free);
  G_OBJECT_CLASS (candor_knowledge_parent_class)->finalize (object);
}

static void
candor_knowledge_class_init (CandorKnowledgeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_knowledge_finalize;
}

static void
candor_knowledge_init (CandorKnowledge *self)
{
}

/**
 * candor_knowledge_new_from_bytes:
 * @compiled: compiled knowledge, such as a mapped file; nothing in it is trusted
 *
 * Costs a millisecond or two. The records point into @compiled.
 *
 * Returns: (transfer full): knowledge, or %NULL with %CANDOR_KNOWLEDGE_ERROR_COMPILED
 */
CandorKnowledge *
candor_knowledge_new_from_bytes (GBytes *compiled, GError **error)
{
  g_autoptr (CandorKnowledgeImage) image = NULL;
  CandorKnowledge *self;

  g_return_val_if_fail (compiled != NULL, NULL);
  image = candor_knowledge_image_new (compiled, error);
  if (image == NULL)
    return NULL;
  self = g_object_new (CANDOR_TYPE_KNOWLEDGE, NULL);
  self->image = g_steal_pointer (&image);
  return self;
}

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
candor_knowledge_load_file (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = NULL;
  CandorKnowledge *self;

  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (file);
  self = candor_knowledge_new_from_bytes (bytes, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", path);
  return self;
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
candor_knowledge_load_own (GError **error)
{
  g_autofree char *file = candor_knowledge_dup_own_file ();
  g_autofree char *folder = candor_knowledge_dup_own_folder ();
  g_autofree char *additions = candor_knowledge_dup_additions ();

  if (additions != NULL)
    return candor_knowledge_new_from_folders (folder, additions, error);
  /* An edit of the XML counts at once; what was compiled from it earlier is only faster. */
  if (g_file_test (file, G_FILE_TEST_EXISTS) && !candor_knowledge_folder_is_newer (folder, file))
    return candor_knowledge_load_file (file, error);
  return candor_knowledge_new_from_folder (folder, error);
}

/* What the person installed, unless what came with the program is newer, or the program has outgrown it:
 * an update never leaves anybody with less than it brings. */
static CandorKnowledge *
candor_knowledge_load_default (GError **error)
{
  g_autofree char *file = candor_knowledge_dup_installed_file ();
  g_autofree char *additions = candor_knowledge_dup_additions ();
  g_autoptr (CandorKnowledge) installed = NULL, own = NULL;
  g_autoptr (GError) problem = NULL;

  /* Additions are to XML, which installed knowledge has none of. */
  if (additions != NULL || !g_file_test (file, G_FILE_TEST_EXISTS))
    return candor_knowledge_load_own (error);
  installed = candor_knowledge_load_file (file, &problem);
  if (installed == NULL && !g_error_matches (problem, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_OUTGROWN))
    {
      g_set_error (error, problem->domain, problem->code,
                   _("%s (“candor knowledge reset” goes back to what came with the program)"), problem->message);
      return NULL;
    }
  own = candor_knowledge_load_own (installed == NULL ? error : NULL);
  if (installed == NULL
      || (own != NULL
          && g_strcmp0 (candor_knowledge_get_version (own), candor_knowledge_get_version (installed)) > 0))
    return g_steal_pointer (&own);
  return g_steal_pointer (&installed);
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
  if (path == NULL)
    path = g_getenv ("CANDOR_KNOWLEDGE");
  if (path == NULL || *path == '\0')
    return candor_knowledge_load_default (error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return candor_knowledge_new_from_folder (path, error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return candor_knowledge_load_file (path, error);
  g_set_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_NOT_FOUND,
               _("There is no knowledge at %s"), path);
  return NULL;
}

/**
 * candor_knowledge_get_bytes:
 *
 * Returns: (transfer none): the compiled form, to hand to another process
 */
GBytes *
candor_knowledge_get_bytes (CandorKnowledge *self)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_knowledge_image_get_bytes (self->image);
}

/**
 * candor_knowledge_get_version:
 *
 * Returns: (transfer none): the date of its newest file, "2026-11-24"
 */
const char *
candor_knowledge_get_version (CandorKnowledge *self)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_knowledge_image_get_version (self->image);
}

/**
 * candor_knowledge_get_sha256:
 *
 * Returns: (transfer none): of the compiled form, in hexadecimal digits
 */
const char *
candor_knowledge_get_sha256 (CandorKnowledge *self)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  if (g_once_init_enter (&self->sha256))
    g_once_init_leave (&self->sha256, g_compute_checksum_for_bytes (
                                          G_CHECKSUM_SHA256,
                                          candor_knowledge_image_get_bytes (self->image)));
  return self->sha256;
}

gconstpointer
candor_knowledge_get_records (CandorKnowledge *self, CandorKnowledgeSectionId id, gsize *count)
{
  gsize ignored;

  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_knowledge_image_get_records (self->image, id, count != NULL ? count : &ignored);
}

gconstpointer
candor_knowledge_find_record (CandorKnowledge *self, CandorKnowledgeSectionId id, const char *key)
{
  const CandorKnowledgeSection *section = candor_knowledge_get_section (id);
  gsize low = 0, high;
  const guint8 *records;

  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  if (key == NULL)
    return NULL;
  records = candor_knowledge_image_get_records (self->image, id, &high);
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      const guint8 *record = records + middle * section->record_size;
      int order = strcmp (*(const char *const *) (record + section->fields[0].offset), key);
      if (order == 0)
        return record;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
