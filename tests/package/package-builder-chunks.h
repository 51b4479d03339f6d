/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What binary XML and resource tables share. */

/* Begins a chunk; its size is set when it ends. */
gsize test_begin_chunk (GByteArray *bytes, guint16 type, guint16 header_size);
void test_end_chunk (GByteArray *bytes, gsize start);

/* A pool of strings under construction. */
typedef struct
{
  GPtrArray *strings;
  GHashTable *places; /* of a string, its first place */
} TestPool;

void test_pool_init (TestPool *self);
void test_pool_clear (TestPool *self);
guint32 test_pool_add (TestPool *self, const char *text);    /* one index a text */
guint32 test_pool_append (TestPool *self, const char *text); /* always a new index */
void test_pool_write (TestPool *self, GByteArray *bytes, gboolean utf8, gboolean styles, gboolean lost);

/* The type and data of a value as text describes it; strings go to the pool. */
guint8 test_value_parse (const char *text, TestPool *pool, guint32 *data);
