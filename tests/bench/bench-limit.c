/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-limit.h"

/* The physical limit of reading a package: its manifest, resources and dex files inflated once with libdeflate, and each
 * byte read once, in a process of its own. It is linked with the libraries that reading takes and no others, or it would
 * start later than what is held against it.
 *
 *   bench-limit FILE */

/* Adds up the bytes, so that none of them can be left unread. */
static guint64
read_each_byte (const guint8 *data, gsize size)
{
  guint64 sum = 0;

  for (gsize i = 0; i < size; i++)
    sum += data[i];
  return sum;
}

int
main (int argc, char *argv[])
{
  const char *path = argc == 2 ? argv[1] : "";
  g_autoptr (GBytes) bytes = bench_limit_map (path);
  g_autoptr (CandorContainer) container = candor_container_new (bytes, NULL);
  guint64 sum = 0;

  for (guint i = 0; i < candor_container_get_entry_count (container); i++)
    {
      const CandorEntry *entry = candor_container_get_entry (container, i);
      g_autoptr (GBytes) contents = NULL;
      gsize size;
      const guint8 *data;

      if (!bench_limit_is_counted (entry->name))
        continue;
      contents = candor_container_read (container, entry, NULL);
      data = g_bytes_get_data (contents, &size);
      sum += read_each_byte (data, size);
    }
  return sum == 0;
}
