/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-pages.h"

void
candor_set_told (GtkWidget *widget, gboolean told)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !told, -1);
}

void
candor_pages_show (GtkStack *stack, const char *name)
{
  g_return_if_fail (GTK_IS_STACK (stack));
  gtk_stack_set_visible_child_name (stack, name);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    candor_set_told (page, page == gtk_stack_get_visible_child (stack));
}
