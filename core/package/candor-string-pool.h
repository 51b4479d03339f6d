/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-chunk-layout.h"

/**
 * CandorStringPool:
 *
 * The strings of binary XML or of a resource table, UTF-8 or UTF-16. Reads them as Android does:
 * what does not lie whole within the pool, with its end mark, is no string.
 */
typedef struct
{
  CandorSpan offsets;
  CandorSpan strings;
  guint32 count;
  gboolean utf8;
  gsize budget; /* bytes that may still be decoded: entries may share bytes, memory may not */
} CandorStringPool;

gboolean candor_string_pool_init (CandorStringPool *self, CandorSpan chunk);
/* Whether each string begins within the pool. */
gboolean candor_string_pool_is_whole (const CandorStringPool *self);
/* (transfer full) (nullable): valid UTF-8, or NULL where there is no such string. */
char *candor_string_pool_dup (CandorStringPool *self, guint32 index);
