/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-recheck.h"
#include "base/candor-list.h"

struct _CandorRecheckItem
{
  GObject parent_instance;
  CandorRecheckStatus status;
  CandorFinding *before;
  CandorFinding *after;
  GPtrArray *words;
  GPtrArray *deeds;
  GPtrArray *doubts;
};

struct _CandorRecheck
{
  GObject parent_instance;
  CandorComparison *before;
  CandorComparison *after;
  CandorList *items;
  GPtrArray *cautions;
};

/* before, after: (nullable): not both. */
CandorRecheckItem *candor_recheck_item_new (CandorFinding *before, CandorFinding *after);
/* Fills in what is seen to be other. */
void candor_recheck_gather_words (CandorRecheck *self, CandorRecheckItem *item);
void candor_recheck_gather_deeds (CandorRecheck *self, CandorRecheckItem *item);
void candor_recheck_gather_doubts (CandorRecheck *self, CandorRecheckItem *item);
void candor_recheck_gather_cautions (CandorRecheck *self);
