/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "policy/candor-policy.h"

G_BEGIN_DECLS

/**
 * CandorPolicyLayout:
 *
 * Writes a policy's blocks into a text buffer, one a step, so that they read as a document: headings,
 * lists, and of a table each row as a small card that fits a narrow column.
 */
typedef struct _CandorPolicyLayout CandorPolicyLayout;

/**
 * CandorPolicyLayoutPlaced:
 * @document: index of the document
 * @block: the block whose text was written, whole and unchanged
 * @place: its first character in the buffer
 */
typedef void (*CandorPolicyLayoutPlaced) (guint document, CandorBlock *block, guint place, gpointer user_data);

void candor_policy_layout_add_tags (GtkTextBuffer *buffer);
void candor_policy_layout_set_colors (GtkTextBuffer *buffer, const GdkRGBA *dim, const GdkRGBA *shade);
CandorPolicyLayout *candor_policy_layout_new (GtkTextBuffer *buffer, CandorPolicy *policy,
                                              CandorPolicyLayoutPlaced placed, gpointer user_data);
void candor_policy_layout_free (CandorPolicyLayout *self);
/* Writes the next block; FALSE where there is none. */
gboolean candor_policy_layout_step (CandorPolicyLayout *self);

G_END_DECLS
