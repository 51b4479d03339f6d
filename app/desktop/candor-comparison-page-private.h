/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-columns.h"
#include "candor-comparison-page.h"
#include "candor-finding-pane.h"
#include "candor-gutter.h"
#include "candor-half-view.h"
#include "candor-matrix.h"
#include "candor-package-view.h"
#include "candor-policy-view.h"
#include "candor-summary.h"
#include "candor-waist.h"

G_BEGIN_DECLS

/* What the files of the page share. */

#define N_COLUMNS (CANDOR_COLUMN_DEEDS + 1)

struct _CandorComparisonPage
{
  GtkWidget parent_instance;
  CandorCheck *check;
  GListModel *subjects; /* those shown now */
  CandorSummary *summary;
  CandorColumns *columns;
  CandorMatrix *matrix;
  CandorHalfView *words;
  CandorPolicyView *policy;
  CandorGutter *words_gutter;
  CandorWaist *waist;
  CandorGutter *deeds_gutter;
  CandorHalfView *deeds;
  CandorPackageView *package;
  GtkRevealer *revealer;
  CandorFindingPane *pane;
  GtkWidget *switcher;
  GtkToggleButton *tabs[N_COLUMNS];
  gboolean open; /* the finding is shown */
  gboolean opening; /* it takes room from the columns */
  guint sight_first; /* characters of the policy in sight when the ribbons were drawn last */
  guint sight_last;
  guint settling;   /* what is selected is about to be kept in sight */
};

void candor_comparison_page_redraw (CandorComparisonPage *self);
void candor_comparison_page_show_column (CandorComparisonPage *self, CandorColumn column);
/* Whether the finding is shown. */
void candor_comparison_page_set_open (CandorComparisonPage *self, gboolean open);
void candor_comparison_page_closed_cb (CandorComparisonPage *self);
/* subject: (nullable); origin: the column that a person points at */
void candor_comparison_page_select (CandorComparisonPage *self, CandorSubject *subject, CandorColumn origin);
/* While the finding opens below, what is selected stays in sight. */
void candor_comparison_page_resized_cb (CandorComparisonPage *self);
void candor_comparison_page_selected_cb (CandorComparisonPage *self, CandorSubject *subject);
void candor_comparison_page_activated_cb (CandorComparisonPage *self, CandorSubject *subject);
void candor_comparison_page_passages_cb (CandorComparisonPage *self, GArray *passages);
void candor_comparison_page_entry_cb (CandorComparisonPage *self, CandorEntry *entry);

G_END_DECLS
