/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "base/candor-mapping.h"

#include <sys/mman.h>
#include <unistd.h>

static guintptr mapped_start, mapped_end;

void
candor_mapping_set (gconstpointer data, gsize size)
{
  mapped_start = (guintptr) data;
  mapped_end = mapped_start + size;
}

void
candor_mapping_forget (gconstpointer data, gsize size)
{
  guintptr page = (guintptr) sysconf (_SC_PAGESIZE);
  guintptr start = (guintptr) data, end = start + size;

  if (start < mapped_start || end > mapped_end)
    return;
  start = (start + page - 1) / page * page;
  /* The file's last page has nothing behind it. */
  end = end == mapped_end ? (end + page - 1) / page * page : end / page * page;
  if (start < end)
    (void) madvise ((gpointer) start, end - start, MADV_DONTNEED);
}
