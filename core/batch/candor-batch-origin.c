/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-origin.h"

#include <glib/gi18n-lib.h>

/* As much of a digest as tells two apart for a person. */
#define DIGEST_SHOWN 12

void
candor_batch_origin_clear (CandorBatchOrigin *self)
{
  g_clear_pointer (&self->candor, g_free);
  g_clear_pointer (&self->knowledge_version, g_free);
  g_clear_pointer (&self->knowledge_sha256, g_free);
  g_clear_pointer (&self->locale, g_free);
  g_clear_pointer (&self->entries, g_free);
}

gboolean
candor_batch_origin_matches (const CandorBatchOrigin *self, const CandorBatchOrigin *other)
{
  return g_strcmp0 (self->candor, other->candor) == 0
         && g_strcmp0 (self->knowledge_sha256, other->knowledge_sha256) == 0
         && g_strcmp0 (self->locale, other->locale) == 0;
}

char *
candor_batch_origin_dup_words (const CandorBatchOrigin *self)
{
  return g_strdup_printf (_("Candor %s, knowledge %s (%.*s…), %s"), self->candor, self->knowledge_version,
                          DIGEST_SHOWN, self->knowledge_sha256, self->locale);
}
