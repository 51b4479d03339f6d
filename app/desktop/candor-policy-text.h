/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-policy-buffer.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_POLICY_TEXT (candor_policy_text_get_type ())
G_DECLARE_FINAL_TYPE (CandorPolicyText, candor_policy_text, CANDOR, POLICY_TEXT, GtkTextView)

/**
 * CandorPolicyText:
 *
 * A policy to read. Behind the lines of the selected passages runs a band, so that they are found at
 * a glance and meet their ribbon at the edge. Emits "activated" with the passages that hold the
 * character a person chose, by click or by Return.
 */

CandorPolicyBuffer *candor_policy_text_get_buffer (CandorPolicyText *self);
/* Top and bottom of a passage's lines in the widget's own coordinates, whether in sight or not. */
gboolean candor_policy_text_locate (CandorPolicyText *self, guint passage, double *top, double *bottom);
/* First and last character in sight. */
void candor_policy_text_get_sight (CandorPolicyText *self, guint *first, guint *last);
void candor_policy_text_scroll_to (CandorPolicyText *self, guint passage);
/* Selects a part of a document's text and brings it into sight. */
void candor_policy_text_show_place (CandorPolicyText *self, guint document, guint start, guint end);

G_END_DECLS
