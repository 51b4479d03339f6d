/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-columns.h"

#include "candor-pages.h"

#define CANDOR_COLUMNS_WIDE 900
#define CANDOR_GUTTER_WIDTH 56
#define CANDOR_WAIST_SHARE 0.27
#define CANDOR_WAIST_MIN 280
#define CANDOR_WAIST_MAX 400
#define CANDOR_WORDS_SHARE 0.54
/* About 90 Latin or 45 Chinese characters a line. */
#define CANDOR_WORDS_MAX 720
#define CANDOR_DEEDS_MAX 640
/* Without the waist, the half that is there may take more. */
#define CANDOR_HALF_SHARE 0.58

enum
{
  PART_WORDS,
  PART_LEFT_GUTTER,
  PART_WAIST,
  PART_RIGHT_GUTTER,
  PART_DEEDS,
  N_PARTS,
};

struct _CandorColumns
{
  GtkWidget parent_instance;
  CandorColumn column;
  CandorColumn lead;
  gboolean compared;
  gboolean narrow;
  guint notify_source;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void candor_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandorColumns, candor_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, candor_columns_buildable_init))

static const int parts_of_columns[] = {
  [CANDOR_COLUMN_WORDS] = PART_WORDS,
  [CANDOR_COLUMN_WAIST] = PART_WAIST,
  [CANDOR_COLUMN_DEEDS] = PART_DEEDS,
};

static void
candor_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*natural, CANDOR_COLUMNS_WIDE);
}

/* Whoever hears of it may change what is shown, which must not happen amid an allocation. */
static gboolean
candor_columns_notify_cb (gpointer user_data)
{
  CandorColumns *self = user_data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
candor_columns_measure_wide (CandorColumns *self, int width, int widths[N_PARTS])
{
  int rest;

  if (!self->compared)
    {
      double share = self->lead == CANDOR_COLUMN_DEEDS ? 1 - CANDOR_HALF_SHARE : CANDOR_HALF_SHARE;

      widths[PART_WORDS] = (int) (width * share);
      widths[PART_DEEDS] = width - widths[PART_WORDS];
      return;
    }
  widths[PART_LEFT_GUTTER] = widths[PART_RIGHT_GUTTER] = CANDOR_GUTTER_WIDTH;
  rest = width - 2 * CANDOR_GUTTER_WIDTH;
  widths[PART_WAIST] = (int) CLAMP (rest * CANDOR_WAIST_SHARE, CANDOR_WAIST_MIN, CANDOR_WAIST_MAX);
  rest -= widths[PART_WAIST];
  widths[PART_WORDS] = MIN ((int) (rest * CANDOR_WORDS_SHARE), CANDOR_WORDS_MAX);
  widths[PART_DEEDS] = MIN (rest - widths[PART_WORDS], CANDOR_DEEDS_MAX);
}

static void
candor_columns_place (CandorColumns *self, GtkWidget *child, int x, int width, int height)
{
  GtkWidget *parent = GTK_WIDGET (self);
  GtkAllocation place = { x, 0, width, height };

  gtk_widget_set_child_visible (child, width > 0);
  candor_set_told (child, width > 0);
  if (width == 0)
    return;
  if (gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL)
    place.x = gtk_widget_get_width (parent) - x - width;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
candor_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CandorColumns *self = CANDOR_COLUMNS (widget);
  gboolean narrow = width < CANDOR_COLUMNS_WIDE;
  int widths[N_PARTS] = { 0 }, total = 0, x, part = 0;

  if (narrow)
    widths[parts_of_columns[self->column]] = width;
  else
    candor_columns_measure_wide (self, width, widths);
  for (int i = 0; i < N_PARTS; i++)
    total += widths[i];
  x = (width - total) / 2;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && part < N_PARTS;
       child = gtk_widget_get_next_sibling (child), part++)
    {
      candor_columns_place (self, child, x, widths[part], height);
      x += widths[part];
    }
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->notify_source == 0)
    self->notify_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, candor_columns_notify_cb, self, NULL);
}

static void
candor_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, CANDOR_COLUMNS (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_columns_dispose (GObject *object)
{
  CandorColumns *self = CANDOR_COLUMNS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->notify_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_columns_parent_class)->dispose (object);
}

static void
candor_columns_class_init (CandorColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_columns_dispose;
  G_OBJECT_CLASS (klass)->get_property = candor_columns_get_property;
  widget_class->measure = candor_columns_measure;
  widget_class->size_allocate = candor_columns_size_allocate;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
candor_columns_init (CandorColumns *self)
{
  self->column = CANDOR_COLUMN_WAIST;
}

static void
candor_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
}

static void
candor_columns_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = candor_columns_add_child;
}

gboolean
candor_columns_get_narrow (CandorColumns *self)
{
  g_return_val_if_fail (CANDOR_IS_COLUMNS (self), FALSE);
  return self->narrow;
}

CandorColumn
candor_columns_get_column (CandorColumns *self)
{
  g_return_val_if_fail (CANDOR_IS_COLUMNS (self), CANDOR_COLUMN_WAIST);
  return self->column;
}

void
candor_columns_set_column (CandorColumns *self, CandorColumn column)
{
  g_return_if_fail (CANDOR_IS_COLUMNS (self));
  self->column = column;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
candor_columns_set_lead (CandorColumns *self, CandorColumn lead)
{
  g_return_if_fail (CANDOR_IS_COLUMNS (self));
  self->lead = lead;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
candor_columns_set_compared (CandorColumns *self, gboolean compared)
{
  g_return_if_fail (CANDOR_IS_COLUMNS (self));
  self->compared = compared;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
