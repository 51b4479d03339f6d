/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-pane-parts.h"

/* The narrowest line of text that is read. */
#define CANDOR_PANE_LABEL_CHARS 16

#include <glib/gi18n.h>

GtkWidget *
candor_pane_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen in the name of a class or a constant would make another name of it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Else it is broken behind every letter to find how narrow it could be. */
  gtk_label_set_width_chars (GTK_LABEL (label), CANDOR_PANE_LABEL_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

void
candor_pane_add (GtkBox *box, const char *text, const char *style, const char *more)
{
  GtkWidget *label = candor_pane_label_new (text, style);

  if (more != NULL)
    gtk_widget_add_css_class (label, more);
  gtk_box_append (box, label);
}

void
candor_pane_add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "pane-heading");
  gtk_box_append (box, label);
}

void
candor_pane_add_rest (GtkBox *box, guint count)
{
  g_autofree char *text = g_strdup_printf (_ ("and %u more"), count);

  candor_pane_add (box, text, "caption", "dim-label");
}

void
candor_pane_empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}
