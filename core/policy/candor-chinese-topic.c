/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

/* 您的通讯录，我们不会读取; 位置信息：我们仅在您使用地图时收集: data that are named first, and a verb without an
 * object behind them. They are its objects, unless it has some of its own. */

#define CONFIDENCE_TOPIC 0.75

/* A term that no verb governs, before any verb of its sentence, or behind what holds it under a condition. */
void
chinese_walk_note_topic (ChineseWalk *self)
{
  if (self->topic_closed || self->depth > 0 || self->now.in_condition || self->now.in_purpose || self->now.right
      || self->now.is_void || self->n_topics == G_N_ELEMENTS (self->topics))
    return;
  self->topics[self->n_topics++] = self->index;
  self->topic_named = FALSE;
}

/* What follows the verb up to here names no data: 收集。 收集，用于… 上传至服务器 */
static gboolean
chinese_walk_is_bare (ChineseWalk *self, const ChineseVerbs *verbs)
{
  for (guint i = self->index < self->items->len ? self->index : self->items->len; i-- > 0;)
    {
      const ChineseItem *item = chinese_walk_item (self, i);

      if (item->start < verbs->end)
        return TRUE;
      if (item->kind == CHINESE_ITEM_TERM
          || (item->kind == CHINESE_ITEM_WORD && (item->role == CHINESE_GENERIC || item->role == CHINESE_ANAPHORA)))
        return FALSE;
    }
  return TRUE;
}

/* 除…, or …外: what stands between the two is claimed, whatever is denied of the rest. */
void
chinese_walk_note_exception (ChineseWalk *self, const ChineseItem *item)
{
  gboolean begins = g_str_has_prefix (self->text + item->start, "除") && !g_str_has_prefix (self->text + item->start, "除外")
                    && !g_str_has_prefix (self->text + item->start, "除非");

  if (begins && !self->topic_closed)
    {
      self->n_topics = 0;
      self->topic_excepted = TRUE;
    }
}

/* 除设备型号外，我们不收集…, 我们还收集…: claimed either way. */
static void
chinese_walk_claim_excepted (ChineseWalk *self, ChineseVerbs verbs)
{
  if (self->now.negated && verbs.polarity != CANDOR_POLARITY_YES)
    verbs.polarity = CANDOR_POLARITY_YES;
  for (guint i = 0; i < self->n_topics; i++)
    chinese_walk_add_candidate (self, self->topics[i], &verbs, "zh.exception", CONFIDENCE_TOPIC);
}

/* The verbs at hand end here. */
void
chinese_walk_settle_topic (ChineseWalk *self)
{
  const ChineseVerbs verbs = self->now.verbs;

  if (self->n_topics == 0 || !verbs.is_open || verbs.inherited)
    return;
  if (!verbs.is_void && !verbs.use_only && self->topic_excepted)
    chinese_walk_claim_excepted (self, verbs);
  else if (!verbs.is_void && !verbs.use_only && self->topic_named && self->candidates->len == verbs.first_candidate
           && chinese_walk_is_bare (self, &verbs))
    for (guint i = 0; i < self->n_topics; i++)
      {
        chinese_walk_add_candidate (self, self->topics[i], &verbs, "zh.topic", CONFIDENCE_TOPIC);
        self->n_loose = 0; /* what was said of them is said */
      }
  self->n_topics = 0;
  self->topic_excepted = FALSE;
}
