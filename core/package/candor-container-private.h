/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-note.h"
#include "package/candor-container.h"
#include "package/candor-layout.h"

/* An entry's name hashed: sorted by hash, then name, so that a name is found by bisection and two of
 * one name stand side by side, however an attacker picks names. */
typedef struct
{
  guint64 hash;
  guint32 index;
} CandorEntryKey;

typedef struct _CandorShare CandorShare;

struct _CandorContainer
{
  GObject parent_instance;
  GBytes *bytes;
  CandorEntry *entries;
  guint count;
  char *names; /* of all entries, one after the other */
  CandorEntryKey *keys;
  guint64 directory_offset;
  guint64 end_offset;
  GPtrArray *warnings;
  CandorShare *share; /* NULL: everybody inflates for themselves */
};

void candor_share_free (CandorShare *self);
gboolean candor_container_shares (CandorContainer *self, const CandorEntry *entry);
GBytes *candor_share_get (CandorShare *self, const CandorEntry *entry, gboolean *put);
void candor_share_put (CandorShare *self, const CandorEntry *entry, GBytes *bytes);

/* Fills entries, count and names from the central directory, and the offsets. */
gboolean candor_container_read_directory (CandorContainer *self, GError **error);
/* Fills keys; drops what is there twice. */
void candor_container_index (CandorContainer *self);

/* What is odd about several entries: one note names the first and counts them. */
typedef struct
{
  guint count;
  char *first;
} CandorOddity;

void candor_oddity_add (CandorOddity *self, const char *name);
/* Adds a note of @template with {0}, the first name, and {1}, the count, unless nothing was added. */
void candor_oddity_end (CandorOddity *self, GPtrArray *warnings, const char *template);
