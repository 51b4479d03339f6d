/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "base/candor-block.h"

#include <stdlib.h>
#include <sys/mman.h>

#define LARGE_PAGE ((gsize) 2 << 20)

gpointer
candor_block_try_new (gsize size)
{
  gpointer block;

  if (size < LARGE_PAGE || size > G_MAXSIZE - LARGE_PAGE)
    return g_try_malloc (size);
  block = aligned_alloc (LARGE_PAGE, (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE);
  /* The rest keeps small pages: what is not written takes no memory. */
  if (block != NULL)
    (void) madvise (block, size / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
  return block;
}
