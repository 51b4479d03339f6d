/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

struct _CandorCodeAhead
{
  CandorKnowledge *knowledge;
  CandorErrands *errands;
  CandorErrand *wanted; /* NULL: it was taken */
  CandorContainer *container;
  const CandorEntry *entry;
  CandorErrand *contents; /* NULL: nothing is inflated ahead */
  GError *error;
};

static gpointer
candor_code_ahead_run (gpointer knowledge)
{
  CandorWanted *wanted = candor_wanted_new (knowledge);

  candor_wanted_prepare (wanted);
  return wanted;
}

CandorCodeAhead *
candor_code_ahead_start (CandorKnowledge *knowledge, CandorErrands *errands)
{
  CandorCodeAhead *self = g_new0 (CandorCodeAhead, 1);

  self->knowledge = g_object_ref (knowledge);
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

CandorWanted *
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
    candor_wanted_free (candor_code_ahead_take_wanted (self));
  if (self->contents != NULL)
    {
      GBytes *bytes = candor_errand_wait (self->contents);
      g_clear_pointer (&bytes, g_bytes_unref);
    }
  g_clear_error (&self->error);
  g_object_unref (self->knowledge);
  g_free (self);
}
