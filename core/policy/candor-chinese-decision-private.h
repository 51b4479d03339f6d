/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-chinese-sentence.h"

/* The verbs that govern what stands behind them, joined verbs (收集、使用) taken together. */
typedef struct
{
  guint actions; /* bits of CandorAction; 0: no verb of handling */
  CandorPolarity polarity;
  CandorActor actor;
  gboolean is_open; /* takes objects */
  gboolean is_void; /* and they are no claims */
  gboolean grant;
  gboolean provide;
  gboolean use_only;
  gboolean inherited; /* from what leads in */
  guint clause;
  gsize end; /* of the last verb */
  guint first_candidate; /* that they govern */
} ChineseVerbs;

/* What a clause says before its verb. */
typedef struct
{
  CandorActor actor;
  gboolean named; /* the actor is named, not just supposed */
  gboolean right;
  gboolean negated;
  gboolean denied_demand; /* 从不要求您… */
  gboolean is_void;
  gboolean in_condition;
  gboolean others_outside; /* 第三方会在您…时…: who does what stands behind the condition */
  gboolean in_purpose;
  gboolean others_in_purpose; /* 为向您推荐商家: named there alone */
  gboolean to_us;     /* 向我们 */
  gboolean to_user;   /* 向您 */
  gboolean to_others; /* 向第三方 */
  gboolean nested;    /* the user acts within an object: 收集您浏览的… */
  gboolean disposal;  /* 将, 把, 对: objects stand before the verb */
  ChineseVerbs verbs;
} ChineseFrame;

/* The state of a walk over the items of one sentence, from left to right. */
typedef struct
{
  const ChineseLexicon *lexicon;
  const char *text;
  const CandorSentence *sentence;
  GArray *items;
  GArray *candidates;
  guint index; /* of the item at hand */

  /* Of the sentence. */
  gboolean exception; /* it makes an exception somewhere: 未经您同意, 除外 */
  gboolean condition;
  gboolean definition;
  gboolean hedged; /* a denial in it is one of a part, or in a way */
  gboolean talk;    /* it tells of talks with us */
  gboolean refused; /* somebody refused before: what isn't done then is no denial */
  gboolean seen_verb;
  gsize taken; /* up to here words were taken as verbs, which are no terms as well */

  /* Of the clause and those before it. */
  guint clause;
  guint clause_item;      /* the clause's first item */
  guint clause_candidate; /* and candidate */
  ChineseFrame now;
  ChineseFrame outside; /* of a parenthesis */
  ChineseVerbs last;    /* that claimed something: 以下信息 may come behind a purpose */
  guint outside_candidate;
  guint depth;

  /* Terms that no verb governs yet. */
  guint pending[256];
  guint n_pending;
  guint first_pending; /* those before it stand outside of the parenthesis */
  guint loose[256]; /* the same, over the whole sentence */
  guint n_loose;
  guint topics[32]; /* named first, and their verb without an object is still to come */
  guint n_topics;
  gboolean topic_closed; /* there was a verb */
  gboolean topic_named;  /* somebody was named behind them who acts */
  gboolean topic_excepted; /* 除…外 holds them */
  gboolean pending_permission;
} ChineseWalk;

static inline ChineseItem *
chinese_walk_item (ChineseWalk *self, guint index)
{
  return &g_array_index (self->items, ChineseItem, index);
}

/* Whether the text right before a byte ends with one of these characters. */
gboolean chinese_walk_follows (ChineseWalk *self, gsize at, const char *characters);

/* Who acts (candor-chinese-actor.c). */
void chinese_walk_take_first_party (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_take_second_party (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_take_third_party (ChineseWalk *self, const ChineseItem *item);

/* What is done (candor-chinese-verb.c). */
void chinese_walk_take_verb (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_close_verbs (ChineseWalk *self);

/* Objects (candor-chinese-object.c). */
void chinese_walk_take_object (ChineseWalk *self);
void chinese_walk_add_candidate (ChineseWalk *self, guint index, const ChineseVerbs *verbs, const char *rule,
                                 double confidence);
void chinese_walk_take_permission (ChineseWalk *self);
/* Whether a term stands in a list beside another term. */
gboolean chinese_walk_is_listed (ChineseWalk *self, guint index);
/* Topics (candor-chinese-topic.c): keeps the item at hand as one; gives them to the verbs that end here. */
void chinese_walk_note_topic (ChineseWalk *self);
void chinese_walk_note_exception (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_settle_topic (ChineseWalk *self);
/* Takes out what is too weak to be a claim. */
void chinese_walk_sift (ChineseWalk *self);

/* What comes before a verb (candor-chinese-condition.c): looks over the sentence for what holds in all of it;
 * takes one word; ends a condition. */
void chinese_walk_look_ahead (ChineseWalk *self);
void chinese_walk_take_negation (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_take_condition (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_take_condition_end (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_take_consent (ChineseWalk *self);
void chinese_walk_take_right (ChineseWalk *self, const ChineseItem *item);
void chinese_walk_end_condition (ChineseWalk *self);

/* At the sentence's end: permissions by name (candor-chinese-permission.c), terms that no verb governs
 * (candor-chinese-loose.c). */
void chinese_walk_take_named_permissions (ChineseWalk *self);
void chinese_walk_take_enumeration (ChineseWalk *self, const ChineseContext *context);
void chinese_walk_take_loose (ChineseWalk *self);
