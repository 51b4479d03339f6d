/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-reading-private.h"

#include <string.h>

/* Where sentences end. English: . ! ? before white space, unless the stop belongs to an abbreviation
 * or a number. Chinese: 。！？； wherever they stand. Line feeds don't occur within a block. */

static gboolean
candor_sentence_is_abbreviation (const char *text, const char *stop)
{
  static const char *const words[] = { "e.g", "i.e", "etc", "inc", "ltd", "co", "corp", "no", "vs",
                                       "mr", "ms", "mrs", "dr", "st", "u.s", "u.k", "e.u", "art",
                                       "sec", "approx", "incl", "cf", "s", "p", "eg", "ie" };
  const char *from = stop;
  const char *after = stop + 1;
  char *lower;
  gboolean found = FALSE;

  while (from > text && (g_ascii_isalnum (from[-1]) || from[-1] == '.') && stop - from < 8)
    from--;
  if (stop - from < 1 || stop - from >= 8)
    return FALSE;
  lower = g_ascii_strdown (from, stop - from);
  for (guint i = 0; i < G_N_ELEMENTS (words) && !found; i++)
    found = g_str_equal (lower, words[i]);
  g_free (lower);
  /* "etc.", "Inc." and the like also end sentences: then a capital follows. */
  while (*after == ' ')
    after++;
  return found && !(g_ascii_isupper (*after) && stop - from > 1 && !memchr (from, '.', stop - from)
                    && strncmp (after, "Inc", 3) != 0 && !(stop - from == 2 && g_ascii_isupper (*from)));
}

/* Length of the stop that ends a sentence at @at, 0 if none does. */
static gsize
candor_sentence_stop (const CandorPassage *passage, const char *at)
{
  const char *next = g_utf8_next_char (at);
  gunichar c = g_utf8_get_char (at);
  gboolean number;

  if (c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff1b)
    return next - at;
  if (c == ';')
    return passage->language == CANDOR_LANGUAGE_CHINESE ? 1 : 0;
  if (c != '.' && c != '!' && c != '?')
    return 0;
  while (*next == '"' || *next == ')' || *next == ']' || g_str_has_prefix (next, "”"))
    next = g_utf8_next_char (next);
  if (*next == '\0')
    return next - at;
  if (*next != ' ')
    return 0;
  number = at > passage->text && g_ascii_isdigit (at[-1]) && c == '.'
           && (at - passage->text < 2 || at[-2] == ' ' || at[-2] == '.') && g_ascii_isalpha (next[1]);
  if (number && at - passage->text < 6)
    return 0;
  return c == '.' && candor_sentence_is_abbreviation (passage->text, at) ? 0 : (gsize) (next - at);
}

/* Cuts [from, to) off as a sentence, without the white space around it. */
static void
candor_sentence_cut (const CandorPassage *passage, gsize from, gsize to, gsize *counted,
                     guint *place, GArray *sentences)
{
  CandorSentence sentence;

  while (from < to && passage->text[from] == ' ')
    from++;
  while (to > from && passage->text[to - 1] == ' ')
    to--;
  if (from == to)
    return;
  *place += g_utf8_strlen (passage->text + *counted, from - *counted);
  sentence.from = from;
  sentence.to = to;
  sentence.start = *place;
  sentence.end = *place + g_utf8_strlen (passage->text + from, to - from);
  *place = sentence.end;
  *counted = to;
  g_array_append_val (sentences, sentence);
}

/* Where to cut a sentence that is too long: behind the last comma or blank of it. */
static gsize
candor_sentence_break (const CandorPassage *passage, gsize from, gsize to)
{
  for (gsize at = to; at > from + (to - from) / 2; at--)
    {
      const char *text = passage->text + at;
      if (text[-1] == ' ' || text[-1] == ','
          || (at >= from + 3 && strncmp (text - 3, "，", 3) == 0))
        return at;
    }
  while (to > from && ((guchar) passage->text[to] & 0xc0) == 0x80)
    to--;
  return to;
}

/* Whether a sentence may end where this byte begins a character. */
static inline gboolean
candor_sentence_may_stop (char byte)
{
  return byte == '.' || byte == '!' || byte == '?' || byte == ';' || byte == '\xe3' || byte == '\xef';
}

void
candor_passage_split (const CandorPassage *passage, GArray *sentences)
{
  const char *end = passage->text + passage->length;
  gsize from = 0, counted = 0;
  guint place = passage->start;

  for (const char *at = passage->text; at < end;)
    {
      gsize stop = candor_sentence_may_stop (*at) ? candor_sentence_stop (passage, at) : 0;
      const char *next = stop ? at + stop : g_utf8_next_char (at);
      gsize to = next - passage->text;

      if (!stop && to - from >= CANDOR_SENTENCE_MAXIMUM)
        {
          to = candor_sentence_break (passage, from, to);
          stop = 1;
          next = passage->text + to;
        }
      if (stop)
        {
          candor_sentence_cut (passage, from, to, &counted, &place, sentences);
          from = to;
        }
      at = next;
    }
  candor_sentence_cut (passage, from, passage->length, &counted, &place, sentences);
}

guint
candor_reading_place (const CandorPassage *passage, const CandorSentence *sentence, gsize byte)
{
  byte = CLAMP (byte, sentence->from, sentence->to);
  return sentence->start + g_utf8_strlen (passage->text + sentence->from, byte - sentence->from);
}
