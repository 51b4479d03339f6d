/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-type-private.h"

#include <string.h>

/* Lines of the scripts that reports are written in, of words that are shaped once each. Where a line may break is
 * Pango's word (Unicode Standard Annex 14). */

#define ELLIPSIS "…"
#define EN_DASH 0x2013

typedef struct
{
  const CandorWord *word;
  guint offset; /* in the text */
} CandorPiece;

typedef struct
{
  CandorWords *words;
  CandorParagraph *paragraph;
  const CandorSetting *setting;
  CandorFace strong;
  int room;       /* in Pango units */
  GArray *pieces; /* CandorPiece, of the line that is being filled */
  int width;      /* of these */
  char *whole;    /* (nullable): the text before its last line was cut */
} CandorFiller;

/* Latin, CJK and signs: no letter joins its neighbours, changes with them, or runs from right to left. */
static gboolean
stands_for_itself (gunichar character)
{
  static const gunichar ranges[][2] = {
    { '\n', '\n' },     { ' ', 0x7e },      { 0xa0, 0xac },     { 0xae, 0x24f },    { 0x2010, 0x2027 }, { 0x2030, 0x205e },
    { 0x20a0, 0x20bf }, { 0x2100, 0x214f }, { 0x2190, 0x23ff }, { 0x2460, 0x25ff }, { 0x3000, 0x3029 }, { 0x3030, 0x303e },
    { 0x3041, 0x3096 }, { 0x309b, 0x30ff }, { 0x3105, 0x312f }, { 0x3400, 0x9fff }, { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff },
    { 0xfe30, 0xfe6b }, { 0xff01, 0xffee },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges) && character >= ranges[i][0]; i++)
    if (character <= ranges[i][1])
      return TRUE;
  return FALSE;
}

static gboolean
is_simple (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!stands_for_itself (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static gboolean
is_space (const CandorPiece *piece)
{
  return piece->word->text[0] == ' ';
}

static CandorPiece *
get_last (CandorFiller *self)
{
  return self->pieces->len > 0 ? &g_array_index (self->pieces, CandorPiece, self->pieces->len - 1) : NULL;
}

static void
append_glyphs (CandorParagraphRun *run, const CandorWord *word, const CandorWordRun *part)
{
  int first = run->glyphs->num_glyphs;

  pango_glyph_string_set_size (run->glyphs, first + part->count);
  memcpy (run->glyphs->glyphs + first, word->glyphs + part->first, part->count * sizeof (PangoGlyphInfo));
  for (guint i = 0; i < part->count; i++)
    {
      run->glyphs->log_clusters[first + i] = word->clusters[part->first + i] + run->length;
      run->is_plain = run->is_plain && (word->glyphs[part->first + i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
    }
  run->length += part->length;
  run->characters += part->characters;
}

/* Glyphs of one font that follow each other are one run. */
static void
put_pieces (CandorFiller *self)
{
  CandorParagraphRun *run = NULL;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const CandorPiece *piece = &g_array_index (self->pieces, CandorPiece, i);

      for (guint k = 0; k < piece->word->run_count; k++)
        {
          const CandorWordRun *part = &piece->word->runs[k];

          if (run == NULL || run->font != part->font)
            run = candor_paragraph_add_run (self->paragraph, part->font, piece->offset + part->offset);
          append_glyphs (run, piece->word, part);
        }
    }
}

static void
push (CandorFiller *self, CandorFace face, const char *text, gsize length)
{
  CandorPiece piece = { candor_words_get (self->words, face, text, length), text - self->paragraph->text };

  g_array_append_val (self->pieces, piece);
  self->width += piece.word->width;
}

static void
pop (CandorFiller *self)
{
  self->width -= get_last (self)->word->width;
  g_array_set_size (self->pieces, self->pieces->len - 1);
}

static CandorFace
get_face (CandorFiller *self, const char *at)
{
  gsize offset = at - self->paragraph->text;

  return offset >= self->setting->strong[0] && offset < self->setting->strong[1] ? self->strong : self->setting->face;
}

/* Ends the last line that there is room for with an ellipsis; @rest would have followed. */
static void
cut (CandorFiller *self, const char *rest)
{
  const CandorWord *ellipsis = candor_words_get (self->words, self->setting->face, ELLIPSIS, strlen (ELLIPSIS));
  CandorPiece last = { ellipsis, 0 };
  char *text = self->paragraph->text;

  for (; get_last (self) != NULL && self->width + ellipsis->width > self->room; pop (self))
    rest = text + get_last (self)->offset;
  while (*rest != '\0' && *rest != '\n')
    {
      push (self, get_face (self, rest), rest, g_utf8_next_char (rest) - rest);
      if (self->width + ellipsis->width > self->room)
        {
          pop (self);
          break;
        }
      rest = g_utf8_next_char (rest);
    }
  for (; get_last (self) != NULL && is_space (get_last (self)); pop (self))
    rest = text + get_last (self)->offset;
  last.offset = rest - text;
  self->paragraph->text = g_strdup_printf ("%.*s" ELLIPSIS, (int) last.offset, text);
  g_array_append_val (self->pieces, last);
  self->width += ellipsis->width;
  self->whole = text;
}

/* rest: what follows. */
static void
end_line (CandorFiller *self, const char *rest)
{
  int width;

  if (self->setting->lines > 0 && self->paragraph->lines->len + 1 == self->setting->lines && *rest != '\0')
    cut (self, rest);
  put_pieces (self);
  width = self->width;
  for (guint i = self->pieces->len; i > 0 && is_space (&g_array_index (self->pieces, CandorPiece, i - 1)); i--)
    width -= g_array_index (self->pieces, CandorPiece, i - 1).word->width;
  candor_paragraph_end_line (self->paragraph, width);
  g_array_set_size (self->pieces, 0);
  self->width = 0;
}

/* What is longer than a line is broken where the line ends. */
static void
add_letters (CandorFiller *self, const char *start, const char *end)
{
  for (const char *at = start; at < end && self->whole == NULL; at = g_utf8_next_char (at))
    {
      push (self, get_face (self, at), at, g_utf8_next_char (at) - at);
      if (self->width <= self->room || self->pieces->len == 1)
        continue;
      pop (self);
      end_line (self, at);
      if (self->whole == NULL)
        push (self, get_face (self, at), at, g_utf8_next_char (at) - at);
    }
}

/* Where what is bold begins or ends within a word, or the word's end. */
static const char *
find_turn (CandorFiller *self, const char *start, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->setting->strong); i++)
    {
      const char *turn = self->paragraph->text + self->setting->strong[i];

      if (turn > start && turn < end)
        return turn;
    }
  return end;
}

/* A word from @start to @end, and the space behind it up to @next. */
static void
add_word (CandorFiller *self, const char *start, const char *end, const char *next)
{
  guint count = self->pieces->len;
  int before = self->width;

  for (const char *at = start, *turn; at < end; at = turn)
    {
      turn = find_turn (self, at, end);
      push (self, get_face (self, at), at, turn - at);
    }
  if (self->width > self->room)
    {
      int width = self->width - before;

      g_array_set_size (self->pieces, count);
      self->width = before;
      if (count > 0)
        end_line (self, start);
      if (self->whole != NULL)
        return;
      if (width > self->room)
        add_letters (self, start, end);
      else
        add_word (self, start, end, end);
    }
  if (next > end && self->whole == NULL)
    push (self, get_face (self, end), end, next - end);
}

/* "120–480" is one thing. */
static gboolean
is_in_range (const char *at)
{
  return g_ascii_isdigit (*at) && g_utf8_get_char (g_utf8_prev_char (at)) == EN_DASH;
}

static gboolean
may_break (CandorFiller *self, const char *at, const PangoLogAttr *attributes, guint index)
{
  if (attributes != NULL)
    return attributes[index].is_line_break && !is_in_range (at);
  return strchr (".$/;, ", at[-1]) != NULL;
}

/* attributes: (nullable): of each character; names have none, and are broken behind their dots. */
static void
fill (CandorFiller *self, const PangoLogAttr *attributes)
{
  const char *at = self->paragraph->text;
  guint index = 0;

  while (*at != '\0' && self->whole == NULL)
    {
      const char *start = at, *end = at;

      while (*at != '\0' && *at != '\n' && (at == start || !may_break (self, at, attributes, index)))
        {
          const char *next = g_utf8_next_char (at);

          if (*at != ' ')
            end = next;
          at = next;
          index++;
        }
      if (at > start)
        add_word (self, start, end, at);
      if (*at == '\n' && self->whole == NULL)
        {
          end_line (self, at);
          at++;
          index++;
        }
    }
  if (self->whole == NULL)
    end_line (self, "");
}

/* Narrower than any letter is on the average: what is longer than this says fits on no line. */
#define BYTE_WIDTH (2 * PANGO_SCALE)

static const char *
find_word_end (const char *at)
{
  const char *start = at;

  if (*at == ' ' || g_unichar_iswide (g_utf8_get_char (at)))
    return g_utf8_next_char (at);
  while (*at != '\0' && *at != ' ' && (at == start || (guint8) *at < 0x80 || !g_unichar_iswide (g_utf8_get_char (at))))
    at = g_utf8_next_char (at);
  return at;
}

/* Sets a text that has room on one line: most have, and need not be searched for where they may be broken. */
static gboolean
fill_one_line (CandorFiller *self)
{
  const char *at = self->paragraph->text;

  if (strlen (at) > (gsize) (self->room / BYTE_WIDTH) || strchr (at, '\n') != NULL)
    return FALSE;
  while (*at != '\0' && self->width <= self->room)
    {
      const char *end = find_word_end (at);

      for (const char *turn; at < end; at = turn)
        {
          turn = find_turn (self, at, end);
          push (self, get_face (self, at), at, turn - at);
        }
    }
  if (self->width > self->room)
    {
      g_array_set_size (self->pieces, 0);
      self->width = 0;
      return FALSE;
    }
  end_line (self, "");
  return TRUE;
}

/* (transfer none) (array): the rules of where a line may end are the same for all languages here. */
static const PangoLogAttr *
find_breaks (const char *text, GArray *attributes)
{
  PangoLogAttr *all;

  g_array_set_size (attributes, g_utf8_strlen (text, -1) + 1);
  all = (PangoLogAttr *) (gpointer) attributes->data;
  pango_get_log_attrs (text, -1, 0, pango_language_from_string ("en"), all, attributes->len);
  return all;
}

gboolean
candor_type_fill (CandorWords *words, CandorParagraph *paragraph, const CandorSetting *setting, CandorFace strong,
                  GArray *attributes)
{
  CandorFiller filler = { words, paragraph, setting, strong, G_MAXINT / 2, NULL, 0, NULL };

  if (!is_simple (paragraph->text))
    return FALSE;
  if (setting->width > 0)
    filler.room = setting->width * PANGO_SCALE;
  filler.pieces = g_array_new (FALSE, FALSE, sizeof (CandorPiece));
  if (setting->is_name)
    fill (&filler, NULL);
  else if (!fill_one_line (&filler))
    fill (&filler, find_breaks (paragraph->text, attributes));
  g_array_unref (filler.pieces);
  g_free (filler.whole);
  return TRUE;
}
