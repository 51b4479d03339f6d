/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

struct _CandorCodeAhead
{
  CandorErrands *errands;
  CandorErrand *wanted; /* NULL: it was taken */
  CandorContainer *container;
  const CandorEntry *entry;
  CandorErrand *contents; /* NULL: nothing is inflated ahead */
  GError *error;
};

static GQuark
candor_code_wanted_quark (void)
{
  return g_quark_from_static_string ("candor-code-wanted");
}

/* It depends on the knowledge alone, and lives as long. */
static gpointer
candor_code_ahead_run (gpointer knowledge)
{
  static GMutex mutex;
  CandorWanted *wanted;

  g_mutex_lock (&mutex);
  wanted = g_object_get_qdata (knowledge, candor_code_wanted_quark ());
  if (wanted == NULL)
    {
      wanted = candor_wanted_new (knowledge);
      candor_wanted_prepare (wanted);
      g_object_set_qdata_full (knowledge, candor_code_wanted_quark (), wanted, (GDestroyNotify) candor_wanted_free);
    }
  g_mutex_unlock (&mutex);
  return wanted;
}

void
candor_code_prepare (CandorKnowledge *knowledge)
{
  (void) candor_code_ahead_run (knowledge);
}

CandorCodeAhead *
candor_code_ahead_start (CandorKnowledge *knowledge, CandorErrands *errands)
{
  CandorCodeAhead *self = g_new0 (CandorCodeAhead, 1);

  self->errands = errands;
  self->wanted = candor_errands_add (errands, candor_code_ahead_run, knowledge);
  return self;
}

static gpointer
candor_code_ahead_read (gpointer data)
{
  CandorCodeAhead *self = data;

  return candor_container_read (self->container, self->entry, &self->error);
}

void
candor_code_ahead_inflate (CandorCodeAhead *self, const CandorPart *parts, gsize n_parts)
{
  for (gsize i = 0; i < n_parts; i++)
    for (guint j = 0; j < candor_container_get_entry_count (parts[i].container); j++)
      {
        const CandorEntry *entry = candor_container_get_entry (parts[i].container, j);

        if (candor_code_get_number (entry->name) > 0 && (self->entry == NULL || entry->size > self->entry->size))
          {
            self->container = parts[i].container;
            self->entry = entry;
          }
      }
  if (self->entry != NULL)
    self->contents = candor_errands_add (self->errands, candor_code_ahead_read, self);
}

GBytes *
candor_code_ahead_take_contents (CandorCodeAhead *self, CandorContainer *container, const CandorEntry *entry, GError **error)
{
  GBytes *bytes;

  if (container != self->container || entry != self->entry || self->contents == NULL)
    return candor_container_read (container, entry, error);
  bytes = candor_errand_wait (g_steal_pointer (&self->contents));
  if (bytes == NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return bytes;
}

const CandorWanted *
candor_code_ahead_take_wanted (CandorCodeAhead *self)
{
  return candor_errand_wait (g_steal_pointer (&self->wanted));
}

CandorErrands *
candor_code_ahead_get_errands (CandorCodeAhead *self)
{
  return self->errands;
}

void
candor_code_ahead_free (CandorCodeAhead *self)
{
  if (self->wanted != NULL)
    (void) candor_code_ahead_take_wanted (self);
  if (self->contents != NULL)
    {
      GBytes *bytes = candor_errand_wait (self->contents);
      g_clear_pointer (&bytes, g_bytes_unref);
    }
  g_clear_error (&self->error);
  g_free (self);
}
