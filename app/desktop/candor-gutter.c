/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-gutter.h"

#define CANDOR_RIBBON_FAINT 0.55
#define CANDOR_RIBBON_FILL 0.25
#define CANDOR_RIBBON_HAIRLINE 1.5
#define CANDOR_RIBBON_STRONG 2.0
#define CANDOR_RIBBON_DASH 5.0
#define CANDOR_RIBBON_CROSS 5.0
#define CANDOR_RIBBON_RING 3.5
/* How far a ribbon with an open end reaches. */
#define CANDOR_RIBBON_REACH 0.45

struct _CandorGutter
{
  GtkWidget parent_instance;
  CandorGutterFill fill;
  gpointer fill_data;
};

G_DEFINE_FINAL_TYPE (CandorGutter, candor_gutter, GTK_TYPE_WIDGET)

static const char *const color_names[] = {
  [CANDOR_DISCLOSURE_CLEAR] = "disclosure_clear",         [CANDOR_DISCLOSURE_VAGUE] = "disclosure_vague",
  [CANDOR_DISCLOSURE_AMBIGUOUS] = "disclosure_ambiguous", [CANDOR_DISCLOSURE_INCORRECT] = "disclosure_incorrect",
  [CANDOR_DISCLOSURE_OMITTED] = "disclosure_omitted",     [CANDOR_DISCLOSURE_NONE_NEEDED] = "disclosure_words_only",
};

static void
candor_gutter_curve (cairo_t *cairo, double from, double from_y, double to, double to_y)
{
  double middle = (from + to) / 2;

  cairo_curve_to (cairo, middle, from_y, middle, to_y, to, to_y);
}

static void
candor_ribbon_set_dash (const CandorRibbon *ribbon, cairo_t *cairo)
{
  static const double dash[] = { CANDOR_RIBBON_DASH, CANDOR_RIBBON_DASH };

  if (ribbon->broken)
    cairo_set_dash (cairo, dash, G_N_ELEMENTS (dash), 0);
}

/* From edge to edge: a hairline between the middles, or the whole width filled. */
static void
candor_ribbon_draw_whole (const CandorRibbon *ribbon, cairo_t *cairo, const GdkRGBA *color, double width)
{
  double left = (ribbon->left_top + ribbon->left_bottom) / 2;
  double right = (ribbon->right_top + ribbon->right_bottom) / 2;

  if (ribbon->selected)
    {
      cairo_move_to (cairo, 0, ribbon->left_top);
      candor_gutter_curve (cairo, 0, ribbon->left_top, width, ribbon->right_top);
      cairo_line_to (cairo, width, ribbon->right_bottom);
      candor_gutter_curve (cairo, width, ribbon->right_bottom, 0, ribbon->left_bottom);
      cairo_close_path (cairo);
      cairo_set_source_rgba (cairo, color->red, color->green, color->blue, CANDOR_RIBBON_FILL);
      cairo_fill_preserve (cairo);
      cairo_set_source_rgba (cairo, color->red, color->green, color->blue, 1);
    }
  else
    {
      cairo_move_to (cairo, 0, left);
      candor_gutter_curve (cairo, 0, left, width, right);
      cairo_set_source_rgba (cairo, color->red, color->green, color->blue, CANDOR_RIBBON_FAINT);
    }
  cairo_set_line_width (cairo, CANDOR_RIBBON_HAIRLINE);
  candor_ribbon_set_dash (ribbon, cairo);
  cairo_stroke (cairo);
}

/* Reaches out of its column and ends in an empty ring, like a plug that nothing is plugged into. */
static void
candor_ribbon_draw_open (const CandorRibbon *ribbon, cairo_t *cairo, const GdkRGBA *color, double width)
{
  gboolean start = ribbon->end == CANDOR_RIBBON_OPEN_START;
  double y = start ? (ribbon->right_top + ribbon->right_bottom) / 2
                   : (ribbon->left_top + ribbon->left_bottom) / 2;
  double root = start ? width : 0;
  double tip = start ? width * (1 - CANDOR_RIBBON_REACH) : width * CANDOR_RIBBON_REACH;
  double join = start ? tip + CANDOR_RIBBON_RING : tip - CANDOR_RIBBON_RING;

  cairo_set_source_rgba (cairo, color->red, color->green, color->blue,
                         ribbon->selected ? 1 : CANDOR_RIBBON_FAINT);
  cairo_set_line_width (cairo, ribbon->selected ? CANDOR_RIBBON_STRONG : CANDOR_RIBBON_HAIRLINE);
  cairo_move_to (cairo, root, y);
  cairo_line_to (cairo, join, y);
  cairo_stroke (cairo);
  cairo_arc (cairo, tip, y, CANDOR_RIBBON_RING, 0, 2 * G_PI);
  cairo_stroke (cairo);
}

static void
candor_ribbon_draw_cross (const CandorRibbon *ribbon, cairo_t *cairo, const GdkRGBA *color,
                          const GdkRGBA *ground, double width)
{
  double x = width / 2;
  double y = (ribbon->left_top + ribbon->left_bottom + ribbon->right_top + ribbon->right_bottom) / 4;

  cairo_set_source_rgb (cairo, ground->red, ground->green, ground->blue);
  cairo_arc (cairo, x, y, CANDOR_RIBBON_CROSS + 2, 0, 2 * G_PI);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, color->red, color->green, color->blue);
  cairo_set_line_width (cairo, CANDOR_RIBBON_STRONG);
  cairo_move_to (cairo, x - CANDOR_RIBBON_CROSS, y - CANDOR_RIBBON_CROSS);
  cairo_line_to (cairo, x + CANDOR_RIBBON_CROSS, y + CANDOR_RIBBON_CROSS);
  cairo_move_to (cairo, x + CANDOR_RIBBON_CROSS, y - CANDOR_RIBBON_CROSS);
  cairo_line_to (cairo, x - CANDOR_RIBBON_CROSS, y + CANDOR_RIBBON_CROSS);
  cairo_stroke (cairo);
}

static void
candor_gutter_draw (CandorGutter *self, const CandorRibbon *ribbon, cairo_t *cairo)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA color, ground;

  if (!gtk_style_context_lookup_color (style, color_names[ribbon->disclosure], &color))
    gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "window_bg_color", &ground))
    ground = (GdkRGBA){ 1, 1, 1, 1 };
  cairo_save (cairo);
  if (ribbon->end == CANDOR_RIBBON_WHOLE)
    candor_ribbon_draw_whole (ribbon, cairo, &color, width);
  else
    candor_ribbon_draw_open (ribbon, cairo, &color, width);
  cairo_restore (cairo);
  if (ribbon->denied && ribbon->end == CANDOR_RIBBON_WHOLE)
    candor_ribbon_draw_cross (ribbon, cairo, &color, &ground, width);
}

static void
candor_gutter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CandorGutter *self = CANDOR_GUTTER (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  g_autoptr (GArray) ribbons = g_array_new (FALSE, TRUE, sizeof (CandorRibbon));
  cairo_t *cairo;

  if (self->fill != NULL)
    self->fill (self, ribbons, self->fill_data);
  if (ribbons->len == 0)
    return;
  cairo = gtk_snapshot_append_cairo (snapshot, &area);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cairo, area.size.width, 0);
      cairo_scale (cairo, -1, 1);
    }
  for (guint selected = 0; selected < 2; selected++)
    for (guint i = 0; i < ribbons->len; i++)
      if (g_array_index (ribbons, CandorRibbon, i).selected == (gboolean) selected)
        candor_gutter_draw (self, &g_array_index (ribbons, CandorRibbon, i), cairo);
  cairo_destroy (cairo);
}

static void
candor_gutter_class_init (CandorGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = candor_gutter_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "gutter");
}

static void
candor_gutter_init (CandorGutter *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
candor_gutter_set_fill (CandorGutter *self, CandorGutterFill fill, gpointer user_data)
{
  g_return_if_fail (CANDOR_IS_GUTTER (self));
  self->fill = fill;
  self->fill_data = user_data;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
