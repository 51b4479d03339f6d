/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A result holds its files' names. It stands for the same content under other names too, unless a name is
 * found elsewhere in it, in a warning say: then it stands for these names alone. */

static gboolean
candor_batch_fail_changed (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s: it was changed while it was read"), name);
  return FALSE;
}

static guint
candor_batch_count_name (GVariant *value, const char *name)
{
  const char *data = g_variant_get_data (value);
  gsize left = g_variant_get_size (value), length = strlen (name);
  guint count = 0;

  for (const char *at; (at = memmem (data, left, name, length)) != NULL; count++)
    {
      left -= at + length - data;
      data = at + length;
    }
  return count;
}

/* (transfer floating): the tuple with another first child. first: sunk. */
static GVariant *
candor_batch_replace_first (GVariant *tuple, GVariant *first)
{
  gsize count = g_variant_n_children (tuple);
  g_autofree GVariant **children = g_new (GVariant *, count);
  GVariant *replaced;

  children[0] = g_variant_ref_sink (first);
  for (gsize i = 1; i < count; i++)
    children[i] = g_variant_get_child_value (tuple, i);
  replaced = g_variant_new_tuple (children, count);
  for (gsize i = 0; i < count; i++)
    g_variant_unref (children[i]);
  return replaced;
}

static char *
candor_batch_dup_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}

/* (nullable) (transfer full): what stands for the content under any names, or under these alone. */
static GVariant *
candor_batch_find_value (CandorBatchCache *cache, const char *key, const char *named, const GVariantType *type)
{
  g_autoptr (GVariant) value = candor_batch_cache_find (cache, key, type);

  if (value == NULL)
    value = candor_batch_cache_find (cache, named, type);
  return value != NULL && g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

static char *
candor_batch_dup_package_key (const CandorBatchItem *item, gboolean named)
{
  g_autofree char *name = candor_batch_dup_name (candor_batch_entry_get_package (item->entry));

  return named ? g_strdup_printf ("package\n%s\n%s", item->package_sha256, name)
               : g_strdup_printf ("package\n%s", item->package_sha256);
}

static CandorPackage *
candor_batch_find_package (CandorBatchCache *cache, const CandorBatchItem *item)
{
  const GVariantType *type = G_VARIANT_TYPE (CANDOR_PACKAGE_VARIANT_TYPE);
  g_autofree char *name = candor_batch_dup_name (candor_batch_entry_get_package (item->entry));
  g_autofree char *key = candor_batch_dup_package_key (item, FALSE);
  g_autofree char *named = candor_batch_dup_package_key (item, TRUE);
  g_autoptr (GVariant) value = candor_batch_find_value (cache, key, named, type);
  g_autoptr (GVariant) file = NULL;
  g_autoptr (GVariant) renamed = NULL;

  if (value == NULL)
    return NULL;
  file = g_variant_get_child_value (value, 0);
  renamed = candor_batch_replace_first (value, candor_batch_replace_first (file, g_variant_new_string (name)));
  g_variant_ref_sink (renamed);
  return candor_package_new_from_variant (renamed, NULL);
}

static void
candor_batch_store_package (CandorBatchCache *cache, const CandorBatchItem *item, CandorPackage *package)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (candor_package_to_variant (package));
  gboolean named = candor_batch_count_name (value, candor_package_get_file_name (package)) > 1;
  g_autofree char *key = candor_batch_dup_package_key (item, named);

  candor_batch_cache_store (cache, key, value);
}

CandorPackage *
candor_batch_read_package (CandorReader *reader, CandorBatchCache *cache, const CandorBatchItem *item,
                           GCancellable *cancellable, GError **error)
{
  const char *path = candor_batch_entry_get_package (item->entry);
  const CandorFileState *state = &item->package_state;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CandorPackage) package = cache != NULL ? candor_batch_find_package (cache, item) : NULL;

  if (package != NULL)
    return g_steal_pointer (&package);
  /* Hashed once: the process is told the digest, unless the file was changed so lately that a change since could go
   * unnoticed. */
  package = candor_reader_read_package_known (reader, file, state->settled ? item->package_sha256 : NULL, cancellable,
                                              error);
  if (package == NULL)
    return NULL;
  if (strcmp (candor_package_get_sha256 (package), item->package_sha256) != 0
      || (state->settled && !candor_file_state_holds (state, path)))
    {
      candor_batch_fail_changed (path, error);
      return NULL;
    }
  if (cache != NULL)
    candor_batch_store_package (cache, item, package);
  return g_steal_pointer (&package);
}

static char *
candor_batch_dup_policy_key (const CandorBatchItem *item, gboolean named)
{
  const char *const *paths = candor_batch_entry_get_policies (item->entry);
  GString *key = g_string_new ("policy");

  g_string_append_printf (key, "\n%s", item->policy_digest);
  for (gsize i = 0; named && paths[i] != NULL; i++)
    {
      g_autofree char *name = candor_batch_dup_name (paths[i]);
      g_string_append_printf (key, "\n%s", name);
    }
  return g_string_free (key, FALSE);
}

static GVariant *
candor_batch_rename_documents (GVariant *documents, const char *const *paths)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, g_variant_get_type (documents));
  for (gsize i = 0; i < g_variant_n_children (documents); i++)
    {
      g_autoptr (GVariant) document = g_variant_get_child_value (documents, i);
      g_autofree char *name = candor_batch_dup_name (paths[i]);
      g_variant_builder_add_value (&builder, candor_batch_replace_first (document, g_variant_new_string (name)));
    }
  return g_variant_builder_end (&builder);
}

static CandorPolicy *
candor_batch_find_policy (CandorBatchCache *cache, const CandorBatchItem *item)
{
  const GVariantType *type = G_VARIANT_TYPE (CANDOR_POLICY_VARIANT_TYPE);
  const char *const *paths = candor_batch_entry_get_policies (item->entry);
  g_autofree char *key = candor_batch_dup_policy_key (item, FALSE);
  g_autofree char *named = candor_batch_dup_policy_key (item, TRUE);
  g_autoptr (GVariant) value = candor_batch_find_value (cache, key, named, type);
  g_autoptr (GVariant) documents = NULL;
  g_autoptr (GVariant) renamed = NULL;

  if (value == NULL)
    return NULL;
  documents = g_variant_get_child_value (value, 0);
  if (g_variant_n_children (documents) != g_strv_length ((char **) paths))
    return NULL;
  renamed = candor_batch_replace_first (value, candor_batch_rename_documents (documents, paths));
  g_variant_ref_sink (renamed);
  return candor_policy_new_from_variant (renamed, NULL);
}

static void
candor_batch_store_policy (CandorBatchCache *cache, const CandorBatchItem *item, CandorPolicy *policy)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (candor_policy_to_variant (policy));
  guint documents = g_list_model_get_n_items (candor_policy_get_documents (policy));
  gboolean named = FALSE;
  g_autofree char *key = NULL;

  for (guint i = 0; i < documents && !named; i++)
    {
      const char *name = candor_document_get_name (candor_policy_get_document (policy, i));
      guint same = 0;
      for (guint j = 0; j < documents; j++)
        same += strstr (candor_document_get_name (candor_policy_get_document (policy, j)), name) != NULL;
      named = candor_batch_count_name (value, name) > same;
    }
  key = candor_batch_dup_policy_key (item, named);
  candor_batch_cache_store (cache, key, value);
}

static gboolean
candor_batch_check_policy (const CandorBatchItem *item, CandorPolicy *policy, GError **error)
{
  const char *const *paths = candor_batch_entry_get_policies (item->entry);

  for (guint i = 0; i < item->policy_sha256->len; i++)
    if (strcmp (candor_document_get_sha256 (candor_policy_get_document (policy, i)),
                g_ptr_array_index (item->policy_sha256, i)) != 0)
      return candor_batch_fail_changed (paths[i], error);
  return TRUE;
}

CandorPolicy *
candor_batch_read_policy (CandorReader *reader, CandorBatchCache *cache, const CandorBatchItem *item,
                          GCancellable *cancellable, GError **error)
{
  const char *const *paths = candor_batch_entry_get_policies (item->entry);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CandorPolicy) policy = cache != NULL ? candor_batch_find_policy (cache, item) : NULL;

  if (policy != NULL)
    return g_steal_pointer (&policy);
  for (gsize i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_path (paths[i]));
  policy = candor_reader_read_policy (reader, files, cancellable, error);
  if (policy == NULL || !candor_batch_check_policy (item, policy, error))
    return NULL;
  if (cache != NULL)
    candor_batch_store_policy (cache, item, policy);
  return g_steal_pointer (&policy);
}
