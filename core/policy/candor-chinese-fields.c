/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-private.h"

#include <string.h>

/* Code points. A record over many paragraphs is quoted by the one that names the data. */
#define RECORD_QUOTE_MAXIMUM 1200
/* Bytes; a name or a label stands at the beginning. */
#define HEADING_MAXIMUM 200
#define LINE_MAXIMUM 90
/* Bytes before a value in which its label stands. */
#define LABEL_REACH 60

typedef struct
{
  ChineseReader *reader;
  const char *rule;
  double confidence;
  guint quote_start;
  guint quote_end;
  guint first_passage;
  guint last_passage;
  int parties[CHINESE_PARTIES_MAXIMUM];
  guint n_parties;
  gboolean shared; /* we give it, rather than they take it */
} ChineseRow;

static guint
chinese_place (const CandorPassage *passage, gsize byte)
{
  return passage->start + g_utf8_strlen (passage->text, byte);
}

/* start, end: of the mention, in bytes of the passage; permission: its name, "" where none is known, NULL
 * where data are named. */
static void
chinese_row_claim (ChineseRow *row, const ChineseField *field, gsize start, gsize end, const char *category,
                   const char *permission)
{
  const CandorPassage *passage = &row->reader->passages[field->passage];
  gboolean third = row->n_parties > 0;
  CandorClaim claim = {
    .category = category,
    .action = permission != NULL ? CANDOR_ACTION_ACCESS : third && row->shared ? CANDOR_ACTION_SHARE : CANDOR_ACTION_COLLECT,
    .polarity = CANDOR_POLARITY_YES,
    .actor = third && !row->shared ? CANDOR_ACTOR_THIRD_PARTY : CANDOR_ACTOR_FIRST_PARTY,
    .party = -1,
    .purposes = (const char *const *) row->reader->purposes->pdata,
    .permission = permission != NULL && *permission != '\0' ? permission : NULL,
    .passage = field->passage,
    .start = row->quote_start,
    .end = row->quote_end,
    .mention_start = chinese_place (passage, start),
    .mention_end = chinese_place (passage, end),
    .rule = row->rule,
    .confidence = row->confidence,
  };

  if (claim.mention_start < claim.start || claim.mention_end > claim.end)
    {
      claim.start = passage->start;
      claim.end = chinese_place (passage, passage->length);
    }
  for (guint i = 0; i < MAX (row->n_parties, 1); i++)
    {
      claim.party = third ? row->parties[i] : -1;
      candor_reading_add (row->reader->reading, &claim);
    }
  chinese_reader_remember (row->reader, category);
}

static void
chinese_row_claim_term (ChineseRow *row, const ChineseField *field, const ChineseItem *item)
{
  const char *permission = NULL;

  if (field->label == CHINESE_LABEL_PERMISSION || item->term->permission)
    permission = chinese_lexicon_find_permission (row->reader->lexicon, item->term) ?: "";
  chinese_row_claim (row, field, item->start, item->end, item->term->category, permission);
}

/* android.permission.READ_CONTACTS in a cell. */
static void
chinese_row_claim_names (ChineseRow *row, const ChineseField *field)
{
  const char *text = row->reader->passages[field->passage].text;
  const CandorKnownPermission *permission;
  gsize at = field->from, start;

  while ((permission = chinese_lexicon_next_permission (row->reader->lexicon, text, field->to, &at, &start)) != NULL)
    for (gsize i = 0; permission->categories[i] != NULL; i++)
      chinese_row_claim (row, field, start, at, permission->categories[i], permission->name);
}

/* 无, 不涉及, 不收集: what stands behind such a word in a clause is not claimed. */
static void
chinese_row_claim_field (ChineseRow *row, const ChineseField *field)
{
  ChineseReader *reader = row->reader;
  const CandorPassage *passage = &reader->passages[field->passage];
  g_autoptr (GArray) matches
      = candor_matcher_find (reader->lexicon->words, passage->text + field->from, field->to - field->from);
  CandorSentence value = { .from = field->from, .to = field->to };
  gboolean denied = FALSE;
  guint next = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      g_array_index (matches, CandorMatch, i).start += field->from;
      g_array_index (matches, CandorMatch, i).end += field->from;
    }
  chinese_sentence_get_items (reader->lexicon, passage, &value, matches, &next, reader->items);
  for (guint i = 0; i < reader->items->len; i++)
    {
      const ChineseItem *item = &g_array_index (reader->items, ChineseItem, i);

      if (item->kind == CHINESE_ITEM_WORD && (item->role == CHINESE_NEGATION || item->role == CHINESE_VOID))
        denied = TRUE;
      else if (item->kind == CHINESE_ITEM_COMMA)
        denied = FALSE;
      else if (item->kind == CHINESE_ITEM_TERM && !denied)
        chinese_row_claim_term (row, field, item);
    }
  if (field->label == CHINESE_LABEL_PERMISSION)
    chinese_row_claim_names (row, field);
}

static void
chinese_row_measure (ChineseRow *row)
{
  GArray *fields = row->reader->fields;
  const CandorPassage *passages = row->reader->passages;

  row->first_passage = g_array_index (fields, ChineseField, 0).passage;
  row->last_passage = g_array_index (fields, ChineseField, fields->len - 1).passage;
  row->quote_start = passages[row->first_passage].start;
  row->quote_end = chinese_place (&passages[row->last_passage], passages[row->last_passage].length);
  if (row->quote_end - row->quote_start > RECORD_QUOTE_MAXIMUM)
    row->quote_end = row->quote_start;
}

static void
chinese_row_gather (ChineseRow *row)
{
  ChineseReader *reader = row->reader;

  g_ptr_array_set_size (reader->purposes, 0);
  for (guint i = 0; i < reader->fields->len; i++)
    {
      const ChineseField *field = &g_array_index (reader->fields, ChineseField, i);
      const char *text = reader->passages[field->passage].text;

      if (field->label == CHINESE_LABEL_PURPOSE || field->label == CHINESE_LABEL_SCENE)
        chinese_lexicon_find_purposes (reader->lexicon, text + field->from, field->to - field->from, reader->purposes);
      if (field->label == CHINESE_LABEL_PARTY && row->n_parties == 0)
        row->n_parties = chinese_reader_find_parties (reader, field->passage, field->from, field->to,
                                                      chinese_place (&reader->passages[field->passage], field->from), TRUE,
                                                      row->parties);
    }
  g_ptr_array_add (reader->purposes, NULL);
}

/* A record below a line that is nothing but a party's name: 1、友盟SDK. */
static void
chinese_row_take_line (ChineseRow *row)
{
  ChineseReader *reader = row->reader;
  const CandorPassage *first = &reader->passages[row->first_passage], *line = first - 1;

  if (row->n_parties > 0 || row->first_passage == 0 || first->table > 0 || line->table > 0
      || line->document != first->document || line->kind == CANDOR_BLOCK_HEADING || line->length > LINE_MAXIMUM
      || g_strstr_len (line->text, line->length, "。") != NULL || g_strstr_len (line->text, line->length, "：") != NULL)
    return;
  row->n_parties = chinese_reader_find_parties (reader, row->first_passage - 1, 0, line->length, line->start, FALSE,
                                                row->parties);
}

/* A record under a heading that is a party's name: 友盟SDK. */
static void
chinese_row_take_heading (ChineseRow *row)
{
  ChineseReader *reader = row->reader;
  int section = reader->passages[row->first_passage].section;
  const CandorPassage *heading = section >= 0 ? &reader->passages[section] : NULL;

  if (heading != NULL && row->n_parties == 0 && heading->length <= HEADING_MAXIMUM)
    row->n_parties = chinese_reader_find_parties (reader, section, 0, heading->length, heading->start, FALSE, row->parties);
}

/* Where a label begins: behind what ends the field before it. */
static gsize
chinese_find_label_start (const char *text, gsize from, gsize to)
{
  for (const char *at = text + from; at < text + to; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("；;，,。|", -1, g_utf8_get_char (at)) != NULL)
      from = g_utf8_next_char (at) - text;
  return MIN (from, to);
}

/* 共享的个人信息, 向其提供的信息: the label says that we give it; else they take it. */
static gboolean
chinese_field_is_shared (ChineseReader *self, const ChineseField *field)
{
  const CandorPassage *passage = &self->passages[field->passage];
  const CandorPassage *head = passage->column_header >= 0 ? &self->passages[passage->column_header] : passage;
  gsize length = head == passage ? field->from : MIN (head->length, HEADING_MAXIMUM);
  gsize from = head == passage && length > LABEL_REACH ? length - LABEL_REACH : 0;
  const char *label;

  while (from < length && ((guchar) head->text[from] & 0xc0) == 0x80)
    from++;
  if (head == passage)
    from = chinese_find_label_start (head->text, from, length);
  label = head->text + from;

  return g_strstr_len (label, length - from, "共享") != NULL || g_strstr_len (label, length - from, "提供") != NULL;
}

gboolean
chinese_reader_claim_fields (ChineseReader *self, const char *rule, double confidence)
{
  ChineseRow row = { .reader = self, .rule = rule, .confidence = confidence };
  gboolean claimed = FALSE;

  if (self->fields->len == 0)
    return FALSE;
  chinese_row_measure (&row);
  chinese_row_gather (&row);
  chinese_row_take_line (&row);
  chinese_row_take_heading (&row);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const ChineseField *field = &g_array_index (self->fields, ChineseField, i);
      if (field->label != CHINESE_LABEL_DATA && field->label != CHINESE_LABEL_PERMISSION)
        continue;
      row.shared = chinese_field_is_shared (self, field);
      chinese_row_claim_field (&row, field);
      claimed = TRUE;
    }
  return claimed;
}
