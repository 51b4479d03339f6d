/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-matcher-text-private.h"

void
candor_character_map_clear (CandorCharacterMap *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->pages); i++)
    g_clear_pointer (&self->pages[i], g_free);
}

void
candor_character_map_set (CandorCharacterMap *self, gunichar character, guint32 number)
{
  guint32 **page;

  g_return_if_fail (character <= 0x10ffff);
  page = &self->pages[character >> 8];
  if (*page == NULL)
    *page = g_new0 (guint32, 256);
  (*page)[character & 0xff] = number;
}

/* Ideographs, their radicals, kana and the punctuation set among them (Unicode blocks 2E80 to 9FFF,
 * F900 to FAFF, 20000 up). */
static gboolean
candor_character_is_ideographic (gunichar character)
{
  return (character >= 0x2e80 && character <= 0x9fff) || (character >= 0xf900 && character <= 0xfaff)
         || character >= 0x20000;
}

gboolean
candor_folded_is_word (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalnum (character);
  return !candor_character_is_ideographic (character) && g_unichar_isalnum (character);
}

/* Characters that show nothing: they only tell where a line may break or where words join. */
static gboolean
candor_character_is_invisible (gunichar character)
{
  return character == 0x00ad || (character >= 0x200b && character <= 0x200d) || character == 0x2060
         || character == 0xfeff;
}

static gunichar
candor_character_fold_punctuation (gunichar character)
{
  switch (character)
    {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return character;
    }
}

/* 0 if nothing is left of it, a space for any white space. */
static gunichar
candor_character_fold (gunichar character, const CandorCharacterMap *folds)
{
  gunichar folded;

  if (character < 0x80)
    return character <= ' ' || character == 0x7f ? ' ' : (gunichar) g_ascii_tolower (character);
  if (character >= 0xff01 && character <= 0xff5e)
    return g_ascii_tolower (character - 0xfee0);
  if (character == 0x3000 || g_unichar_isspace (character))
    return ' ';
  if (candor_character_is_invisible (character))
    return 0;
  folded = candor_character_map_get (folds, character);
  if (folded != 0)
    return folded;
  if (candor_character_is_ideographic (character))
    return character;
  return candor_character_fold_punctuation (g_unichar_tolower (character));
}

static void
candor_folded_text_append (CandorFoldedText *self, gunichar character, gsize start)
{
  self->characters[self->length] = character;
  self->starts[self->length++] = start;
}

void
candor_folded_text_init (CandorFoldedText *self, const char *text, gsize size,
                         const CandorCharacterMap *folds)
{
  const char *end = text + size;
  gsize gap = 0;
  gboolean is_gap = FALSE;

  self->characters = g_new (gunichar, size + 1);
  self->starts = g_new (guint32, size + 1);
  self->length = 0;
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = candor_character_fold ((guchar) *at < 0x80 ? (gunichar) *at : g_utf8_get_char (at), folds);

      if (character == ' ' && !is_gap)
        gap = at - text;
      is_gap = is_gap || character == ' ';
      if (character == ' ' || character == 0)
        continue;
      /* Chinese is written without spaces: one beside an ideograph means nothing. */
      if (is_gap && self->length > 0 && !candor_character_is_ideographic (character)
          && !candor_character_is_ideographic (self->characters[self->length - 1]))
        candor_folded_text_append (self, ' ', gap);
      is_gap = FALSE;
      candor_folded_text_append (self, character, at - text);
    }
}

void
candor_folded_text_clear (CandorFoldedText *self)
{
  g_clear_pointer (&self->characters, g_free);
  g_clear_pointer (&self->starts, g_free);
  self->length = 0;
}
