/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-document-reader.h"

#include <string.h>

#include "document/candor-fold.h"
#include "document/candor-marker.h"
#include "document/candor-text-table.h"

/* Lines wider than this are not wrapped by hand. */
#define WRAP_WIDTH_MAX 130
/* Five times as many as paragraphs are read; each takes forty bytes, also where nothing stands in it. */
#define LINES_MAX 2000000u

/* A text whose lines are all narrower has no lines that were wrapped. */
#define WRAP_WIDTH_MIN 40
/* A line that leaves this much room for the next word was ended on purpose. */
#define WRAP_SLACK 8
/* Spaces for one more level of a list. */
#define INDENT_WIDTH 2
#define TAB_WIDTH 8
#define HEADING_WIDTH_MAX 80
/* Shorter words ("of", "the") are small in a title. */
#define TITLE_WORD_LENGTH 4u
#define BOLD_HEADING_WORDS_MAX 25 /* Chinese counts each character */

typedef struct
{
  const char *text; /* in a copy of the file, cut at the line's end */
  guint number;
  guint indent;
  guint width;
  CandorMarkerKind marker;
} CandorLine;

static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += candor_character_get_width (g_utf8_get_char (text));
  return width;
}

static char *
find_line_end (char *at)
{
  static const char line_separator[] = "\342\200\250", paragraph_separator[] = "\342\200\251";

  for (; *at != '\0'; at++)
    if (*at == '\n' || *at == '\r' || *at == '\f'
        || (*at == '\342' && (g_str_has_prefix (at, line_separator) || g_str_has_prefix (at, paragraph_separator))))
      break;
  return at;
}

static void
add_line (GArray *lines, char *text, guint number)
{
  CandorLine line = { .number = number };

  for (; candor_character_is_space (g_utf8_get_char (text)) && *text != '\0'; text = g_utf8_next_char (text))
    line.indent += *text == '\t' ? TAB_WIDTH : candor_character_get_width (g_utf8_get_char (text));
  line.text = g_strchomp (text);
  line.width = line.indent + measure (line.text);
  line.marker = candor_marker_parse (line.text, NULL, NULL);
  g_array_append_val (lines, line);
}

static GArray *
split_lines (char *text, guint number)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CandorLine));

  while (*text != '\0' && lines->len < LINES_MAX)
    {
      char *end = find_line_end (text);
      char *next = *end == '\0'                        ? end
                   : end[0] == '\r' && end[1] == '\n' ? end + 2
                                                       : g_utf8_next_char (end);

      if (*end == '\f') /* a page's end ends a paragraph, not always a line */
        *end = '\n';
      *end = '\0';
      add_line (lines, text, number++);
      text = next;
    }
  return lines;
}

static int
compare_widths (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

/* The width at which the text was wrapped, 0 if it was not: nearly all lines are below it. */
static guint
find_wrap_width (GArray *lines)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint));
  guint width;

  for (guint i = 0; i < lines->len; i++)
    if (*g_array_index (lines, CandorLine, i).text != '\0')
      g_array_append_val (widths, g_array_index (lines, CandorLine, i).width);
  if (widths->len == 0)
    return 0;
  g_array_sort (widths, compare_widths);
  width = g_array_index (widths, guint, widths->len - 1 - widths->len / 20);
  return width >= WRAP_WIDTH_MIN && width <= WRAP_WIDTH_MAX ? width : 0;
}

static guint
measure_first_word (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (candor_character_is_space (character))
        break;
      if (candor_character_is_cjk (character))
        return width > 0 ? width : 2;
      width += candor_character_get_width (character);
    }
  return width + 1;
}

/* @next goes on where @line was wrapped: its first word had no room left there. */
static gboolean
goes_on (const CandorLine *line, const CandorLine *next, guint wrap_width)
{
  const char *end = line->text + strlen (line->text);

  if (*next->text == '\0' || next->marker == CANDOR_MARKER_BULLET || wrap_width == 0)
    return FALSE;
  if (end > line->text && candor_text_leads_in (line->text))
    return FALSE;
  if (next->marker != CANDOR_MARKER_NONE && (candor_text_is_terminated (line->text) || line->marker != CANDOR_MARKER_NONE))
    return FALSE;
  return line->width + measure_first_word (next->text) + WRAP_SLACK >= wrap_width;
}

static gboolean
is_capitals (const char *text)
{
  guint capitals = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (g_unichar_islower (character))
        return FALSE;
      capitals += g_unichar_isupper (character);
    }
  return capitals >= 4;
}

static guint
count_words (const char *text)
{
  guint words = 0;
  gboolean inside = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (candor_character_is_cjk (character) || candor_character_is_space (character))
        {
          words += candor_character_is_cjk (character);
          inside = FALSE;
        }
      else if (!inside)
        {
          inside = TRUE;
          words++;
        }
    }
  return words;
}

static guint
get_marker_level (CandorMarkerKind kind, guint depth)
{
  switch (kind)
    {
    case CANDOR_MARKER_CHAPTER:
    case CANDOR_MARKER_CHINESE:
    case CANDOR_MARKER_ROMAN:
    case CANDOR_MARKER_NUMBER:
      return 2;
    case CANDOR_MARKER_NUMBER_DEEP:
      return depth + 1;
    case CANDOR_MARKER_NONE:
    case CANDOR_MARKER_BULLET:
    case CANDOR_MARKER_NUMBER_BRACKET:
    case CANDOR_MARKER_LETTER:
    case CANDOR_MARKER_LETTER_BRACKET:
    case CANDOR_MARKER_CHINESE_BRACKET:
    default:
      return 3;
    }
}

/* A short line that stands alone, is no sentence, and is followed by something that is not its like.
 * next: the line after the blank one, NULL at the end of the text: nothing to head. */
gboolean
candor_text_is_heading (const char *line, const char *next, guint *level)
{
  guint depth, next_depth;
  CandorMarkerKind kind = candor_marker_parse (line, NULL, &depth);
  guint words = count_words (line);

  if (next == NULL || kind == CANDOR_MARKER_BULLET || candor_text_is_terminated (line)
      || measure (line) > HEADING_WIDTH_MAX || words == 0)
    return FALSE;
  if (kind != CANDOR_MARKER_NONE && candor_marker_parse (next, NULL, &next_depth) == kind && depth == next_depth)
    return FALSE;
  *level = get_marker_level (kind, depth);
  if (kind != CANDOR_MARKER_NONE && kind != CANDOR_MARKER_LETTER)
    return TRUE;
  *level = is_capitals (line) ? 2 : 3;
  return is_capitals (line) || words <= 12;
}

gboolean
candor_text_is_bold_heading (const char *line)
{
  guint words = count_words (line), width = measure (line);

  if (words == 0 || words > BOLD_HEADING_WORDS_MAX || width > HEADING_WIDTH_MAX)
    return FALSE;
  return !candor_text_is_terminated (line) || g_str_has_suffix (line, "?") || g_str_has_suffix (line, "？")
         || candor_text_leads_in (line);
}

gboolean
candor_text_goes_on (const char *line, const char *next)
{
  gunichar first = g_utf8_get_char (next);

  if (candor_text_is_terminated (line) && !g_str_has_suffix (line, ",") && !g_str_has_suffix (line, "，"))
    return FALSE;
  if (candor_marker_parse (next, NULL, NULL) != CANDOR_MARKER_NONE)
    return FALSE;
  return g_unichar_islower (first) || (candor_character_is_cjk (first) && measure (line) > WRAP_WIDTH_MIN);
}

/* 1 for a line of "=" under a heading, 2 for one of "-", 0 for anything else. */
static guint
get_underline_level (const char *text)
{
  gsize length = strlen (text);

  if (length < 3 || strspn (text, "=-_*") != length || strspn (text, (char[]){ *text, '\0' }) != length)
    return 0;
  return *text == '=' ? 1 : 2;
}

typedef struct
{
  CandorDocumentBuilder *builder;
  GArray *lines;
  GPtrArray *texts; /* of the lines */
  guint wrap_width;
  gboolean led; /* what stands right before leads in a list, or is an item of one */
} CandorTextReader;

static const CandorLine *
get_line (CandorTextReader *self, guint index)
{
  static const CandorLine none = { .text = "" };

  return index < self->lines->len ? &g_array_index (self->lines, CandorLine, index) : &none;
}

static const char *
find_next_text (CandorTextReader *self, guint index)
{
  for (; index < self->lines->len; index++)
    if (*get_line (self, index)->text != '\0')
      return get_line (self, index)->text;
  return NULL;
}

static gboolean
is_title (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_unichar_islower (g_utf8_get_char (words[i])) && (i == 0 || strlen (words[i]) >= TITLE_WORD_LENGTH))
      return FALSE;
  return !candor_character_is_cjk (g_utf8_get_char (line));
}

/* "We may collect:", and below it short lines that lost their bullets when the text was copied from a page. The
 * last before a sentence heads it, if it is written like a title. */
static gboolean
is_led_item (CandorTextReader *self, const CandorLine *line, guint next)
{
  const char *after = find_next_text (self, next);

  return self->led && line->marker == CANDOR_MARKER_NONE && line->width <= HEADING_WIDTH_MAX
         && !candor_text_is_terminated (line->text) && count_words (line->text) > 0
         && (after == NULL || !candor_text_is_terminated (after) || !is_title (line->text));
}

static void
add_block (CandorTextReader *self, CandorBlockKind kind, guint level, const char *text, const CandorLine *line)
{
  candor_document_builder_add (self->builder, kind, level, text, line->number);
  self->led = kind == CANDOR_BLOCK_LIST_ITEM ? self->led : kind == CANDOR_BLOCK_PARAGRAPH && candor_text_leads_in (text);
}

/* The lines from @first on that make one block; returns the index behind them. */
static guint
read_block (CandorTextReader *self, guint first)
{
  const CandorLine *line = get_line (self, first);
  g_autoptr (GString) text = g_string_new (line->text);
  guint next = first + 1, level = 0;
  gboolean stands_alone = (first == 0 || *get_line (self, first - 1)->text == '\0'
                           || get_underline_level (get_line (self, first - 1)->text) > 0);

  while (next < self->lines->len && goes_on (get_line (self, next - 1), get_line (self, next), self->wrap_width)
         && get_underline_level (get_line (self, next)->text) == 0)
    g_string_append_printf (text, "\n%s", get_line (self, next++)->text);
  level = get_underline_level (get_line (self, next)->text);
  if (level > 0 && next == first + 1 && line->width <= HEADING_WIDTH_MAX)
    {
      add_block (self, CANDOR_BLOCK_HEADING, level, text->str, line);
      return next + 1;
    }
  if (next == first + 1 && is_led_item (self, line, next))
    add_block (self, CANDOR_BLOCK_LIST_ITEM, 1, text->str, line);
  else if (stands_alone && next == first + 1 && *get_line (self, next)->text == '\0'
           && candor_text_is_heading (line->text, find_next_text (self, next), &level))
    add_block (self, CANDOR_BLOCK_HEADING, first == 0 ? 1 : level, text->str, line);
  else if (line->marker == CANDOR_MARKER_BULLET)
    add_block (self, CANDOR_BLOCK_LIST_ITEM, line->indent / INDENT_WIDTH + 1, text->str, line);
  else
    add_block (self, CANDOR_BLOCK_PARAGRAPH, 0, text->str, line);
  return next;
}

/* Reads the table that begins with a line; returns the line behind it, or the line itself if none begins there. */
static guint
read_table (CandorTextReader *self, guint first)
{
  const char *const *texts = (const char *const *) self->texts->pdata + first;
  guint count, row = 0, table;

  if (strpbrk (texts[0], "\t|") == NULL && strstr (texts[0], "｜") == NULL)
    return first;
  count = candor_text_table_measure (texts, self->texts->len - first);
  if (count == 0)
    return first;
  table = candor_document_builder_begin_table (self->builder);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GPtrArray) cells = NULL;
      CandorDocumentCell cell = { .table = table, .row = row, .row_span = 1, .column_span = 1,
                                  .is_header = row == 0 && i + 1 < count
                                               && candor_text_table_is_rule (texts[i + 1]) };

      if (candor_text_table_is_rule (texts[i]))
        continue;
      cells = candor_text_table_split_row (texts[i]);
      for (cell.column = 0; cell.column < cells->len; cell.column++)
        candor_document_builder_add_cell (self->builder, &cell, g_ptr_array_index (cells, cell.column),
                                          get_line (self, first + i)->number);
      row++;
    }
  self->led = FALSE;
  return first + count;
}

void
candor_text_read (CandorDocumentBuilder *builder, const char *text, guint first_line)
{
  g_autofree char *copy = g_strdup (text);
  g_autoptr (GArray) lines = split_lines (copy, first_line);
  g_autoptr (GPtrArray) texts = g_ptr_array_sized_new (lines->len);
  CandorTextReader self = { builder, lines, texts, find_wrap_width (lines), FALSE };
  guint index = 0;

  builder->full |= lines->len == LINES_MAX;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (texts, (gpointer) get_line (&self, i)->text);
  while (index < lines->len && !builder->full)
    {
      const char *line = get_line (&self, index)->text;
      guint next = *line != '\0' ? read_table (&self, index) : index;

      if (next > index)
        index = next;
      else if (*line == '\0' || get_underline_level (line) > 0)
        index++;
      else
        index = read_block (&self, index);
    }
}
