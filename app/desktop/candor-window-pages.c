/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-window-private.h"

#include "candor-checklist-lines.h"
#include "candor-history-lines.h"
#include "candor-pages.h"
#include "candor-sdk-lines.h"

/* The other pages: filled when they are looked at, for each line of them is a widget. */

static void
candor_window_fill_checklist (CandorWindow *self, CandorComparison *comparison, CandorCatalog *catalog)
{
  g_autoptr (GListModel) lines = candor_checklist_lines_new (comparison, catalog);
  g_autofree char *intro = candor_checklist_lines_dup_intro (comparison, catalog);

  candor_ledger_set_lines (self->checklist, lines);
  candor_ledger_set_intro (self->checklist, intro);
}

static void
candor_window_fill_sdks (CandorWindow *self, CandorComparison *comparison, CandorCatalog *catalog)
{
  g_autoptr (GListModel) lines = candor_sdk_lines_new (comparison, catalog);
  g_autofree char *intro = candor_sdk_lines_dup_intro (comparison);

  candor_ledger_set_lines (self->sdks, lines);
  candor_ledger_set_intro (self->sdks, intro);
}

static void
candor_window_fill_history (CandorWindow *self, CandorCase *case_, CandorCatalog *catalog)
{
  g_autoptr (GListModel) lines = NULL;
  g_autofree char *intro = NULL;

  if (case_ == NULL)
    return;
  if (self->recheck == NULL)
    self->recheck = candor_history_recheck (case_);
  lines = candor_history_lines_new (case_, self->recheck, catalog);
  intro = candor_history_lines_dup_intro (case_, self->recheck, catalog);
  candor_ledger_set_lines (self->history, lines);
  candor_ledger_set_intro (self->history, intro);
}

/* Whether a page shows something older than what is there; it is asked only to mend it. */
static gboolean
candor_window_take_stale (GtkWidget *page)
{
  gboolean stale = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (page), "candor-stale"));

  g_object_set_data (G_OBJECT (page), "candor-stale", NULL);
  return stale;
}

static void
candor_window_mark_stale (CandorLedger *page)
{
  candor_ledger_set_lines (page, NULL);
  g_object_set_data (G_OBJECT (page), "candor-stale", GINT_TO_POINTER (TRUE));
}

/* Fills the page that is looked at. */
static void
candor_window_fill_page (CandorWindow *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->views);
  CandorComparison *comparison = self->check != NULL ? candor_check_get_comparison (self->check) : NULL;
  CandorCatalog *catalog;

  if (comparison == NULL || !candor_window_take_stale (shown))
    return;
  catalog = candor_check_get_catalog (self->check);
  if (shown == GTK_WIDGET (self->checklist))
    candor_window_fill_checklist (self, comparison, catalog);
  else if (shown == GTK_WIDGET (self->sdks))
    candor_window_fill_sdks (self, comparison, catalog);
  else if (shown == GTK_WIDGET (self->history))
    candor_window_fill_history (self, candor_decisions_get_case (candor_check_get_decisions (self->check)), catalog);
}

void
candor_window_view_cb (CandorWindow *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->views);

  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->views)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    candor_set_told (view, view == shown);
  candor_window_fill_page (self);
}

void
candor_window_empty_pages (CandorWindow *self, CandorComparison *comparison)
{
  g_clear_object (&self->recheck);
  candor_window_mark_stale (self->checklist);
  candor_window_mark_stale (self->sdks);
  if (comparison == NULL)
    adw_view_stack_set_visible_child_name (self->views, "comparison");
}

/* Decisions stand in the history as well. */
void
candor_window_refill_history (CandorWindow *self)
{
  candor_window_mark_stale (self->history);
  candor_window_fill_page (self);
}

/* A line of another page leads to its evidence in the comparison. */
void
candor_window_target_cb (CandorWindow *self, const char *target)
{
  if (candor_comparison_page_show_target (self->page, target))
    adw_view_stack_set_visible_child_name (self->views, "comparison");
}
