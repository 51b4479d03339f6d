/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-batch-job.h"
#include "candor-batch-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */

struct _CandorBatchWindow
{
  AdwApplicationWindow parent_instance;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkColumnView *table;
  GtkToggleButton *only_gaps;
  GtkWidget *filters;
  GtkSearchEntry *search;
  GtkRevealer *running;
  GtkLabel *running_words;
  GtkProgressBar *running_bar;
  GtkToggleButton *pause;

  GActionGroup *actions;
  char *folder; /* of the results that are shown or made */
  char *source; /* the list or folder that is to be run */
  CandorBatchJob *job;
  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkFileChooserNative *chooser;
};

CandorApplication *candor_batch_window_get_app (CandorBatchWindow *self);
void candor_batch_window_toast (CandorBatchWindow *self, const char *words);
/* Which of them can be done now. */
void candor_batch_window_update_actions (CandorBatchWindow *self);
void candor_batch_window_add_actions (CandorBatchWindow *self);
/* The controls of a batch that is being made. */
void candor_batch_window_bind_running (GtkWidgetClass *widget_class);

G_END_DECLS
