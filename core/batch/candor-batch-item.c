/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-item.h"

#include <string.h>

/* Digits of a digest that make a number: 64 bits, of which the sign is cut off. */
#define ID_DIGITS 16

gint64
candor_batch_id_of_digest (const char *sha256)
{
  g_autofree char *head = g_strndup (sha256, ID_DIGITS);
  gint64 id = (gint64) (g_ascii_strtoull (head, NULL, 16) & G_MAXINT64);

  return MAX (id, 1);
}

gboolean
candor_batch_is_in_shard (const char *package_sha256, guint shard, guint shards)
{
  return (guint64) candor_batch_id_of_digest (package_sha256) % shards == shard - 1;
}

static void
candor_batch_item_fold (GChecksum *checksum, const char *word)
{
  /* The zero at the end parts one word from the next. */
  g_checksum_update (checksum, (const guchar *) (word != NULL ? word : ""), (word != NULL ? strlen (word) : 0) + 1);
}

static void
candor_batch_item_make_key (CandorBatchItem *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  candor_batch_item_fold (checksum, "candor-batch-app/1");
  candor_batch_item_fold (checksum, candor_batch_entry_get_name (self->entry));
  candor_batch_item_fold (checksum, candor_batch_entry_get_app_type (self->entry));
  candor_batch_item_fold (checksum, self->problem != NULL ? NULL : self->package_sha256);
  candor_batch_item_fold (checksum, self->problem != NULL ? NULL : self->policy_digest);
  self->key = g_strdup (g_checksum_get_string (checksum));
  self->id = candor_batch_id_of_digest (self->key);
}

static gboolean
candor_batch_item_digest_policies (CandorBatchItem *self, GCancellable *cancellable)
{
  const char *const *policies = candor_batch_entry_get_policies (self->entry);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; policies[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (policies[i]);
      const char *ending = strrchr (name, '.');
      char *digest = candor_file_digest (policies[i], NULL, cancellable, &self->problem);

      if (digest == NULL)
        return FALSE;
      g_ptr_array_add (self->policy_sha256, digest);
      candor_batch_item_fold (checksum, digest);
      candor_batch_item_fold (checksum, ending);
    }
  self->policy_digest = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

gboolean
candor_batch_item_init (CandorBatchItem *self, CandorBatchEntry *entry, GCancellable *cancellable)
{
  self->entry = g_object_ref (entry);
  self->policy_sha256 = g_ptr_array_new_with_free_func (g_free);
  self->package_sha256 = candor_file_digest (candor_batch_entry_get_package (entry), &self->package_state,
                                             cancellable, &self->problem);
  if (self->package_sha256 != NULL)
    candor_batch_item_digest_policies (self, cancellable);
  if (g_error_matches (self->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  candor_batch_item_make_key (self);
  return TRUE;
}

void
candor_batch_item_clear (CandorBatchItem *self)
{
  g_clear_object (&self->entry);
  g_clear_pointer (&self->package_sha256, g_free);
  g_clear_pointer (&self->policy_sha256, g_ptr_array_unref);
  g_clear_pointer (&self->policy_digest, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_error (&self->problem);
}
