/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

#include <string.h>

/* Bytes of the longest name in a list that may hold a word for doing. */
#define MEMBER_MAXIMUM 30

static void
chinese_walk_end_clause (ChineseWalk *self)
{
  if (self->depth > 0)
    return;
  if (self->now.in_condition)
    chinese_walk_end_condition (self);
  else
    chinese_walk_settle_topic (self);
  /* 为了保证您能够…，应用会读取…; 为了向您推荐商家，需要…: what the user can do, or others do, was the purpose alone. */
  if (self->now.in_purpose
      && (self->now.right || (self->now.others_in_purpose && self->now.actor == CANDOR_ACTOR_THIRD_PARTY)))
    {
      self->now.right = FALSE;
      self->now.actor = CANDOR_ACTOR_FIRST_PARTY;
      self->now.named = FALSE;
    }
  self->now.others_in_purpose = FALSE;
  self->clause++;
  self->clause_item = self->index + 1;
  self->clause_candidate = self->candidates->len;
  self->now.negated = FALSE;
  self->now.denied_demand = FALSE;
  self->now.is_void = FALSE;
  self->now.in_purpose = FALSE;
  self->now.nested = FALSE;
  self->now.to_us = FALSE;
  self->now.to_user = FALSE;
  if (!self->now.disposal)
    {
      self->n_pending = 0;
      self->pending_permission = FALSE;
    }
  /* A denial doesn't reach into the next clause, unless that spells it out. */
  if (self->now.verbs.is_void || self->now.verbs.polarity == CANDOR_POLARITY_NO)
    chinese_walk_close_verbs (self);
}

/* The bytes of the member of a list that a word stands in: 应用分发渠道, between two marks. 0 if it stands in none. */
static gsize
chinese_walk_measure_member (ChineseWalk *self, const ChineseItem *item, gsize *before)
{
  gsize from = item->start, to = item->end;

  while (from > self->sentence->from && !chinese_walk_follows (self, from, "、/（(，,：:；"))
    from = g_utf8_find_prev_char (self->text, self->text + from) - self->text;
  while (to < self->sentence->to && g_utf8_strchr ("、/）)（(，,。；等", -1, g_utf8_get_char (self->text + to)) == NULL)
    to = g_utf8_next_char (self->text + to) - self->text;
  *before = item->start - from;
  if (!chinese_walk_follows (self, from, "、/（(") || to == self->sentence->to
      || g_utf8_strchr ("、/）)（(等", -1, g_utf8_get_char (self->text + to)) == NULL)
    return 0;
  return to - from;
}

/* 应用分发渠道、访问时间: a word for doing within the name of a thing that is listed. */
static gboolean
chinese_walk_is_part_of_name (ChineseWalk *self, const ChineseItem *item)
{
  gsize before, length;

  if (!self->now.verbs.is_open || self->now.verbs.is_void || self->now.verbs.polarity == CANDOR_POLARITY_NO
      || self->candidates->len == self->now.verbs.first_candidate)
    return FALSE;
  length = chinese_walk_measure_member (self, item, &before);
  return before > 0 && length > 0 && length <= MEMBER_MAXIMUM;
}

/* 权限：相机、存储、位置: what is the name of a thing as well, as a member of a list. */
static gboolean
chinese_walk_is_member (ChineseWalk *self, const ChineseItem *item)
{
  const char *behind = self->text + item->end;
  const ChineseItem *before = self->index > 1 ? item - 2 : NULL, *next = self->index + 3 < self->items->len ? item + 3 : NULL;

  /* 收集、存储、使用 is what is done. */
  if ((before != NULL && (item - 1)->kind == CHINESE_ITEM_LIST && before->kind != CHINESE_ITEM_TERM)
      || (next != NULL && (item + 2)->kind == CHINESE_ITEM_LIST && next->kind == CHINESE_ITEM_WORD && next->role <= CHINESE_VERB_OTHER
          && !next->twin))
    return FALSE;
  return item->twin && chinese_walk_follows (self, item->start, "、/：:")
         && (item->end == self->sentence->to || g_utf8_strchr ("、/，。；）", -1, g_utf8_get_char (behind)) != NULL);
}

/* 申请存储、相机权限; 浏览、点击、分享: what stands in a list of objects is a thing, not done. */
static gboolean
chinese_walk_is_thing (ChineseWalk *self, const ChineseItem *item)
{
  gboolean listed = chinese_walk_follows (self, item->start, "、")
                    || (item->twin && chinese_walk_follows (self, item->start, "或和及"));

  if (chinese_walk_is_member (self, item) || chinese_walk_is_part_of_name (self, item))
    return TRUE;
  if (!self->now.verbs.is_open || self->now.verbs.is_void || self->now.verbs.end + 3 >= item->start)
    return item->twin && self->now.verbs.is_open && self->now.verbs.grant;
  return listed || (item->twin && self->now.verbs.grant);
}

/* 用于注册的手机号: the purpose only tells which. */
static gboolean
chinese_walk_is_attribute (ChineseWalk *self, const ChineseItem *item)
{
  for (guint i = self->index + 1; i < self->items->len; i++)
    {
      const ChineseItem *next = chinese_walk_item (self, i);

      if (next->kind == CHINESE_ITEM_COMMA || next->start > item->end + 36)
        return FALSE;
      if (next->kind == CHINESE_ITEM_TERM || (next->kind == CHINESE_ITEM_WORD && next->role == CHINESE_GENERIC))
        return next->start > item->end + 3 && chinese_walk_follows (self, next->start, "的")
               && !chinese_walk_follows (self, next->start - 3, "您你们户");
    }
  return FALSE;
}

/* 提供以下信息，以便…：手机号 */
static void
chinese_walk_reopen (ChineseWalk *self)
{
  if (self->now.verbs.is_open || self->last.actions == 0 || self->now.is_void || self->definition)
    return;
  self->now.verbs = self->last;
  self->now.verbs.clause = self->clause;
  self->now.in_purpose = FALSE;
}

/* 您提供的信息，包括姓名 */
static void
chinese_walk_take_example (ChineseWalk *self)
{
  const ChineseItem *item = chinese_walk_item (self, self->index);

  for (guint i = self->index; i-- > 0;)
    {
      const ChineseItem *before = chinese_walk_item (self, i);
      if (item->start - before->end > 6)
        return;
      if (before->kind == CHINESE_ITEM_TERM
          || (before->kind == CHINESE_ITEM_WORD && (before->role == CHINESE_GENERIC || before->role == CHINESE_ANAPHORA)))
        {
          chinese_walk_reopen (self);
          return;
        }
      if (before->kind == CHINESE_ITEM_WORD)
        return;
      item = before;
    }
}

static void
chinese_walk_take_action (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_is_thing (self, item))
    return;
  chinese_walk_take_verb (self, item);
  if (item->twin)
    self->taken = item->end;
}

static void
chinese_walk_take_purpose (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_is_attribute (self, item))
    return;
  self->now.in_purpose = TRUE;
  chinese_walk_settle_topic (self);
  /* 不会收集您的位置用于广告: denied is the purpose. */
  if (self->now.verbs.is_open && self->now.verbs.clause == self->clause && self->now.verbs.polarity == CANDOR_POLARITY_NO)
    self->hedged = TRUE;
  if (self->now.verbs.clause == self->clause || self->now.verbs.inherited)
    chinese_walk_close_verbs (self);
}

/* Words that change what the sentence says from there on. */
static void
chinese_walk_take_turn (ChineseWalk *self, const ChineseItem *item)
{
  switch (item->role)
    {
    case CHINESE_HEDGE:
      self->hedged = TRUE;
      break;
    case CHINESE_BOUNDARY:
      chinese_walk_settle_topic (self);
      self->now.negated = FALSE;
      self->now.is_void = FALSE;
      chinese_walk_close_verbs (self);
      break;
    case CHINESE_VOID:
      self->refused = self->refused || chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_REFUSAL, self->text + item->start);
      if (self->now.verbs.is_open && chinese_walk_follows (self, item->start, "、/"))
        break;
      self->now.is_void = TRUE;
      chinese_walk_close_verbs (self);
      break;
    case CHINESE_EXCEPTION:
      chinese_walk_note_exception (self, item);
      break;
    case CHINESE_DEFINITION:
      self->definition = TRUE;
      self->n_pending = 0;
      chinese_walk_close_verbs (self);
      break;
    case CHINESE_EXAMPLE:
      chinese_walk_take_example (self);
      break;
    case CHINESE_SHIELD:
      if (self->now.in_condition && chinese_walk_follows (self, item->end, "时"))
        chinese_walk_take_condition_end (self, item);
      break;
    default:
      break;
    }
}

static void
chinese_walk_take_word (ChineseWalk *self, const ChineseItem *item)
{
  if (item->role <= CHINESE_VERB_OTHER)
    chinese_walk_take_action (self, item);
  else if (item->role == CHINESE_NEGATION)
    chinese_walk_take_negation (self, item);
  else if (item->role == CHINESE_CONDITION)
    chinese_walk_take_condition (self, item);
  else if (item->role == CHINESE_CONDITION_END)
    chinese_walk_take_condition_end (self, item);
  else if (item->role == CHINESE_CONSENT)
    chinese_walk_take_consent (self);
  else if (item->role == CHINESE_RIGHT || item->role == CHINESE_DEMAND)
    chinese_walk_take_right (self, item);
  else if (item->role == CHINESE_FIRST_PARTY)
    chinese_walk_take_first_party (self, item);
  else if (item->role == CHINESE_SECOND_PARTY)
    chinese_walk_take_second_party (self, item);
  else if (item->role == CHINESE_THIRD_PARTY)
    chinese_walk_take_third_party (self, item);
  else if (item->role == CHINESE_ANAPHORA || item->role == CHINESE_GENERIC)
    chinese_walk_take_object (self);
  else if (item->role == CHINESE_PERMISSION)
    chinese_walk_take_permission (self);
  else if (item->role == CHINESE_PURPOSE)
    chinese_walk_take_purpose (self, item);
  else
    chinese_walk_take_turn (self, item);
}

/* 将, 把, 对 and 就 put the object before the verb. */
static void
chinese_walk_watch_disposal (ChineseWalk *self, const ChineseItem *item)
{
  gsize from = self->index > 0 ? (item - 1)->end : self->sentence->from;

  for (const char *at = self->text + from; at < self->text + item->start; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("将把对就", -1, g_utf8_get_char (at)) != NULL && !self->now.verbs.is_open)
      self->now.disposal = TRUE;
}

/* What a parenthesis says of subject and condition ends with it; a condition in it holds for what stands
 * right before it: 电子邮箱（如您选择填写）. */
static void
chinese_walk_close_parenthesis (ChineseWalk *self)
{
  ChineseCandidate *before = self->outside_candidate > 0
                                 ? &g_array_index (self->candidates, ChineseCandidate, self->outside_candidate - 1)
                                 : NULL;

  if (self->now.in_condition && !self->outside.in_condition && before != NULL
      && before->polarity == CANDOR_POLARITY_YES)
    before->polarity = CANDOR_POLARITY_CONDITIONAL;
  self->now = self->outside;
  self->first_pending = 0;
  self->now.in_purpose = FALSE;
}

/* 绝不会主动…: nothing between a denial and its verb but how it would be done. */
static gboolean
chinese_walk_is_denied_here (ChineseWalk *self, const ChineseItem *item)
{
  gsize at = item->start;

  for (guint i = self->index; i-- > 0;)
    {
      const ChineseItem *before = chinese_walk_item (self, i);

      for (const char *filler = self->text + before->end; filler < self->text + at; filler = g_utf8_next_char (filler))
        if (g_utf8_strchr ("会将再曾主动私自擅", -1, g_utf8_get_char (filler)) == NULL)
          return FALSE;
      if (before->kind != CHINESE_ITEM_WORD || before->role != CHINESE_HEDGE)
        return before->kind == CHINESE_ITEM_WORD && before->role == CHINESE_NEGATION;
      at = before->start;
    }
  return FALSE;
}

/* 不会读取通讯录: the name of a permission that stands right behind a denial brings the denied verb along. */
static void
chinese_walk_take_held_verb (ChineseWalk *self, const ChineseItem *item)
{
  guint8 length = self->lexicon->acting[item->term - self->lexicon->terms];
  const ChineseItem *next = self->index + 1 < self->items->len ? item + 1 : NULL;
  ChineseItem verb = { .kind = CHINESE_ITEM_WORD, .role = CHINESE_VERB_ACCESS, .start = item->start, .end = item->start + length };

  if (length == 0 || !self->now.negated || self->now.verbs.is_open || !chinese_walk_is_denied_here (self, item))
    return;
  if (next != NULL && next->kind == CHINESE_ITEM_WORD && next->role == CHINESE_PERMISSION && next->start == item->end)
    return;
  chinese_walk_take_verb (self, &verb);
}

static void
chinese_walk_take (ChineseWalk *self)
{
  const ChineseItem *item = chinese_walk_item (self, self->index);

  chinese_walk_watch_disposal (self, item);
  switch (item->kind)
    {
    case CHINESE_ITEM_TERM:
      if (item->start >= self->taken)
        {
          chinese_walk_take_held_verb (self, item);
          chinese_walk_take_object (self);
        }
      break;
    case CHINESE_ITEM_WORD:
      chinese_walk_take_word (self, item);
      break;
    case CHINESE_ITEM_COMMA:
      chinese_walk_end_clause (self);
      break;
    case CHINESE_ITEM_COLON:
      chinese_walk_reopen (self);
      break;
    case CHINESE_ITEM_OPEN:
      if (self->depth++ == 0)
        {
          self->outside = self->now;
          self->first_pending = self->n_pending;
          self->outside_candidate = self->candidates->len;
        }
      break;
    case CHINESE_ITEM_CLOSE:
      if (self->depth > 0 && --self->depth == 0)
        chinese_walk_close_parenthesis (self);
      break;
    default:
      break;
    }
}

static void
chinese_walk_begin (ChineseWalk *self, const ChineseContext *context)
{
  self->now.actor = CANDOR_ACTOR_FIRST_PARTY;
  self->condition = context->condition;
  if (context->actions != 0 || context->is_void)
    self->now.verbs = (ChineseVerbs) { .actions = context->actions,
                                   .polarity = context->polarity,
                                   .actor = context->actor,
                                   .grant = context->grant,
                                   .is_open = TRUE,
                                   .is_void = context->is_void,
                                   .inherited = TRUE };
}

/* Terms that no verb governs: permissions are still asked for; a bare list in a place where data are
 * listed is a claim of that place. */
static void
chinese_walk_end (ChineseWalk *self, const ChineseContext *context)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_ACCESS, .polarity = CANDOR_POLARITY_YES };

  chinese_walk_settle_topic (self);
  if (self->now.is_void || self->now.right || self->definition || self->now.negated || !context->permissions)
    self->n_pending = 0;
  for (guint i = 0; i < self->n_pending; i++)
    {
      const CandorKnownTerm *term = chinese_walk_item (self, self->pending[i])->term;
      if (term != NULL && (term->permission || self->pending_permission))
        chinese_walk_add_candidate (self, self->pending[i], &verbs, "zh.permission", 0.6);
    }
  if (!self->seen_verb && !self->now.is_void && !self->now.right && !self->definition && !self->now.negated)
    chinese_walk_take_enumeration (self, context);
  chinese_walk_take_named_permissions (self);
  chinese_walk_take_loose (self);
  chinese_walk_sift (self);
}

static void
chinese_walk_hand_on (ChineseWalk *self, ChineseContext *context)
{
  const ChineseVerbs *verbs = &self->now.verbs;

  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);
      if (item->kind == CHINESE_ITEM_WORD && item->role == CHINESE_SITUATION)
        {
          *context = (ChineseContext) { 0 };
          return;
        }
    }
  *context = (ChineseContext) { .actions = verbs->is_open && !verbs->is_void ? verbs->actions : 0,
                                .polarity = verbs->polarity,
                                .actor = verbs->actor,
                                .grant = verbs->grant,
                                .condition = self->condition,
                                .is_void = self->definition || (verbs->is_open && verbs->is_void) };
}

void
chinese_sentence_decide (const ChineseLexicon *lexicon, const CandorPassage *passage, const CandorSentence *sentence, GArray *items,
                         ChineseContext *context, GArray *candidates)
{
  ChineseWalk walk = { .lexicon = lexicon, .text = passage->text, .sentence = sentence, .items = items, .candidates = candidates };

  g_array_set_size (candidates, 0);
  chinese_walk_begin (&walk, context);
  chinese_walk_look_ahead (&walk);
  for (walk.index = 0; walk.index < items->len; walk.index++)
    chinese_walk_take (&walk);
  chinese_walk_end (&walk, context);
  chinese_walk_hand_on (&walk, context);
}
