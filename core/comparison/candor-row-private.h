/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-row.h"
#include "policy/candor-mention.h"

struct _CandorRow
{
  GObject parent_instance;
  char *category;
  CandorDisclosure disclosure;
  gboolean has_behavior;
  GArray *statements;
  GArray *permissions;
  GArray *apis;
  gboolean evident; /* any of the APIs is for nothing else */
  GArray *sdks;
  GArray *roles;
  CandorNote *reason;
  CandorMention *named; /* (nullable): the sentence that names it, where no statement speaks of it */
};

CandorRow *candor_row_new (const char *category);
