/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-paragraph-private.h"

static void
clear_run (gpointer data)
{
  CandorParagraphRun *run = data;

  g_clear_object (&run->font);
  pango_glyph_string_free (run->glyphs);
}

CandorParagraph *
candor_paragraph_new (char *text, double leading, double baseline)
{
  CandorParagraph *self = g_atomic_rc_box_new0 (CandorParagraph);

  self->text = text;
  self->leading = leading;
  self->baseline = baseline;
  self->lines = g_array_new (FALSE, FALSE, sizeof (CandorParagraphLine));
  self->runs = g_array_new (FALSE, TRUE, sizeof (CandorParagraphRun));
  g_array_set_clear_func (self->runs, clear_run);
  return self;
}

CandorParagraphRun *
candor_paragraph_add_run (CandorParagraph *self, PangoFont *font, guint offset)
{
  CandorParagraphRun run = { .font = g_object_ref (font), .glyphs = pango_glyph_string_new (), .offset = offset, .is_plain = TRUE };

  g_array_append_val (self->runs, run);
  return &g_array_index (self->runs, CandorParagraphRun, self->runs->len - 1);
}

void
candor_paragraph_end_line (CandorParagraph *self, int width)
{
  CandorParagraphLine line = { 0, self->runs->len, width };

  if (self->lines->len > 0)
    {
      const CandorParagraphLine *last = &g_array_index (self->lines, CandorParagraphLine, self->lines->len - 1);
      line.first = last->first + last->count;
    }
  line.count -= line.first;
  g_array_append_val (self->lines, line);
}

CandorParagraph *
candor_paragraph_ref (CandorParagraph *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CandorParagraph *self = data;

  g_array_unref (self->runs);
  g_array_unref (self->lines);
  g_free (self->text);
}

void
candor_paragraph_unref (CandorParagraph *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
candor_paragraph_get_text (CandorParagraph *self)
{
  return self->text;
}

guint
candor_paragraph_get_line_count (CandorParagraph *self)
{
  return self->lines->len;
}

double
candor_paragraph_get_width (CandorParagraph *self)
{
  int width = 0;

  for (guint i = 0; i < self->lines->len; i++)
    width = MAX (width, g_array_index (self->lines, CandorParagraphLine, i).width);
  return (double) width / PANGO_SCALE;
}

double
candor_paragraph_get_height (CandorParagraph *self)
{
  return self->lines->len * self->leading;
}

double
candor_paragraph_get_leading (CandorParagraph *self)
{
  return self->leading;
}

double
candor_paragraph_get_baseline (CandorParagraph *self)
{
  return self->baseline;
}

double
candor_paragraph_get_indent (CandorParagraph *self, guint line)
{
  double width = (double) g_array_index (self->lines, CandorParagraphLine, line).width / PANGO_SCALE;

  return width < self->room ? (self->room - width) / 2 : 0;
}

const CandorParagraphRun *
candor_paragraph_get_runs (CandorParagraph *self, guint line, guint *count)
{
  const CandorParagraphLine *at = &g_array_index (self->lines, CandorParagraphLine, line);

  *count = at->count;
  return (const CandorParagraphRun *) (gpointer) self->runs->data + at->first;
}
