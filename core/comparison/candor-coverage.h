/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-behavior.h"
#include "comparison/candor-row.h"
#include "policy/candor-policy.h"

G_BEGIN_DECLS

/**
 * CandorCoverage:
 * @plain: (element-type guint): statements that name the category, a narrower kind of it, a name by
 *   which it is plainly named, or the very permission
 * @broader: (element-type guint): statements that name only a broader category
 * @denials: (element-type guint): statements that deny collecting it
 * @named: (nullable): where no statement speaks of it, a sentence that names it beside a permission
 * @by_app: some plain statement is about the app itself
 * @of_others: some positive statement is about third parties, or says it is shared
 *
 * What the statements of a policy say about one behavior.
 */
typedef struct
{
  GArray *plain;
  GArray *broader;
  GArray *denials;
  CandorMention *named;
  gboolean by_app;
  gboolean of_others;
} CandorCoverage;

/* said: (element-type CandorKnownCategory): the category of each statement, as candor_coverage_look_up()
 * gives them: looked up once, and not for each row again. */
void candor_coverage_init (CandorCoverage *self, const char *category, CandorBehavior *behavior,
                           CandorPolicy *policy, CandorPackage *package, CandorKnowledge *knowledge,
                           GPtrArray *said);
/* (transfer container): entries are NULL where the knowledge has no such category. */
GPtrArray *candor_coverage_look_up (CandorPolicy *policy, CandorKnowledge *knowledge);
void candor_coverage_clear (CandorCoverage *self);
gboolean candor_coverage_is_denial (CandorStatement *statement);
CandorDisclosure candor_coverage_decide (const CandorCoverage *self, const CandorBehavior *behavior);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorCoverage, candor_coverage_clear)

G_END_DECLS
