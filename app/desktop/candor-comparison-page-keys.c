/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-comparison-page-private.h"

/* What the keys do. */

void
candor_comparison_page_next_gap (CandorComparisonPage *self, int direction)
{
  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  if (self->subjects != NULL && !candor_waist_select_gap (self->waist, direction))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static int
candor_comparison_page_get_focus_column (CandorComparisonPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *columns[N_COLUMNS] = { GTK_WIDGET (self->words), GTK_WIDGET (self->waist), GTK_WIDGET (self->deeds) };

  for (int i = 0; focus != NULL && i < N_COLUMNS; i++)
    if (focus == columns[i] || gtk_widget_is_ancestor (focus, columns[i]))
      return i;
  return -1;
}

void
candor_comparison_page_next_column (CandorComparisonPage *self, int direction)
{
  int column;

  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  column = candor_comparison_page_get_focus_column (self);
  column = column < 0 ? CANDOR_COLUMN_WAIST : (column + direction + N_COLUMNS) % N_COLUMNS;
  if (self->subjects == NULL && column == CANDOR_COLUMN_WAIST)
    column = (column + direction + N_COLUMNS) % N_COLUMNS;
  if (candor_columns_get_narrow (self->columns))
    candor_comparison_page_show_column (self, column);
  if (column == CANDOR_COLUMN_WORDS)
    candor_policy_view_focus (self->policy);
  else if (column == CANDOR_COLUMN_WAIST)
    candor_waist_focus (self->waist);
  else
    candor_package_view_focus (self->package);
}

void
candor_comparison_page_find (CandorComparisonPage *self)
{
  int column;

  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  column = candor_columns_get_narrow (self->columns) ? (int) candor_columns_get_column (self->columns)
                                                     : candor_comparison_page_get_focus_column (self);
  if (column < 0 && self->subjects == NULL)
    column = candor_half_get_policy (candor_check_get_policy (self->check)) != NULL ? CANDOR_COLUMN_WORDS
                                                                                    : CANDOR_COLUMN_DEEDS;
  if (column == CANDOR_COLUMN_WORDS)
    candor_policy_view_find (self->policy);
  else if (column == CANDOR_COLUMN_DEEDS)
    candor_package_view_find (self->package);
  else
    candor_comparison_page_filter (self);
}

void
candor_comparison_page_filter (CandorComparisonPage *self)
{
  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  if (self->subjects != NULL)
    candor_summary_focus_filter (self->summary);
}

void
candor_comparison_page_toggle_only_gaps (CandorComparisonPage *self)
{
  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  candor_summary_set_only_gaps (self->summary, !candor_summary_get_only_gaps (self->summary));
}

void
candor_comparison_page_toggle_matrix (CandorComparisonPage *self)
{
  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  candor_summary_set_matrix (self->summary, !candor_summary_get_matrix (self->summary));
}

void
candor_comparison_page_set_severity (CandorComparisonPage *self, CandorSeverity severity)
{
  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  candor_summary_set_severity (self->summary, severity);
}

void
candor_comparison_page_toggle_pane (CandorComparisonPage *self)
{
  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self));
  if (candor_waist_get_selected (self->waist) != NULL)
    candor_comparison_page_set_open (self, !self->open);
}

gboolean
candor_comparison_page_back (CandorComparisonPage *self)
{
  g_return_val_if_fail (CANDOR_IS_COMPARISON_PAGE (self), FALSE);
  if (candor_policy_view_leave_find (self->policy) || candor_package_view_leave_find (self->package))
    return TRUE;
  if (self->open)
    {
      candor_comparison_page_closed_cb (self);
      return TRUE;
    }
  return candor_summary_clear (self->summary);
}
