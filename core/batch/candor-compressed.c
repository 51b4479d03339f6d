/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-compressed.h"

#include <libdeflate.h>
#include <string.h>

/* The shortest there is: a header, an empty block, the CRC and the size. */
#define GZIP_SIZE_MIN 18u
/* RFC 1951: the best code is 258 bytes out of two bits. */
#define DEFLATE_RATIO_LIMIT 1032u

GBytes *
candor_compress (GBytes *bytes, int level)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (level);
  gsize size, bound, made;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint8 *output;

  if (compressor == NULL)
    g_error ("there is not enough memory to compress %zu bytes", size);
  bound = libdeflate_gzip_compress_bound (compressor, size);
  output = g_malloc (bound);
  made = libdeflate_gzip_compress (compressor, data, size, output, bound);
  libdeflate_free_compressor (compressor);
  return g_bytes_new_take (g_realloc (output, made), made);
}

/* What the last four bytes say it was before; who lies about it is found out when it is inflated. */
static gsize
candor_compressed_get_size (const guint8 *data, gsize size)
{
  guint32 original;

  memcpy (&original, data + size - sizeof original, sizeof original);
  return GUINT32_FROM_LE (original);
}

GBytes *
candor_decompress (gconstpointer data, gsize size, gsize limit)
{
  struct libdeflate_decompressor *decompressor;
  enum libdeflate_result result;
  g_autofree guint8 *output = NULL;
  gsize original;

  if (size < GZIP_SIZE_MIN)
    return NULL;
  original = candor_compressed_get_size (data, size);
  if (original > limit || original / DEFLATE_RATIO_LIMIT > size)
    return NULL;
  output = g_try_malloc (original + 1); /* +1: never a null pointer */
  decompressor = libdeflate_alloc_decompressor ();
  if (output == NULL || decompressor == NULL)
    {
      g_clear_pointer (&decompressor, libdeflate_free_decompressor);
      return NULL;
    }
  result = libdeflate_gzip_decompress (decompressor, data, size, output, original, NULL);
  libdeflate_free_decompressor (decompressor);
  return result == LIBDEFLATE_SUCCESS ? g_bytes_new_take (g_steal_pointer (&output), original) : NULL;
}
