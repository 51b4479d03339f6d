/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-container-private.h"

#include <string.h>

/* Contents that wait for their second reader, together. */
#define HELD_LIMIT (12u << 20)
/* Inflating less than this twice costs less than asking. */
#define SIZE_MIN (64u << 10)

/* Contents that were inflated for one reader, or are just being, and wait for the other. */
typedef struct
{
  const CandorEntry *entry;
  GBytes *bytes; /* NULL: they are being inflated */
  gboolean failed;
} CandorHeld;

struct _CandorShare
{
  GMutex mutex;
  GCond changed;
  GArray *held; /* of CandorHeld */
  guint64 size;
};

static void
candor_held_clear (gpointer data)
{
  g_clear_pointer (&((CandorHeld *) data)->bytes, g_bytes_unref);
}

void
candor_share_free (CandorShare *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->held);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * candor_container_share:
 *
 * From now on code and resources are inflated once for two readers: where the contents of all entries are
 * signed one by one, who verifies them reads what everybody else reads as well. To be called before threads
 * read.
 */
void
candor_container_share (CandorContainer *self)
{
  g_return_if_fail (CANDOR_IS_CONTAINER (self));
  if (self->share != NULL)
    return;
  self->share = g_new0 (CandorShare, 1);
  g_mutex_init (&self->share->mutex);
  g_cond_init (&self->share->changed);
  self->share->held = g_array_new (FALSE, FALSE, sizeof (CandorHeld));
  g_array_set_clear_func (self->share->held, candor_held_clear);
}

gboolean
candor_container_shares (CandorContainer *self, const CandorEntry *entry)
{
  if (self->share == NULL || entry->size < SIZE_MIN || entry->size > HELD_LIMIT)
    return FALSE;
  return strcmp (entry->name, "resources.arsc") == 0
         || (g_str_has_prefix (entry->name, "classes") && g_str_has_suffix (entry->name, ".dex"));
}

static CandorHeld *
candor_share_find (CandorShare *self, const CandorEntry *entry)
{
  for (guint i = 0; i < self->held->len; i++)
    if (g_array_index (self->held, CandorHeld, i).entry == entry)
      return &g_array_index (self->held, CandorHeld, i);
  return NULL;
}

static GBytes *
candor_share_take (CandorShare *self, CandorHeld *held)
{
  GBytes *bytes = held->bytes != NULL ? g_bytes_ref (held->bytes) : NULL;

  self->size -= held->entry->size;
  g_array_remove_index_fast (self->held, held - (CandorHeld *) (void *) self->held->data);
  return bytes;
}

/* (transfer full) (nullable): what the first reader left; with NULL, whether @entry is to be put in. */
GBytes *
candor_share_get (CandorShare *self, const CandorEntry *entry, gboolean *put)
{
  CandorHeld *held;
  GBytes *bytes = NULL;

  *put = FALSE;
  g_mutex_lock (&self->mutex);
  while ((held = candor_share_find (self, entry)) != NULL && held->bytes == NULL && !held->failed)
    g_cond_wait (&self->changed, &self->mutex);
  if (held != NULL)
    bytes = candor_share_take (self, held);
  else if (self->size + entry->size <= HELD_LIMIT)
    {
      CandorHeld added = { entry, NULL, FALSE };

      g_array_append_val (self->held, added);
      self->size += entry->size;
      *put = TRUE;
    }
  g_mutex_unlock (&self->mutex);
  return bytes;
}

/* bytes: (nullable): NULL where they could not be inflated, so that the other finds out by itself. */
void
candor_share_put (CandorShare *self, const CandorEntry *entry, GBytes *bytes)
{
  CandorHeld *held;

  g_mutex_lock (&self->mutex);
  held = candor_share_find (self, entry);
  held->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  held->failed = bytes == NULL;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}
