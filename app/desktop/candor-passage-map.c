/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-passage-map.h"

#define CANDOR_MAP_WIDTH 8
#define CANDOR_MAP_TICK 2.0f
#define CANDOR_MAP_FAINT 0.35f

struct _CandorPassageMap
{
  GtkWidget parent_instance;
  CandorPolicyBuffer *buffer;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorPassageMap, candor_passage_map, GTK_TYPE_WIDGET)

static void
candor_passage_map_tick (CandorPassageMap *self, GtkSnapshot *snapshot, guint index, const GdkRGBA *color)
{
  const CandorPassage *passage = candor_policy_buffer_get_passage (self->buffer, index);
  int length = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float y;

  if (passage == NULL || length == 0)
    return;
  y = height * (float) passage->start / (float) length;
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (1, (int) y, CANDOR_MAP_WIDTH - 2, CANDOR_MAP_TICK));
}

/* A pixel row is drawn once, however many statements fall on it. */
static void
candor_passage_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CandorPassageMap *self = CANDOR_PASSAGE_MAP (widget);
  int length = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer));
  int height = gtk_widget_get_height (widget), drawn = -1;
  GArray *selected = candor_policy_buffer_get_selected (self->buffer);
  GdkRGBA color, accent;

  if (length == 0 || !candor_policy_buffer_get_filled (self->buffer))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &accent))
    accent = color;
  color.alpha *= CANDOR_MAP_FAINT;
  for (guint i = 0; i < candor_policy_buffer_get_statement_count (self->buffer); i++)
    {
      const CandorPassage *passage = candor_policy_buffer_get_passage (self->buffer, i);
      int y = passage != NULL ? (int) ((gint64) passage->start * height / length) : drawn;

      if (y != drawn)
        candor_passage_map_tick (self, snapshot, i, &color);
      drawn = y;
    }
  for (guint i = 0; i < selected->len; i++)
    candor_passage_map_tick (self, snapshot, g_array_index (selected, guint, i), &accent);
}

static void
candor_passage_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? CANDOR_MAP_WIDTH : 0;
}

static void
candor_passage_map_pressed_cb (CandorPassageMap *self, int presses, double x, double y, GtkGestureClick *gesture)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (height > 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, CLAMP (y / height, 0, 1));
}

static void
candor_passage_map_dispose (GObject *object)
{
  g_clear_object (&CANDOR_PASSAGE_MAP (object)->buffer);
  G_OBJECT_CLASS (candor_passage_map_parent_class)->dispose (object);
}

static void
candor_passage_map_class_init (CandorPassageMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_passage_map_dispose;
  widget_class->snapshot = candor_passage_map_snapshot;
  widget_class->measure = candor_passage_map_measure;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "passagemap");
}

static void
candor_passage_map_init (CandorPassageMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->buffer = candor_policy_buffer_new ();
  g_signal_connect_object (click, "pressed", G_CALLBACK (candor_passage_map_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
candor_passage_map_set_buffer (CandorPassageMap *self, CandorPolicyBuffer *buffer)
{
  g_return_if_fail (CANDOR_IS_PASSAGE_MAP (self) && CANDOR_IS_POLICY_BUFFER (buffer));
  g_set_object (&self->buffer, buffer);
}

void
candor_passage_map_refresh (CandorPassageMap *self)
{
  g_return_if_fail (CANDOR_IS_PASSAGE_MAP (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
