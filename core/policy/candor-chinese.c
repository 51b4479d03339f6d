/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-private.h"
#include "policy/candor-weights.h"

#include <string.h>

/* Data named last, to which 上述信息 refers: so many categories, so many sentences back. */
#define NAMED_MAXIMUM 64
#define NAMED_DISTANCE 3
/* Bytes: what is longer is no title. */
#define TITLE_MAXIMUM 200
#define CONFIDENCE_PERMISSION_NAME 0.8

/* What the sentence says its data are for. */
static void
chinese_reader_find_purposes (ChineseReader *self, const CandorPassage *passage, const CandorSentence *sentence)
{
  g_ptr_array_set_size (self->purposes, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, i);
      gsize end = sentence->to;

      if (item->kind != CHINESE_ITEM_WORD || item->role != CHINESE_PURPOSE)
        continue;
      for (guint j = i + 1; j < self->items->len; j++)
        {
          const ChineseItem *next = &g_array_index (self->items, ChineseItem, j);
          if (next->kind == CHINESE_ITEM_COMMA || next->kind == CHINESE_ITEM_CLOSE)
            {
              end = next->start;
              break;
            }
        }
      chinese_lexicon_find_purposes (self->lexicon, passage->text + item->start, end - item->start, self->purposes);
    }
  g_ptr_array_add (self->purposes, NULL);
}

static void
chinese_reader_add_claim (ChineseReader *self, guint index, const CandorSentence *sentence,
                          const ChineseCandidate *candidate, const char *category)
{
  gboolean third = candidate->actor == CANDOR_ACTOR_THIRD_PARTY || candidate->action == CANDOR_ACTION_SHARE;
  const CandorPassage *passage = &self->passages[index];
  const ChineseItem *item = &g_array_index (self->items, ChineseItem, candidate->item);
  CandorClaim claim = {
    .category = category,
    .action = candidate->action,
    .polarity = candidate->polarity,
    .actor = candidate->actor,
    .party = -1,
    .purposes = (const char *const *) self->purposes->pdata,
    .permission = candidate->permission && item->term != NULL ? chinese_lexicon_find_permission (self->lexicon, item->term) : NULL,
    .passage = index,
    .start = sentence->start,
    .end = sentence->end,
    .mention_start = candor_reading_place (passage, sentence, item->start),
    .mention_end = candor_reading_place (passage, sentence, item->end),
    .rule = candidate->rule,
    .confidence = candidate->confidence,
  };

  for (guint i = 0; i < (third ? MAX (self->n_parties, 1) : 1); i++)
    {
      if (third && self->n_parties > 0)
        claim.party = self->parties[i];
      candor_reading_add (self->reading, &claim);
    }
}

void
chinese_reader_remember (ChineseReader *self, const char *category)
{
  if (self->named->len < NAMED_MAXIMUM && !g_ptr_array_find (self->named, category, NULL))
    g_ptr_array_add (self->named, (gpointer) category);
}

static void
chinese_reader_add_claims (ChineseReader *self, guint index, const CandorSentence *sentence)
{
  int lead_in = self->passages[index].lead_in;
  gboolean fresh = FALSE;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i);
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, candidate->item);

      if (candidate->dropped)
        continue;
      if (item->kind == CHINESE_ITEM_TERM)
        {
          chinese_reader_add_claim (self, index, sentence, candidate, item->term->category);
          /* The items of one list are named together. */
          if (!fresh && (lead_in < 0 || lead_in != self->named_lead_in))
            g_ptr_array_set_size (self->named, 0);
          self->named_lead_in = lead_in;
          fresh = TRUE;
          chinese_reader_remember (self, item->term->category);
        }
      else if (item->role == CHINESE_ANAPHORA && candidate->action != CANDOR_ACTION_SHARE)
        continue; /* that it is collected was said where it was named */
      else if (item->role == CHINESE_ANAPHORA)
        {
          const GPtrArray *meant = item->alias != NULL ? chinese_alias_get_categories (item->alias) : self->named;
          for (guint n = 0; n < meant->len; n++)
            chinese_reader_add_claim (self, index, sentence, candidate, g_ptr_array_index (meant, n));
        }
      else
        chinese_reader_add_claim (self, index, sentence, candidate, "personal_info");
    }
  self->named_age = fresh ? 0 : self->named_age + 1;
  if (self->named_age > NAMED_DISTANCE)
    g_ptr_array_set_size (self->named, 0);
}

/* READ_CONTACTS in a sentence that takes nothing back. */
static void
chinese_reader_claim_permission_names (ChineseReader *self, guint index, const CandorSentence *sentence)
{
  const CandorPassage *passage = &self->passages[index];
  const CandorKnownPermission *permission;
  gsize at = sentence->from, start;

  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, i);
      if (item->kind == CHINESE_ITEM_WORD
          && (item->role == CHINESE_NEGATION || item->role == CHINESE_VOID || item->role == CHINESE_RIGHT))
        return;
    }
  while ((permission = chinese_lexicon_next_permission (self->lexicon, passage->text, sentence->to, &at, &start)) != NULL)
    for (gsize i = 0; permission->categories[i] != NULL; i++)
      {
        CandorClaim claim = { .category = permission->categories[i],
                              .action = CANDOR_ACTION_ACCESS,
                              .polarity = CANDOR_POLARITY_YES,
                              .actor = CANDOR_ACTOR_FIRST_PARTY,
                              .party = -1,
                              .purposes = (const char *const *) self->purposes->pdata,
                              .permission = permission->name,
                              .passage = index,
                              .start = sentence->start,
                              .end = sentence->end,
                              .mention_start = candor_reading_place (passage, sentence, start),
                              .mention_end = candor_reading_place (passage, sentence, at),
                              .rule = "zh.permission-name",
                              .confidence = CONFIDENCE_PERMISSION_NAME };
        candor_reading_add (self->reading, &claim);
      }
}

/* 例如, 如, 包括 at the start: the sentence spells out what the one before named. */
static gboolean
chinese_reader_spells_out (ChineseReader *self, const CandorSentence *sentence)
{
  const ChineseItem *first = self->items->len > 0 ? &g_array_index (self->items, ChineseItem, 0) : NULL;

  return first != NULL && first->kind == CHINESE_ITEM_WORD && first->role == CHINESE_EXAMPLE
         && first->start < sentence->from + 4;
}

/* What leads in a sentence: the passage that the document names for its first, the sentence before
 * for one that spells it out, and the heading. */
static ChineseContext
chinese_reader_get_context (ChineseReader *self, guint index, guint sentence, const ChineseContext *before)
{
  const CandorPassage *passage = &self->passages[index];
  ChineseTitle title = chinese_reader_get_title (self, index);
  ChineseContext context = { 0 };

  if (sentence == 0 && passage->lead_in >= 0)
    context = self->contexts[passage->lead_in];
  else if (sentence > 0 && chinese_reader_spells_out (self, &self->sentences[sentence]))
    {
      context = *before;
      context.listing = before->actions != 0;
    }
  if ((title & (CHINESE_TITLE_COLLECTION | CHINESE_TITLE_SHARING)) && !(title & CHINESE_TITLE_DEFINITION))
    context.listing = TRUE;
  if (title & CHINESE_TITLE_PERMISSION)
    context.permissions = TRUE;
  return context;
}

/* For training: what the sentence's weighing was made of. */
static void
chinese_reader_report (ChineseReader *self, guint index, const CandorSentence *sentence)
{
  CandorEvidence evidence = { .names = self->weighing.names };

  if (evidence.names != NULL)
    candor_evidence_report (&evidence, index, sentence->from, sentence->to, "personal_info");
}

/* Not every policy has its name above its text: the app's page, or a picture, may hold that. */
static void
chinese_reader_look_for_personal (ChineseReader *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, i);

      if (item->kind == CHINESE_ITEM_TERM && g_str_equal (item->term->category, "personal_info"))
        {
          candor_reading_add_sign (self->reading, CANDOR_SIGN_PERSONAL);
          return;
        }
    }
}

void
chinese_reader_read_text (ChineseReader *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];
  g_autoptr (GArray) matches = candor_matcher_find (self->lexicon->words, passage->text, passage->length);
  ChineseContext context = { 0 };
  guint next = 0;

  self->sentences = candor_reading_get_sentences (self->reading, index, &self->n_sentences);
  chinese_weighing_begin (&self->weighing, self->lexicon, passage);
  for (guint i = 0; i < self->n_sentences; i++)
    {
      const CandorSentence *sentence = &self->sentences[i];

      chinese_sentence_get_items (self->lexicon, passage, sentence, matches, &next, self->items);
      chinese_reader_look_for_personal (self);
      chinese_reader_find_aliases (self, index, sentence);
      context = chinese_reader_get_context (self, index, i, &context);
      chinese_sentence_decide (self->lexicon, passage, sentence, self->items, &context, self->candidates);
      chinese_weighing_weigh (&self->weighing, sentence, self->items, self->candidates);
      chinese_reader_report (self, index, sentence);
      chinese_reader_judge (self);
      chinese_reader_learn_alias (self, index, sentence);
      chinese_reader_find_purposes (self, passage, sentence);
      self->n_parties = chinese_reader_find_parties (self, index, sentence->from, sentence->to, sentence->start, FALSE,
                                                     self->parties);
      chinese_reader_add_claims (self, index, sentence);
      chinese_reader_add_practices (self, index, sentence);
      chinese_reader_claim_permission_names (self, index, sentence);
    }
  self->contexts[index] = context;
}

ChineseTitle
chinese_reader_get_title (ChineseReader *self, guint index)
{
  for (int at = self->passages[index].section; at >= 0; at = self->passages[at].section)
    {
      if (self->titles[at] < 0)
        self->titles[at] = chinese_lexicon_find_title (self->lexicon, self->passages[at].text, self->passages[at].length);
      if (self->titles[at] & ~CHINESE_TITLE_POLICY)
        return self->titles[at];
    }
  return CHINESE_TITLE_NONE;
}

ChineseLabel
chinese_reader_get_label (ChineseReader *self, guint index)
{
  if (self->labels[index] < 0)
    self->labels[index] = chinese_lexicon_find_label (self->lexicon, self->passages[index].text, self->passages[index].length);
  return self->labels[index];
}

static void
chinese_reader_look_for_signs (ChineseReader *self, const CandorPassage *passage)
{
  if (passage->length < TITLE_MAXIMUM
      && (chinese_lexicon_find_title (self->lexicon, passage->text, passage->length) & CHINESE_TITLE_POLICY))
    candor_reading_add_sign (self->reading, CANDOR_SIGN_TITLE);
}

/* Reads what begins with a passage; returns the passage behind it. */
static guint
chinese_reader_read_passage (ChineseReader *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];

  chinese_reader_look_for_signs (self, passage);
  if (passage->kind == CANDOR_BLOCK_HEADING)
    {
      chinese_reader_end_record (self);
      return index + 1;
    }
  if (passage->table > 0)
    {
      guint end = passage->row_header < 0 ? chinese_reader_read_table (self, index) : 0;

      if (end > 0)
        return end;
      chinese_reader_read_text (self, index);
      return index + 1;
    }
  if (!chinese_reader_take_fields (self, index))
    {
      chinese_reader_end_record (self);
      chinese_reader_read_text (self, index);
    }
  return index + 1;
}

static void
chinese_reader_init (ChineseReader *self, CandorReading *reading)
{
  *self = (ChineseReader) { .reading = reading };
  self->lexicon = chinese_lexicon_get (candor_reading_get_knowledge (reading));
  self->passages = candor_reading_get_passages (reading, &self->n_passages);
  self->contexts = g_new0 (ChineseContext, self->n_passages + 1);
  self->titles = g_new (gint16, self->n_passages + 1);
  self->labels = g_new (gint8, self->n_passages + 1);
  memset (self->titles, -1, (self->n_passages + 1) * sizeof *self->titles);
  memset (self->labels, -1, (self->n_passages + 1) * sizeof *self->labels);
  self->items = g_array_new (FALSE, FALSE, sizeof (ChineseItem));
  self->candidates = g_array_new (FALSE, FALSE, sizeof (ChineseCandidate));
  self->fields = g_array_new (FALSE, FALSE, sizeof (ChineseField));
  chinese_weighing_init (&self->weighing, candor_reading_get_knowledge (reading));
  self->purposes = g_ptr_array_new ();
  self->named = g_ptr_array_new ();
  self->aliases = g_ptr_array_new_with_free_func (chinese_alias_free);
  self->named_lead_in = -1;
}

static void
chinese_reader_clear (ChineseReader *self)
{
  g_free (self->contexts);
  g_free (self->titles);
  g_free (self->labels);
  g_array_unref (self->items);
  g_array_unref (self->candidates);
  g_array_unref (self->fields);
  chinese_weighing_clear (&self->weighing);
  g_ptr_array_unref (self->purposes);
  g_ptr_array_unref (self->named);
  g_ptr_array_unref (self->aliases);
}

void
candor_chinese_read (CandorReading *reading)
{
  ChineseReader self;

  chinese_reader_init (&self, reading);
  for (guint i = 0; i < self.n_passages;)
    {
      if (self.passages[i].language == CANDOR_LANGUAGE_CHINESE)
        i = chinese_reader_read_passage (&self, i);
      else
        i++;
    }
  chinese_reader_end_record (&self);
  chinese_reader_clear (&self);
}
