/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-line-row.h"

struct _CandorLineRow
{
  GtkWidget parent_instance;
  GtkImage *mark;
  GtkLabel *title;
  GtkLabel *word;
  GtkLabel *text;
  GtkLabel *note;
  const char *style; /* of the line shown */
};

G_DEFINE_FINAL_TYPE (CandorLineRow, candor_line_row, GTK_TYPE_WIDGET)

static void
candor_line_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_line_row_parent_class)->dispose (object);
}

static void
candor_line_row_class_init (CandorLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_line_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, word);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, text);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, note);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "ledgerline");
}

static void
candor_line_row_init (CandorLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candor_line_row_new (void)
{
  return g_object_new (CANDOR_TYPE_LINE_ROW, NULL);
}

static void
candor_line_row_write (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
candor_line_row_set_line (CandorLineRow *self, CandorLine *line)
{
  g_return_if_fail (CANDOR_IS_LINE_ROW (self));
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "section");
  self->style = line != NULL ? candor_line_get_style (line) : NULL;
  if (line == NULL)
    return;
  if (self->style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->style);
  if (candor_line_get_section (line))
    gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_image_set_from_icon_name (self->mark, candor_line_get_icon (line));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), candor_line_get_icon (line) != NULL);
  candor_line_row_write (self->title, candor_line_get_title (line));
  candor_line_row_write (self->word, candor_line_get_word (line));
  candor_line_row_write (self->text, candor_line_get_text (line));
  candor_line_row_write (self->note, candor_line_get_note (line));
}
