/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-marker.h"

#include "document/candor-fold.h"

#include <string.h>

/* Marks longer than this are text: "2019." may number a paragraph, "20190304." does not. */
#define DIGITS_MAX 3

/* "o" and "§" are what the bullets of word processors become when their symbol fonts are lost. */
static const char bullets[] = "•●○◦▪▫■□◆◇‣⁃∙·・▶►➢➤✓✔★※–—-*+o§";
static const char spaced_bullets[] = "–—-*+o§";
static const char chinese_digits[] = "零〇一二三四五六七八九十百";
static const char number_ends[] = "、.)．）。";

static gboolean
is_one_of (gunichar character, const char *set)
{
  return character != 0 && g_utf8_strchr (set, -1, character) != NULL;
}

static const char *
skip_spaces (const char *at)
{
  while (candor_character_is_space (g_utf8_get_char (at)) && *at != '\0')
    at = g_utf8_next_char (at);
  return at;
}

static const char *
skip_digits (const char *at)
{
  const char *start = at;

  while (g_ascii_isdigit (*at))
    at++;
  return at - start <= DIGITS_MAX ? at : start;
}

static const char *
skip_set (const char *at, const char *set)
{
  while (is_one_of (g_utf8_get_char (at), set))
    at = g_utf8_next_char (at);
  return at;
}

/* "-5 °C" and "*not*" are no bullets: those that double as signs want a space behind. */
static CandorMarkerKind
parse_bullet (const char *text, const char **end)
{
  gunichar first = g_utf8_get_char (text);
  const char *behind = g_utf8_next_char (text);

  if (!is_one_of (first, bullets))
    return CANDOR_MARKER_NONE;
  if (is_one_of (first, spaced_bullets) && !candor_character_is_space (g_utf8_get_char (behind)))
    return CANDOR_MARKER_NONE;
  *end = behind;
  return CANDOR_MARKER_BULLET;
}

static CandorMarkerKind
parse_bracket (const char *text, const char **end)
{
  const char *inner = text + (*text == '(' ? 1 : strlen ("（"));
  const char *behind = skip_digits (inner);
  CandorMarkerKind kind = CANDOR_MARKER_NUMBER_BRACKET;

  if (behind == inner)
    {
      behind = skip_set (inner, chinese_digits);
      kind = CANDOR_MARKER_CHINESE_BRACKET;
    }
  if (behind == inner)
    {
      while (g_ascii_islower (*behind) && (behind == inner || strchr ("ivx", *behind)))
        behind++;
      kind = CANDOR_MARKER_LETTER_BRACKET;
    }
  if (behind == inner || !is_one_of (g_utf8_get_char (behind), ")）"))
    return CANDOR_MARKER_NONE;
  *end = g_utf8_next_char (behind);
  return kind;
}

/* "1.", "1、", "1.2 ", "3.4.1."; "2.5 million" reads as a deep number, which its callers weigh. */
static CandorMarkerKind
parse_number (const char *text, const char **end, guint *depth)
{
  const char *at = skip_digits (text);

  if (at == text)
    return CANDOR_MARKER_NONE;
  while ((*at == '.' || g_utf8_get_char (at) == 0xff0e) && *depth < 6)
    {
      const char *next = g_utf8_next_char (at);
      const char *behind = skip_digits (next);

      if (behind == next)
        break;
      at = behind;
      ++*depth;
    }
  if (*depth == 1 && !is_one_of (g_utf8_get_char (at), number_ends))
    return CANDOR_MARKER_NONE;
  if (is_one_of (g_utf8_get_char (at), number_ends))
    at = g_utf8_next_char (at);
  else if (!candor_character_is_space (g_utf8_get_char (at)) && !candor_character_is_cjk (g_utf8_get_char (at)))
    return CANDOR_MARKER_NONE;
  *end = at;
  return *depth > 1 ? CANDOR_MARKER_NUMBER_DEEP : CANDOR_MARKER_NUMBER;
}

/* "a.", "B)", "IV."; a capital with a full stop may be an initial, so it wants a space behind. */
static CandorMarkerKind
parse_letter (const char *text, const char **end)
{
  const char *at = text;
  CandorMarkerKind kind = CANDOR_MARKER_LETTER;

  while (*at != '\0' && strchr ("IVX", *at) != NULL)
    at++;
  if (at > text)
    kind = CANDOR_MARKER_ROMAN;
  else if (g_ascii_isalpha (*at))
    at++;
  if (at == text || !is_one_of (g_utf8_get_char (at), number_ends))
    return CANDOR_MARKER_NONE;
  at = g_utf8_next_char (at);
  if (*at != '\0' && !candor_character_is_space (g_utf8_get_char (at))
      && !candor_character_is_cjk (g_utf8_get_char (at)))
    return CANDOR_MARKER_NONE;
  *end = at;
  return kind;
}

static CandorMarkerKind
parse_chinese (const char *text, const char **end)
{
  gboolean chapter = g_str_has_prefix (text, "第");
  const char *inner = chapter ? text + strlen ("第") : text;
  const char *behind = skip_set (inner, chinese_digits);

  if (chapter && behind == inner)
    behind = skip_digits (inner);
  if (behind == inner || !is_one_of (g_utf8_get_char (behind), chapter ? "条章节部條節" : "、.．"))
    return CANDOR_MARKER_NONE;
  behind = g_utf8_next_char (behind);
  if (chapter)
    behind = skip_set (behind, "分、：:.");
  *end = behind;
  return chapter ? CANDOR_MARKER_CHAPTER : CANDOR_MARKER_CHINESE;
}

static CandorMarkerKind
parse_chapter (const char *text, const char **end)
{
  static const char *const words[] = { "section ", "article ", "chapter ", "part " };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      {
        const char *inner = text + strlen (words[i]);
        const char *at = skip_digits (inner);

        if (at == inner)
          at = skip_set (inner, "IVX");
        if (at == inner || g_ascii_isalnum (*at))
          return CANDOR_MARKER_NONE;
        *end = is_one_of (g_utf8_get_char (at), ".:：)-–") ? g_utf8_next_char (at) : at;
        return CANDOR_MARKER_CHAPTER;
      }
  return CANDOR_MARKER_NONE;
}

CandorMarkerKind
candor_marker_parse (const char *text, gsize *length, guint *depth)
{
  CandorMarkerKind kind = CANDOR_MARKER_NONE;
  const char *end = text;
  guint numbers = 1;
  gunichar first = g_utf8_get_char (text);

  if (first == '(' || first == 0xff08)
    kind = parse_bracket (text, &end);
  else if (g_ascii_isdigit (*text))
    kind = parse_number (text, &end, &numbers);
  else if (first >= 0x2460 && first <= 0x249b) /* ① to ⒛ */
    {
      kind = CANDOR_MARKER_NUMBER_BRACKET;
      end = g_utf8_next_char (text);
    }
  else if (first == 0x7b2c || is_one_of (first, chinese_digits))
    kind = parse_chinese (text, &end);
  else if (g_ascii_isalpha (*text))
    {
      kind = parse_chapter (text, &end);
      if (kind == CANDOR_MARKER_NONE)
        kind = parse_letter (text, &end);
    }
  if (kind == CANDOR_MARKER_NONE)
    kind = parse_bullet (text, &end);
  if (length != NULL)
    *length = kind != CANDOR_MARKER_NONE ? (gsize) (skip_spaces (end) - text) : 0;
  if (depth != NULL)
    *depth = numbers;
  return kind;
}

static gunichar
get_last_character (const char *text)
{
  gsize length = strlen (text);

  return length > 0 ? g_utf8_get_char (g_utf8_prev_char (text + length)) : 0;
}

gboolean
candor_text_leads_in (const char *text)
{
  return is_one_of (get_last_character (text), ":：") || g_str_has_suffix (text, ":-");
}

gboolean
candor_text_is_terminated (const char *text)
{
  return is_one_of (get_last_character (text), ".;,:!?…。；，：！？、”\"");
}
