/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

#include <string.h>

/* Bytes between the end of a condition and the verb of what is done then. */
#define THEN_DISTANCE 12

/* Conditions, consent, rights and negations: what a clause says before it claims anything. */

static gboolean
chinese_walk_lacks (ChineseWalk *self, const ChineseItem *item)
{
  return item->end - item->start == strlen ("未") && chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_LACKING, self->text + item->start);
}

/* 不会收集…，仅在本地比对: what is done with the data all the same. */
static gboolean
chinese_walk_handles_after_all (ChineseWalk *self)
{
  const char *end = self->text + self->sentence->to;

  for (const char *at = self->text + self->sentence->from; at < end; at = g_utf8_next_char (at))
    if (chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_LOCAL, at))
      return TRUE;
  return FALSE;
}

/* 未经, 未获, 未取得 … 同意: no negation of the verb behind, but an exception from one. */
static gboolean
chinese_walk_is_without_consent (ChineseWalk *self, guint index)
{
  const ChineseItem *item = chinese_walk_item (self, index);

  if (!g_str_has_prefix (self->text + item->start, "未") || item->end - item->start > 3)
    return FALSE;
  for (guint i = index + 1; i < self->items->len; i++)
    {
      const ChineseItem *other = chinese_walk_item (self, i);
      if (other->kind == CHINESE_ITEM_COMMA)
        return FALSE;
      if (other->kind == CHINESE_ITEM_WORD && other->role == CHINESE_CONSENT)
        return TRUE;
    }
  return FALSE;
}

void
chinese_walk_look_ahead (ChineseWalk *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);
      if (item->kind != CHINESE_ITEM_WORD)
        continue;
      if (item->role == CHINESE_EXCEPTION || (item->role == CHINESE_NEGATION && chinese_walk_is_without_consent (self, i)))
        self->exception = TRUE;
      else if (item->role == CHINESE_NEGATION && !self->hedged)
        self->hedged = chinese_walk_handles_after_all (self);
      self->definition = self->definition || item->role == CHINESE_WARNING;
      self->talk = self->talk || item->role == CHINESE_TALK;
    }
}

/* 经您授权蓝牙权限后: the permission is asked for. */
static void
chinese_walk_take_granted (ChineseWalk *self)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_ACCESS, .polarity = CANDOR_POLARITY_CONDITIONAL };

  for (guint i = 0; i < self->n_pending && !self->now.negated && !self->now.is_void && !self->now.right; i++)
    {
      const CandorKnownTerm *term = chinese_walk_item (self, self->pending[i])->term;
      if (term != NULL && term->permission)
        chinese_walk_add_candidate (self, self->pending[i], &verbs, "zh.permission", 0.8);
    }
}

/* The clause was a condition: what was claimed in it, but for what the user gives, is none. */
void
chinese_walk_end_condition (ChineseWalk *self)
{
  chinese_walk_take_granted (self);
  for (guint i = self->clause_candidate; i < self->candidates->len; i++)
    {
      ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i);
      if (g_str_equal (candidate->rule, "zh.provide") || candidate->permission || candidate->tentative)
        candidate->polarity = candidate->polarity == CANDOR_POLARITY_YES ? CANDOR_POLARITY_CONDITIONAL
                                                                         : candidate->polarity;
      else
        candidate->dropped = TRUE;
    }
  self->condition = TRUE;
  self->topic_closed = FALSE;
  self->now.disposal = FALSE;
  self->now.in_condition = FALSE;
  self->now.named = self->now.others_outside;
  self->now.actor = self->now.others_outside ? CANDOR_ACTOR_THIRD_PARTY : CANDOR_ACTOR_FIRST_PARTY;
  self->n_pending = 0;
  chinese_walk_close_verbs (self);
}

/* 如果您在…时…: the verb behind belongs to what is supposed. */
static gboolean
chinese_walk_is_supposed (ChineseWalk *self)
{
  for (guint i = self->clause_item; i < self->index; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);

      if (item->kind == CHINESE_ITEM_WORD && item->role == CHINESE_CONDITION
          && g_utf8_strchr ("如若假倘除一只", -1, g_utf8_get_char (self->text + item->start)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* 您的位置信息仅在您使用地图时收集, 在使用WiFi配网时会使用到您的位置: the verb stands right behind the condition. */
static gboolean
chinese_walk_is_then (ChineseWalk *self, const ChineseItem *item, const ChineseItem *next)
{
  if (next->kind != CHINESE_ITEM_WORD || next->start > item->end + THEN_DISTANCE
      || (next->role > CHINESE_VERB_STORE && next->role != CHINESE_FIRST_PARTY)
      || g_str_has_prefix (self->text + next->end, "的"))
    return FALSE;
  for (const char *at = self->text + item->end; at < self->text + next->start; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("才会方将可能予以进行再被由还需要自动", -1, g_utf8_get_char (at)) == NULL)
      return FALSE;
  return TRUE;
}

void
chinese_walk_take_condition_end (ChineseWalk *self, const ChineseItem *item)
{
  const ChineseItem *next = self->index + 1 < self->items->len ? item + 1 : NULL;
  gboolean ends = next == NULL ? item->end == self->sentence->to
                               : next->start == item->end
                                     && (next->kind == CHINESE_ITEM_COMMA
                                         || (next->kind == CHINESE_ITEM_WORD && next->role == CHINESE_FIRST_PARTY));

  if (ends || (next != NULL && chinese_walk_is_then (self, item, next) && !chinese_walk_is_supposed (self)))
    chinese_walk_end_condition (self);
}

/* 在您的设备中, 在您手机上: where, not when. */
static gboolean
chinese_walk_is_place (ChineseWalk *self, const ChineseItem *item)
{
  const char *behind = self->text + item->end;

  if (!g_str_has_prefix (self->text + item->start, "在"))
    return FALSE;
  behind += g_str_has_prefix (behind, "的") ? strlen ("的") : 0;
  return chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_DEVICE, behind);
}

void
chinese_walk_take_condition (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_is_place (self, item))
    return;
  if (!self->now.in_condition)
    self->now.others_outside = self->now.actor == CANDOR_ACTOR_THIRD_PARTY && self->now.named;
  self->now.in_condition = TRUE;
  chinese_walk_close_verbs (self);
  self->n_pending = self->first_pending;
  if (g_str_has_prefix (self->text + item->end - strlen ("您"), "您"))
    self->now.actor = CANDOR_ACTOR_USER;
  /* 您使用时 ends what it begins. */
  if (chinese_walk_follows (self, item->end, "时"))
    chinese_walk_take_condition_end (self, item);
}

/* 您同意某某收集: who is let do it is the app. */
void
chinese_walk_take_consent (ChineseWalk *self)
{
  if (!self->now.negated)
    self->condition = TRUE;
  if (self->now.actor == CANDOR_ACTOR_USER && !self->now.right)
    {
      self->now.actor = CANDOR_ACTOR_FIRST_PARTY;
      self->now.named = FALSE;
    }
}

/* 您可以, 要求您 */
void
chinese_walk_take_right (ChineseWalk *self, const ChineseItem *item)
{
  if (self->now.verbs.clause != self->clause || self->now.verbs.is_void)
    chinese_walk_close_verbs (self);
  self->now.actor = CANDOR_ACTOR_USER;
  self->now.named = TRUE;
  self->now.right = item->role == CHINESE_RIGHT;
  self->now.denied_demand = item->role == CHINESE_DEMAND && self->now.negated;
}

void
chinese_walk_take_negation (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_is_without_consent (self, self->index))
    return;
  /* 未经合法授权而收集…: told of others, as a wrong. */
  if (chinese_walk_lacks (self, item) || (!self->exception && g_str_has_prefix (self->text + item->start, "不得")))
    self->now.is_void = TRUE;
  self->now.negated = TRUE;
}
