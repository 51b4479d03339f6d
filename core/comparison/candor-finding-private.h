/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-finding.h"

struct _CandorFinding
{
  GObject parent_instance;
  char *id;
  CandorFindingKind kind;
  char *category;
  CandorSeverity severity;
  double confidence;
  CandorNote *message;
  GPtrArray *rationale;
  GArray *statements;
  GArray *permissions;
  GArray *apis;
  GArray *sdks;
  GArray *roles;
  char **rules;
};

CandorFinding *candor_finding_new (CandorFindingKind kind, const char *category, const char *subject);
void candor_finding_explain (CandorFinding *self, CandorNote *note);
