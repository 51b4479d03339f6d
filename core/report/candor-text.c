/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-text.h"

#include <string.h>

#include "base/candor-printable.h"

static const char *const sequences[] = {
  [CANDOR_TEXT_PLAIN] = "",         [CANDOR_TEXT_STRONG] = "\033[1m",   [CANDOR_TEXT_FAINT] = "\033[2m",
  [CANDOR_TEXT_ALARM] = "\033[1;31m", [CANDOR_TEXT_WARNING] = "\033[33m", [CANDOR_TEXT_NOTICE] = "\033[36m",
  [CANDOR_TEXT_FINE] = "\033[32m",
};

static guint
candor_text_measure_character (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

guint
candor_text_measure (const char *string)
{
  guint columns = 0;

  for (const char *at = string; *at != '\0'; at = g_utf8_next_char (at))
    columns += candor_text_measure_character (g_utf8_get_char (at));
  return columns;
}

const char *
candor_text_word (CandorText *self, const char *message)
{
  return candor_catalog_text (self->catalog, message);
}

void
candor_text_append (CandorText *self, CandorTextStyle style, const char *string)
{
  gboolean styled = self->color && style != CANDOR_TEXT_PLAIN && *string != '\0';

  if (styled)
    g_string_append (self->out, sequences[style]);
  g_string_append (self->out, string);
  if (styled)
    g_string_append (self->out, "\033[0m");
}

void
candor_text_append_space (CandorText *self, guint columns)
{
  for (guint i = 0; i < columns; i++)
    g_string_append_c (self->out, ' ');
}

void
candor_text_append_cell (CandorText *self, CandorTextStyle style, const char *string, guint columns)
{
  guint width = candor_text_measure (string);

  candor_text_append (self, style, string);
  candor_text_append_space (self, width < columns ? columns - width : 1);
}

/* No line ends in white space. */
void
candor_text_end_line (CandorText *self)
{
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}

/* Whether a line may break between two characters: at white space, and between ideographs where
 * neither an opening mark would end a line nor a closing one start it (Unicode Standard Annex 14). */
static gboolean
candor_text_may_break (gunichar before, gunichar after)
{
  GUnicodeBreakType left = g_unichar_break_type (before);
  GUnicodeBreakType right = g_unichar_break_type (after);

  if (before == ' ')
    return after != ' ';
  if (!g_unichar_iswide (before) && !g_unichar_iswide (after))
    return FALSE;
  if (after == ' ' || left == G_UNICODE_BREAK_OPEN_PUNCTUATION || left == G_UNICODE_BREAK_QUOTATION)
    return FALSE;
  return right != G_UNICODE_BREAK_CLOSE_PUNCTUATION && right != G_UNICODE_BREAK_CLOSE_PARANTHESIS
         && right != G_UNICODE_BREAK_NON_STARTER && right != G_UNICODE_BREAK_EXCLAMATION
         && right != G_UNICODE_BREAK_QUOTATION && right != G_UNICODE_BREAK_INFIX_SEPARATOR
         && right != G_UNICODE_BREAK_COMBINING_MARK;
}

/* How much of the text fits: at a break if there is one, else between the parts of a name or address,
 * else in mid-word. */
static const char *
candor_text_find_line_end (const char *text, guint room)
{
  const char *fit = NULL, *joint = NULL, *at;
  guint columns = 0;

  for (at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (at > text && candor_text_may_break (g_utf8_get_char (g_utf8_prev_char (at)), character))
        fit = at;
      else if (at > text && strchr (".$/", at[-1]) != NULL)
        joint = at;
      columns += candor_text_measure_character (character);
      if (columns > room && character != ' ')
        {
          if (fit == NULL)
            fit = joint;
          return fit != NULL ? fit : at > text ? at : g_utf8_next_char (at);
        }
    }
  return at;
}

void
candor_text_append_paragraph (CandorText *self, CandorTextStyle style, const char *string, guint at,
                              guint indent)
{
  g_autofree char *text = candor_printable (string);
  const char *from = g_strstrip (text);
  guint column = at;

  while (*from != '\0')
    {
      guint room = column + 10 < self->columns ? self->columns - column : 10;
      const char *end = candor_text_find_line_end (from, room);
      g_autofree char *line = g_strchomp (g_strndup (from, end - from));

      candor_text_append (self, style, line);
      from = end;
      while (*from == ' ')
        from++;
      if (*from == '\0')
        break;
      candor_text_end_line (self);
      candor_text_append_space (self, indent);
      column = indent;
    }
  candor_text_end_line (self);
}

void
candor_text_append_heading (CandorText *self, const char *message)
{
  const char *words = candor_text_word (self, message);
  guint columns = candor_text_measure (words);

  candor_text_end_line (self);
  candor_text_append (self, CANDOR_TEXT_STRONG, words);
  candor_text_end_line (self);
  for (guint i = 0; i < columns; i++)
    candor_text_append (self, CANDOR_TEXT_PLAIN, "─");
  candor_text_end_line (self);
}

void
candor_text_append_field (CandorText *self, guint indent, const char *label, guint label_columns,
                          const char *value)
{
  candor_text_append_space (self, indent);
  candor_text_append_cell (self, CANDOR_TEXT_FAINT, label, label_columns);
  candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, value,
                                indent + MAX (label_columns, candor_text_measure (label) + 1),
                                indent + label_columns);
}
