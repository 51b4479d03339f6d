/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-file-kind.h"

#include <string.h>

#include "base/candor-file-name.h"
#include "casefile/candor-case-file.h"

/* A folder is looked into one level deep; beyond this many files it is not one case's folder. */
#define CANDOR_GIVEN_FOLDER_FILES 200u
/* Local file header of ZIP with the name of the first entry (APPNOTE 4.3.7). */
#define CANDOR_ZIP_HEADER_SIZE 30u
#define CANDOR_SNIFF_SIZE 64u
/* Header of an SQLite database. */
#define CANDOR_CASE_HEAD_SIZE 100u

static const char *const case_endings[] = { ".candor" };
static const char *const knowledge_endings[] = { ".knowledge" };
/* First entries of the ZIP archives that are documents: OPC, and OpenDocument and EPUB. */
static const char *const document_entries[] = { "[Content_Types].xml", "mimetype", "_rels/" };

static gboolean
candor_name_ends (const char *name, const char *const *endings, gsize count)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < count; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* A package is a ZIP archive that is no document. Nothing is parsed here: whoever reads the file
 * decides what it is; this only chooses the column it is shown in. */
static gboolean
candor_file_sniff_package (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[CANDOR_SNIFF_SIZE + 1] = { 0 };
  gsize length = 0;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, CANDOR_SNIFF_SIZE, &length, NULL, NULL))
    return FALSE;
  if (length < CANDOR_ZIP_HEADER_SIZE || memcmp (head, "PK\003\004", 4) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (document_entries); i++)
    if (g_str_has_prefix (head + CANDOR_ZIP_HEADER_SIZE, document_entries[i]))
      return FALSE;
  return TRUE;
}

/**
 * candor_file_is_package:
 *
 * Returns: whether @file looks like an Android package rather than a policy
 */
gboolean
candor_file_is_package (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (name != NULL && candor_file_name_is_package (name))
    return TRUE;
  if (name != NULL && candor_file_name_is_policy (name))
    return FALSE;
  return candor_file_sniff_package (file);
}

/* A case by its name, or by its first bytes where the name tells nothing. */
static gboolean
candor_file_is_case (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = NULL;
  guint8 head[CANDOR_CASE_HEAD_SIZE];
  gsize length = 0;

  if (name != NULL && candor_name_ends (name, case_endings, G_N_ELEMENTS (case_endings)))
    return TRUE;
  if (name != NULL && (candor_file_name_is_package (name) || candor_file_name_is_policy (name)))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, NULL)
         && candor_case_file_recognize (head, length);
}

static void
candor_given_add (CandorGiven *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (name != NULL && candor_name_ends (name, knowledge_endings, G_N_ELEMENTS (knowledge_endings)))
    {
      g_ptr_array_add (self->knowledge, g_object_ref (file));
      return;
    }
  if (candor_file_is_case (file))
    {
      g_ptr_array_add (self->cases, g_object_ref (file));
      return;
    }
  g_ptr_array_add (candor_file_is_package (file) ? self->packages : self->policies,
                   g_object_ref (file));
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  g_autofree char *left = g_file_get_uri (*(GFile *const *) a);
  g_autofree char *right = g_file_get_uri (*(GFile *const *) b);

  return strcmp (left, right);
}

/* Of a folder, only files whose names say what they are: it may hold anything. */
static void
candor_given_add_folder (CandorGiven *self, GFile *folder)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && files->len < CANDOR_GIVEN_FOLDER_FILES
         && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    {
      const char *name = g_file_info_get_name (info);

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
          && (candor_file_name_is_package (name) || candor_file_name_is_policy (name)))
        g_ptr_array_add (files, g_object_ref (child));
    }
  g_ptr_array_sort (files, compare_files);
  for (guint i = 0; i < files->len; i++)
    candor_given_add (self, g_ptr_array_index (files, i));
}

/**
 * candor_given_init:
 * @files: (element-type GFile): files and folders in any order
 */
void
candor_given_init (CandorGiven *self, GListModel *files)
{
  self->packages = g_ptr_array_new_with_free_func (g_object_unref);
  self->policies = g_ptr_array_new_with_free_func (g_object_unref);
  self->cases = g_ptr_array_new_with_free_func (g_object_unref);
  self->knowledge = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      /* Not even looked at: that would ask the network. */
      if (g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https"))
        {
          g_free (self->address);
          self->address = g_file_get_uri (file);
        }
      else if (g_file_query_file_type (file, 0, NULL) == G_FILE_TYPE_DIRECTORY)
        candor_given_add_folder (self, file);
      else
        candor_given_add (self, file);
    }
}

void
candor_given_clear (CandorGiven *self)
{
  g_clear_pointer (&self->packages, g_ptr_array_unref);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->knowledge, g_ptr_array_unref);
  g_clear_pointer (&self->address, g_free);
}
