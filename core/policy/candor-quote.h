/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-policy.h"

G_BEGIN_DECLS

/**
 * candor_quote_is_same:
 * @a: a statement
 * @b: a statement of the same policy
 *
 * A sentence may say several things, each of which is a statement; whoever shows them shows the sentence once.
 *
 * Returns: whether both quote the same words, and both claim or both deny
 */
gboolean candor_quote_is_same (CandorStatement *a, CandorStatement *b);

/**
 * candor_quote_pick:
 * @policy: a policy
 * @statements: (element-type guint): some of its statements, by number
 *
 * Returns: (transfer full) (element-type guint): of those that quote the same, the first, in their order
 */
GArray *candor_quote_pick (CandorPolicy *policy, GArray *statements);

G_END_DECLS
