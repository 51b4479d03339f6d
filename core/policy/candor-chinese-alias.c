/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-private.h"

#include <string.h>

/* 设备型号、通讯录（以下统称“环境信息”）: a name that the policy gives to data it has just named. Where the
 * name stands later on, it refers to them, as 上述信息 does. */

/* Names kept, and bytes of the longest and the shortest one: 环境信息. */
#define ALIASES_MAXIMUM 16
#define NAME_MAXIMUM 45
#define NAME_MINIMUM 9

struct _ChineseAlias
{
  char *name;
  GPtrArray *categories;
};

void
chinese_alias_free (gpointer data)
{
  ChineseAlias *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->categories);
  g_free (self);
}

const GPtrArray *
chinese_alias_get_categories (const ChineseAlias *self)
{
  return self->categories;
}

/* Only a word for data is a name of data: 以下简称“我们” is none. */
static gboolean
chinese_alias_names_data (const char *name)
{
  return g_str_has_suffix (name, "信息") || g_str_has_suffix (name, "数据") || g_str_has_suffix (name, "资料");
}

/* 以下简称为“环境信息”: the word in quotation marks or before the parenthesis ends. */
static char *
chinese_alias_dup_name (const char *text, const char *end)
{
  const char *from, *to;

  while (text < end && g_utf8_strchr ("为：: “\"「‘'《【", -1, g_utf8_get_char (text)) != NULL)
    text = g_utf8_next_char (text);
  from = to = text;
  while (to < end && g_utf8_strchr ("”\"」’'》】）)，。、；", -1, g_utf8_get_char (to)) == NULL)
    to = g_utf8_next_char (to);
  return to - from >= NAME_MINIMUM && to - from <= NAME_MAXIMUM ? g_strndup (from, to - from) : NULL;
}

/* The data that the sentence claims before it names them. */
static GPtrArray *
chinese_reader_gather_categories (ChineseReader *self, gsize before)
{
  GPtrArray *categories = g_ptr_array_new ();

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const ChineseCandidate *candidate = &g_array_index (self->candidates, ChineseCandidate, i);
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, candidate->item);

      if (!candidate->dropped && candidate->polarity != CANDOR_POLARITY_NO && item->kind == CHINESE_ITEM_TERM
          && item->end <= before && !g_ptr_array_find (categories, item->term->category, NULL))
        g_ptr_array_add (categories, (gpointer) item->term->category);
    }
  return categories;
}

void
chinese_reader_learn_alias (ChineseReader *self, guint index, const CandorSentence *sentence)
{
  const char *text = self->passages[index].text;

  for (guint i = 0; i < self->items->len && self->aliases->len < ALIASES_MAXIMUM; i++)
    {
      const ChineseItem *item = &g_array_index (self->items, ChineseItem, i);
      g_autofree char *name = NULL;
      g_autoptr (GPtrArray) categories = NULL;
      ChineseAlias *alias;

      if (item->kind != CHINESE_ITEM_WORD || item->role != CHINESE_ALIAS)
        continue;
      name = chinese_alias_dup_name (text + item->end, text + sentence->to);
      categories = chinese_reader_gather_categories (self, item->start);
      if (name == NULL || categories->len == 0 || !chinese_alias_names_data (name))
        continue;
      alias = g_new (ChineseAlias, 1);
      *alias = (ChineseAlias) { .name = g_steal_pointer (&name), .categories = g_steal_pointer (&categories) };
      g_ptr_array_add (self->aliases, alias);
    }
}

/* Puts a reference in the place of the items within a name; leaves them where one is a term of its own. */
static void
chinese_reader_insert_reference (ChineseReader *self, const ChineseAlias *alias, gsize start)
{
  ChineseItem reference = { .kind = CHINESE_ITEM_WORD, .role = CHINESE_ANAPHORA, .alias = alias, .start = start,
                            .end = start + strlen (alias->name) };
  guint first = 0, end;

  while (first < self->items->len && g_array_index (self->items, ChineseItem, first).end <= start)
    first++;
  for (end = first; end < self->items->len && g_array_index (self->items, ChineseItem, end).start < reference.end; end++)
    if (g_array_index (self->items, ChineseItem, end).kind == CHINESE_ITEM_TERM)
      return;
  if (end > first)
    g_array_remove_range (self->items, first, end - first);
  g_array_insert_val (self->items, first, reference);
}

void
chinese_reader_find_aliases (ChineseReader *self, guint index, const CandorSentence *sentence)
{
  const char *text = self->passages[index].text;

  for (guint i = 0; i < self->aliases->len; i++)
    {
      const ChineseAlias *alias = g_ptr_array_index (self->aliases, i);
      const char *found = g_strstr_len (text + sentence->from, sentence->to - sentence->from, alias->name);

      if (found != NULL)
        chinese_reader_insert_reference (self, alias, found - text);
    }
}
