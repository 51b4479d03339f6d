/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Topic, document, block, start, end, firm. */
#define CANDOR_MENTION_VARIANT_TYPE "(suuuub)"

#define CANDOR_TYPE_MENTION (candor_mention_get_type ())
G_DECLARE_FINAL_TYPE (CandorMention, candor_mention, CANDOR, MENTION, GObject)

/**
 * CandorMention:
 *
 * A sentence of a policy that speaks of a topic of the knowledge: how long data is kept, whom to write
 * to; or that names a category beside the word for permissions. Not a claim about a category; that is a #CandorStatement. Immutable.
 */

/* Identifier of the topic, or of the category that is named beside a permission. */
const char *candor_mention_get_topic (CandorMention *self);
/* Whether the sentence says it; if not, it only touches the subject. */
gboolean candor_mention_get_firm (CandorMention *self);
/* The sentence word for word, and its place in the document's text in code points. */
const char *candor_mention_get_quote (CandorMention *self);
guint candor_mention_get_start (CandorMention *self);
guint candor_mention_get_end (CandorMention *self);
/* Index of the document in the policy and of the block in the document. */
guint candor_mention_get_document (CandorMention *self);
guint candor_mention_get_block (CandorMention *self);

G_END_DECLS
