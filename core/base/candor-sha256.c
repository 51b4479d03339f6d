/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "base/candor-sha256.h"

#include <openssl/sha.h>

#include "base/candor-mapping.h"

/* libcrypto has its quick functions of one algorithm marked as deprecated; the others look each up by name. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* So much of a mapped file is held in memory while it is hashed. */
#define STEP_SIZE ((gsize) 1 << 20)

G_STATIC_ASSERT (CANDOR_SHA256_SIZE == SHA256_DIGEST_LENGTH);

static void
candor_sha256_take (SHA256_CTX *state, const guint8 *from, gsize size)
{
  for (gsize done = 0; done < size; done += MIN (STEP_SIZE, size - done))
    {
      SHA256_Update (state, from + done, MIN (STEP_SIZE, size - done));
      candor_mapping_forget (from + done, MIN (STEP_SIZE, size - done));
    }
}

char *
candor_sha256_to_text (const guint8 digest[CANDOR_SHA256_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (2 * CANDOR_SHA256_SIZE + 1);

  for (gsize i = 0; i < CANDOR_SHA256_SIZE; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 0xf];
    }
  text[2 * CANDOR_SHA256_SIZE] = '\0';
  return text;
}

char *
candor_sha256_dup_with_part (gconstpointer data, gsize size, gsize part, guint8 digest[CANDOR_SHA256_SIZE])
{
  guint8 whole[CANDOR_SHA256_SIZE];
  SHA256_CTX state, so_far;

  g_return_val_if_fail (part <= size, NULL);
  SHA256_Init (&state);
  candor_sha256_take (&state, data, part);
  so_far = state;
  SHA256_Final (digest, &so_far);
  candor_sha256_take (&state, (const guint8 *) data + part, size - part);
  SHA256_Final (whole, &state);
  return candor_sha256_to_text (whole);
}

void
candor_sha256_compute (gconstpointer data, gsize size, guint8 digest[CANDOR_SHA256_SIZE])
{
  SHA256_CTX state;

  SHA256_Init (&state);
  candor_sha256_take (&state, data, size);
  SHA256_Final (digest, &state);
}

char *
candor_sha256_dup (gconstpointer data, gsize size)
{
  guint8 digest[CANDOR_SHA256_SIZE];

  candor_sha256_compute (data, size, digest);
  return candor_sha256_to_text (digest);
}

char *
candor_sha256_dup_of_bytes (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return candor_sha256_dup (data, size);
}

G_GNUC_END_IGNORE_DEPRECATIONS
