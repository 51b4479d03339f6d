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
 * @denials: (element-type guint): statements that plainly deny collecting it
 * @undecided: (element-type guint): denials that leave open whether it is collected: on another system,
 *   of a part, of a broader category, of selling
 * @hints: (element-type guint): statements about what may mean it
 * @named: (nullable): where no statement speaks of it, a sentence that names it: firm beside a permission,
 *   else in a sentence from which no statement about it was read
 * @by_app: some plain statement says that the app itself does what one of @denials denies
 * @declares_more: one of those tells of more than access
 * @denies_itself: some denial names the category itself, and not only what holds it as well
 * @denies_access: some denial is of more than collecting
 *
 * What the statements of a policy say about one behavior.
 */
typedef struct
{
  GArray *plain;
  GArray *broader;
  GArray *denials;
  GArray *undecided;
  GArray *hints;
  CandorMention *named;
  gboolean by_app;
  gboolean declares_more;
  gboolean denies_itself;
  gboolean denies_access;
} CandorCoverage;

/* What a statement is about (%NULL where the knowledge has no such category), whether it is a plain denial, and what
 * else is asked of each for every row. */
typedef struct
{
  const CandorKnownCategory *category;
  gboolean denies;
  CandorPolarity polarity;
  CandorActor actor;
  CandorAction action;
  double confidence;
  const char *permission; /* (nullable) */
} CandorSaid;

/* said: (element-type CandorSaid): of each statement, as candor_coverage_look_up()
 * gives them: looked up once, and not for each row again. */
void candor_coverage_init (CandorCoverage *self, const char *category, CandorBehavior *behavior,
                           CandorPolicy *policy, CandorPackage *package, CandorKnowledge *knowledge,
                           GArray *said);
GArray *candor_coverage_look_up (CandorPolicy *policy, CandorKnowledge *knowledge);
void candor_coverage_clear (CandorCoverage *self);
CandorDisclosure candor_coverage_decide (const CandorCoverage *self, const CandorBehavior *behavior);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorCoverage, candor_coverage_clear)

G_END_DECLS
