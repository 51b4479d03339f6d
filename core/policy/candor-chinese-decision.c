/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

#include <string.h>

/* Bytes before and behind the name on a line about one permission. */
#define LINE_REACH 24
#define LINE_REST 15
/* Bytes between the members of a list, or a list and the word behind it: 等设备. */
#define LIST_GAP 12

static gboolean
chinese_walk_lacks (ChineseWalk *self, const ChineseItem *item)
{
  const char *behind = self->text + item->end;

  return g_str_has_prefix (self->text + item->start, "未")
         && (g_str_has_prefix (behind, "经") || g_str_has_prefix (behind, "获") || g_str_has_prefix (behind, "取得")
             || g_str_has_prefix (behind, "征得"));
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

static void
chinese_walk_look_ahead (ChineseWalk *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);
      if (item->kind != CHINESE_ITEM_WORD)
        continue;
      if (item->role == CHINESE_EXCEPTION || (item->role == CHINESE_NEGATION && chinese_walk_is_without_consent (self, i)))
        self->exception = TRUE;
      self->definition = self->definition || item->role == CHINESE_WARNING;
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
static void
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
  self->now.disposal = FALSE;
  self->now.in_condition = FALSE;
  self->now.actor = CANDOR_ACTOR_FIRST_PARTY;
  self->now.named = FALSE;
  self->n_pending = 0;
  chinese_walk_close_verbs (self);
}

static void
chinese_walk_take_condition_end (ChineseWalk *self, const ChineseItem *item)
{
  const ChineseItem *next = self->index + 1 < self->items->len ? item + 1 : NULL;
  gboolean ends = next == NULL ? item->end == self->sentence->to
                               : next->start == item->end
                                     && (next->kind == CHINESE_ITEM_COMMA
                                         || (next->kind == CHINESE_ITEM_WORD && next->role == CHINESE_FIRST_PARTY));

  if (ends)
    chinese_walk_end_condition (self);
}

static void
chinese_walk_end_clause (ChineseWalk *self)
{
  if (self->depth > 0)
    return;
  if (self->now.in_condition)
    chinese_walk_end_condition (self);
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

/* 申请存储、相机权限; 浏览、点击、分享: what stands in a list of objects is a thing, not done. */
static gboolean
chinese_walk_is_thing (ChineseWalk *self, const ChineseItem *item)
{
  gboolean listed = chinese_walk_follows (self, item->start, "、")
                    || (item->twin && chinese_walk_follows (self, item->start, "或和及"));

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
chinese_walk_take_negation (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_is_without_consent (self, self->index))
    return;
  /* 未经合法授权而收集…: told of others, as a wrong. */
  if (chinese_walk_lacks (self, item) || (!self->exception && g_str_has_prefix (self->text + item->start, "不得")))
    self->now.is_void = TRUE;
  self->now.negated = TRUE;
}

/* 在您的设备中, 在您手机上: where, not when. */
static gboolean
chinese_walk_is_place (ChineseWalk *self, const ChineseItem *item)
{
  static const char *const places[] = { "设备", "手机", "终端", "电脑", "本地", "平板", NULL };
  const char *behind = self->text + item->end;

  if (!g_str_has_prefix (self->text + item->start, "在"))
    return FALSE;
  behind += g_str_has_prefix (behind, "的") ? strlen ("的") : 0;
  for (guint i = 0; places[i] != NULL; i++)
    if (g_str_has_prefix (behind, places[i]))
      return TRUE;
  return FALSE;
}

static void
chinese_walk_take_condition (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_is_place (self, item))
    return;
  self->now.in_condition = TRUE;
  chinese_walk_close_verbs (self);
  self->n_pending = self->first_pending;
  if (g_str_has_prefix (self->text + item->end - strlen ("您"), "您"))
    self->now.actor = CANDOR_ACTOR_USER;
}

/* 您同意某某收集: who is let do it is the app. */
static void
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
static void
chinese_walk_take_right (ChineseWalk *self, const ChineseItem *item)
{
  if (self->now.verbs.clause != self->clause || self->now.verbs.is_void)
    chinese_walk_close_verbs (self);
  self->now.actor = CANDOR_ACTOR_USER;
  self->now.named = TRUE;
  self->now.right = item->role == CHINESE_RIGHT;
  self->now.denied_demand = item->role == CHINESE_DEMAND && self->now.negated;
}

static void
chinese_walk_take_purpose (ChineseWalk *self, const ChineseItem *item)
{
  if (chinese_walk_is_attribute (self, item))
    return;
  self->now.in_purpose = TRUE;
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
      self->now.negated = FALSE;
      self->now.is_void = FALSE;
      chinese_walk_close_verbs (self);
      break;
    case CHINESE_VOID:
      if (self->now.verbs.is_open && chinese_walk_follows (self, item->start, "、/"))
        break;
      self->now.is_void = TRUE;
      chinese_walk_close_verbs (self);
      break;
    case CHINESE_DEFINITION:
      self->definition = TRUE;
      self->n_pending = 0;
      chinese_walk_close_verbs (self);
      break;
    case CHINESE_EXAMPLE:
      chinese_walk_take_example (self);
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

static void
chinese_walk_take (ChineseWalk *self)
{
  const ChineseItem *item = chinese_walk_item (self, self->index);

  chinese_walk_watch_disposal (self, item);
  switch (item->kind)
    {
    case CHINESE_ITEM_TERM:
      if (item->start >= self->taken)
        chinese_walk_take_object (self);
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

/* A sentence that does nothing but list data: in a policy, the data that are handled. */
static void
chinese_walk_take_enumeration (ChineseWalk *self, const ChineseContext *context)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_COLLECT, .polarity = CANDOR_POLARITY_YES };
  guint plain = 0;

  for (guint i = 0; i < self->n_loose; i++)
    {
      const CandorKnownTerm *term = chinese_walk_item (self, self->loose[i])->term;
      if (!term->weak && !term->permission && chinese_walk_is_listed (self, self->loose[i]))
        plain++;
    }
  if (plain < 2 || !context->listing)
    return;
  for (guint i = 0; i < self->n_loose; i++)
    if (!chinese_walk_item (self, self->loose[i])->term->permission)
      chinese_walk_add_candidate (self, self->loose[i], &verbs, "zh.enumeration", 0.5);
}

/* Terms that no verb governs: whether they are claimed is for the sentence as a whole to say. */
static void
chinese_walk_take_loose (ChineseWalk *self)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_COLLECT,
                         .polarity = self->condition ? CANDOR_POLARITY_CONDITIONAL : CANDOR_POLARITY_YES };
  guint governed = self->candidates->len, at = 0;

  for (guint i = 0; i < self->n_loose && !self->definition; i++)
    {
      const CandorKnownTerm *term = chinese_walk_item (self, self->loose[i])->term;
      ChineseCandidate *last;

      while (at < governed && g_array_index (self->candidates, ChineseCandidate, at).item < self->loose[i])
        at++;
      if (term->permission || (at < governed && g_array_index (self->candidates, ChineseCandidate, at).item == self->loose[i]))
        continue;
      chinese_walk_add_candidate (self, self->loose[i], &verbs, "zh.weighed", 0.6);
      last = &g_array_index (self->candidates, ChineseCandidate, self->candidates->len - 1);
      last->loose = TRUE;
      last->single = !chinese_walk_is_listed (self, self->loose[i]);
    }
}

/* Words of asking for, giving or taking back a permission. */
static gboolean
chinese_walk_speaks_of_permission (ChineseWalk *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);
      if (item->kind == CHINESE_ITEM_TERM ? item->term->permission
                                          : item->kind == CHINESE_ITEM_WORD
                                                && (item->role == CHINESE_PERMISSION || item->role == CHINESE_VERB_GRANT))
        return TRUE;
    }
  return FALSE;
}

/* 麦克风：用于…, Android-日历/…：提供…: a line that names what it opens first, and then what for. */
static gboolean
chinese_walk_is_line (ChineseWalk *self, const ChineseItem *item)
{
  const char *behind = self->text + item->end;

  if (item->start > self->sentence->from + LINE_REACH || self->sentence->to - item->end < LINE_REST)
    return FALSE;
  /* A number or a system's name may stand before it, no Chinese words. */
  for (const char *at = self->text + self->sentence->from; at < self->text + item->start; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) >= 0x4e00 && g_utf8_get_char (at) <= 0x9fff)
      return FALSE;
  return g_utf8_strchr ("，：:,（(/| ", -1, g_utf8_get_char (behind)) != NULL;
}

/* 位置、通讯录等权限: a list that ends with the word for permissions. */
static gboolean
chinese_walk_ends_in_permission (ChineseWalk *self, guint index)
{
  gsize end = chinese_walk_item (self, index)->end;

  for (guint i = index + 1; i < self->items->len; i++)
    {
      const ChineseItem *next = chinese_walk_item (self, i);

      if (next->start > end + LIST_GAP)
        return FALSE;
      if (next->kind == CHINESE_ITEM_WORD && next->role == CHINESE_PERMISSION)
        return TRUE;
      if (next->kind == CHINESE_ITEM_TERM && next->term->permission)
        return TRUE;
      if (next->kind == CHINESE_ITEM_COMMA || next->kind == CHINESE_ITEM_COLON)
        return FALSE;
      end = next->end;
    }
  return FALSE;
}

/* What a permission alone opens, wherever the sentence speaks of permissions; the rest of what permissions open,
 * where it is called one. */
static gboolean
chinese_walk_is_permission (ChineseWalk *self, guint index, gboolean speaks)
{
  const ChineseItem *item = chinese_walk_item (self, index);

  if (item->kind != CHINESE_ITEM_TERM)
    return FALSE;
  if (g_hash_table_contains (self->lexicon->capabilities, item->term->category))
    return speaks || chinese_walk_is_line (self, item);
  return g_hash_table_contains (self->lexicon->opened, item->term->category)
         && (item->term->permission || chinese_walk_ends_in_permission (self, index));
}

/* 您可以关闭相机权限; 拒绝授予日历权限将无法使用…: who tells how to take a permission back, or what
 * follows from that, says that it is asked for; but it is the user who acts. */
static void
chinese_walk_take_named_permissions (ChineseWalk *self)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_ACCESS, .polarity = CANDOR_POLARITY_CONDITIONAL };
  gboolean permission = chinese_walk_speaks_of_permission (self);
  gboolean plain = !self->condition, takes_back = FALSE;
  guint governed = self->candidates->len;

  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);
      if (item->kind != CHINESE_ITEM_WORD)
        continue;
      takes_back = takes_back || item->role == CHINESE_RIGHT || item->role == CHINESE_VOID;
      plain = plain && item->role != CHINESE_NEGATION;
    }
  plain = plain && !takes_back;
  verbs.polarity = plain ? CANDOR_POLARITY_YES : CANDOR_POLARITY_CONDITIONAL;
  verbs.actor = takes_back ? CANDOR_ACTOR_USER : CANDOR_ACTOR_FIRST_PARTY;
  for (guint i = 0; i < self->items->len && !self->definition; i++)
    {
      gboolean claimed = FALSE;

      if (!chinese_walk_is_permission (self, i, permission))
        continue;
      for (guint c = 0; c < governed && !claimed; c++)
        {
          const ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, c);
          claimed = candidate->item == i && candidate->action != CANDOR_ACTION_USE;
        }
      if (claimed)
        continue;
      chinese_walk_add_candidate (self, i, &verbs, "zh.permission-named", 0.6);
      g_array_index (self->candidates, ChineseCandidate, self->candidates->len - 1).permission = TRUE;
    }
}

/* Terms that no verb governs: permissions are still asked for; a bare list in a place where data are
 * listed is a claim of that place. */
static void
chinese_walk_end (ChineseWalk *self, const ChineseContext *context)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_ACCESS, .polarity = CANDOR_POLARITY_YES };

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
