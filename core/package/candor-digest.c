/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-digest.h"

/* A smaller file is hashed in less time than a thread takes to start. */
#define THREAD_SIZE (256u << 10)

/* With no more processors than this, one reads and the other has signatures and what to look for to see to: a third
 * thread would only take turns with them, and whoever waits for either would wait for it. */
#define BUSY_PROCESSORS 2u

struct _CandorDigestJob
{
  GBytes *bytes;
  GThread *thread; /* NULL: whoever has time does it, or it is done at the end */
  char *digest;
};

static gpointer
candor_digest_job_run (gpointer data)
{
  candor_digest_job_help (data);
  return NULL;
}

CandorDigestJob *
candor_digest_job_start (GBytes *bytes)
{
  CandorDigestJob *self = g_new0 (CandorDigestJob, 1);

  self->bytes = g_bytes_ref (bytes);
  if (g_bytes_get_size (bytes) >= THREAD_SIZE && g_get_num_processors () > BUSY_PROCESSORS)
    self->thread = g_thread_try_new ("digest", candor_digest_job_run, self, NULL);
  return self;
}

void
candor_digest_job_help (CandorDigestJob *self)
{
  if (g_once_init_enter (&self->digest))
    g_once_init_leave (&self->digest, candor_sha256_dup_of_bytes (self->bytes));
}

char *
candor_digest_job_end (CandorDigestJob *self)
{
  char *digest;

  candor_digest_job_help (self);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  digest = self->digest;
  g_bytes_unref (self->bytes);
  g_free (self);
  return digest;
}
