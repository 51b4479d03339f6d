/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* sdk, categories, document, block, start, end. The name is taken from the document. */
#define CANDOR_PARTY_VARIANT_TYPE "(msasuuuu)"

#define CANDOR_TYPE_PARTY (candor_party_get_type ())
G_DECLARE_FINAL_TYPE (CandorParty, candor_party, CANDOR, PARTY, GObject)

/**
 * CandorParty:
 *
 * A third party or SDK that the policy names, whether or not it says what that party gets.
 */

/* As the policy writes it. */
const char *candor_party_get_name (CandorParty *self);
/* (nullable): identifier of the SDK, where the knowledge knows it by that name. */
const char *candor_party_get_sdk (CandorParty *self);
/* Categories it is said to collect or be given, sorted, NULL-terminated. */
const char *const *candor_party_get_categories (CandorParty *self);
/* Where it is named first: document, block, and offsets in code points. */
guint candor_party_get_document (CandorParty *self);
guint candor_party_get_block (CandorParty *self);
guint candor_party_get_start (CandorParty *self);
guint candor_party_get_end (CandorParty *self);

G_END_DECLS
