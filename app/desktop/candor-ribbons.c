/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-ribbons.h"

/* A ribbon meets a line of the waist at its middle part only, so that neighbors stay apart. */
#define CANDOR_RIBBON_INSET 0.2

typedef struct
{
  GArray *ribbons;
  CandorGutter *gutter;
  CandorPolicyView *policy;
  CandorPackageView *package;
  CandorSubject *selected;
  CandorSubject *subject; /* whose line is looked at */
  double top;             /* of that line */
  double bottom;
  guint sight_first; /* characters of the policy in sight */
  guint sight_last;
} CandorRibbonFilling;

/* Whether any of the widget is in sight at the height of the gutter. */
static gboolean
candor_filling_locate (CandorRibbonFilling *self, GtkWidget *widget, double *top, double *bottom)
{
  graphene_rect_t bounds;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self->gutter));

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self->gutter), &bounds))
    return FALSE;
  if (bounds.origin.y >= height || bounds.origin.y + bounds.size.height <= 0)
    return FALSE;
  *top = bounds.origin.y + bounds.size.height * CANDOR_RIBBON_INSET;
  *bottom = bounds.origin.y + bounds.size.height * (1 - CANDOR_RIBBON_INSET);
  return TRUE;
}

static CandorRibbon
candor_filling_begin (CandorRibbonFilling *self)
{
  CandorDisclosure disclosure = candor_subject_get_disclosure (self->subject);

  return (CandorRibbon){
    .left_top = self->top, .left_bottom = self->bottom, .right_top = self->top, .right_bottom = self->bottom,
    .disclosure = disclosure, .broken = disclosure == CANDOR_DISCLOSURE_VAGUE,
    .selected = self->subject == self->selected,
  };
}

/* Words. */

/* Two statements of one sentence share a ribbon. */
static gboolean
candor_filling_has_ribbon (CandorRibbonFilling *self, guint from, double top)
{
  for (guint i = from; i < self->ribbons->len; i++)
    if (g_array_index (self->ribbons, CandorRibbon, i).left_top == top)
      return TRUE;
  return FALSE;
}

/* Whether one that begins later may still be in sight. */
static gboolean
candor_filling_add_passage (CandorRibbonFilling *self, guint index, guint from)
{
  CandorPolicyText *text = candor_policy_view_get_text (self->policy);
  const CandorPassage *passage
      = candor_policy_buffer_get_passage (candor_policy_text_get_buffer (text), index);
  CandorRibbon ribbon = candor_filling_begin (self);
  double x, y;

  if (passage == NULL || passage->end < self->sight_first)
    return TRUE;
  if (passage->start > self->sight_last)
    return FALSE;
  if (!candor_policy_text_locate (text, index, &ribbon.left_top, &ribbon.left_bottom)
      || !gtk_widget_translate_coordinates (GTK_WIDGET (text), GTK_WIDGET (self->gutter), 0, ribbon.left_top, &x, &y))
    return TRUE;
  ribbon.left_bottom += y - ribbon.left_top;
  ribbon.left_top = y;
  ribbon.denied = passage->kind == CANDOR_PASSAGE_DENIES;
  if (!candor_filling_has_ribbon (self, from, ribbon.left_top))
    g_array_append_val (self->ribbons, ribbon);
  return TRUE;
}

/* In order, so that of ten thousand only those in sight are looked at. */
static GArray *
candor_subject_peek_sorted (CandorSubject *subject, CandorPolicyBuffer *buffer)
{
  GArray *sorted = g_object_get_data (G_OBJECT (subject), "candor-sorted-passages");

  if (sorted != NULL)
    return sorted;
  sorted = candor_subject_dup_passages (subject, buffer);
  candor_policy_buffer_sort (buffer, sorted);
  g_object_set_data_full (G_OBJECT (subject), "candor-sorted-passages", sorted, (GDestroyNotify) g_array_unref);
  return sorted;
}

static void
candor_ribbons_visit_words_cb (CandorSubject *subject, GtkWidget *row, gpointer user_data)
{
  CandorRibbonFilling *self = user_data;
  CandorPolicyBuffer *buffer = candor_policy_text_get_buffer (candor_policy_view_get_text (self->policy));
  guint from = self->ribbons->len;
  GArray *passages;

  if (!candor_policy_buffer_get_filled (buffer) || !candor_filling_locate (self, row, &self->top, &self->bottom))
    return;
  self->subject = subject;
  passages = candor_subject_peek_sorted (subject, buffer);
  for (guint i = candor_policy_buffer_find_sorted (buffer, passages, self->sight_first); i < passages->len; i++)
    if (!candor_filling_add_passage (self, g_array_index (passages, guint, i), from))
      break;
  if (passages->len == 0)
    {
      CandorRibbon ribbon = candor_filling_begin (self);

      ribbon.end = CANDOR_RIBBON_OPEN_START;
      g_array_append_val (self->ribbons, ribbon);
    }
}

void
candor_ribbons_fill_words (GArray *ribbons, CandorGutter *gutter, CandorPolicyView *policy, CandorWaist *waist)
{
  CandorRibbonFilling filling = {
    .ribbons = ribbons, .gutter = gutter, .policy = policy, .selected = candor_waist_get_selected (waist),
  };

  candor_policy_text_get_sight (candor_policy_view_get_text (policy), &filling.sight_first, &filling.sight_last);
  candor_waist_visit (waist, candor_ribbons_visit_words_cb, &filling);
}

/* Deeds. */

static void
candor_ribbons_visit_entry_cb (CandorEntry *entry, GtkWidget *row, gpointer user_data)
{
  CandorRibbonFilling *self = user_data;
  CandorRibbon ribbon = candor_filling_begin (self);

  if (!candor_subject_has_entry (self->subject, entry))
    return;
  if (!candor_filling_locate (self, row, &ribbon.right_top, &ribbon.right_bottom))
    return;
  ribbon.denied = candor_subject_get_disclosure (self->subject) == CANDOR_DISCLOSURE_INCORRECT;
  g_array_append_val (self->ribbons, ribbon);
}

static gboolean
candor_subject_has_deeds (CandorSubject *subject)
{
  return candor_subject_get_permissions (subject)->len > 0 || candor_subject_get_apis (subject)->len > 0
         || (candor_subject_get_row (subject) == NULL && candor_subject_get_sdks (subject)->len > 0);
}

static void
candor_ribbons_visit_deeds_cb (CandorSubject *subject, GtkWidget *row, gpointer user_data)
{
  CandorRibbonFilling *self = user_data;

  if (!candor_filling_locate (self, row, &self->top, &self->bottom))
    return;
  self->subject = subject;
  if (candor_subject_has_deeds (subject))
    candor_package_view_visit (self->package, candor_ribbons_visit_entry_cb, self);
  else
    {
      CandorRibbon ribbon = candor_filling_begin (self);

      ribbon.end = CANDOR_RIBBON_OPEN_END;
      g_array_append_val (self->ribbons, ribbon);
    }
}

void
candor_ribbons_fill_deeds (GArray *ribbons, CandorGutter *gutter, CandorWaist *waist, CandorPackageView *package)
{
  CandorRibbonFilling filling = {
    .ribbons = ribbons, .gutter = gutter, .package = package, .selected = candor_waist_get_selected (waist),
  };

  candor_waist_visit (waist, candor_ribbons_visit_deeds_cb, &filling);
}
