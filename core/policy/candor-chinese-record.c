/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-private.h"

/* Labelled lines, as lists of SDKs have them where they are no tables:
 *   SDK名称：… 收集个人信息：… 使用目的：…
 * in one paragraph or in one paragraph each. */

#define CONFIDENCE_RECORD 0.85
/* Bytes before a colon in which a label may begin. */
#define LABEL_REACH 60

static gboolean
chinese_is_boundary (gunichar character)
{
  return character == ' ' || character == ';' || character == '|' || character == 0x3002 || character == 0xff1b
         || character == 0xff0c || character == ',' || character == 0x2022 || character == '*';
}

/* The label that ends at a colon: tries from the farthest boundary on. */
static ChineseLabel
chinese_reader_find_label_before (ChineseReader *self, const CandorPassage *passage, gsize from, gsize colon,
                                  gsize *start)
{
  gsize at = colon > from + LABEL_REACH ? colon - LABEL_REACH : from;
  gboolean boundary = at == from;

  while (at < colon && ((guchar) passage->text[at] & 0xc0) == 0x80)
    at++;
  for (const char *text = passage->text + at; text < passage->text + colon; text = g_utf8_next_char (text))
    {
      gsize offset = text - passage->text;
      ChineseLabel label = boundary ? chinese_lexicon_find_label (self->lexicon, text, colon - offset)
                                    : CHINESE_LABEL_NONE;

      *start = offset;
      if (label != CHINESE_LABEL_NONE)
        return label;
      boundary = chinese_is_boundary (g_utf8_get_char (text)) || g_utf8_get_char (text) == 0x3001 || g_utf8_get_char (text) == 0x3010
                 || g_utf8_get_char (text) == '.' || g_utf8_get_char (text) == ')' || g_utf8_get_char (text) == 0xff09;
    }
  return CHINESE_LABEL_NONE;
}

static gboolean
chinese_reader_has_field (ChineseReader *self, ChineseLabel label)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, ChineseField, i).label == label)
      return TRUE;
  return FALSE;
}

static void
chinese_reader_add_field (ChineseReader *self, guint index, ChineseLabel label, gsize from)
{
  ChineseField field = { .label = label, .passage = index, .from = from, .to = self->passages[index].length };

  if (label == CHINESE_LABEL_PARTY && (chinese_reader_has_field (self, CHINESE_LABEL_DATA)
                                       || chinese_reader_has_field (self, CHINESE_LABEL_PERMISSION)))
    chinese_reader_end_record (self);
  if (self->fields->len >= CHINESE_FIELDS_MAXIMUM)
    chinese_reader_end_record (self);
  g_array_append_val (self->fields, field);
}

/* 某某SDK，使用目的：…: what stands before the first label is the party. */
static void
chinese_reader_add_leading_party (ChineseReader *self, guint index, gsize to)
{
  const char *text = self->passages[index].text;

  for (gsize at = 0; at + 3 <= to; at++)
    if (g_ascii_strncasecmp (text + at, "sdk", 3) == 0)
      {
        chinese_reader_add_field (self, index, CHINESE_LABEL_PARTY, 0);
        g_array_index (self->fields, ChineseField, self->fields->len - 1).to = to;
        return;
      }
}

/* 个人信息：是指…, 指…: what follows says what a word means, and is no value. */
static gboolean
chinese_reader_defines (ChineseReader *self, const CandorPassage *passage, gsize from)
{
  const char *at = passage->text + from;

  while (*at == ' ' || *at == '*' || *at == '_')
    at++;
  return chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_MEANING, at);
}

/* 【存储】权限：用于…: the permission stands before its label, and what follows says what it is for. */
static gboolean
chinese_reader_describes (ChineseReader *self, const CandorPassage *passage, ChineseLabel label, gsize from)
{
  const char *at = passage->text + from;

  while (*at == ' ')
    at++;
  return label == CHINESE_LABEL_PERMISSION && chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_AIM, at);
}

gboolean
chinese_reader_take_fields (ChineseReader *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];
  gsize from = 0;
  guint found = 0;

  if (passage->length > CHINESE_FIELD_MAXIMUM)
    return FALSE;
  for (const char *at = passage->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gsize start = 0, colon = at - passage->text;
      ChineseLabel label;

      if (character != ':' && character != 0xff1a && character != 0x3011)
        continue;
      label = chinese_reader_find_label_before (self, passage, from, colon, &start);
      from = g_utf8_next_char (at) - passage->text;
      if (label == CHINESE_LABEL_NONE || (found == 0 && start > LABEL_REACH) || chinese_reader_defines (self, passage, from)
          || chinese_reader_describes (self, passage, label, from))
        continue;
      if (found == 0 && label != CHINESE_LABEL_PARTY)
        chinese_reader_add_leading_party (self, index, start);
      if (found > 0 && self->fields->len > 0)
        g_array_index (self->fields, ChineseField, self->fields->len - 1).to = start;
      chinese_reader_add_field (self, index, label, from);
      found++;
    }
  return found > 0;
}

/* Fewer than two labels, or none of data and permissions, are no record: their lines are read as they
 * stand. */
void
chinese_reader_end_record (ChineseReader *self)
{
  gboolean data = chinese_reader_has_field (self, CHINESE_LABEL_DATA)
                  || chinese_reader_has_field (self, CHINESE_LABEL_PERMISSION);
  int last = -1;

  if (self->fields->len == 0)
    return;
  if (data)
    chinese_reader_claim_fields (self, "zh.record", CONFIDENCE_RECORD);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const ChineseField *field = &g_array_index (self->fields, ChineseField, i);
      gboolean claimed = data && (field->label == CHINESE_LABEL_DATA || field->label == CHINESE_LABEL_PERMISSION);
      if (!claimed && !data && (int) field->passage != last)
        chinese_reader_read_text (self, field->passage);
      last = field->passage;
    }
  g_array_set_size (self->fields, 0);
}
