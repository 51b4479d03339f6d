/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-lexicon.h"
#include "policy/candor-chinese-sentence.h"
#include "policy/candor-reading.h"

/* Data named last, to which 上述信息 refers: so many categories, so many sentences back. */
#define NAMED_MAXIMUM 64
#define NAMED_DISTANCE 3

typedef struct
{
  CandorReading *reading;
  const ChineseLexicon *lexicon;
  const CandorPassage *passages;
  guint n_passages;
  ChineseContext *contexts; /* what each passage leads in with */
  GArray *sentences;
  GArray *items;
  GArray *candidates;
  GPtrArray *purposes;
  GPtrArray *named; /* categories */
  guint named_age;
} ChineseReader;

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
  const CandorPassage *passage = &self->passages[index];
  const ChineseItem *item = &g_array_index (self->items, ChineseItem, candidate->item);
  CandorClaim claim = {
    .category = category,
    .action = candidate->action,
    .polarity = candidate->polarity,
    .actor = candidate->actor,
    .party = -1,
    .purposes = (const char *const *) self->purposes->pdata,
    .permission = candidate->permission ? chinese_lexicon_find_permission (self->lexicon, category) : NULL,
    .passage = index,
    .start = sentence->start,
    .end = sentence->end,
    .mention_start = candor_reading_place (passage, sentence, item->start),
    .mention_end = candor_reading_place (passage, sentence, item->end),
    .rule = candidate->rule,
    .confidence = candidate->confidence,
  };

  candor_reading_add (self->reading, &claim);
}

static void
chinese_reader_remember (ChineseReader *self, const char *category)
{
  if (self->named->len < NAMED_MAXIMUM && !g_ptr_array_find (self->named, category, NULL))
    g_ptr_array_add (self->named, (gpointer) category);
}

static void
chinese_reader_add_claims (ChineseReader *self, guint index, const CandorSentence *sentence)
{
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
          if (!fresh)
            g_ptr_array_set_size (self->named, 0);
          fresh = TRUE;
          chinese_reader_remember (self, item->term->category);
        }
      else if (item->role == CHINESE_ANAPHORA)
        for (guint n = 0; n < self->named->len; n++)
          chinese_reader_add_claim (self, index, sentence, candidate, g_ptr_array_index (self->named, n));
      else
        chinese_reader_add_claim (self, index, sentence, candidate, "personal_info");
    }
  self->named_age = fresh ? 0 : self->named_age + 1;
  if (self->named_age > NAMED_DISTANCE)
    g_ptr_array_set_size (self->named, 0);
}

static void
chinese_reader_read_passage (ChineseReader *self, guint index)
{
  const CandorPassage *passage = &self->passages[index];
  g_autoptr (GArray) matches = candor_matcher_find (self->lexicon->words, passage->text, passage->length);
  ChineseContext *context = &self->contexts[index];
  guint next = 0;

  candor_reading_split (passage, self->sentences);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      const CandorSentence *sentence = &g_array_index (self->sentences, CandorSentence, i);

      chinese_sentence_get_items (self->lexicon, passage, sentence, matches, &next, self->items);
      *context = (ChineseContext) { 0 };
      if (i == 0 && passage->lead_in >= 0)
        *context = self->contexts[passage->lead_in];
      chinese_sentence_decide (passage, sentence, self->items, context, self->candidates);
      chinese_reader_find_purposes (self, passage, sentence);
      chinese_reader_add_claims (self, index, sentence);
    }
}

static void
chinese_reader_look_for_signs (ChineseReader *self, const CandorPassage *passage)
{
  if (passage->length < 200
      && (chinese_lexicon_find_title (self->lexicon, passage->text, passage->length) & CHINESE_TITLE_POLICY))
    candor_reading_add_sign (self->reading, CANDOR_SIGN_TITLE);
}

void
candor_chinese_read (CandorReading *reading)
{
  ChineseReader self = { .reading = reading };

  self.lexicon = chinese_lexicon_get (candor_reading_get_knowledge (reading));
  self.passages = candor_reading_get_passages (reading, &self.n_passages);
  self.contexts = g_new0 (ChineseContext, self.n_passages + 1);
  self.sentences = g_array_new (FALSE, FALSE, sizeof (CandorSentence));
  self.items = g_array_new (FALSE, FALSE, sizeof (ChineseItem));
  self.candidates = g_array_new (FALSE, FALSE, sizeof (ChineseCandidate));
  self.purposes = g_ptr_array_new ();
  self.named = g_ptr_array_new ();
  for (guint i = 0; i < self.n_passages; i++)
    {
      if (self.passages[i].language != CANDOR_LANGUAGE_CHINESE)
        continue;
      chinese_reader_look_for_signs (&self, &self.passages[i]);
      if (self.passages[i].kind != CANDOR_BLOCK_HEADING)
        chinese_reader_read_passage (&self, i);
    }
  g_free (self.contexts);
  g_array_unref (self.sentences);
  g_array_unref (self.items);
  g_array_unref (self.candidates);
  g_ptr_array_unref (self.purposes);
  g_ptr_array_unref (self.named);
}
