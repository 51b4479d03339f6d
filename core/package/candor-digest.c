/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-digest.h"

/* A smaller file is hashed in less time than a thread takes to start. */
#define THREAD_SIZE (256u << 10)

struct _CandorDigestJob
{
  GBytes *bytes;
  GThread *thread; /* NULL: it is done at the end */
};

static gpointer
candor_digest_job_run (gpointer bytes)
{
  return candor_sha256_dup_of_bytes (bytes);
}

CandorDigestJob *
candor_digest_job_start (GBytes *bytes)
{
  CandorDigestJob *self = g_new0 (CandorDigestJob, 1);

  self->bytes = g_bytes_ref (bytes);
  if (g_bytes_get_size (bytes) >= THREAD_SIZE)
    self->thread = g_thread_try_new ("digest", candor_digest_job_run, self->bytes, NULL);
  return self;
}

char *
candor_digest_job_end (CandorDigestJob *self)
{
  char *digest = self->thread != NULL ? g_thread_join (self->thread)
                                      : candor_digest_job_run (self->bytes);

  g_bytes_unref (self->bytes);
  g_free (self);
  return digest;
}
