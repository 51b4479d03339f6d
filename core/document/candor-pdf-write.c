/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-pdf.h"

#include <math.h>

#include "document/candor-document-reader.h"
#include "document/candor-fold.h"

/* All in sizes of the letters. */
#define GAP_TOLERANCE 0.45
#define INDENT 0.8
#define FIT_TOLERANCE 1.2
#define SIZE_TOLERANCE 0.08
/* A heading's letters are so much larger than the text's. */
#define HEADING_SCALE 1.12
/* A heading may run over so many lines. */
#define HEADING_LINES_MAX 3
#define HEADING_LENGTH_MAX 160

typedef struct
{
  CandorPdf *pdf;
  CandorDocumentBuilder *builder;
  GHashTable *words;
  GArray *sizes; /* double: of the headings, largest first */
} CandorPdfWriter;

static CandorPdfLine *
get_line (CandorPdf *self, guint index)
{
  return &g_array_index (self->lines, CandorPdfLine, index);
}

static guint
find_next (CandorPdf *self, guint index)
{
  while (index < self->lines->len && get_line (self, index)->dropped)
    index++;
  return index;
}

static gboolean
is_same_size (double a, double b)
{
  return fabs (a - b) <= SIZE_TOLERANCE * MAX (a, b);
}

/* @next stands right under @line, in the same column. */
static gboolean
is_below (const CandorPdfLine *line, const CandorPdfLine *next)
{
  return line->page == next->page && next->y0 > line->y0 && next->x0 < line->x1 && next->x1 > line->x0
         && next->y0 - line->y1 < 6 * line->size;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
find_median (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return numbers->len > 0 ? g_array_index (numbers, double, numbers->len / 2) : 0;
}

/* The size and the spacing of most of the text: the medians, over its letters and its lines. */
static void
find_body (CandorPdf *self)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->lines->len; i++)
    {
      CandorPdfLine *line = get_line (self, i), *next = i + 1 < self->lines->len ? get_line (self, i + 1) : NULL;
      glong weight = g_utf8_strlen (line->text, -1) / 10 + 1;

      for (glong n = 0; n < weight && n < 20 && !line->dropped; n++)
        g_array_append_val (sizes, line->size);
      if (next != NULL && is_below (line, next) && is_same_size (line->size, next->size))
        {
          double gap = next->y0 - line->y1;
          g_array_append_val (gaps, gap);
        }
    }
  self->size = find_median (sizes);
  self->gap = find_median (gaps);
}

/* Where the column's lines end on the right: the farthest of those around that stand under each other. */
static double
find_right_edge (CandorPdf *self, guint index)
{
  double edge = get_line (self, index)->x1;

  for (guint i = index; i > 0 && index - i < 40 && is_below (get_line (self, i - 1), get_line (self, i)); i--)
    edge = MAX (edge, get_line (self, i - 1)->x1);
  for (guint i = index; i + 1 < self->lines->len && i - index < 40 && is_below (get_line (self, i), get_line (self, i + 1)); i++)
    edge = MAX (edge, get_line (self, i + 1)->x1);
  return edge;
}

/* The next line's first word had room on this one: the line was ended on purpose. */
static gboolean
is_ended (CandorPdf *self, guint index, const CandorPdfLine *next)
{
  const CandorPdfLine *line = get_line (self, index);

  return line->x1 + next->first_word + FIT_TOLERANCE * line->size < find_right_edge (self, index);
}

static gboolean
is_indented (const CandorPdfLine *first, const CandorPdfLine *line, const CandorPdfLine *next, gboolean is_second)
{
  double step = INDENT * line->size;

  if (is_second && first->marker != CANDOR_MARKER_NONE) /* the text of an item hangs to the right of its mark */
    return next->x0 < first->x0 - step;
  if (is_second) /* the first line may be indented itself, by up to some letters */
    return next->x0 > line->x0 + step;
  return fabs (next->x0 - line->x0) > step;
}

/* A word goes on from @line to @next. */
static gboolean
is_hyphenated (const CandorPdfLine *line, const CandorPdfLine *next)
{
  gboolean has_hyphen = g_str_has_suffix (line->text, "-") || g_str_has_suffix (line->text, "\342\200\220");

  return has_hyphen && g_utf8_strlen (line->text, 2) > 1 && g_unichar_islower (g_utf8_get_char (next->text));
}

/* Whether the paragraph that began at @first goes on from line @index to @next. */
static gboolean
goes_on (CandorPdf *self, guint first, guint index, guint next_index)
{
  const CandorPdfLine *line = get_line (self, index), *next = get_line (self, next_index);
  gboolean is_terminated = candor_text_is_terminated (line->text);

  if (!is_same_size (line->size, next->size) || line->bold != next->bold || next->marker == CANDOR_MARKER_BULLET)
    return FALSE;
  if (next->marker != CANDOR_MARKER_NONE && (is_terminated || get_line (self, first)->marker != CANDOR_MARKER_NONE))
    return FALSE;
  if (is_hyphenated (line, next))
    return TRUE;
  if (!is_below (line, next)) /* another column or page */
    return !is_terminated && next->marker == CANDOR_MARKER_NONE && !is_ended (self, index, next);
  if (next->y0 - line->y1 > self->gap + GAP_TOLERANCE * line->size)
    return FALSE;
  return !is_indented (get_line (self, first), line, next, first == index) && !is_ended (self, index, next);
}

static void
collect_sizes (CandorPdfWriter *self)
{
  for (guint i = 0; i < self->pdf->lines->len; i++)
    {
      CandorPdfLine *line = get_line (self->pdf, i);
      gboolean is_known = line->dropped || line->size < self->pdf->size * HEADING_SCALE;

      for (guint k = 0; k < self->sizes->len && !is_known; k++)
        is_known = is_same_size (g_array_index (self->sizes, double, k), line->size);
      if (!is_known)
        g_array_append_val (self->sizes, line->size);
    }
  g_array_sort (self->sizes, compare_numbers);
}

/* The largest letters are level 1, the next smaller 2, bold ones of the text's size come last. */
static guint
find_level (CandorPdfWriter *self, const CandorPdfLine *line)
{
  guint larger = 0;

  for (guint i = 0; i < self->sizes->len; i++)
    larger += g_array_index (self->sizes, double, i) > line->size * (1 + SIZE_TOLERANCE);
  return larger + 1;
}

static gboolean
is_heading (CandorPdfWriter *self, const CandorPdfLine *line, const char *text, guint lines)
{
  if (line->marker == CANDOR_MARKER_BULLET || lines > HEADING_LINES_MAX || g_utf8_strlen (text, -1) > HEADING_LENGTH_MAX)
    return FALSE;
  if (line->size >= self->pdf->size * HEADING_SCALE)
    return TRUE;
  return line->bold && candor_text_is_bold_heading (text);
}

static void
write_block (CandorPdfWriter *self, const CandorPdfLine *line, const char *text, guint lines)
{
  if (is_heading (self, line, text, lines))
    candor_document_builder_add (self->builder, CANDOR_BLOCK_HEADING, find_level (self, line), text, line->page);
  else
    candor_document_builder_add (self->builder, CANDOR_BLOCK_PARAGRAPH, 0, text, line->page);
}

/* Reads one block from @first on; returns the line behind it. */
static guint
read_block (CandorPdfWriter *self, guint first)
{
  const CandorPdfLine *line = get_line (self->pdf, first);
  g_autoptr (GString) paragraph = g_string_new (line->text);
  guint index = first, lines = 1;
  guint next = find_next (self->pdf, first + 1);

  while (next < self->pdf->lines->len && goes_on (self->pdf, first, index, next))
    {
      candor_pdf_join_line (paragraph, get_line (self->pdf, next)->text, self->words);
      lines++;
      index = next;
      next = find_next (self->pdf, next + 1);
    }
  write_block (self, line, paragraph->str, lines);
  return next;
}

void
candor_pdf_write (CandorPdf *self, CandorDocumentBuilder *builder)
{
  g_autoptr (GHashTable) words = candor_pdf_collect_words (self);
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));
  CandorPdfWriter writer = { self, builder, words, sizes };

  find_body (self);
  collect_sizes (&writer);
  for (guint i = find_next (self, 0); i < self->lines->len && !builder->full;)
    i = read_block (&writer, i);
}
