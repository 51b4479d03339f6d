/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-sentence.h"

static gboolean
chinese_mark_kind (gunichar character, ChineseItemKind *kind)
{
  switch (character)
    {
    case 0xff0c: /* ， */
    case ',':
      *kind = CHINESE_ITEM_COMMA;
      return TRUE;
    case 0xff1a: /* ： */
    case ':':
      *kind = CHINESE_ITEM_COLON;
      return TRUE;
    case 0x3001: /* 、 */
    case '/':
      *kind = CHINESE_ITEM_LIST;
      return TRUE;
    case 0xff08: /* （ */
    case '(':
    case 0x3010: /* 【 */
      *kind = CHINESE_ITEM_OPEN;
      return TRUE;
    case 0xff09: /* ） */
    case ')':
    case 0x3011: /* 】 */
      *kind = CHINESE_ITEM_CLOSE;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
chinese_sentence_add_marks (const CandorPassage *passage, gsize from, gsize to, GArray *items)
{
  for (const char *at = passage->text + from; at < passage->text + to; at = g_utf8_next_char (at))
    {
      ChineseItem item = { 0 };

      if (!chinese_mark_kind (g_utf8_get_char (at), &item.kind))
        continue;
      item.start = at - passage->text;
      item.end = g_utf8_next_char (at) - passage->text;
      g_array_append_val (items, item);
    }
}

/* All values of one place: its words first, then its term. Of several terms the first counts; a
 * further one is an item of its own at the same place. */
static void
chinese_sentence_add_match (const ChineseLexicon *lexicon, const CandorMatch *match, guint count, GArray *items)
{
  guint first = items->len, words;

  for (guint i = 0; i < count; i++)
    if (match[i].value >= lexicon->n_terms)
      {
        ChineseItem item = { .kind = CHINESE_ITEM_WORD,
                             .role = match[i].value - lexicon->n_terms,
                             .start = match[i].start,
                             .end = match[i].end };
        g_array_append_val (items, item);
      }
  words = items->len;
  for (guint i = 0; i < count; i++)
    if (match[i].value < lexicon->n_terms)
      {
        ChineseItem item = { .kind = CHINESE_ITEM_TERM,
                             .term = &lexicon->terms[match[i].value],
                             .start = match[i].start,
                             .end = match[i].end };
        g_array_append_val (items, item);
      }
  for (guint i = first; i < words && words < items->len; i++)
    g_array_index (items, ChineseItem, i).twin = TRUE;
}

void
chinese_sentence_get_items (const ChineseLexicon *lexicon, const CandorPassage *passage,
                            const CandorSentence *sentence, GArray *matches, guint *next, GArray *items)
{
  gsize at = sentence->from;

  g_array_set_size (items, 0);
  while (*next < matches->len && g_array_index (matches, CandorMatch, *next).end <= sentence->from)
    (*next)++;
  while (*next < matches->len && g_array_index (matches, CandorMatch, *next).end <= sentence->to)
    {
      const CandorMatch *match = &g_array_index (matches, CandorMatch, *next);
      guint count = 1;

      while (*next + count < matches->len && match[count].start == match->start)
        count++;
      if (match->start > at)
        chinese_sentence_add_marks (passage, at, match->start, items);
      chinese_sentence_add_match (lexicon, match, count, items);
      at = MAX (at, match->end);
      *next += count;
    }
  chinese_sentence_add_marks (passage, at, sentence->to, items);
}
