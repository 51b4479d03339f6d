/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-behavior.h"
#include "comparison/candor-comparison.h"
#include "comparison/candor-finding-private.h"
#include "comparison/candor-row-private.h"

struct _CandorComparison
{
  GObject parent_instance;
  CandorPolicy *policy;
  CandorPackage *package;
  CandorKnowledge *knowledge;
  const CandorKnownAppType *app_type;
  GPtrArray *behaviors; /* CandorBehavior, by category */
  GListStore *rows;
  GListStore *findings;
  GPtrArray *limits;
  gboolean is_built_unusually; /* the package: a finding says how */
};

/* Each adds what it finds; they run in this order. */
void candor_comparison_add_rows (CandorComparison *self);
void candor_comparison_add_row_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_sdk_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_build_findings (CandorComparison *self, GPtrArray *findings);
void candor_comparison_add_limits (CandorComparison *self);

CandorBehavior *candor_comparison_find_behavior (CandorComparison *self, const char *category);
