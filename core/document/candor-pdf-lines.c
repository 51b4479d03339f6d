/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-pdf.h"

#include <poppler.h>
#include <string.h>

#include "document/candor-fold.h"

/* The Unicode Standard 15.0, EquivalentUnifiedIdeograph.txt: radicals that PDF writers put in place of the
 * characters that look the same, and that have no decomposition. */
static const struct
{
  gunichar radical;
  gunichar ideograph;
} radicals[] = {
  { 0x2ea0, 0x6c11 }, { 0x2ec5, 0x89c1 }, { 0x2ec9, 0x8d1d }, { 0x2ecb, 0x8f66 }, { 0x2ed3, 0x957f },
  { 0x2ed4, 0x95e8 }, { 0x2ed8, 0x9752 }, { 0x2ed9, 0x97e6 }, { 0x2eda, 0x9875 }, { 0x2edb, 0x98ce },
  { 0x2edc, 0x98de }, { 0x2edd, 0x98df }, { 0x2ee2, 0x9a6c }, { 0x2ee5, 0x9c7c }, { 0x2ee6, 0x9e1f },
  { 0x2ee7, 0x5364 }, { 0x2ee8, 0x9ea6 }, { 0x2ee9, 0x9ec4 }, { 0x2eec, 0x9f50 }, { 0x2eee, 0x9f7f },
  { 0x2ef0, 0x9f99 },
};

typedef struct
{
  CandorPdf *pdf;
  guint page;
  PopplerRectangle *boxes; /* one a character */
  guint box_count;
  GList *attributes; /* the runs of one typeface, those behind the place dropped */
} CandorPdfPage;

void
candor_pdf_init (CandorPdf *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (CandorPdfLine));
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
}

void
candor_pdf_clear (CandorPdf *self)
{
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    g_free (g_array_index (self->lines, CandorPdfLine, i).text);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->heights, g_array_unref);
}

/* Ligatures and the characters that only look like others become what a reader takes them for. */
static void
append_character (GString *text, gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize count;

  for (gsize i = 0; i < G_N_ELEMENTS (radicals); i++)
    if (character == radicals[i].radical)
      character = radicals[i].ideograph;
  if ((character >= 0x2e80 && character <= 0x2fdf) || (character >= 0xf900 && character <= 0xfaff)
      || (character >= 0xfb00 && character <= 0xfb06))
    {
      count = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < count; i++)
        g_string_append_unichar (text, parts[i]);
      return;
    }
  g_string_append_unichar (text, character);
}

/* The typeface's run at character @index; runs are in order and characters are asked for in order. */
static const PopplerTextAttributes *
find_attributes (CandorPdfPage *self, guint index)
{
  while (self->attributes != NULL
         && ((PopplerTextAttributes *) self->attributes->data)->end_index < (int) index)
    self->attributes = self->attributes->next;
  return self->attributes != NULL ? self->attributes->data : NULL;
}

static gboolean
is_bold (const char *font)
{
  static const char *const words[] = { "bold", "black", "heavy", "semibold", "demi" };
  g_autofree char *lower = g_ascii_strdown (font != NULL ? font : "", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
extend (CandorPdfLine *line, const PopplerRectangle *box, gboolean is_first)
{
  line->x0 = is_first ? box->x1 : MIN (line->x0, box->x1);
  line->x1 = is_first ? box->x2 : MAX (line->x1, box->x2);
  line->y0 = is_first ? box->y1 : MIN (line->y0, box->y1);
  line->y1 = is_first ? box->y2 : MAX (line->y1, box->y2);
}

/* Reads the characters of one line, from number @index on; returns the number behind its line feed. */
static guint
add_line (CandorPdfPage *self, const char *at, const char *end, guint index)
{
  CandorPdfLine line = { .page = self->page, .bold = TRUE };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_first = TRUE, in_first_word = TRUE;
  double size = 0;
  guint letters = 0;

  for (; at < end; at = g_utf8_next_char (at), index++)
    {
      gunichar character = g_utf8_get_char (at);
      const PopplerTextAttributes *attributes;

      append_character (text, character);
      if (candor_character_is_space (character) || index >= self->box_count)
        {
          in_first_word &= is_first;
          continue;
        }
      extend (&line, &self->boxes[index], is_first);
      in_first_word &= is_first || !candor_character_is_cjk (character);
      if (in_first_word)
        line.first_word = line.x1 - line.x0;
      is_first = FALSE;
      attributes = find_attributes (self, index);
      size += attributes != NULL ? attributes->font_size : 0;
      line.bold &= attributes != NULL && is_bold (attributes->font_name);
      letters++;
    }
  if (letters > 0)
    {
      line.size = size / letters;
      line.text = candor_fold (text->str);
      line.marker = candor_marker_parse (line.text, NULL, NULL);
      g_array_append_val (self->pdf->lines, line);
    }
  return index + 1;
}

guint
candor_pdf_add_page (CandorPdf *self, gpointer page, guint number)
{
  g_autofree char *text = poppler_page_get_text (page);
  GList *attributes = poppler_page_get_text_attributes (page);
  CandorPdfPage state = { .pdf = self, .page = number, .attributes = attributes };
  const char *at = text;
  double width, height;
  guint index = 0, letters = 0;

  poppler_page_get_size (page, &width, &height);
  g_array_append_val (self->heights, height);
  if (!poppler_page_get_text_layout (page, &state.boxes, &state.box_count))
    state.boxes = NULL;
  while (at != NULL && *at != '\0')
    {
      const char *end = strchrnul (at, '\n');

      index = add_line (&state, at, end, index);
      at = *end != '\0' ? end + 1 : end;
    }
  for (at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    letters += !candor_character_is_space (g_utf8_get_char (at));
  g_free (state.boxes);
  poppler_page_free_text_attributes (attributes);
  return letters;
}
