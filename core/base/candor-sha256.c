/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "base/candor-sha256.h"

#include <openssl/sha.h>

#include "base/candor-mapping.h"

/* So much of a mapped file is held in memory while it is hashed. */
#define STEP_SIZE ((gsize) 1 << 20)

G_STATIC_ASSERT (CANDOR_SHA256_SIZE == SHA256_DIGEST_LENGTH);

char *
candor_sha256_dup (gconstpointer data, gsize size)
{
  static const char digits[] = "0123456789abcdef";
  const guint8 *from = data;
  guint8 digest[SHA256_DIGEST_LENGTH];
  char *text = g_malloc (2 * sizeof digest + 1);
  SHA256_CTX state;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  SHA256_Init (&state);
  for (gsize done = 0; done < size; done += MIN (STEP_SIZE, size - done))
    {
      SHA256_Update (&state, from + done, MIN (STEP_SIZE, size - done));
      candor_mapping_forget (from + done, MIN (STEP_SIZE, size - done));
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

char *
candor_sha256_dup_of_bytes (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return candor_sha256_dup (data, size);
}
