/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-private.h"

/* What the rules made of a sentence, held against what it is about as a whole: a claim that the sentence
 * isn't about is dropped (查询您的订单: a right), a list without a verb counts where it is about collecting,
 * and what it is about without naming any data is a claim about personal information in general.
 * Denials are for the rules alone. */

/* How far below 0 a score may be for what a rule claims, and how far above it must be for a use. */
#define MARGIN 0.2
#define MARGIN_USE 0.2
/* How high it must be for terms of a list that no verb governs. */
#define LEAST_LISTED 0.0
/* How much higher for sharing, where they may as well be what is done with it. */
#define LEAST_SHARED 0.5

/* And for what names no data, of which the rules have read the sure ones: a claim about personal information in
 * general discloses nothing, so none is better than a wrong one. */
#define LEAST_COLLECTS 0.2
#define LEAST_PERMITS 0.6

#define CONFIDENCE_PRACTICE 0.5
/* Code points; what is shorter is a fragment, about which nothing can be said. */
#define SENTENCE_MINIMUM 8

static const ChineseItem *
chinese_reader_get_item (ChineseReader *self, const ChineseCandidate *candidate)
{
  return &g_array_index (self->items, ChineseItem, candidate->item);
}

/* A permission that people grant, or what one alone opens: nobody says 通讯录 or 麦克风 for anything else. Who uses
 * what only a permission opens has read it: 我们会使用您的位置信息. */
static gboolean
chinese_reader_is_plain (ChineseReader *self, const ChineseCandidate *candidate)
{
  const CandorKnownTerm *term = chinese_reader_get_item (self, candidate)->term;

  if (term == NULL || candidate->loose)
    return candidate->permission;
  return candidate->permission || g_hash_table_contains (self->lexicon->capabilities, term->category)
         || ((candidate->action == CANDOR_ACTION_ACCESS || candidate->action == CANDOR_ACTION_USE) && g_hash_table_contains (self->lexicon->opened, term->category));
}

static gboolean
chinese_reader_stands (ChineseReader *self, const ChineseCandidate *candidate)
{
  const double *scores = self->weighing.scores;
  double collects = scores[CHINESE_PRACTICE_COLLECTS], shares = scores[CHINESE_PRACTICE_SHARES];

  if (candidate->loose)
    return !candidate->single && MAX (collects, shares - LEAST_SHARED) > LEAST_LISTED;
  /* A list item says little by itself: what leads in speaks for it. */
  if (candidate->polarity == CANDOR_POLARITY_NO || candidate->action == CANDOR_ACTION_STORE
      || g_str_equal (candidate->rule, "zh.list") || g_str_equal (candidate->rule, "zh.enumeration"))
    return TRUE;
  if (candidate->action == CANDOR_ACTION_SHARE)
    return shares > -MARGIN;
  if (chinese_reader_is_plain (self, candidate))
    return TRUE;
  if (candidate->action == CANDOR_ACTION_ACCESS)
    return MAX (collects, scores[CHINESE_PRACTICE_PERMITS]) > 0;
  if (candidate->action == CANDOR_ACTION_USE)
    return collects > MARGIN_USE;
  return collects > -MARGIN || (candidate->actor == CANDOR_ACTOR_THIRD_PARTY && shares > -MARGIN);
}

void
chinese_reader_judge (ChineseReader *self)
{
  const double *scores = self->weighing.scores;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i);

      if (self->weighing.models != NULL ? !chinese_reader_stands (self, candidate) : candidate->loose)
        candidate->dropped = TRUE;
      else if (candidate->loose && scores[CHINESE_PRACTICE_SHARES] > scores[CHINESE_PRACTICE_COLLECTS])
        candidate->action = CANDOR_ACTION_SHARE;
    }
}

/* Which actions the sentence already claims or denies. */
static guint
chinese_reader_get_actions (ChineseReader *self)
{
  guint actions = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i);
      if (!candidate->dropped || candidate->polarity == CANDOR_POLARITY_NO)
        actions |= 1u << candidate->action;
      if (!candidate->dropped && candidate->actor == CANDOR_ACTOR_THIRD_PARTY)
        actions |= 1u << CANDOR_ACTION_SHARE;
    }
  return actions;
}

/* What the sentence calls the data: the first general word or reference, else the sentence itself. */
static void
chinese_reader_find_mention (ChineseReader *self, guint index, const CandorSentence *sentence, CandorClaim *claim)
{
  claim->mention_start = sentence->start;
  claim->mention_end = sentence->end;
  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, i);

      if (item->kind != CHINESE_ITEM_WORD
          || (item->role != CHINESE_GENERIC && item->role != CHINESE_ANAPHORA && item->role != CHINESE_PERMISSION))
        continue;
      claim->mention_start = candor_reading_place (&self->passages[index], sentence, item->start);
      claim->mention_end = candor_reading_place (&self->passages[index], sentence, item->end);
      return;
    }
}

/* 我们无法获取…, 您无需提供…, 我们不会收集…: a sentence that takes back what it speaks of claims it only
 * where it makes an exception, or where it is the user who refuses. */
static gboolean
chinese_reader_takes_back (ChineseReader *self, const char *text)
{
  gboolean taken = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, i);

      if (item->kind != CHINESE_ITEM_WORD)
        continue;
      if (item->role == CHINESE_EXCEPTION)
        return FALSE;
      if (item->role != CHINESE_NEGATION && item->role != CHINESE_VOID)
        continue;
      taken = TRUE;
      if (chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_REFUSAL, text + item->start)
          || chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_LACKING, text + item->start))
        return FALSE;
    }
  return taken;
}

void
chinese_reader_add_practices (ChineseReader *self, guint index, const CandorSentence *sentence)
{
  static const struct
  {
    CandorAction action;
    guint known; /* actions that say the same */
    double least; /* how high the score must be */
  } practices[CHINESE_PRACTICES] = {
    [CHINESE_PRACTICE_COLLECTS]
    = { CANDOR_ACTION_COLLECT, 1u << CANDOR_ACTION_COLLECT | 1u << CANDOR_ACTION_ACCESS | 1u << CANDOR_ACTION_USE, LEAST_COLLECTS },
    [CHINESE_PRACTICE_SHARES] = { CANDOR_ACTION_SHARE, 1u << CANDOR_ACTION_SHARE },
    [CHINESE_PRACTICE_PERMITS] = { CANDOR_ACTION_ACCESS, 1u << CANDOR_ACTION_ACCESS, LEAST_PERMITS },
  };
  guint actions = chinese_reader_get_actions (self);

  if (self->weighing.models == NULL || sentence->end - sentence->start < SENTENCE_MINIMUM
      || (self->passages[index].lead_in >= 0 && actions != 0) || chinese_reader_takes_back (self, self->passages[index].text))
    return;
  for (guint i = 0; i < CHINESE_PRACTICES; i++)
    {
      CandorClaim claim = { .category = "personal_info",
                            .action = practices[i].action,
                            .polarity = CANDOR_POLARITY_CONDITIONAL,
                            .actor = CANDOR_ACTOR_FIRST_PARTY,
                            .party = -1,
                            .purposes = (const char *const *) self->purposes->pdata,
                            .passage = index,
                            .start = sentence->start,
                            .end = sentence->end,
                            .rule = "zh.practice",
                            .confidence = CONFIDENCE_PRACTICE };

      if (self->weighing.scores[i] <= practices[i].least || (actions & practices[i].known))
        continue;
      chinese_reader_find_mention (self, index, sentence, &claim);
      candor_reading_add (self->reading, &claim);
    }
}
