/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "config.h"
#include "base/candor-memory.h"

#include <malloc.h>

#define STEP (4 << 20)

void
candor_memory_prepare (void)
{
#ifdef M_TOP_PAD
  mallopt (M_TOP_PAD, STEP);
#endif
}
