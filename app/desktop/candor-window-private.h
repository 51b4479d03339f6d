/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-check.h"
#include "candor-comparison-page.h"
#include "candor-ledger.h"
#include "candor-type-bar.h"
#include "comparison/candor-recheck.h"
#include "candor-welcome.h"
#include "candor-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */

struct _CandorWindow
{
  AdwApplicationWindow parent_instance;
  CandorCheck *check; /* NULL where there is no knowledge */
  CandorComparison *remembered; /* the last one that went into the recent cases */
  AdwToastOverlay *toasts;
  AdwViewSwitcherTitle *title;
  GtkMenuButton *open_button;
  gboolean narrow;
  guint placing;
  AdwViewStack *views;
  AdwViewSwitcherBar *views_bar;
  CandorLedger *sdks;
  CandorTypeBar *type_bar;
  GtkWidget *export_button;
  GtkStack *stack;
  CandorWelcome *welcome;
  CandorComparisonPage *page;
  AdwStatusPage *trouble;
  CandorLedger *history;
  CandorLedger *checklist;
  CandorRecheck *recheck; /* of the case, where it was checked before */
  gboolean closing;   /* as soon as it is saved */
  gboolean discarded; /* the person wants nothing kept */
  char *place;        /* (nullable): where a case that has no file yet is saved */
  GtkFileChooserNative *chooser;
};

CandorApplication *candor_window_get_app (CandorWindow *self);
void candor_window_toast (CandorWindow *self, const char *text);
/* Takes and shows a chooser of files; response is called swapped, with the window and the answer. */
void candor_window_show_chooser (CandorWindow *self, GtkFileChooserNative *chooser, GCallback response);
/* endings: (nullable): NULL for any file */
void candor_chooser_add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *endings);
/* (transfer full): the words of the reports' language */
CandorCatalog *candor_window_dup_report_catalog (CandorWindow *self);

/* (transfer full): "Riverbank 4.2.1.pdf"; no character that some file system refuses */
char *candor_window_suggest_name (CandorWindow *self, const char *ending);
/* Asks where closing would lose something; whether the window has to stay for the answer. */
gboolean candor_window_ask_before_closing (CandorWindow *self);
/* The pages beside the comparison: filled when they are looked at. */
void candor_window_view_cb (CandorWindow *self);
void candor_window_empty_pages (CandorWindow *self, CandorComparison *comparison);
void candor_window_refill_history (CandorWindow *self);
void candor_window_target_cb (CandorWindow *self, const char *target);
/* What can be saved and taken back now. */
void candor_window_watch_case (CandorWindow *self);
void candor_window_install_case_actions (GtkWidgetClass *widget_class);

/* Single letters, before a read-only text swallows them. */
gboolean candor_window_key_cb (CandorWindow *self, guint key, guint code, GdkModifierType state,
                               GtkEventControllerKey *controller);
void candor_window_install_key_actions (GtkWidgetClass *widget_class);
void candor_window_zoom (GtkWidget *widget, const char *action, GVariant *parameter);
void candor_window_set_up_size (CandorWindow *self);
void candor_window_follow_settings (CandorWindow *self);
void candor_window_accept_drops (CandorWindow *self);
void candor_window_install_open_actions (GtkWidgetClass *widget_class);
void candor_window_install_export_actions (GtkWidgetClass *widget_class);

G_END_DECLS
