/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-resources.h"
#include "package/candor-string-pool.h"

/* One value of a resource, as one configuration has it. */
typedef struct
{
  char locale[32]; /* "" for the default, "zh-CN", "sr-Latn" */
  guint rank;      /* higher is nearer to a plain present-day device */
  guint8 type;
  guint32 data;
  CandorStringPool *pool; /* where data is a string: its pool, or @text has it */
  const char *text;
} CandorCandidate;

typedef struct _CandorTable CandorTable;

CandorTable *candor_table_new (GBytes *bytes, GError **error);
void candor_table_free (CandorTable *self);
/* Adds a CandorCandidate for each configuration that has @id. */
void candor_table_collect (CandorTable *self, guint32 id, GArray *candidates);

/* "zh-CN" and the like of a configuration's packed fields. */
void candor_table_format_locale (guint16 language, guint16 region, guint32 script, guint64 variant,
                                 char *locale, gsize size);
