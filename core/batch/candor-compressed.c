/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-compressed.h"

#define CHUNK_SIZE (64u << 10)

static GBytes *
candor_convert (GConverter *converter, gconstpointer data, gsize size, gsize limit)
{
  g_autoptr (GByteArray) output = g_byte_array_new ();
  const guint8 *at = data;
  gsize left = size;

  for (;;)
    {
      gsize had = output->len, read = 0, written = 0;
      GConverterResult result;

      g_byte_array_set_size (output, had + CHUNK_SIZE);
      result = g_converter_convert (converter, at, left, output->data + had, CHUNK_SIZE, G_CONVERTER_INPUT_AT_END,
                                    &read, &written, NULL);
      g_byte_array_set_size (output, had + written);
      at += read;
      left -= read;
      if (result == G_CONVERTER_FINISHED)
        return g_byte_array_free_to_bytes (g_steal_pointer (&output));
      if (result == G_CONVERTER_ERROR || output->len > limit)
        return NULL;
    }
}

GBytes *
candor_compress (GBytes *bytes, int level)
{
  g_autoptr (GZlibCompressor) converter = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, level);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return candor_convert (G_CONVERTER (converter), data, size, G_MAXSIZE);
}

GBytes *
candor_decompress (gconstpointer data, gsize size, gsize limit)
{
  g_autoptr (GZlibDecompressor) converter = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  return candor_convert (G_CONVERTER (converter), data, size, limit);
}
