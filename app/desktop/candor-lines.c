/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-lines.h"

/* Pixels. */
#define CANDOR_LINES_MINIMUM 120
#define CANDOR_LINES_NATURAL 280

struct _CandorLines
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CandorLines, candor_lines, GTK_TYPE_WIDGET)

/* The height of the children in @width, shown there if they are to be. */
static int
candor_lines_arrange (GtkWidget *widget, gboolean show, int width)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      if (show)
        gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, height }, -1);
      y += height;
    }
  return y;
}

static GtkSizeRequestMode
candor_lines_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
candor_lines_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = CANDOR_LINES_MINIMUM;
      *natural = CANDOR_LINES_NATURAL;
    }
  else if (for_size < 0)
    /* A scrolled window asks so and makes no use of the answer, which two hundred lines would be broken for. */
    *minimum = *natural = 0;
  else
    *minimum = *natural = candor_lines_arrange (widget, FALSE, for_size);
}

static void
candor_lines_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  candor_lines_arrange (widget, TRUE, width);
}

static void
candor_lines_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_lines_parent_class)->dispose (object);
}

static void
candor_lines_class_init (CandorLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_lines_dispose;
  widget_class->get_request_mode = candor_lines_get_request_mode;
  widget_class->measure = candor_lines_measure;
  widget_class->size_allocate = candor_lines_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
candor_lines_init (CandorLines *self)
{
}
