/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "policy/candor-statement.h"

G_BEGIN_DECLS

/* Whether the sentence plainly denies that the app itself gets what the statement names, whole, and on
 * Android. A denial accuses, so whatever leaves that open makes it none: see the roles "denial-…" of the
 * lexicons. Of which categories it is one, candor_denial_covers() says. */
gboolean candor_denial_is_plain (CandorStatement *statement, CandorKnowledge *knowledge);
/* Whether a plain denial of what was said denies the category, too. */
gboolean candor_denial_covers (const CandorKnownCategory *said, const CandorKnownCategory *category);
/* "We don't sell it" and "we don't keep it" leave open that it is collected, and "not for advertising"
 * leaves every other purpose open: none of them denies anything. */
gboolean candor_denial_is_any (CandorStatement *statement);

/* Whether a denial is of reading the thing at all, and not only of collecting it; and whether a declaration is of more
 * than reading it. */
gboolean candor_denial_is_of_reading (CandorStatement *statement, CandorKnowledge *knowledge);
gboolean candor_denial_is_more_than_reading (CandorStatement *statement, CandorKnowledge *knowledge);

G_END_DECLS
