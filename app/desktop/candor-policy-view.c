/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-policy-view.h"

#include "candor-find-bar.h"
#include "candor-passage-map.h"
#include "candor-policy-notice.h"
#include "candor-text-search.h"
#include "candor-wrap.h"

struct _CandorPolicyView
{
  GtkWidget parent_instance;
  CandorFindBar *find;
  GtkScrolledWindow *scroller;
  CandorPolicyNotice *notice;
  CandorPolicyText *text;
  CandorPassageMap *map;
  CandorSubject *awaited; /* to be brought into sight once the text is laid out */
  GArray *matches;        /* (nullable): where what is looked for begins, in characters */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorPolicyView, candor_policy_view, GTK_TYPE_WIDGET)

static GtkTextBuffer *
candor_policy_view_get_text_buffer (CandorPolicyView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}

static void
candor_policy_view_activated_cb (CandorPolicyView *self, GArray *passages)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, passages);
}

static void
candor_policy_view_map_cb (CandorPolicyView *self, double fraction)
{
  GtkTextBuffer *buffer = candor_policy_view_get_text_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter,
                                      (int) (fraction * gtk_text_buffer_get_char_count (buffer)));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->text), gtk_text_buffer_get_insert (buffer), 0, TRUE,
                                0, 0.5);
}

/* The match is selected; a selection is pale while somebody writes elsewhere, so it has colors of its own as long. */
static void
candor_policy_view_mark (CandorPolicyView *self, gboolean found)
{
  if (found)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "searched");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "searched");
}

static void
candor_policy_view_show_match (CandorPolicyView *self, guint index)
{
  GtkTextBuffer *buffer = candor_policy_view_get_text_buffer (self);
  guint place = g_array_index (self->matches, guint, index);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) place);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) place + (int) g_utf8_strlen (candor_find_bar_get_text (self->find), -1));
  gtk_text_buffer_select_range (buffer, &start, &end);
  candor_policy_view_mark (self, TRUE);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->text), gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
  candor_find_bar_set_result (self->find, index + 1, self->matches->len);
}

/* From the caret on, and from the other end once it comes to the end. */
static void
candor_policy_view_find_from_caret (CandorPolicyView *self, int direction, gboolean stay)
{
  GtkTextIter from, to;
  guint count = self->matches->len, at = 0, caret;

  if (count == 0)
    {
      candor_policy_view_mark (self, FALSE);
      candor_find_bar_set_result (self->find, 0, 0);
      return;
    }
  gtk_text_buffer_get_selection_bounds (candor_policy_view_get_text_buffer (self), &from, &to);
  caret = (guint) gtk_text_iter_get_offset (&from);
  while (at < count && g_array_index (self->matches, guint, at) < caret + (direction > 0 && !stay))
    at++;
  candor_policy_view_show_match (self, direction > 0 ? at % count : (at + count - 1) % count);
}

static void
candor_policy_view_find_changed_cb (CandorPolicyView *self)
{
  GtkTextBuffer *buffer = candor_policy_view_get_text_buffer (self);
  g_autofree gunichar *wanted = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  glong length;

  g_clear_pointer (&self->matches, g_array_unref);
  wanted = candor_search_fold (candor_find_bar_get_text (self->find), &length);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = length > 0 ? gtk_text_buffer_get_slice (buffer, &start, &end, TRUE) : g_strdup ("");
  self->matches = candor_search_all (text, wanted, length);
  candor_policy_view_find_from_caret (self, 1, TRUE);
}

static void
candor_policy_view_find_moved_cb (CandorPolicyView *self, int direction)
{
  if (self->matches != NULL)
    candor_policy_view_find_from_caret (self, direction, FALSE);
}

static void
candor_policy_view_filled_cb (CandorPolicyView *self)
{
  candor_passage_map_refresh (self->map);
  if (self->awaited != NULL)
    candor_policy_view_select (self, self->awaited, TRUE);
  if (*candor_find_bar_get_text (self->find) != '\0')
    candor_policy_view_find_changed_cb (self);
}

static void
candor_policy_view_dispose (GObject *object)
{
  CandorPolicyView *self = CANDOR_POLICY_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->awaited);
  g_clear_pointer (&self->matches, g_array_unref);
  G_OBJECT_CLASS (candor_policy_view_parent_class)->dispose (object);
}

static void
candor_policy_view_class_init (CandorPolicyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_FIND_BAR);
  g_type_ensure (CANDOR_TYPE_POLICY_NOTICE);
  g_type_ensure (CANDOR_TYPE_WRAP);
  g_type_ensure (CANDOR_TYPE_POLICY_TEXT);
  g_type_ensure (CANDOR_TYPE_PASSAGE_MAP);
  G_OBJECT_CLASS (klass)->dispose = candor_policy_view_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-policy-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorPolicyView, find);
  gtk_widget_class_bind_template_child (widget_class, CandorPolicyView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorPolicyView, notice);
  gtk_widget_class_bind_template_child (widget_class, CandorPolicyView, text);
  gtk_widget_class_bind_template_child (widget_class, CandorPolicyView, map);
  gtk_widget_class_bind_template_callback (widget_class, candor_policy_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_policy_view_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_policy_view_find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_policy_view_find_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_policy_view_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "policyview");
}

static void
candor_policy_view_init (CandorPolicyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_passage_map_set_buffer (self->map, candor_policy_text_get_buffer (self->text));
  g_signal_connect_object (candor_policy_text_get_buffer (self->text), "filled",
                           G_CALLBACK (candor_policy_view_filled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * candor_policy_view_set_policy:
 * @policy: (nullable): what to show
 */
void
candor_policy_view_set_policy (CandorPolicyView *self, CandorPolicy *policy, CandorKnowledge *knowledge,
                               CandorCatalog *catalog)
{
  g_return_if_fail (CANDOR_IS_POLICY_VIEW (self));
  if (policy != candor_policy_buffer_get_policy (candor_policy_text_get_buffer (self->text)))
    candor_policy_notice_show (self->notice, policy, knowledge, catalog);
  g_clear_object (&self->awaited);
  candor_policy_buffer_set_policy (candor_policy_text_get_buffer (self->text), policy);
  candor_passage_map_refresh (self->map);
}

CandorPolicyText *
candor_policy_view_get_text (CandorPolicyView *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_VIEW (self), NULL);
  return self->text;
}

GArray *
candor_subject_dup_passages (CandorSubject *subject, CandorPolicyBuffer *buffer)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *statements = candor_subject_get_statements (subject);
  GArray *parties = candor_subject_get_parties (subject);

  g_array_append_vals (passages, statements->data, statements->len);
  for (guint i = 0; i < parties->len; i++)
    {
      guint index = candor_policy_buffer_get_statement_count (buffer) + g_array_index (parties, guint, i);
      g_array_append_val (passages, index);
    }
  return passages;
}

void
candor_policy_view_select (CandorPolicyView *self, CandorSubject *subject, gboolean scroll)
{
  CandorPolicyBuffer *buffer;
  g_autoptr (GArray) passages = NULL;

  g_return_if_fail (CANDOR_IS_POLICY_VIEW (self));
  buffer = candor_policy_text_get_buffer (self->text);
  passages = subject != NULL ? candor_subject_dup_passages (subject, buffer) : NULL;
  candor_policy_buffer_select (buffer, passages);
  candor_passage_map_refresh (self->map);
  gtk_widget_queue_draw (GTK_WIDGET (self->text));
  if (scroll && passages != NULL && passages->len > 0 && candor_policy_buffer_get_filled (buffer))
    candor_policy_text_scroll_to (self->text, g_array_index (passages, guint, 0));
  if (candor_policy_buffer_get_filled (buffer))
    subject = NULL;
  g_set_object (&self->awaited, subject);
}

void
candor_policy_view_keep_in_sight (CandorPolicyView *self)
{
  g_return_if_fail (CANDOR_IS_POLICY_VIEW (self));
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->text), gtk_text_buffer_get_insert (candor_policy_view_get_text_buffer (self)),
                                0.1, FALSE, 0, 0);
}

GtkAdjustment *
candor_policy_view_get_adjustment (CandorPolicyView *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_VIEW (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

void
candor_policy_view_find (CandorPolicyView *self)
{
  g_return_if_fail (CANDOR_IS_POLICY_VIEW (self));
  candor_find_bar_open (self->find);
}

gboolean
candor_policy_view_leave_find (CandorPolicyView *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_VIEW (self), FALSE);
  return candor_find_bar_close (self->find);
}

void
candor_policy_view_focus (CandorPolicyView *self)
{
  g_return_if_fail (CANDOR_IS_POLICY_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
