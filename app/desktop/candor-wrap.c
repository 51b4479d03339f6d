/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-wrap.h"

/* Pixels between children, and between lines. */
#define CANDOR_WRAP_SPACING 10
#define CANDOR_WRAP_LEADING 4

struct _CandorWrap
{
  GtkWidget parent_instance;
};

static void candor_wrap_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandorWrap, candor_wrap, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, candor_wrap_buildable_init))

/* The line that begins with a child: how wide and how high it is, and which child begins the next one. */
static GtkWidget *
candor_wrap_measure_line (GtkWidget *first, int width, int *line_width, int *line_height)
{
  GtkWidget *child = first;

  *line_width = *line_height = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height, wider;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &child_height, NULL, NULL);
      wider = *line_width + (*line_width > 0 ? CANDOR_WRAP_SPACING : 0) + child_width;
      if (*line_width > 0 && width >= 0 && wider > width)
        break;
      *line_width = wider;
      *line_height = MAX (*line_height, child_height);
    }
  return child;
}

static void
candor_wrap_place_line (GtkWidget *widget, GtkWidget *first, GtkWidget *next, int x, int y, int height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = first; child != next; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ mirrored ? gtk_widget_get_width (widget) - x - width : x, y, width, height }, -1);
      x += width + CANDOR_WRAP_SPACING;
    }
}

static GtkSizeRequestMode
candor_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
candor_wrap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  int y = 0, line_width, line_height;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          gtk_widget_measure (child, orientation, -1, NULL, &line_width, NULL, NULL);
          *minimum = MAX (*minimum, line_width);
        }
      candor_wrap_measure_line (gtk_widget_get_first_child (widget), -1, natural, &line_height);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      child = candor_wrap_measure_line (child, for_size, &line_width, &line_height);
      y += line_height + (child != NULL ? CANDOR_WRAP_LEADING : 0);
    }
  *minimum = *natural = y;
}

static void
candor_wrap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int y = 0, line_width, line_height;

  for (GtkWidget *child = gtk_widget_get_first_child (widget), *next; child != NULL; child = next)
    {
      next = candor_wrap_measure_line (child, width, &line_width, &line_height);
      candor_wrap_place_line (widget, child, next, MAX (0, (width - line_width) / 2), y, line_height);
      y += line_height + CANDOR_WRAP_LEADING;
    }
}

static void
candor_wrap_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_wrap_parent_class)->dispose (object);
}

static void
candor_wrap_class_init (CandorWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_wrap_dispose;
  widget_class->get_request_mode = candor_wrap_get_request_mode;
  widget_class->measure = candor_wrap_measure;
  widget_class->size_allocate = candor_wrap_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
candor_wrap_init (CandorWrap *self)
{
}

static void
candor_wrap_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
}

static void
candor_wrap_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = candor_wrap_add_child;
}
