/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-row.h"

struct _CandorRow
{
  GObject parent_instance;
  char *category;
  CandorDisclosure disclosure;
  gboolean has_behavior;
  GArray *statements;
  GArray *permissions;
  GArray *apis;
  GArray *sdks;
  CandorNote *reason;
};

CandorRow *candor_row_new (const char *category);
