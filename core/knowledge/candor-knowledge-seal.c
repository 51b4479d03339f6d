/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-seal-private.h"

#include <string.h>

#define MARK CANDOR_KNOWLEDGE_SEAL_MARK
#define MARK_SIZE (sizeof MARK - 1)

GBytes *
candor_knowledge_seal (GBytes *content)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  GByteArray *sealed = g_byte_array_sized_new (size + CANDOR_KNOWLEDGE_SEAL_SIZE);
  guint8 digest[CANDOR_SHA256_SIZE];

  candor_sha256_compute (data, size, digest);
  g_byte_array_append (sealed, data, size);
  g_byte_array_append (sealed, (const guint8 *) MARK, MARK_SIZE);
  g_byte_array_append (sealed, digest, sizeof digest);
  return g_byte_array_free_to_bytes (sealed);
}

gsize
candor_knowledge_seal_measure (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < CANDOR_KNOWLEDGE_SEAL_SIZE || memcmp (data + size - CANDOR_KNOWLEDGE_SEAL_SIZE, MARK, MARK_SIZE) != 0)
    return size;
  return size - CANDOR_KNOWLEDGE_SEAL_SIZE;
}

char *
candor_knowledge_seal_check (GBytes *bytes, gboolean *whole)
{
  gsize size, part = candor_knowledge_seal_measure (bytes);
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 digest[CANDOR_SHA256_SIZE];
  char *text = candor_sha256_dup_with_part (data, size, part, digest);

  *whole = part < size && memcmp (data + part + MARK_SIZE, digest, sizeof digest) == 0;
  return text;
}
