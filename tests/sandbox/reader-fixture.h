/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-reader.h"

/* A policy in a folder of its own, and a reader of it. */
typedef struct
{
  char *folder;
  char *policy;
  char *honest; /* the real reading process */
  CandorKnowledge *knowledge;
  CandorReader *reader;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
/* From here on fake-reader.c is the reading process, and does this. */
void fixture_use_fake (const char *trick);
CandorPolicy *fixture_read_policy (Fixture *self, GCancellable *cancellable, GError **error);
/* A #CandorTableFunc that writes down what it is given. @data: a #GString. */
gboolean fixture_take_record (const CandorTableRecord *record, gpointer data, GError **error);
