/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-shrinking.h"

#include <adwaita.h>

/* A menu's lines are broken in windows below this, behind about so many letters. */
#define CANDOR_MENU_NARROW 600
#define CANDOR_MENU_CHARS 10

static void
candor_let_label_shrink (GtkLabel *label)
{
  gboolean on_button = gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_BUTTON) != NULL;

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE || (!on_button && !gtk_label_get_wrap (label)))
    return;
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (!on_button)
    return;
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
candor_break_lines (GtkWidget *widget, gboolean narrow)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), narrow);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), narrow ? CANDOR_MENU_CHARS : -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    candor_break_lines (child, narrow);
}

/* A menu makes its lines anew whenever its model changes. */
static void
candor_menu_shown_cb (GtkWidget *popover)
{
  candor_break_lines (popover, gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (popover))) < CANDOR_MENU_NARROW);
}

static void
candor_let_menu_shrink (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (GTK_IS_POPOVER_MENU (popover))
    g_signal_connect (popover, "show", G_CALLBACK (candor_menu_shown_cb), NULL);
}

void
candor_let_shrink (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  if (GTK_IS_LABEL (widget))
    candor_let_label_shrink (GTK_LABEL (widget));
  /* It has shapes of its own. */
  if (ADW_IS_VIEW_SWITCHER (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget))
    candor_let_menu_shrink (GTK_MENU_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    candor_let_shrink (child);
}
