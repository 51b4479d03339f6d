/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-fold.h"

/* The Unicode Standard 15.0, "Blocks.txt". */
#define COMBINING_FIRST 0x0300
#define CJK_RADICALS_FIRST 0x2e80
#define HANGUL_JAMO_EXTENDED_FIRST 0xa960
#define HANGUL_JAMO_EXTENDED_LAST 0xa97f
#define YI_FIRST 0xa000
#define HANGUL_SYLLABLES_FIRST 0xac00
#define HANGUL_SYLLABLES_LAST 0xd7a3
#define CJK_COMPATIBILITY_FIRST 0xf900
#define CJK_COMPATIBILITY_LAST 0xfaff
#define FULL_WIDTH_FIRST 0xff00
#define FULL_WIDTH_LAST 0xffef
#define SUPPLEMENTARY_IDEOGRAPHIC_FIRST 0x20000
#define TERTIARY_IDEOGRAPHIC_LAST 0x3ffff

#define SOFT_HYPHEN 0x00ad
#define ZERO_WIDTH_SPACE 0x200b
#define WORD_JOINER 0x2060
#define BYTE_ORDER_MARK 0xfeff
#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029
#define NEXT_LINE 0x0085

gboolean
candor_character_is_cjk (gunichar character)
{
  return (character >= CJK_RADICALS_FIRST && character < YI_FIRST)
         || (character >= HANGUL_JAMO_EXTENDED_FIRST && character <= HANGUL_JAMO_EXTENDED_LAST)
         || (character >= HANGUL_SYLLABLES_FIRST && character <= HANGUL_SYLLABLES_LAST)
         || (character >= CJK_COMPATIBILITY_FIRST && character <= CJK_COMPATIBILITY_LAST)
         || (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
         || (character >= SUPPLEMENTARY_IDEOGRAPHIC_FIRST && character <= TERTIARY_IDEOGRAPHIC_LAST);
}

gboolean
candor_character_is_space (gunichar character)
{
  if (character < 0x80)
    return character == ' ' || (character >= '\t' && character <= '\r');
  return g_unichar_isspace (character) || character == NEXT_LINE;
}

guint
candor_character_get_width (gunichar character)
{
  if (character >= ' ' && character < COMBINING_FIRST)
    return 1;
  if (g_unichar_iszerowidth (character))
    return 0;
  return candor_character_is_cjk (character) || g_unichar_iswide (character) ? 2 : 1;
}

static gboolean
candor_character_is_invisible (gunichar character)
{
  return character == SOFT_HYPHEN || character == ZERO_WIDTH_SPACE || character == WORD_JOINER
         || character == BYTE_ORDER_MARK || g_unichar_iscntrl (character)
         || (character >= 0x202a && character <= 0x202e) /* direction marks: a quote must not carry them */
         || (character >= 0x2066 && character <= 0x2069);
}

static gboolean
candor_character_is_break (gunichar character)
{
  return character == '\n' || character == '\r' || character == NEXT_LINE
         || character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR;
}

/* ASCII between single spaces, the common case, is copied as it is. */
static gsize
candor_fold_plain_length (const char *text)
{
  gsize length = 0;

  while (text[length] > ' ' && text[length] < 0x7f)
    length++;
  return length;
}

char *
candor_fold (const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  const char *at = valid != NULL ? valid : text;
  GString *folded = g_string_new (NULL);
  gunichar last = 0;
  gboolean space = FALSE, line_break = FALSE;

  while (*at != '\0')
    {
      gsize plain = candor_fold_plain_length (at);
      gunichar character = g_utf8_get_char (at);

      if (plain == 0 && candor_character_is_space (character))
        {
          space = TRUE;
          line_break |= candor_character_is_break (character);
        }
      else if (plain > 0 || !candor_character_is_invisible (character))
        {
          if (space && folded->len > 0
              && !(line_break && candor_character_is_cjk (last) && candor_character_is_cjk (character)))
            g_string_append_c (folded, ' ');
          space = line_break = FALSE;
          if (plain == 0)
            plain = g_utf8_next_char (at) - at;
          g_string_append_len (folded, at, plain);
          last = character < 0x80 ? 'x' : character;
          at += plain;
          continue;
        }
      at = g_utf8_next_char (at);
    }
  return g_string_free (folded, FALSE);
}
