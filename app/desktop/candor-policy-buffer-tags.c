/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-policy-buffer-private.h"

/* Strength of a tint over the page: a sentence, the words in it that name the category, and both once
 * they are selected. */
#define CANDOR_TINT_SENTENCE 0.13f
#define CANDOR_TINT_MENTION 0.22f
#define CANDOR_TINT_SELECTED 0.24f

/* Told by line as well as by color: one line under what is done, two under what is shared, a wavy one
 * under what hangs on a condition, a line above and below what is denied. */
void
candor_policy_buffer_add_tags (CandorPolicyBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  static const PangoUnderline underlines[CANDOR_N_PASSAGE_KINDS] = {
    [CANDOR_PASSAGE_HANDLES] = PANGO_UNDERLINE_SINGLE, [CANDOR_PASSAGE_SHARES] = PANGO_UNDERLINE_DOUBLE,
    [CANDOR_PASSAGE_CONDITION] = PANGO_UNDERLINE_ERROR, [CANDOR_PASSAGE_DENIES] = PANGO_UNDERLINE_SINGLE,
    [CANDOR_PASSAGE_NAMES] = PANGO_UNDERLINE_NONE,
  };

  for (guint i = 0; i < CANDOR_N_PASSAGE_KINDS; i++)
    self->sentences[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  for (guint i = 0; i < CANDOR_N_PASSAGE_KINDS; i++)
    self->mentions[i] = gtk_text_buffer_create_tag (
        buffer, NULL, "underline", underlines[i], "overline",
        i == CANDOR_PASSAGE_DENIES ? PANGO_OVERLINE_SINGLE : PANGO_OVERLINE_NONE, NULL);
  for (guint i = 0; i < CANDOR_N_PASSAGE_KINDS; i++)
    self->chosen[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
}

void
candor_policy_buffer_apply (CandorPolicyBuffer *self, GtkTextTag *tag, guint start, guint end)
{
  GtkTextIter from, to;

  if (start >= end)
    return;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &to, (int) end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tag, &from, &to);
}

static void
candor_policy_buffer_unselect (CandorPolicyBuffer *self)
{
  GtkTextIter from, to;

  for (guint i = 0; i < self->selected->len; i++)
    {
      const CandorPassage *passage
          = candor_policy_buffer_get_passage (self, g_array_index (self->selected, guint, i));

      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &from, (int) passage->start);
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &to, (int) passage->end);
      gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->chosen[passage->kind], &from, &to);
    }
  g_array_set_size (self->selected, 0);
}

void
candor_policy_buffer_select (CandorPolicyBuffer *self, GArray *passages)
{
  g_return_if_fail (CANDOR_IS_POLICY_BUFFER (self));

  candor_policy_buffer_unselect (self);
  for (guint i = 0; passages != NULL && i < passages->len; i++)
    {
      guint index = g_array_index (passages, guint, i);
      const CandorPassage *passage = candor_policy_buffer_get_passage (self, index);

      if (passage == NULL)
        continue;
      candor_policy_buffer_apply (self, self->chosen[passage->kind], passage->start, passage->end);
      g_array_append_val (self->selected, index);
    }
}

GArray *
candor_policy_buffer_get_selected (CandorPolicyBuffer *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), NULL);
  return self->selected;
}

static void
candor_tag_set_tint (GtkTextTag *tag, const GdkRGBA *color, float strength)
{
  GdkRGBA tint = *color;

  tint.alpha = strength;
  g_object_set (tag, "background-rgba", &tint, NULL);
}

/**
 * candor_policy_buffer_set_colors:
 * @kinds: (array): a color each #CandorPassageKind
 * @dim: of words that are not the policy's: labels of table cells, file names
 * @shade: behind tables
 */
void
candor_policy_buffer_set_colors (CandorPolicyBuffer *self, const GdkRGBA *kinds, const GdkRGBA *dim,
                                 const GdkRGBA *shade)
{
  g_return_if_fail (CANDOR_IS_POLICY_BUFFER (self));
  for (guint i = 0; i < CANDOR_N_PASSAGE_KINDS; i++)
    {
      candor_tag_set_tint (self->sentences[i], &kinds[i], CANDOR_TINT_SENTENCE);
      candor_tag_set_tint (self->mentions[i], &kinds[i], CANDOR_TINT_MENTION);
      candor_tag_set_tint (self->chosen[i], &kinds[i], CANDOR_TINT_SELECTED);
      /* Not "overline-rgba": GTK 4.8 frees that twice once two tags meet. */
      g_object_set (self->mentions[i], "underline-rgba", &kinds[i], NULL);
    }
  candor_policy_layout_set_colors (GTK_TEXT_BUFFER (self), dim, shade);
}
