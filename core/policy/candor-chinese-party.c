/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-private.h"

#include <string.h>

/* Names of parties: SDKs that the knowledge knows, and what is called an SDK. A name that isn't known
 * is taken as it is written. */

#define NAME_MAXIMUM 60 /* code points; what is longer is a description */

static gboolean
chinese_ends_name (gunichar character)
{
  return g_utf8_strchr ("，。；：、（）,;:()|“”\"《》【】[]", -1, character) != NULL;
}

/* A stretch of a passage, and where it begins in the document: counting from the passage's start each
 * time would cost the square of its length. */
typedef struct
{
  guint passage;
  gsize from;
  gsize to;
  guint place;
} ChineseStretch;

/* A dash in a cell names nobody. */
static gboolean
chinese_is_name (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static int
chinese_reader_add_party (ChineseReader *self, const ChineseStretch *stretch, gsize from, gsize to, const char *sdk)
{
  guint index = stretch->passage;
  const CandorPassage *passage = &self->passages[index];
  guint start, end;

  while (from < to && passage->text[from] == ' ')
    from++;
  while (to > from && passage->text[to - 1] == ' ')
    to--;
  if (!chinese_is_name (passage->text + from, passage->text + to))
    return -1;
  start = stretch->place + g_utf8_strlen (passage->text + stretch->from, from - stretch->from);
  end = start + g_utf8_strlen (passage->text + from, to - from);
  if (start >= end || end - start > NAME_MAXIMUM)
    return -1;
  return candor_reading_add_party (self->reading, index, start, end, sdk);
}

static void
chinese_note_party (int party, int parties[CHINESE_PARTIES_MAXIMUM], guint *count)
{
  for (guint i = 0; i < *count; i++)
    if (parties[i] == party)
      return;
  if (party >= 0 && *count < CHINESE_PARTIES_MAXIMUM)
    parties[(*count)++] = party;
}

/* Whether a name stands where it means the SDK or its maker: 友盟SDK, 微信（…）, or as a name as such. */
static gboolean
chinese_is_called_sdk (const char *text, gsize start, gsize end, gsize to)
{
  while (end < to && text[end] == ' ')
    end++;
  if (g_ascii_strncasecmp (text + end, "sdk", 3) == 0 || g_str_has_prefix (text + end, "开放平台"))
    return TRUE;
  return end - start >= 3 && g_ascii_strncasecmp (text + end - 3, "sdk", 3) == 0;
}

/* The unknown name before SDK: back to where a word must begin. */
static gsize
chinese_find_name_start (const char *text, gsize from, gsize at)
{
  const char *start = text + at;
  guint length = 0;

  while (start > text + from && length++ < 24)
    {
      const char *previous = g_utf8_find_prev_char (text + from, start);
      gunichar character = previous != NULL ? g_utf8_get_char (previous) : ' ';

      if (previous == NULL || chinese_ends_name (character) || g_utf8_strchr ("的由与向和及或以将把被从经为入了用", -1, character) != NULL
          || (character == ' ' && length > 1 && (guchar) *start >= 0x80))
        break;
      start = previous;
    }
  return start - text;
}

static void
chinese_reader_find_unknown (ChineseReader *self, const ChineseStretch *stretch,
                             int parties[CHINESE_PARTIES_MAXIMUM], guint *count)
{
  const char *text = self->passages[stretch->passage].text;
  gsize from = stretch->from, to = stretch->to;

  for (gsize at = from; at + 3 <= to && *count == 0; at++)
    {
      gsize start;

      if (g_ascii_strncasecmp (text + at, "sdk", 3) != 0)
        continue;
      start = chinese_find_name_start (text, from, at);
      if (at - start >= 2 && !g_str_has_prefix (text + start, "第三方"))
        chinese_note_party (chinese_reader_add_party (self, stretch, start, at + 3, NULL), parties, count);
    }
}

guint
chinese_reader_find_parties (ChineseReader *self, guint index, gsize from, gsize to, guint place, gboolean as_name,
                             int parties[CHINESE_PARTIES_MAXIMUM])
{
  const char *text = self->passages[index].text;
  g_autoptr (GArray) matches = candor_matcher_find (self->lexicon->parties, text + from, to - from);
  gsize n_sdks = 0;
  const CandorKnownSdk *sdks = candor_knowledge_get_sdks (self->lexicon->knowledge, &n_sdks);
  ChineseStretch stretch = { index, from, to, place };
  guint count = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const CandorMatch *match = &g_array_index (matches, CandorMatch, i);
      gsize start = from + match->start, end = from + match->end;

      if (!as_name && !chinese_is_called_sdk (text, start, end, to))
        continue;
      chinese_note_party (chinese_reader_add_party (self, &stretch, start, end, sdks[match->value].id), parties, &count);
    }
  if (count == 0 && as_name)
    {
      gsize end;
      /* 1、, （2） */
      while (from < to && g_utf8_strchr ("0123456789.、 ()（）*", -1, g_utf8_get_char (text + from)) != NULL)
        from = g_utf8_next_char (text + from) - text;
      end = from;
      while (end < to && (end == from || !chinese_ends_name (g_utf8_get_char (text + end))))
        end = g_utf8_next_char (text + end) - text;
      chinese_note_party (chinese_reader_add_party (self, &stretch, from, end, NULL), parties, &count);
    }
  else if (count == 0)
    chinese_reader_find_unknown (self, &stretch, parties, &count);
  return count;
}
