/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "policy/candor-policy.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_POLICY_NOTICE (candor_policy_notice_get_type ())
G_DECLARE_FINAL_TYPE (CandorPolicyNotice, candor_policy_notice, CANDOR, POLICY_NOTICE, GtkWidget)

/**
 * CandorPolicyNotice:
 *
 * What must be known of a text before anything is concluded from it: that it does not read like a privacy policy, or
 * which part of it could not be read. Shows itself only where there is such a thing.
 */

/* policy: (nullable) */
void candor_policy_notice_show (CandorPolicyNotice *self, CandorPolicy *policy, CandorKnowledge *knowledge,
                                CandorCatalog *catalog);

G_END_DECLS
