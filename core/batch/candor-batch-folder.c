/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-file-name.h"
#include "batch/candor-batch-list.h"

/* Folders within folders: a loop of links ends somewhere. */
#define DEPTH_LIMIT 32u
/* What may part a package's name from the rest of its policy's name: app-policy.html, app.zh.html. */
#define NAME_ENDS ".-_ ("

typedef struct
{
  const char *root;
  GHashTable *names;
  GPtrArray *entries;
  GPtrArray *unpaired;
} CandorBatchFolder;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The path below the root, without the ending: what an app is called where nobody named it. */
static char *
candor_batch_folder_dup_name (CandorBatchFolder *self, const char *package, gboolean alone)
{
  const char *below = package + strlen (self->root);
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;

  while (*below == '/')
    below++;
  folder = g_path_get_dirname (below);
  if (alone && strcmp (folder, ".") != 0)
    return g_filename_display_name (folder);
  stem = g_strndup (below, strrchr (below, '.') - below);
  return g_filename_display_name (stem);
}

/* Length of the package's base name where the policy's starts with it and then ends or parts; else 0. */
static gsize
candor_batch_folder_match (const char *package, const char *policy)
{
  g_autofree char *base = g_path_get_basename (package);
  g_autofree char *other = g_path_get_basename (policy);
  gsize length = strrchr (base, '.') - base;

  return g_ascii_strncasecmp (base, other, length) == 0 && other[length] != '\0'
             && strchr (NAME_ENDS, other[length]) != NULL
           ? length
           : 0;
}

static void
candor_batch_folder_add (CandorBatchFolder *self, const char *package, GPtrArray *policies, gboolean alone)
{
  g_autofree char *name = NULL;

  if (policies->len == 0)
    {
      g_ptr_array_add (self->unpaired, g_strdup (package));
      return;
    }
  name = candor_batch_folder_dup_name (self, package, alone);
  if (g_hash_table_contains (self->names, name))
    {
      g_free (name);
      name = g_filename_display_name (package + strlen (self->root) + 1);
    }
  g_hash_table_add (self->names, g_strdup (name));
  g_ptr_array_add (policies, NULL);
  g_ptr_array_add (self->entries, candor_batch_entry_new (name, package, (const char *const *) policies->pdata,
                                                          NULL, NULL));
}

/* Each policy goes to the package whose name it starts with, the longest where several do. */
static void
candor_batch_folder_pair (CandorBatchFolder *self, GPtrArray *packages, GPtrArray *policies)
{
  g_autofree GPtrArray **groups = g_new0 (GPtrArray *, packages->len);

  for (guint i = 0; i < packages->len; i++)
    groups[i] = g_ptr_array_new ();
  for (guint i = 0; i < policies->len; i++)
    {
      char *policy = g_ptr_array_index (policies, i);
      gsize longest = 0;
      guint chosen = 0;

      for (guint j = 0; j < packages->len; j++)
        {
          gsize length = candor_batch_folder_match (g_ptr_array_index (packages, j), policy);
          if (length > longest)
            {
              longest = length;
              chosen = j;
            }
        }
      if (longest > 0 || packages->len == 1)
        g_ptr_array_add (groups[chosen], policy);
      else
        g_ptr_array_add (self->unpaired, g_strdup (policy));
    }
  for (guint i = 0; i < packages->len; i++)
    {
      candor_batch_folder_add (self, g_ptr_array_index (packages, i), groups[i], packages->len == 1);
      g_ptr_array_unref (groups[i]);
    }
}

static gboolean
candor_batch_folder_list (const char *path, GPtrArray *packages, GPtrArray *policies, GPtrArray *folders,
                          GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  const char *name;

  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (name[0] == '.')
        continue;
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (folders, g_steal_pointer (&child));
      else if (candor_file_name_is_package (name))
        g_ptr_array_add (packages, g_steal_pointer (&child));
      else if (candor_file_name_is_policy (name))
        g_ptr_array_add (policies, g_steal_pointer (&child));
    }
  g_ptr_array_sort (packages, compare_names);
  g_ptr_array_sort (policies, compare_names);
  g_ptr_array_sort (folders, compare_names);
  return TRUE;
}

static gboolean
candor_batch_folder_search (CandorBatchFolder *self, const char *path, guint depth, GError **error)
{
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  if (!candor_batch_folder_list (path, packages, policies, folders, error))
    return FALSE;
  candor_batch_folder_pair (self, packages, policies);
  for (guint i = 0; i < folders->len && depth < DEPTH_LIMIT; i++)
    if (!candor_batch_folder_search (self, g_ptr_array_index (folders, i), depth + 1, error))
      return FALSE;
  return TRUE;
}

CandorBatchList *
candor_batch_list_new_from_folder (const char *path, GError **error)
{
  g_autofree char *root = g_canonicalize_filename (path, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) unpaired = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CandorBatchFolder self = { root, names, entries, unpaired };

  if (!candor_batch_folder_search (&self, root, 0, error))
    return NULL;
  if (entries->len > 0)
    return candor_batch_list_new (entries, unpaired);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("%s: there is no package with a policy in this folder"), path);
  return NULL;
}
