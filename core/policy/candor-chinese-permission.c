/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-decision-private.h"

#include <string.h>

/* Permissions that a sentence names, whoever does what with them. */

/* Bytes before and behind the name on a line about one permission. */
#define LINE_REACH 24
#define LINE_REST 15
/* Bytes between the members of a list, or a list and the word behind it: 等设备. */
#define LIST_GAP 12

/* Bytes between a negation and what it is of. */
#define NEGATION_GAP 6

/* Of an item: it is called a permission; it is claimed already. */
#define MARK_CALLED 1
#define MARK_CLAIMED 2

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
  /* 健康信息（包括…）: spells out what it is, and says of nothing what it is for. */
  if ((*behind == '(' || g_str_has_prefix (behind, "（"))
      && (g_str_has_prefix (behind, "（包") || g_str_has_prefix (behind, "(包") || g_str_has_prefix (behind, "（如") || g_str_has_prefix (behind, "（例")))
    return FALSE;
  return g_utf8_strchr ("，：:,（(/| ", -1, g_utf8_get_char (behind)) != NULL;
}

/* 所需权限包括：位置、通讯录: the list stands behind the word. */
static void
chinese_walk_mark_called_before (ChineseWalk *self, guint8 *marks)
{
  gboolean called = FALSE, spelled = FALSE;
  gsize end = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const ChineseItem *item = chinese_walk_item (self, i);

      if (item->kind == CHINESE_ITEM_WORD && item->role == CHINESE_PERMISSION)
        {
          called = TRUE;
          spelled = FALSE;
        }
      else if (called && (item->kind == CHINESE_ITEM_COLON || (item->kind == CHINESE_ITEM_WORD && item->role == CHINESE_EXAMPLE)))
        spelled = TRUE;
      else if (called && item->start > end + LIST_GAP)
        called = FALSE;
      else if (called && spelled && item->kind == CHINESE_ITEM_TERM)
        marks[i] |= MARK_CALLED;
      else if (item->kind == CHINESE_ITEM_COMMA)
        called = FALSE;
      end = item->end;
    }
}

/* 视频会读取…: what stands before is who does it. */
static gboolean
chinese_walk_acts_between (ChineseWalk *self, gsize from, gsize to)
{
  for (const char *at = self->text + from; at < self->text + to; at = g_utf8_next_char (at))
    if (g_utf8_strchr ("会将须需可能", -1, g_utf8_get_char (at)) != NULL)
      return TRUE;
  return FALSE;
}

/* 位置、通讯录等权限: marks what stands in a list that ends with the word for permissions. One walk from the end,
 * for a sentence may be as long as its writer likes. */
static void
chinese_walk_mark_called (ChineseWalk *self, guint8 *marks)
{
  gboolean called = FALSE;
  gsize next = self->sentence->to;

  for (guint i = self->items->len; i-- > 0;)
    {
      const ChineseItem *item = chinese_walk_item (self, i);

      called = called && next <= item->end + LIST_GAP && !chinese_walk_acts_between (self, item->end, next);
      if (called)
        marks[i] |= MARK_CALLED;
      if (item->kind == CHINESE_ITEM_COMMA || item->kind == CHINESE_ITEM_COLON)
        called = FALSE;
      else if (item->kind == CHINESE_ITEM_WORD ? item->role == CHINESE_PERMISSION
                                               : item->kind == CHINESE_ITEM_TERM && item->term->permission)
        called = TRUE;
      next = item->start;
    }
}

/* What a permission alone opens, wherever the sentence speaks of permissions; the rest of what permissions open,
 * where it is called one. */
static gboolean
chinese_walk_is_permission (ChineseWalk *self, guint index, gboolean speaks, gboolean called)
{
  const ChineseItem *item = chinese_walk_item (self, index);

  if (item->kind != CHINESE_ITEM_TERM)
    return FALSE;
  /* 视频 in the name of a product is no permission; one that a single permission opens is hardly named without it. */
  if (item->term->weak && !called && chinese_lexicon_find_permission (self->lexicon, item->term) == NULL
      && !chinese_walk_is_line (self, item) && !chinese_walk_is_listed (self, index))
    return FALSE;
  if (g_hash_table_contains (self->lexicon->capabilities, item->term->category))
    return speaks || chinese_walk_is_line (self, item);
  /* 读取剪贴板 holds its verb, and no permission need open it. */
  return item->term->permission || (called && g_hash_table_contains (self->lexicon->opened, item->term->category));
}

/* 我们不会在后台获取您的位置: the verb stands within the name of what isn't done. */
static gboolean
chinese_walk_is_not_done (ChineseWalk *self, guint index)
{
  const ChineseItem *item = chinese_walk_item (self, index), *before = item - 1;

  return index > 0 && !self->exception && before->kind == CHINESE_ITEM_WORD && before->role == CHINESE_NEGATION
         && item->start <= before->end + NEGATION_GAP && !chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_REFUSAL, self->text + before->start)
         && !chinese_lexicon_is_cue (self->lexicon, CHINESE_CUE_LACKING, self->text + before->start);
}

/* 您可以关闭相机权限; 拒绝授予日历权限将无法使用…: who tells how to take a permission back, or what
 * follows from that, says that it is asked for; but it is the user who acts. */
void
chinese_walk_take_named_permissions (ChineseWalk *self)
{
  ChineseVerbs verbs = { .actions = 1u << CANDOR_ACTION_ACCESS, .polarity = CANDOR_POLARITY_CONDITIONAL };
  gboolean permission = chinese_walk_speaks_of_permission (self);
  gboolean plain = !self->condition, takes_back = FALSE;
  g_autofree guint8 *marks = g_new0 (guint8, self->items->len + 1);

  chinese_walk_mark_called (self, marks);
  chinese_walk_mark_called_before (self, marks);
  for (guint c = 0; c < self->candidates->len; c++)
    {
      const ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, c);
      if (candidate->action != CANDOR_ACTION_USE)
        marks[candidate->item] |= MARK_CLAIMED;
    }
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
      if ((marks[i] & MARK_CLAIMED) || chinese_walk_is_not_done (self, i) || !chinese_walk_is_permission (self, i, permission, marks[i] & MARK_CALLED))
        continue;
      chinese_walk_add_candidate (self, i, &verbs, "zh.permission-named", 0.6);
      g_array_index (self->candidates, ChineseCandidate, self->candidates->len - 1).permission = TRUE;
    }
}
