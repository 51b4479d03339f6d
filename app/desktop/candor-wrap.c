/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-wrap.h"

/* Pixels between children, and between lines. */
#define CANDOR_WRAP_SPACING 6 /* unless told otherwise */
#define CANDOR_WRAP_LEADING 4

struct _CandorWrap
{
  GtkWidget parent_instance;
  gboolean centered;
  int spacing;
};

enum
{
  PROP_0,
  PROP_CENTERED,
  PROP_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void candor_wrap_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandorWrap, candor_wrap, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, candor_wrap_buildable_init))

/* A line of children: how wide and how high it is, and which child begins the next one. */
typedef struct
{
  GtkWidget *next;
  int width;
  int height;
  guint expanding; /* children that take what is left of the line */
} CandorWrapLine;

/* As wide as it likes to be, or as the line is. */
static int
candor_wrap_get_child_width (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return width >= 0 ? MIN (natural, width) : natural;
}

static int
candor_wrap_get_child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static CandorWrapLine
candor_wrap_measure_line (CandorWrap *self, GtkWidget *first, int width)
{
  CandorWrapLine line = { .next = first };

  for (; line.next != NULL; line.next = gtk_widget_get_next_sibling (line.next))
    {
      int child_width, wider;

      if (!gtk_widget_should_layout (line.next))
        continue;
      child_width = candor_wrap_get_child_width (line.next, width);
      wider = line.width + (line.width > 0 ? self->spacing : 0) + child_width;
      if (line.width > 0 && width >= 0 && wider > width)
        break;
      line.width = wider;
      line.height = MAX (line.height, candor_wrap_get_child_height (line.next, child_width));
      line.expanding += gtk_widget_compute_expand (line.next, GTK_ORIENTATION_HORIZONTAL);
    }
  return line;
}

static void
candor_wrap_place_line (CandorWrap *self, GtkWidget *first, const CandorWrapLine *line, int width, int y)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int rest = MAX (0, width - line->width), x = self->centered && line->expanding == 0 ? rest / 2 : 0;

  for (GtkWidget *child = first; child != line->next; child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = candor_wrap_get_child_width (child, width);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        child_width += rest / (int) line->expanding;
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ mirrored ? width - x - child_width : x, y, child_width, line->height }, -1);
      x += child_width + self->spacing;
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
  CandorWrap *self = CANDOR_WRAP (widget);
  int y = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int child_minimum = 0;

          if (gtk_widget_should_layout (child))
            gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
        }
      *natural = MAX (*minimum, candor_wrap_measure_line (self, gtk_widget_get_first_child (widget), -1).width);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      CandorWrapLine line = candor_wrap_measure_line (self, child, for_size);

      y += line.height + (line.next != NULL ? CANDOR_WRAP_LEADING : 0);
      child = line.next;
    }
  *minimum = *natural = y;
}

static void
candor_wrap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CandorWrap *self = CANDOR_WRAP (widget);
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      CandorWrapLine line = candor_wrap_measure_line (self, child, width);

      candor_wrap_place_line (self, child, &line, width, y);
      y += line.height + CANDOR_WRAP_LEADING;
      child = line.next;
    }
}

static void
candor_wrap_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CENTERED)
    g_value_set_boolean (value, CANDOR_WRAP (object)->centered);
  else if (id == PROP_SPACING)
    g_value_set_int (value, CANDOR_WRAP (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_wrap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CENTERED)
    CANDOR_WRAP (object)->centered = g_value_get_boolean (value);
  else if (id == PROP_SPACING)
    CANDOR_WRAP (object)->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
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
  G_OBJECT_CLASS (klass)->get_property = candor_wrap_get_property;
  G_OBJECT_CLASS (klass)->set_property = candor_wrap_set_property;
  properties[PROP_CENTERED] = g_param_spec_boolean ("centered", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, CANDOR_WRAP_SPACING,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  widget_class->get_request_mode = candor_wrap_get_request_mode;
  widget_class->measure = candor_wrap_measure;
  widget_class->size_allocate = candor_wrap_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
candor_wrap_init (CandorWrap *self)
{
  self->spacing = CANDOR_WRAP_SPACING;
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
