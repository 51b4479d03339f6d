/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-checklist-item.h"

struct _CandorChecklistItem
{
  GObject parent_instance;
  char *rule;
  CandorChecklistState state;
  CandorNote *reason;
  GArray *mentions;
  GArray *statements;
  GStrvBuilder *found_builder; /* until it is done */
  GStrvBuilder *missing_builder;
  char **found;
  char **missing;
  char **findings;
};

CandorChecklistItem *candor_checklist_item_new (const char *rule);
/* Takes the reason. */
void candor_checklist_item_decide (CandorChecklistItem *self, CandorChecklistState state, CandorNote *reason);
