/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-reading-private.h"

#include <string.h>

/* A text with fewer words and no ideograph has the language of what stands before it. */
#define WORDS_OF_A_LANGUAGE 6

typedef struct
{
  guint words;
  guint ideographs;
  guint foreign; /* words in no alphabet of a language that is read */
} CandorCount;

/* Words are runs of letters or digits; an ideograph is a word's worth by itself. */
static CandorCount
candor_passage_count (const char *text)
{
  CandorCount count = { 0 };
  gboolean inside = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      gboolean ideograph = (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x323af);

      if (ideograph)
        count.ideographs++;
      if (!ideograph && !inside && g_unichar_isalnum (c))
        {
          count.words++;
          count.foreign += c >= 0x370 && g_unichar_get_script (c) != G_UNICODE_SCRIPT_LATIN ? 1 : 0;
        }
      inside = !ideograph && (g_unichar_isalnum (c) || (inside && (c == '\'' || c == 0x2019)));
    }
  return count;
}

static CandorLanguage
candor_passage_find_language (CandorReading *self, const CandorPassage *passage, CandorCount count)
{
  const char *whole = candor_document_get_language (g_ptr_array_index (self->documents, passage->document));
  CandorLanguage usual = g_str_equal (whole, "zh") ? CANDOR_LANGUAGE_CHINESE : CANDOR_LANGUAGE_ENGLISH;

  if (count.foreign * 2 > count.words + count.ideographs)
    return CANDOR_LANGUAGE_OTHER;
  if (count.ideographs > 0)
    return count.ideographs >= count.words ? CANDOR_LANGUAGE_CHINESE
           : count.ideographs * 4 >= count.words ? usual : CANDOR_LANGUAGE_ENGLISH;
  if (count.words >= WORDS_OF_A_LANGUAGE)
    return CANDOR_LANGUAGE_ENGLISH;
  if (passage->lead_in >= 0)
    return g_array_index (self->passages, CandorPassage, passage->lead_in).language;
  if (passage->block > 0 && passage->table > 0)
    return g_array_index (self->passages, CandorPassage, self->passages->len - 1).language;
  return usual;
}

static void
candor_passage_add (CandorReading *self, guint document, guint index, guint first)
{
  CandorBlock *block = candor_document_get_block (g_ptr_array_index (self->documents, document), index);
  CandorPassage passage = {
    .document = document,
    .block = index,
    .kind = candor_block_get_kind (block),
    .level = candor_block_get_level (block),
    .text = candor_block_get_text (block),
    .start = candor_block_get_start (block),
    .section = candor_block_get_section (block),
    .lead_in = candor_block_get_lead_in (block),
    .table = candor_block_get_table (block),
    .row = candor_block_get_row (block),
    .column = candor_block_get_column (block),
    .column_header = -1,
    .row_header = -1,
    .row_end = first + index + 1,
  };
  CandorCount count = candor_passage_count (passage.text);

  passage.length = strlen (passage.text);
  if (passage.section >= 0)
    passage.section += first;
  if (passage.lead_in >= 0)
    passage.lead_in += first;
  passage.language = candor_passage_find_language (self, &passage, count);
  self->words += count.words + count.ideographs;
  self->words_by_language[CANDOR_LANGUAGE_ENGLISH] += count.words;
  self->words_by_language[CANDOR_LANGUAGE_CHINESE] += count.ideographs;
  g_array_append_val (self->passages, passage);
}

/* Gives the cells of one table, [from, to), their header cells. */
static void
candor_passage_head (CandorReading *self, guint from, guint to)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (NULL, NULL);
  int row_first = -1;

  for (guint i = from; i < to; i++)
    {
      CandorPassage *passage = &g_array_index (self->passages, CandorPassage, i);
      gpointer column = GUINT_TO_POINTER (passage->column);
      CandorPassage *first = row_first >= 0 ? &g_array_index (self->passages, CandorPassage, row_first) : NULL;

      if (!first || first->row != passage->row)
        row_first = i;
      else
        passage->row_header = row_first;
      if (g_hash_table_contains (columns, column))
        passage->column_header = GPOINTER_TO_INT (g_hash_table_lookup (columns, column)) - 1;
      if (!g_hash_table_contains (columns, column)
          || (passage->kind == CANDOR_BLOCK_TABLE_HEADER && passage->column > 0))
        g_hash_table_insert (columns, column, GINT_TO_POINTER (i + 1));
    }
  for (guint i = to, end = to; i-- > from;)
    {
      CandorPassage *passage = &g_array_index (self->passages, CandorPassage, i);

      passage->row_end = end;
      if (passage->row_header < 0)
        end = i;
    }
}

static void
candor_passages_split (CandorReading *self)
{
  g_array_append_val (self->splits, self->sentences->len);
  for (guint i = 0; i < self->passages->len; i++)
    {
      candor_passage_split (&g_array_index (self->passages, CandorPassage, i), self->sentences);
      g_array_append_val (self->splits, self->sentences->len);
    }
}

void
candor_passages_lay_out (CandorReading *self)
{
  for (guint d = 0; d < self->documents->len; d++)
    {
      guint first = self->passages->len;
      guint count = candor_document_get_block_count (g_ptr_array_index (self->documents, d));

      g_array_append_val (self->firsts, first);
      for (guint b = 0; b < count; b++)
        candor_passage_add (self, d, b, first);
    }
  for (guint i = 0, end; i < self->passages->len; i = end)
    {
      const CandorPassage *head = &g_array_index (self->passages, CandorPassage, i);

      for (end = i + 1; end < self->passages->len; end++)
        {
          const CandorPassage *next = &g_array_index (self->passages, CandorPassage, end);
          if (next->table != head->table || next->document != head->document)
            break;
        }
      if (head->table > 0)
        candor_passage_head (self, i, end);
    }
  candor_passages_split (self);
}

const CandorPassage *
candor_passages_find (CandorReading *self, guint document, guint block)
{
  guint index = g_array_index (self->firsts, guint, document) + block;

  return index < self->passages->len ? &g_array_index (self->passages, CandorPassage, index) : NULL;
}
