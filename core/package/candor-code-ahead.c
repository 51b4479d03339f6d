/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

struct _CandorCodeAhead
{
  CandorKnowledge *knowledge;
  GThread *thread; /* NULL: it is done when it is asked for */
};

static gpointer
candor_code_ahead_run (gpointer knowledge)
{
  CandorWanted *wanted = candor_wanted_new (knowledge);
  gsize count;

  candor_wanted_prepare (wanted);
  /* Whose code it is will be asked next. */
  (void) candor_knowledge_get_sdks (knowledge, &count);
  return wanted;
}

CandorCodeAhead *
candor_code_ahead_start (CandorKnowledge *knowledge, gboolean beside)
{
  CandorCodeAhead *self = g_new0 (CandorCodeAhead, 1);

  self->knowledge = g_object_ref (knowledge);
  if (beside)
    self->thread = g_thread_try_new ("ahead", candor_code_ahead_run, knowledge, NULL);
  return self;
}

CandorWanted *
candor_code_ahead_take (CandorCodeAhead *self)
{
  return self->thread != NULL ? g_thread_join (g_steal_pointer (&self->thread)) : candor_code_ahead_run (self->knowledge);
}

void
candor_code_ahead_free (CandorCodeAhead *self)
{
  if (self->thread != NULL)
    candor_wanted_free (candor_code_ahead_take (self));
  g_object_unref (self->knowledge);
  g_free (self);
}
