/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-check.h"

G_BEGIN_DECLS

/* What the files of the check share. */

struct _CandorCheck
{
  GObject parent_instance;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  CandorHalf *policy;
  CandorHalf *package;
  CandorComparison *comparison;
  GListModel *subjects;
  GCancellable *comparing;
  char *app_type;     /* NULL: none chosen */
  char *default_type; /* (nullable): for apps for which none was chosen */
  char *compared;     /* (nullable): the app that the type is of */
  const CandorKnownAppType *suggestion; /* (nullable): the knowledge's */
  char *cues;         /* (nullable): for it */
  CandorReader *reader;
  CandorDecisions *decisions;
  GCancellable *opening; /* of a case */
  gboolean quiet;        /* the halves are set by a case */
};

void candor_check_forget_comparison (CandorCheck *self);

G_END_DECLS
