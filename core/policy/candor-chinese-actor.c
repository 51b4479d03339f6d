/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

#include <string.h>

/* Bytes before a party in which a preposition may stand: 向我们的业务合作伙伴. */
#define PREPOSITION_DISTANCE 36

gboolean
chinese_walk_follows (ChineseWalk *self, gsize at, const char *characters)
{
  const char *previous;

  if (at <= self->sentence->from)
    return FALSE;
  previous = g_utf8_find_prev_char (self->text + self->sentence->from, self->text + at);
  while (previous != NULL && *previous == ' ')
    previous = g_utf8_find_prev_char (self->text + self->sentence->from, previous);
  return previous != NULL && g_utf8_strchr (characters, -1, g_utf8_get_char (previous)) != NULL;
}

/* A new subject begins a new clause even without a comma; what is open before it is closed where a
 * comma stands between. */
static void
chinese_walk_set_actor (ChineseWalk *self, CandorActor actor)
{
  if (self->now.verbs.clause != self->clause)
    {
      chinese_walk_close_verbs (self);
      if (self->now.disposal)
        self->n_pending = self->first_pending;
      self->now.disposal = FALSE;
    }
  self->now.actor = actor;
  self->now.named = TRUE;
  self->topic_named = self->topic_named || actor != CANDOR_ACTOR_USER;
  self->now.nested = FALSE;
}

void
chinese_walk_take_first_party (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_follows (self, item->start, "向给至予"))
    {
      self->now.to_us = TRUE;
      return;
    }
  if (chinese_walk_follows (self, item->start, "与和从在对除") || g_str_has_prefix (self->text + item->end, "的"))
    return;
  /* 授权我们, 同意我们, 允许我们: what we do is done under that condition. */
  if (chinese_walk_follows (self, item->start, "权意许"))
    self->condition = TRUE;
  if (self->now.verbs.is_open && self->now.verbs.clause == self->clause && !self->now.verbs.is_void && !self->now.verbs.grant)
    return;
  chinese_walk_set_actor (self, CANDOR_ACTOR_FIRST_PARTY);
  self->now.right = FALSE;
  self->now.negated = FALSE;
  self->now.is_void = FALSE;
  self->now.in_purpose = FALSE;
  if (self->now.in_condition && chinese_walk_follows (self, item->start, "时后"))
    self->now.in_condition = FALSE;
}

/* 您的 and 您手机号 are possessives, 向您 is no subject. */
static gboolean
chinese_walk_is_possessive (ChineseWalk *self, const ChineseItem *item)
{
  const ChineseItem *next = item + 1;

  if (g_str_has_prefix (self->text + item->end, "的") || g_str_has_prefix (self->text + item->end, "个人"))
    return TRUE;
  return self->index + 1 < self->items->len && next->start == item->end && next->kind == CHINESE_ITEM_TERM;
}

/* 例如，您…; 包括：您…: what follows belongs to what is open. */
static gboolean
chinese_walk_spells_out (ChineseWalk *self, gsize at)
{
  const char *from = self->text + self->sentence->from;
  const char *previous = g_utf8_find_prev_char (from, self->text + at);

  while (previous != NULL && g_utf8_strchr ("，, ：:“\"", -1, g_utf8_get_char (previous)) != NULL)
    previous = g_utf8_find_prev_char (from, previous);
  return previous != NULL && g_utf8_strchr ("如括及和于有", -1, g_utf8_get_char (previous)) != NULL;
}

static gboolean
chinese_walk_is_you (ChineseWalk *self, const ChineseItem *item)
{
  return g_str_has_prefix (self->text + item->start, "您") || g_str_has_prefix (self->text + item->start, "你");
}

/* A noun is the subject where it begins the clause: 用户提供…, but not 提升用户体验. */
static gboolean
chinese_walk_begins_clause (ChineseWalk *self, const ChineseItem *item)
{
  gsize from = self->sentence->from;

  if (self->clause_item > 0 && self->clause_item <= self->index)
    from = chinese_walk_item (self, self->clause_item - 1)->end;
  return item->start <= from + 9 || (self->index > 0 && (item - 1)->kind == CHINESE_ITEM_WORD
                                     && (item - 1)->role == CHINESE_CONDITION && (item - 1)->end == item->start);
}

/* 使用我们服务的其他用户也可能分享…: what others do, wherever they stand before their verb. */
static gboolean
chinese_walk_is_others (ChineseWalk *self, const ChineseItem *item)
{
  return g_str_has_prefix (self->text + item->start, "其他用户") && !self->now.verbs.is_open
         && !g_str_has_prefix (self->text + item->end, "的") && chinese_walk_follows (self, item->start, "的，或及和");
}

void
chinese_walk_take_second_party (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_follows (self, item->start, "向给为"))
    {
      self->now.to_user = TRUE;
      return;
    }
  if (!chinese_walk_is_you (self, item) && !chinese_walk_begins_clause (self, item) && !chinese_walk_is_others (self, item))
    return;
  if (chinese_walk_is_possessive (self, item) || chinese_walk_follows (self, item->start, "对由经与和让请使供征得系助促将该"))
    return;
  if (self->now.verbs.is_open && !self->now.verbs.grant
      && (self->now.verbs.clause == self->clause || chinese_walk_spells_out (self, item->start)))
    {
      self->now.nested = TRUE;
      return;
    }
  chinese_walk_set_actor (self, CANDOR_ACTOR_USER);
  self->now.right = FALSE;
  self->now.to_others = FALSE;
}

/* The last preposition in the words right before a party, 0 if there is none. */
static gunichar
chinese_walk_find_preposition (ChineseWalk *self, const ChineseItem *item)
{
  gsize from = self->sentence->from;
  gunichar found = 0;

  if (self->index > 0)
    from = MAX (from, (item - 1)->end);
  if (item->start > from + PREPOSITION_DISTANCE)
    from = item->start - PREPOSITION_DISTANCE;
  while (from < item->start && ((guchar) self->text[from] & 0xc0) == 0x80)
    from++;
  for (const char *at = self->text + from; at < self->text + item->start; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("向与和给至同对跟到由被从自经", -1, g_utf8_get_char (at)) != NULL)
      found = g_utf8_get_char (at);
  return found;
}

static gboolean
chinese_walk_continues_party (ChineseWalk *self, const ChineseItem *item)
{
  const ChineseItem *before = item - 1;

  if (self->index == 0)
    return FALSE;
  if (before->kind == CHINESE_ITEM_LIST && self->index > 1)
    before--;
  return before->kind == CHINESE_ITEM_WORD && before->role == CHINESE_THIRD_PARTY;
}

void
chinese_walk_take_third_party (ChineseWalk *self, const ChineseItem *item)
{
  gunichar preposition = chinese_walk_find_preposition (self, item);

  if (self->now.to_others && chinese_walk_continues_party (self, item))
    return;
  if (preposition == g_utf8_get_char ("从") || preposition == g_utf8_get_char ("自"))
    return;
  if (preposition != 0 && preposition != g_utf8_get_char ("由") && preposition != g_utf8_get_char ("被")
      && preposition != g_utf8_get_char ("经"))
    {
      self->now.to_others = TRUE;
      return;
    }
  /* What is shared is followed by whom it is shared with. */
  if (self->now.verbs.is_open && (self->now.verbs.actions & (1 << CANDOR_ACTION_SHARE)))
    return;
  if (self->now.verbs.is_open && !self->now.verbs.is_void && self->now.verbs.clause == self->clause && preposition == 0)
    return;
  self->now.others_in_purpose = self->now.in_purpose && self->now.actor != CANDOR_ACTOR_THIRD_PARTY;
  chinese_walk_set_actor (self, CANDOR_ACTOR_THIRD_PARTY);
  self->now.right = FALSE;
}
