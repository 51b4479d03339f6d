/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "policy/candor-policy.h"

G_BEGIN_DECLS

/**
 * CandorPassageKind:
 *
 * What a passage does, as the legend tells it.
 */
typedef enum
{
  CANDOR_PASSAGE_HANDLES,
  CANDOR_PASSAGE_SHARES,
  CANDOR_PASSAGE_CONDITION,
  CANDOR_PASSAGE_DENIES,
  CANDOR_PASSAGE_NAMES, /* names a third party or SDK */
  CANDOR_N_PASSAGE_KINDS,
} CandorPassageKind;

/**
 * CandorPassage:
 * @start: first character in the buffer
 * @end: behind the last
 * @mention_start: the words that name the category, likewise
 * @mention_end: behind the last
 *
 * A statement, or the naming of a party, where it stands in the buffer.
 */
typedef struct
{
  CandorPassageKind kind;
  guint start;
  guint end;
  guint mention_start;
  guint mention_end;
} CandorPassage;

#define CANDOR_TYPE_POLICY_BUFFER (candor_policy_buffer_get_type ())
G_DECLARE_FINAL_TYPE (CandorPolicyBuffer, candor_policy_buffer, CANDOR, POLICY_BUFFER, GtkTextBuffer)

/**
 * CandorPolicyBuffer:
 *
 * A policy's documents laid out to be read, its statements marked. It is filled a piece at a time, so
 * that the largest policy doesn't hold up the window; "filled" is emitted at the end.
 *
 * Passages are the policy's statements and behind them its parties, each in the policy's order.
 */

CandorPolicyBuffer *candor_policy_buffer_new (void);
void candor_policy_buffer_set_policy (CandorPolicyBuffer *self, CandorPolicy *policy);
CandorPolicy *candor_policy_buffer_get_policy (CandorPolicyBuffer *self);
gboolean candor_policy_buffer_get_filled (CandorPolicyBuffer *self);
/* (nullable): a passage that is in the buffer by now. */
const CandorPassage *candor_policy_buffer_get_passage (CandorPolicyBuffer *self, guint index);
guint candor_policy_buffer_get_passage_count (CandorPolicyBuffer *self);
guint candor_policy_buffer_get_statement_count (CandorPolicyBuffer *self);
/* (transfer full) (element-type guint): passages that hold a character, the narrowest mention first. */
GArray *candor_policy_buffer_find (CandorPolicyBuffer *self, guint offset);
/* (element-type guint): by where they begin; for a buffer that is filled. */
void candor_policy_buffer_sort (CandorPolicyBuffer *self, GArray *passages);
/* Of sorted passages, an index before which none reaches so far. */
guint candor_policy_buffer_find_sorted (CandorPolicyBuffer *self, GArray *sorted, guint offset);
/* (nullable) (element-type guint): marks these passages as selected, and no others. */
void candor_policy_buffer_select (CandorPolicyBuffer *self, GArray *passages);
GArray *candor_policy_buffer_get_selected (CandorPolicyBuffer *self);
/* Colors by kind, and of the words around them. */
void candor_policy_buffer_set_colors (CandorPolicyBuffer *self, const GdkRGBA *kinds, const GdkRGBA *dim,
                                      const GdkRGBA *shade);
/* Where a place of a document stands in the buffer. */
guint candor_policy_buffer_get_place (CandorPolicyBuffer *self, guint document, guint offset);

G_END_DECLS
