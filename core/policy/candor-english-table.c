/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

#include <string.h>

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Cells of a row that are read; words of a cell that may be a name. */
#define CELLS_MAXIMUM 16
#define NAME_WORDS 10

/* What a column holds, by the words of its header. */
typedef enum
{
  CANDOR_COLUMN_OTHER,
  CANDOR_COLUMN_PARTY,
  CANDOR_COLUMN_DATA,
  CANDOR_COLUMN_PERMISSION,
  CANDOR_COLUMN_PURPOSE,
  CANDOR_COLUMN_ANSWER, /* "collected": yes or no */
} CandorColumn;

/* A row as one statement. */
typedef struct
{
  guint from; /* passages */
  guint to;
  int party;
  gboolean has_party;
  gboolean denied;
  guint purposes;
} CandorRowReading;

static CandorColumn
candor_table_find_column (CandorEnglish *self, const CandorPassage *cell)
{
  static const struct
  {
    CandorRole role;
    CandorColumn column;
  } kinds[] = {
    { CANDOR_ROLE_COLUMN_PURPOSE, CANDOR_COLUMN_PURPOSE },
    { CANDOR_ROLE_COLUMN_PARTY, CANDOR_COLUMN_PARTY },
    { CANDOR_ROLE_COLUMN_PERMISSION, CANDOR_COLUMN_PERMISSION },
    { CANDOR_ROLE_COLUMN_DATA, CANDOR_COLUMN_DATA },
    { CANDOR_ROLE_COLUMN_ANSWER, CANDOR_COLUMN_ANSWER },
  };
  guint64 roles = 0;

  if (cell->column_header < 0)
    return CANDOR_COLUMN_OTHER;
  candor_english_take_passage (self, cell->column_header);
  if (self->n_sentences == 0)
    return CANDOR_COLUMN_OTHER;
  self->sentence.columns = TRUE;
  candor_english_take_sentence (self, cell->column_header, 0);
  self->sentence.columns = FALSE;
  for (guint i = 0; i < self->sentence.tokens->len; i++)
    roles |= candor_sentence_note (&self->sentence, i)->roles;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (roles & (G_GUINT64_CONSTANT (1) << kinds[i].role))
      return kinds[i].column;
  return CANDOR_COLUMN_OTHER;
}

/* The name in a cell: an SDK that is known, or the words as they stand. */
static void
candor_table_read_party (CandorEnglish *self, guint index, CandorRowReading *row)
{
  const CandorSentence *place;

  row->has_party = TRUE;
  candor_english_take_passage (self, index);
  if (self->n_sentences == 0)
    return;
  candor_english_take_sentence (self, index, 0);
  for (guint i = 0; i < self->sentence.tokens->len && row->party < 0; i++)
    row->party = candor_english_add_party (self, i);
  place = &self->sentence.place;
  if (row->party < 0 && self->sentence.tokens->len <= NAME_WORDS && self->sentence.verbs->len == 0)
    row->party = candor_reading_add_party (self->reading, index, place->start, place->end, NULL);
}

static void
candor_table_read_purpose (CandorEnglish *self, guint index, CandorRowReading *row)
{
  candor_english_take_passage (self, index);
  for (guint s = 0; s < self->n_sentences; s++)
    {
      candor_english_take_sentence (self, index, s);
      for (guint i = 0; i < self->sentence.tokens->len; i++)
        row->purposes |= candor_sentence_note (&self->sentence, i)->purposes;
    }
}

static void
candor_table_read_answer (CandorEnglish *self, guint index, CandorRowReading *row)
{
  const char *text = self->passages[index].text;

  if (g_ascii_strncasecmp (text, "no", 2) == 0 && !g_ascii_isalpha (text[2]))
    row->denied = TRUE;
}

/* Claims what the words at a place of a cell name. */
static void
candor_table_claim (CandorEnglish *self, const CandorRowReading *row, guint at, const char *category,
                    const char *permission, const CandorEnglishContext *context)
{
  const CandorPassage *first = &self->passages[row->from], *last = &self->passages[row->to - 1];
  const CandorSentence *place = &self->sentence.place;
  const CandorPassage *cell = self->sentence.passage;
  const CandorAnnotation *note = candor_sentence_note (&self->sentence, at);
  guint end = at + MAX (note->term ? note->term_span : note->span, 1);
  const char *purposes[17];
  guint count = 0;
  CandorClaim claim = {
    .category = category,
    .action = permission ? CANDOR_ACTION_ACCESS : CANDOR_ACTION_COLLECT,
    .polarity = row->denied ? CANDOR_POLARITY_NO : CANDOR_POLARITY_YES,
    .actor = row->has_party ? CANDOR_ACTOR_THIRD_PARTY : CANDOR_ACTOR_FIRST_PARTY,
    .party = row->party,
    .purposes = purposes,
    .permission = permission,
    .passage = self->sentence.passage_index,
    .start = first->start,
    .end = last->start + g_utf8_strlen (last->text, last->length),
    .mention_start = candor_reading_place (cell, place, candor_sentence_token (&self->sentence, at)->from),
    .mention_end = candor_reading_place (cell, place, candor_sentence_token (&self->sentence, end - 1)->to),
    .rule = "table",
    .confidence = 0.9,
  };

  for (guint i = 0; candor_english_purposes[i]; i++)
    if (row->purposes & (1u << i))
      purposes[count++] = candor_english_purposes[i];
  purposes[count] = NULL;
  if (context && context->valid && !row->has_party && !row->denied)
    {
      claim.polarity = context->polarity;
      claim.action = permission ? claim.action : context->action;
      claim.actor = context->actor;
    }
  candor_reading_add (self->reading, &claim);
}

/* A cell may say "no" itself: "not collected", "none". */
static gboolean
candor_table_has_no (CandorEnglishSentence *sentence, guint at)
{
  for (guint i = 0; i < at; i++)
    if (candor_sentence_note (sentence, i)->roles & (ROLE (NEGATION) | ROLE (EXCEPTION_OF)))
      return TRUE;
  return FALSE;
}

static void
candor_table_read_data (CandorEnglish *self, guint index, const CandorRowReading *row,
                        const CandorEnglishContext *context)
{
  candor_english_take_passage (self, index);
  for (guint s = 0; s < self->n_sentences; s++)
    {
      candor_english_take_sentence (self, index, s);
      for (guint i = 0; i < self->sentence.tokens->len; i++)
        {
          const CandorAnnotation *note = candor_sentence_note (&self->sentence, i);
          const char *permission = candor_english_find_permission (self, i);

          if (candor_table_has_no (&self->sentence, i))
            break;
          if (note->permission && note->permission->categories[0])
            candor_table_claim (self, row, i, note->permission->categories[0], permission, context);
          else if (note->term)
            candor_table_claim (self, row, i, note->term->known->category, permission, context);
        }
    }
}

gboolean
candor_english_read_row (CandorEnglish *self, guint index, const CandorEnglishContext *context)
{
  CandorRowReading row = { .from = index, .to = self->passages[index].row_end, .party = -1 };
  CandorColumn columns[CELLS_MAXIMUM];
  guint count = MIN (row.to - row.from, CELLS_MAXIMUM);
  gboolean known = FALSE, data = FALSE;

  if (self->passages[index].column_header < 0 && self->passages[index].table > 0)
    return self->passages[index].kind == CANDOR_BLOCK_TABLE_HEADER;
  for (guint i = 0; i < count; i++)
    {
      columns[i] = candor_table_find_column (self, &self->passages[index + i]);
      known = known || columns[i] != CANDOR_COLUMN_OTHER;
      data = data || columns[i] == CANDOR_COLUMN_DATA || columns[i] == CANDOR_COLUMN_PERMISSION;
    }
  if (!known || (context && context->closed))
    return known;
  for (guint i = 0; i < count; i++)
    if (columns[i] == CANDOR_COLUMN_PARTY)
      candor_table_read_party (self, index + i, &row);
    else if (columns[i] == CANDOR_COLUMN_PURPOSE)
      candor_table_read_purpose (self, index + i, &row);
    else if (columns[i] == CANDOR_COLUMN_ANSWER)
      candor_table_read_answer (self, index + i, &row);
  for (guint i = 0; i < count; i++)
    if (columns[i] == CANDOR_COLUMN_DATA || columns[i] == CANDOR_COLUMN_PERMISSION
        || (columns[i] == CANDOR_COLUMN_OTHER && !data))
      candor_table_read_data (self, index + i, &row, context);
  return TRUE;
}
