/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-policy-text.h"

#define CANDOR_BAND_TINT 0.10f
#define CANDOR_BAND_EDGE 3

struct _CandorPolicyText
{
  GtkTextView parent_instance;
  CandorPolicyBuffer *buffer;
  GdkRGBA colors[CANDOR_N_PASSAGE_KINDS];
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorPolicyText, candor_policy_text, GTK_TYPE_TEXT_VIEW)

static const char *const color_names[CANDOR_N_PASSAGE_KINDS] = {
  [CANDOR_PASSAGE_HANDLES] = "passage_handles",     [CANDOR_PASSAGE_SHARES] = "passage_shares",
  [CANDOR_PASSAGE_CONDITION] = "passage_condition", [CANDOR_PASSAGE_DENIES] = "passage_denies",
  [CANDOR_PASSAGE_NAMES] = "passage_names",
};

static void
candor_policy_text_refresh_colors (CandorPolicyText *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA dim, shade;

  gtk_style_context_get_color (style, &dim);
  shade = dim;
  dim.alpha *= 0.7f;
  shade.alpha = 0.05f;
  for (guint i = 0; i < CANDOR_N_PASSAGE_KINDS; i++)
    if (!gtk_style_context_lookup_color (style, color_names[i], &self->colors[i]))
      gtk_style_context_get_color (style, &self->colors[i]);
  candor_policy_buffer_set_colors (self->buffer, self->colors, &dim, &shade);
}

static void
candor_policy_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (candor_policy_text_parent_class)->css_changed (widget, change);
  candor_policy_text_refresh_colors (CANDOR_POLICY_TEXT (widget));
}

gboolean
candor_policy_text_locate (CandorPolicyText *self, guint index, double *top, double *bottom)
{
  const CandorPassage *passage;
  GtkTextIter iter;
  GdkRectangle first, last;
  int x, from, to;

  g_return_val_if_fail (CANDOR_IS_POLICY_TEXT (self), FALSE);
  passage = candor_policy_buffer_get_passage (self->buffer, index);
  if (passage == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, (int) passage->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &first);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, (int) passage->end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &last);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, 0, first.y, &x, &from);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, 0,
                                         last.y + last.height, &x, &to);
  *top = from;
  *bottom = MAX (from + first.height, to);
  return TRUE;
}

void
candor_policy_text_get_sight (CandorPolicyText *self, guint *first, guint *last)
{
  GdkRectangle sight;
  GtkTextIter iter;

  g_return_if_fail (CANDOR_IS_POLICY_TEXT (self));
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &sight);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, sight.x, sight.y);
  *first = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, sight.x + sight.width,
                                      sight.y + sight.height);
  *last = (guint) gtk_text_iter_get_offset (&iter);
}

/* Runs below the text, in the text's own coordinates: the view has scrolled the snapshot by then. */
static void
candor_policy_text_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  CandorPolicyText *self = CANDOR_POLICY_TEXT (view);
  GArray *selected = candor_policy_buffer_get_selected (self->buffer);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRectangle sight;
  guint first, last;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || selected->len == 0)
    return;
  gtk_text_view_get_visible_rect (view, &sight);
  candor_policy_text_get_sight (self, &first, &last);
  for (guint i = 0; i < selected->len; i++)
    {
      guint index = g_array_index (selected, guint, i);
      const CandorPassage *passage = candor_policy_buffer_get_passage (self->buffer, index);
      GdkRGBA tint;
      double top, bottom;
      int x, y;

      if (passage == NULL || passage->end < first || passage->start > last
          || !candor_policy_text_locate (self, index, &top, &bottom))
        continue;
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, (int) top, &x, &y);
      tint = self->colors[passage->kind];
      gtk_snapshot_append_color (snapshot, &tint,
                                 &GRAPHENE_RECT_INIT (sight.x + (mirrored ? 0 : sight.width - CANDOR_BAND_EDGE), y,
                                                      CANDOR_BAND_EDGE, (float) (bottom - top)));
      tint.alpha *= CANDOR_BAND_TINT;
      gtk_snapshot_append_color (snapshot, &tint,
                                 &GRAPHENE_RECT_INIT (sight.x, y, sight.width, (float) (bottom - top)));
    }
}

static void
candor_policy_text_activate_at (CandorPolicyText *self, GtkTextIter *iter)
{
  g_autoptr (GArray) passages
      = candor_policy_buffer_find (self->buffer, (guint) gtk_text_iter_get_offset (iter));

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, passages);
}

static void
candor_policy_text_released_cb (CandorPolicyText *self, int presses, double x, double y,
                                GtkGestureClick *gesture)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  /* Whoever drags over words wants to copy them. */
  if (presses != 1 || gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer)))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    candor_policy_text_activate_at (self, &iter);
}

static void
candor_policy_text_activate_caret (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CandorPolicyText *self = CANDOR_POLICY_TEXT (widget);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  candor_policy_text_activate_at (self, &iter);
}

static void
candor_policy_text_dispose (GObject *object)
{
  CandorPolicyText *self = CANDOR_POLICY_TEXT (object);

  G_OBJECT_CLASS (candor_policy_text_parent_class)->dispose (object);
  g_clear_object (&self->buffer);
}

static void
candor_policy_text_class_init (CandorPolicyTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_policy_text_dispose;
  widget_class->css_changed = candor_policy_text_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = candor_policy_text_snapshot_layer;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  gtk_widget_class_install_action (widget_class, "policy.activate", NULL, candor_policy_text_activate_caret);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "policy.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "policy.activate", NULL);
}

/* A text view wants to be given text even where it can't be edited; files are for whoever is around it. */
static void
candor_policy_text_leave_drops (CandorPolicyText *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_DROP_TARGET (controller) || GTK_IS_DROP_TARGET_ASYNC (controller))
        gtk_widget_remove_controller (GTK_WIDGET (self), controller);
    }
}

static void
candor_policy_text_init (CandorPolicyText *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->buffer = candor_policy_buffer_new ();
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (self->buffer));
  g_signal_connect_object (click, "released", G_CALLBACK (candor_policy_text_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  candor_policy_text_leave_drops (self);
  candor_policy_text_refresh_colors (self);
}

CandorPolicyBuffer *
candor_policy_text_get_buffer (CandorPolicyText *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_TEXT (self), NULL);
  return self->buffer;
}

/* Only as far as needed: a passage in sight stays where it is. */
void
candor_policy_text_scroll_to (CandorPolicyText *self, guint index)
{
  const CandorPassage *passage;
  GtkTextIter iter;
  guint first, last;

  g_return_if_fail (CANDOR_IS_POLICY_TEXT (self));
  passage = candor_policy_buffer_get_passage (self->buffer, index);
  if (passage == NULL)
    return;
  candor_policy_text_get_sight (self, &first, &last);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, (int) passage->start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &iter);
  if (passage->start < first || passage->end > last)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                  gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)), 0, TRUE, 0, 0.3);
}

void
candor_policy_text_show_place (CandorPolicyText *self, guint document, guint start, guint end)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_if_fail (CANDOR_IS_POLICY_TEXT (self));
  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) candor_policy_buffer_get_place (self->buffer, document, start));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) candor_policy_buffer_get_place (self->buffer, document, end));
  gtk_text_buffer_select_range (buffer, &from, &to);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.3);
}
