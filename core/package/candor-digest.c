/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-digest.h"

#include <openssl/sha.h>

#include "base/candor-mapping.h"

/* A smaller file is hashed in less time than a thread takes to start. */
#define THREAD_SIZE (256u << 10)
/* So much of a mapped file is held in memory while it is hashed. */
#define STEP_SIZE ((gsize) 1 << 20)

struct _CandorDigestJob
{
  GBytes *bytes;
  GThread *thread; /* NULL: it is done at the end */
};

G_STATIC_ASSERT (CANDOR_SHA256_SIZE == SHA256_DIGEST_LENGTH);

char *
candor_sha256_dup (CandorSpan span)
{
  static const char digits[] = "0123456789abcdef";
  guint8 digest[SHA256_DIGEST_LENGTH];
  char *text = g_malloc (2 * sizeof digest + 1);
  SHA256_CTX state;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  SHA256_Init (&state);
  for (gsize done = 0; done < span.size; done += MIN (STEP_SIZE, span.size - done))
    {
      SHA256_Update (&state, span.data + done, MIN (STEP_SIZE, span.size - done));
      candor_mapping_forget (span.data + done, MIN (STEP_SIZE, span.size - done));
    }
  SHA256_Final (digest, &state);
  G_GNUC_END_IGNORE_DEPRECATIONS
  for (gsize i = 0; i < sizeof digest; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 0xf];
    }
  text[2 * sizeof digest] = '\0';
  return text;
}

static gpointer
candor_digest_job_run (gpointer bytes)
{
  return candor_sha256_dup (candor_span_of_bytes (bytes));
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
