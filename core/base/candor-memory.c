/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "config.h"
#include "base/candor-memory.h"

#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>

#define STEP (1 << 20)
#define LARGE_PAGE ((gsize) 2 << 20)

void
candor_memory_prepare (void)
{
#ifdef M_TOP_PAD
  mallopt (M_TOP_PAD, STEP);
#endif
}

gpointer
candor_memory_try_new (gsize size)
{
  gpointer memory;

  if (size < LARGE_PAGE || size > G_MAXSIZE - LARGE_PAGE)
    return g_try_malloc (size);
  memory = aligned_alloc (LARGE_PAGE, (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE);
  /* The rest keeps small pages: what is not written takes no memory. */
  if (memory != NULL)
    (void) madvise (memory, size / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
  return memory;
}
