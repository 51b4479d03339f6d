/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-policy-buffer.h"
#include "candor-policy-layout.h"

G_BEGIN_DECLS

/* What the files of the buffer share. */

typedef struct
{
  guint document;
  guint start; /* in the document */
  guint end;
  guint place; /* of start, in the buffer */
} CandorPlacedBlock;

struct _CandorPolicyBuffer
{
  GtkTextBuffer parent_instance;
  CandorPolicy *policy;
  CandorPolicyLayout *layout;
  GArray *blocks;   /* CandorPlacedBlock, in order */
  GArray *passages; /* CandorPassage */
  guint statement_count;
  guint placed_statements;
  guint placed_parties;
  guint longest; /* passage, in characters */
  GArray *selected;
  guint fill_source;
  gboolean filled;
  GtkTextTag *sentences[CANDOR_N_PASSAGE_KINDS];
  GtkTextTag *mentions[CANDOR_N_PASSAGE_KINDS];
  GtkTextTag *chosen[CANDOR_N_PASSAGE_KINDS];
};

/* Its tags, one of each for every kind of passage. */
void candor_policy_buffer_add_tags (CandorPolicyBuffer *self);
void candor_policy_buffer_apply (CandorPolicyBuffer *self, GtkTextTag *tag, guint start, guint end);

G_END_DECLS
