/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

#include <string.h>

/* Confidence of a claim by how it was made: measured on annotated policies (docs/accuracy.md). */
/* Bytes behind a term in which a list of means ends. */
#define MEANS_DISTANCE 72
/* Bytes around a term that names a way to reach the user. */
#define CHANNEL_DISTANCE 90
#define CONFIDENCE_VERB 0.9
#define CONFIDENCE_PROVIDE 0.85
#define CONFIDENCE_LIST 0.8
#define CONFIDENCE_REFERENCE 0.6
#define CONFIDENCE_GENERIC 0.5

/* What somebody has access to, or asks for: where no permission opens it, it is simply collected, and
 * nothing was asked. */
static void
chinese_walk_weigh_access (ChineseWalk *self, const CandorKnownTerm *term, const ChineseVerbs *verbs,
                           ChineseCandidate *candidate)
{
  if (term != NULL && term->permission)
    {
      candidate->permission = TRUE;
      candidate->action = CANDOR_ACTION_ACCESS;
      return;
    }
  if (candidate->action != CANDOR_ACTION_ACCESS)
    return;
  if (term != NULL && g_hash_table_contains (self->lexicon->opened, term->category))
    return;
  candidate->action = CANDOR_ACTION_COLLECT;
  candidate->tentative = verbs->grant;
}

void
chinese_walk_add_candidate (ChineseWalk *self, guint index, const ChineseVerbs *verbs, const char *rule,
                            double confidence)
{
  const CandorKnownTerm *term = chinese_walk_item (self, index)->term;

  for (CandorAction action = CANDOR_ACTION_COLLECT; action <= CANDOR_ACTION_ACCESS; action++)
    {
      ChineseCandidate candidate = { .item = index,
                                     .action = action,
                                     .polarity = verbs->polarity,
                                     .actor = verbs->actor,
                                     .rule = rule,
                                     .confidence = confidence };

      if (!(verbs->actions & (1u << action)))
        continue;
      chinese_walk_weigh_access (self, term, verbs, &candidate);
      g_array_append_val (self->candidates, candidate);
    }
}

/* Text that may stand between a verb and a word that is a name for data only right behind it. */
static gboolean
chinese_walk_is_filler (ChineseWalk *self, gsize from, gsize to)
{
  if (from > to || to - from > 24)
    return FALSE;
  for (const char *at = self->text + from; at < self->text + to; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("您你的用户手机设备其该相关部分必要了个人本真实所有 ：:以下如在", -1, g_utf8_get_char (at)) == NULL)
      return FALSE;
  return TRUE;
}

static const char *
chinese_verbs_get_rule (const ChineseVerbs *verbs, double *confidence)
{
  if (verbs->inherited)
    {
      *confidence = CONFIDENCE_LIST;
      return "zh.list";
    }
  *confidence = verbs->provide ? CONFIDENCE_PROVIDE : CONFIDENCE_VERB;
  return verbs->provide ? "zh.provide" : "zh.verb";
}

/* 使用设备的相机、位置权限 */
static gboolean
chinese_walk_names_permission (ChineseWalk *self)
{
  for (guint i = self->index; i < self->items->len; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);
      if (item->kind == CHINESE_ITEM_COMMA)
        return FALSE;
      if (item->kind == CHINESE_ITEM_WORD && item->role == CHINESE_PERMISSION)
        return TRUE;
    }
  return FALSE;
}

/* 使用相机: what a permission opens, in words that hardly mean anything else. */
static gboolean
chinese_walk_is_capability (ChineseWalk *self, const CandorKnownTerm *term)
{
  return g_hash_table_contains (self->lexicon->capabilities, term->category)
         && (!term->weak || chinese_lexicon_find_permission (self->lexicon, term) != NULL);
}

/* We use many things; data are of somebody: 使用您的…, or listed beside such. */
static gboolean
chinese_walk_is_of_user (ChineseWalk *self, const ChineseItem *item)
{
  if (self->candidates->len > self->clause_candidate
      || (item->term != NULL && (item->term->permission || chinese_walk_is_capability (self, item->term)))
      || chinese_walk_names_permission (self))
    return TRUE;
  for (const char *at = self->text + MIN (self->now.verbs.end, item->start); at < self->text + item->end; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("您你", -1, g_utf8_get_char (at)) != NULL || g_str_has_prefix (at, "用户"))
      return TRUE;
  return item->role == CHINESE_ANAPHORA && item->kind == CHINESE_ITEM_WORD;
}

/* 通过GPS、WiFi等方式收集您的位置: what stands there is how, not what. */
static gboolean
chinese_walk_is_means (ChineseWalk *self, const ChineseItem *item)
{
  const char *end = self->text + MIN (self->sentence->to, item->end + MEANS_DISTANCE);

  for (const char *at = self->text + item->end; at < end && !g_str_has_prefix (at, "，"); at = g_utf8_next_char (at))
    if (chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_MEANS, at))
      return TRUE;
  return FALSE;
}

/* 通过短信、邮件向您发送通知: by what the user is reached. */
static gboolean
chinese_walk_is_channel (ChineseWalk *self, const ChineseItem *item)
{
  gsize from = self->clause_item > 0 ? chinese_walk_item (self, self->clause_item - 1)->end : self->sentence->from;
  const char *end = self->text + MIN (self->sentence->to, item->end + CHANNEL_DISTANCE);
  gboolean by = FALSE;

  from = MAX (from, item->start > CHANNEL_DISTANCE ? item->start - CHANNEL_DISTANCE : 0);
  for (const char *at = self->text + from; at < self->text + item->start && !by; at++)
    by = g_str_has_prefix (at, "通过") || g_str_has_prefix (at, "以");
  for (const char *at = self->text + item->end; by && at < end && !g_str_has_prefix (at, "，"); at = g_utf8_next_char (at))
    if (chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_REACH, at))
      return TRUE;
  return FALSE;
}

/* 剪贴板中的任何隐私信息: only a part of what is there. */
static gboolean
chinese_walk_is_part (ChineseWalk *self, const ChineseItem *item)
{
  const char *behind = self->text + item->end;

  if (!chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_WITHIN, behind))
    return FALSE;
  behind = strstr (behind, "的") + strlen ("的");
  return chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_PART, behind)
         && !chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_WHOLE, behind);
}

/* A term, a reference to data named before, or a word for data in general. */
void
chinese_walk_take_object (ChineseWalk *self)
{
  const ChineseItem *item = chinese_walk_item (self, self->index);
  const char *rule;
  double confidence;

  if (self->now.in_purpose || self->definition || chinese_walk_is_means (self, item) || chinese_walk_is_channel (self, item))
    return;
  if (!self->now.verbs.is_open)
    {
      if (item->kind == CHINESE_ITEM_TERM && self->n_loose < G_N_ELEMENTS (self->loose) && !self->now.right
          && !self->now.is_void && !self->now.negated)
        self->loose[self->n_loose++] = self->index;
      if (item->kind == CHINESE_ITEM_TERM)
        chinese_walk_note_topic (self);
      if (item->kind == CHINESE_ITEM_TERM || item->role == CHINESE_ANAPHORA || self->now.disposal)
        if (self->n_pending < G_N_ELEMENTS (self->pending))
          self->pending[self->n_pending++] = self->index;
      return;
    }
  if (self->now.verbs.is_void
      || (item->start != self->now.verbs.end && chinese_walk_follows (self, item->start, "为于在至到成")))
    return;
  if (self->now.verbs.use_only && !self->now.verbs.inherited && !chinese_walk_is_of_user (self, item))
    return;
  self->hedged = self->hedged || (self->now.verbs.polarity == CANDOR_POLARITY_NO && chinese_walk_is_part (self, item));
  rule = chinese_verbs_get_rule (&self->now.verbs, &confidence);
  if (item->kind == CHINESE_ITEM_TERM)
    {
      chinese_walk_add_candidate (self, self->index, &self->now.verbs, rule, confidence);
      if (item->term->permission)
        chinese_walk_take_permission (self); /* 相机、麦克风权限 */
    }
  else if (item->role == CHINESE_ANAPHORA)
    chinese_walk_add_candidate (self, self->index, &self->now.verbs, "zh.anaphora", CONFIDENCE_REFERENCE);
  else if (chinese_walk_is_filler (self, self->now.verbs.end, item->start) && !self->now.verbs.provide
           && !self->now.verbs.inherited && !self->now.verbs.grant)
    chinese_walk_add_candidate (self, self->index, &self->now.verbs, "zh.generic", CONFIDENCE_GENERIC);
}

/* 权限 behind terms: they name permissions. */
void
chinese_walk_take_permission (ChineseWalk *self)
{
  if (!self->now.verbs.is_open)
    {
      self->pending_permission = self->n_pending > 0;
      return;
    }
  for (guint i = self->candidates->len; i > self->clause_candidate; i--)
    {
      ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i - 1);

      const CandorKnownTerm *term = chinese_walk_item (self, candidate->item)->term;

      if (chinese_walk_item (self, candidate->item)->end <= self->now.verbs.end && !self->pending_permission)
        break;
      if (term == NULL || !g_hash_table_contains (self->lexicon->opened, term->category))
        continue;
      candidate->permission = TRUE;
      candidate->tentative = FALSE;
      candidate->action = CANDOR_ACTION_ACCESS;
      candidate->rule = "zh.permission";
    }
}

gboolean
chinese_walk_is_listed (ChineseWalk *self, guint index)
{
  const ChineseItem *item = chinese_walk_item (self, index);

  for (int step = -1; step <= 1; step += 2)
    {
      gboolean mark = FALSE;
      for (int i = (int) index + step; i >= 0 && i < (int) self->items->len && ABS (i - (int) index) <= 4; i += step)
        {
          const ChineseItem *other = chinese_walk_item (self, i);
          gsize gap = step < 0 ? item->start - MIN (other->end, item->start) : other->start - MIN (item->end, other->start);

          if (gap > 30)
            break;
          if (other->kind == CHINESE_ITEM_LIST || other->kind == CHINESE_ITEM_OPEN || other->kind == CHINESE_ITEM_CLOSE
              || other->kind == CHINESE_ITEM_COMMA)
            mark = TRUE;
          else if (other->kind == CHINESE_ITEM_TERM && other->start != item->start)
            {
              if (mark || gap <= 6)
                return TRUE;
              break;
            }
        }
    }
  return FALSE;
}

static gboolean
chinese_walk_is_direct (ChineseWalk *self, guint index)
{
  const ChineseItem *item = chinese_walk_item (self, index);

  for (guint i = index; i-- > 0;)
    {
      const ChineseItem *before = chinese_walk_item (self, i);

      if (before->kind == CHINESE_ITEM_WORD && before->role <= CHINESE_VERB_PROVIDE)
        return (before->role != CHINESE_VERB_USE || chinese_walk_is_capability (self, item->term))
               && chinese_walk_is_filler (self, before->end, item->start);
      if (before->kind == CHINESE_ITEM_TERM && before->start != item->start)
        return FALSE;
    }
  return FALSE;
}

/* 未读取您的手机通话记录: the weak word only tells of which. */
static gboolean
chinese_walk_tells_which (ChineseWalk *self, const ChineseItem *item)
{
  return item->term != NULL && item->term->weak && item->end < self->sentence->to
         && g_utf8_strchr ("。，、；）)（(和或及与以并等信数资权内中里在 ,;/”\"", -1, g_utf8_get_char (self->text + item->end)) == NULL;
}

/* A denial under a condition (若您拒绝, 我们不会…; 您可以拒绝，此时我们不会…), of a part (其他信息) or in a way (不会永久保存) is
 * no denial of the whole; that data aren't used for something says little. */
static gboolean
chinese_walk_is_weak_denial (ChineseWalk *self, const ChineseCandidate *candidate)
{
  return self->hedged || self->condition || self->refused
         || chinese_walk_tells_which (self, chinese_walk_item (self, candidate->item)) || candidate->action == CANDOR_ACTION_USE
         || g_str_equal (candidate->rule, "zh.generic") || g_str_equal (candidate->rule, "zh.list");
}

void
chinese_walk_sift (ChineseWalk *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i);
      const CandorKnownTerm *term = chinese_walk_item (self, candidate->item)->term;

      /* 您与我们的通话记录: kept of talks with us, and read from no phone. */
      if (self->talk && term != NULL && !candidate->permission && candidate->action != CANDOR_ACTION_ACCESS
          && candidate->action != CANDOR_ACTION_SHARE && candidate->polarity != CANDOR_POLARITY_NO && g_hash_table_contains (self->lexicon->talked, term->category))
        candidate->dropped = TRUE;
      if (candidate->tentative
          || (candidate->polarity == CANDOR_POLARITY_NO && chinese_walk_is_weak_denial (self, candidate)))
        candidate->dropped = TRUE;
      if (term != NULL && term->weak && !candidate->permission && !g_str_equal (candidate->rule, "zh.topic")
          && !chinese_walk_is_listed (self, candidate->item)
          && !chinese_walk_is_direct (self, candidate->item))
        candidate->dropped = TRUE;
    }
}
