/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

#include <string.h>

#define BIT(action) (1u << CANDOR_ACTION_##action)

void
chinese_walk_close_verbs (ChineseWalk *self)
{
  self->now.verbs = (ChineseVerbs) { .clause = self->clause };
}

/* Whether nothing but a conjunction stands between two verbs. */
static gboolean
chinese_walk_joins (ChineseWalk *self, gsize from, gsize to)
{
  if (from > to || to - from > 12)
    return FALSE;
  /* 不收集也不存储: denied both */
  for (const char *at = self->text + from; at < self->text + to; at = g_utf8_next_char (at))
    if (g_utf8_strchr (self->now.negated ? "、和及与或并/以者且， 地也亦均不会" : "、和及与或并/以者且， 地", -1, g_utf8_get_char (at)) == NULL)
      return FALSE;
  return TRUE;
}

/* 上传, 上报, 回传: what the app itself sends up comes to its maker. */
static gboolean
chinese_walk_uploads (ChineseWalk *self, const ChineseItem *item)
{
  return g_str_has_prefix (self->text + item->start, "上") || g_str_has_prefix (self->text + item->start, "回");
}

/* 提供给我们 */
static gboolean
chinese_walk_gives_us (ChineseWalk *self, const ChineseItem *item)
{
  return chinese_walk_follows (self, item->end, "给") && self->index + 1 < self->items->len
         && (item + 1)->start == item->end && (item + 1)->kind == CHINESE_ITEM_WORD
         && (item + 1)->role == CHINESE_FIRST_PARTY;
}

/* 委托合作伙伴处理您的信息: sharing, and what is done with it. */
static gboolean
chinese_walk_entrusts (ChineseWalk *self, const ChineseItem *item)
{
  return item->role == CHINESE_VERB_USE && self->now.verbs.is_open && (self->now.verbs.actions & BIT (SHARE))
         && self->now.verbs.clause == self->clause && self->candidates->len == self->now.verbs.first_candidate;
}

/* 向…提供, where … is neither us nor the user. */
static gboolean
chinese_walk_gives_others (ChineseWalk *self, const ChineseItem *item)
{
  gsize from = self->clause_item < self->items->len ? chinese_walk_item (self, self->clause_item)->start : item->start;
  const char *found = NULL;

  if (self->clause_item > 0)
    from = chinese_walk_item (self, self->clause_item - 1)->end;
  else
    from = self->sentence->from;
  for (const char *at = self->text + from; at < self->text + item->start; at = g_utf8_next_char (at))
    if (g_str_has_prefix (at, "向"))
      found = at + strlen ("向");
  return self->now.to_others
         || (found != NULL && !g_str_has_prefix (found, "我") && !g_str_has_prefix (found, "您")
             && !g_str_has_prefix (found, "你") && !g_str_has_prefix (found, "用户") && !g_str_has_prefix (found, "本"));
}

/* 需提供, 请填写, 可补充: without a subject it is the user who is asked to give. */
static gboolean
chinese_walk_asks (ChineseWalk *self, const ChineseItem *item)
{
  gsize from = self->clause_item > 0 ? chinese_walk_item (self, self->clause_item - 1)->end : self->sentence->from;

  for (const char *at = self->text + from; at < self->text + item->start; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("需须请要可应", -1, g_utf8_get_char (at)) != NULL)
      return TRUE;
  return self->condition;
}

/* What somebody's giving claims: what the user gives us, we collect; what we give others, we share. */
static guint
chinese_walk_weigh_giving (ChineseWalk *self, const ChineseItem *item)
{
  if (self->now.to_us)
    return BIT (COLLECT);
  if (self->now.to_user)
    return 0;
  if (self->now.actor == CANDOR_ACTOR_USER)
    return chinese_walk_gives_others (self, item) ? 0 : BIT (COLLECT);
  if (chinese_walk_gives_others (self, item))
    return BIT (SHARE);
  if (self->now.named)
    return chinese_walk_uploads (self, item) ? BIT (COLLECT) : 0;
  return chinese_walk_asks (self, item) ? BIT (COLLECT) : 0;
}

/* 位置信息：是指…时，我们收集的有关您位置的信息: what it means is what we collect. */
static gboolean
chinese_walk_begins_description (ChineseWalk *self, const ChineseItem *item)
{
  return (item->role == CHINESE_VERB_COLLECT || item->role == CHINESE_VERB_ACCESS) && g_str_has_prefix (self->text + item->end, "的")
         && self->now.actor == CANDOR_ACTOR_FIRST_PARTY && !self->now.negated
         && (self->now.named || g_str_has_prefix (self->text + item->start, "自动")
             || chinese_walk_follows (self, item->start, "动"));
}

/* 您提供的…, 您使用的…: what is given or used is told of another thing. */
static gboolean
chinese_walk_is_relative (ChineseWalk *self, const ChineseItem *item)
{
  const char *behind = self->text + item->end;
  gboolean open = self->now.verbs.is_open && !self->now.verbs.is_void;

  if (chinese_walk_follows (self, item->start, "所"))
    return TRUE;
  if (self->definition && chinese_walk_begins_description (self, item))
    return TRUE;
  /* 不会将收集的信息用于…: the denial is of the verb behind */
  if (self->now.negated && g_str_has_prefix (behind, "的"))
    return TRUE;
  if (item->role == CHINESE_VERB_OTHER)
    return g_str_has_prefix (behind, "的") || g_str_has_prefix (behind, "后") || g_str_has_prefix (behind, "处理后")
           || g_str_has_prefix (behind, "或");
  /* What is open in a clause before says nothing of this one: 使用推送服务，会采集的信息包括… */
  if (item->role == CHINESE_VERB_PROVIDE || item->role == CHINESE_VERB_USE
      || (open && (self->now.verbs.clause == self->clause || self->now.verbs.inherited || item->role > CHINESE_VERB_ACCESS)))
    if (g_str_has_prefix (behind, "的"))
      return TRUE;
  /* 收集…以及使用服务的频率 */
  return item->role == CHINESE_VERB_USE && open && chinese_walk_follows (self, item->start, "及和与")
         && self->now.verbs.end + 6 < item->start;
}

/* The actions that a verb claims here; 0 if none. */
static guint
chinese_walk_weigh_verb (ChineseWalk *self, const ChineseItem *item)
{
  gboolean user = self->now.actor == CANDOR_ACTOR_USER;

  switch (item->role)
    {
    case CHINESE_VERB_COLLECT:
      return user ? 0 : BIT (COLLECT);
    case CHINESE_VERB_ACCESS:
      return user ? 0 : BIT (ACCESS);
    case CHINESE_VERB_GRANT:
      return BIT (ACCESS);
    case CHINESE_VERB_USE:
      return user ? 0 : BIT (USE);
    case CHINESE_VERB_SHARE:
      if (chinese_walk_gives_us (self, item))
        return BIT (COLLECT);
      return user || (self->now.to_user && !self->now.to_others) ? 0 : BIT (SHARE);
    case CHINESE_VERB_STORE:
      return user ? 0 : BIT (STORE);
    case CHINESE_VERB_PROVIDE:
      return chinese_walk_weigh_giving (self, item);
    default:
      return 0;
    }
}

static CandorPolarity
chinese_walk_get_polarity (ChineseWalk *self)
{
  if (self->now.negated && !self->exception)
    return CANDOR_POLARITY_NO;
  return self->now.negated || self->condition || self->now.in_condition ? CANDOR_POLARITY_CONDITIONAL
                                                                : CANDOR_POLARITY_YES;
}

static gboolean
chinese_walk_is_void (ChineseWalk *self, ChineseRole role)
{
  gboolean giving = role == CHINESE_VERB_PROVIDE || role == CHINESE_VERB_GRANT;

  if (self->definition || self->now.is_void || self->now.in_purpose)
    return TRUE;
  if (giving && self->now.negated && !self->now.to_others && !self->now.denied_demand)
    return TRUE;
  return (self->now.right || self->now.in_condition) && !giving;
}

/* Objects that stand before the verb: 将您的位置信息共享给…, 您的位置信息会被收集. */
static void
chinese_walk_take_pending (ChineseWalk *self, const ChineseItem *item)
{
  ChineseRole role = item->role;

  if (role == CHINESE_VERB_PROVIDE && !self->now.disposal && !self->now.to_others)
    return;
  if (role == CHINESE_VERB_GRANT && !self->pending_permission)
    return;
  if ((role == CHINESE_VERB_COLLECT || role == CHINESE_VERB_ACCESS || role == CHINESE_VERB_USE) && !self->now.disposal
      && !chinese_walk_follows (self, item->start, "被所") && !self->pending_permission
      && !g_str_has_prefix (self->text + item->start, "用于"))
    return;
  for (guint i = self->first_pending; i < self->n_pending; i++)
    chinese_walk_add_candidate (self, self->pending[i], &self->now.verbs, "zh.object-first", 0.8);
  if (self->pending_permission)
    chinese_walk_take_permission (self);
  self->n_pending = self->first_pending;
  self->pending_permission = FALSE;
}

static void
chinese_walk_begin_verbs (ChineseWalk *self, const ChineseItem *item, guint actions)
{
  ChineseRole role = item->role;

  self->now.verbs = (ChineseVerbs) {
    .actions = actions,
    .polarity = chinese_walk_get_polarity (self),
    .actor = self->now.actor == CANDOR_ACTOR_THIRD_PARTY ? CANDOR_ACTOR_THIRD_PARTY : CANDOR_ACTOR_FIRST_PARTY,
    .is_open = TRUE,
    .is_void = actions == 0 || chinese_walk_is_void (self, role),
    .grant = role == CHINESE_VERB_GRANT,
    .provide = role == CHINESE_VERB_PROVIDE,
    .use_only = role == CHINESE_VERB_USE,
    .clause = self->clause,
    .end = item->end,
    .first_candidate = self->candidates->len,
  };
  if (self->now.right && self->now.verbs.polarity == CANDOR_POLARITY_YES)
    self->now.verbs.polarity = CANDOR_POLARITY_CONDITIONAL;
  if (!self->now.verbs.is_void)
    self->last = self->now.verbs;
}

/* 您提供的信息，包括…: what is spelled out behind it is claimed. */
static void
chinese_walk_note_relative (ChineseWalk *self, const ChineseItem *item)
{
  if (self->definition && chinese_walk_begins_description (self, item))
    {
      self->definition = FALSE;
      self->now.in_condition = FALSE;
      self->condition = TRUE;
      chinese_walk_begin_verbs (self, item, BIT (COLLECT));
      return;
    }
  if (item->role == CHINESE_VERB_PROVIDE && self->last.actions == 0 && !chinese_walk_is_void (self, item->role))
    self->last = (ChineseVerbs) { .actions = BIT (COLLECT), .polarity = chinese_walk_get_polarity (self),
                                  .is_open = TRUE, .provide = TRUE };
}

static void
chinese_walk_join_verb (ChineseWalk *self, const ChineseItem *item, guint actions)
{
  /* 不会读取或上传: that it isn't sent up takes nothing from the denial. */
  if (!self->now.verbs.is_void && self->now.negated && item->role == CHINESE_VERB_PROVIDE)
    {
      self->now.verbs.end = item->end;
      return;
    }
  self->now.verbs.actions |= actions;
  self->now.verbs.use_only = self->now.verbs.use_only && item->role == CHINESE_VERB_USE;
  self->now.verbs.grant = self->now.verbs.grant && item->role == CHINESE_VERB_GRANT;
  self->now.verbs.is_void = self->now.verbs.actions == 0 || chinese_walk_is_void (self, item->role);
  self->now.verbs.actor = self->now.verbs.actions & BIT (SHARE) ? CANDOR_ACTOR_FIRST_PARTY : self->now.verbs.actor;
  self->now.verbs.end = item->end;
}

void
chinese_walk_take_verb (ChineseWalk *self, const ChineseItem *item)
{
  guint actions;
  gboolean joined = self->now.verbs.end > 0 && !self->now.verbs.inherited
                    && (chinese_walk_joins (self, self->now.verbs.end, item->start) || chinese_walk_entrusts (self, item));

  if (chinese_walk_is_relative (self, item))
    {
      chinese_walk_note_relative (self, item);
      return;
    }
  self->seen_verb = TRUE;
  /* 您授权某某收集: who is let do it is the app, whatever it calls itself; users don't collect. */
  if (self->now.actor == CANDOR_ACTOR_USER && !self->now.right && (item->role == CHINESE_VERB_COLLECT || self->now.verbs.grant)
      && item->role != CHINESE_VERB_PROVIDE && item->role != CHINESE_VERB_GRANT)
    {
      self->condition = self->condition || self->now.verbs.grant;
      self->now.actor = CANDOR_ACTOR_FIRST_PARTY;
    }
  actions = chinese_walk_weigh_verb (self, item);
  if (self->now.verbs.grant && self->now.verbs.clause == self->clause && item->role == CHINESE_VERB_COLLECT)
    actions |= BIT (ACCESS);
  /* 收集您浏览的内容: what the user does within an object changes nothing for the object. */
  if (self->now.nested && self->now.verbs.is_open)
    return;
  /* 收集并向您展示您的头像: what is done for the user takes nothing from what was said before. */
  if (actions == 0 && self->now.to_user && self->now.verbs.is_open && !self->now.verbs.is_void
      && self->now.verbs.clause == self->clause && self->candidates->len == self->now.verbs.first_candidate)
    return;
  if (joined)
    {
      chinese_walk_join_verb (self, item, actions);
      return;
    }
  if (item->role == CHINESE_VERB_USE && self->n_pending == 0
      && g_str_has_prefix (self->text + item->start, "用") && !g_str_has_prefix (self->text + item->start, "用到"))
    return; /* it tells what for, of objects that have their verb */
  chinese_walk_settle_topic (self);
  self->topic_closed = self->topic_closed || !self->now.in_condition;
  chinese_walk_begin_verbs (self, item, actions);
  if (!self->now.verbs.is_void)
    chinese_walk_take_pending (self, item);
  else
    self->n_pending = self->first_pending;
  self->now.disposal = FALSE;
}
