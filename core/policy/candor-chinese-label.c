/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-lexicon-private.h"

#include <string.h>

/* Heads of columns, words before a colon, and titles. */

/* No label is longer (bytes): what is longer is running text. */
#define LABEL_MAXIMUM 96

static const struct
{
  const char *role;
  ChineseTitle title;
} titles[] = {
  { "title-policy", CHINESE_TITLE_POLICY },   { "title-collection", CHINESE_TITLE_COLLECTION },
  { "title-sharing", CHINESE_TITLE_SHARING }, { "title-permission", CHINESE_TITLE_PERMISSION },
  { "title-rights", CHINESE_TITLE_RIGHTS },   { "title-definition", CHINESE_TITLE_DEFINITION },
};

static const struct
{
  const char *role;
  ChineseLabel label;
} labels[] = {
  { "column-data", CHINESE_LABEL_DATA },       { "column-party", CHINESE_LABEL_PARTY },
  { "column-permission", CHINESE_LABEL_PERMISSION }, { "column-purpose", CHINESE_LABEL_PURPOSE },
  { "column-scene", CHINESE_LABEL_SCENE },
};

/* Parts of labels that say nothing by themselves. */
enum
{
  PART_DOING = CHINESE_LABEL_SCENE + 1,
  PART_KIND,
};

static const struct
{
  const char *role;
  guint value;
} parts[] = {
  { "part-data", CHINESE_LABEL_DATA },       { "part-party", CHINESE_LABEL_PARTY },
  { "part-permission", CHINESE_LABEL_PERMISSION }, { "part-purpose", CHINESE_LABEL_PURPOSE },
  { "part-scene", CHINESE_LABEL_SCENE },     { "part-doing", PART_DOING },
  { "part-kind", PART_KIND },
};

/* Without white space and the marks that tables put around a head, in lower case and simplified. */
static char *
chinese_label_fold (const ChineseLexicon *self, const char *text, gsize length)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *at = normal != NULL ? normal : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (g_unichar_isspace (character) || (character < 0x80 && strchr ("*:#[]<>\"'_-", (int) character) != NULL)
          || (character >= 0x3008 && character <= 0x3011) || character == 0x25cf || character == 0x00b7)
        continue;
      if (character == '(')
        break; /* what a head adds in parentheses only explains it */
      g_string_append_unichar (folded, candor_character_map_get (&self->folds, character) ?: g_unichar_tolower (character));
    }
  return g_string_free (folded, FALSE);
}

void
chinese_lexicon_fill_labels (ChineseLexicon *self)
{
  self->titles = chinese_matcher_new (self->knowledge);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    candor_matcher_add_words (self->titles, chinese_lexicon_get_words (self->knowledge, titles[i].role),
                              titles[i].title);
  candor_matcher_compile (self->titles);
  self->parts = chinese_matcher_new (self->knowledge);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    candor_matcher_add_words (self->parts, chinese_lexicon_get_words (self->knowledge, parts[i].role), parts[i].value);
  candor_matcher_compile (self->parts);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *const *words = chinese_lexicon_get_words (self->knowledge, labels[i].role);
      for (gsize w = 0; words[w] != NULL; w++)
        g_hash_table_insert (self->labels, chinese_label_fold (self, words[w], strlen (words[w])),
                             GINT_TO_POINTER (labels[i].label));
    }
}

ChineseTitle
chinese_lexicon_find_title (const ChineseLexicon *self, const char *text, gsize length)
{
  g_autoptr (GArray) matches = candor_matcher_find (self->titles, text, length);
  ChineseTitle title = CHINESE_TITLE_NONE;

  for (guint i = 0; i < matches->len; i++)
    title |= g_array_index (matches, CandorMatch, i).value;
  return title;
}

/* SDK收集的个人信息类型: a label that is wholly made of known parts says what the last of them says that says anything.
 * What ends with doing is running text; data asked for by permissions are data. */
static ChineseLabel
chinese_lexicon_compose_label (const ChineseLexicon *self, const char *label)
{
  g_autoptr (GArray) matches = candor_matcher_find (self->parts, label, strlen (label));
  ChineseLabel said = CHINESE_LABEL_NONE;
  gboolean data = FALSE;
  gsize at = 0;

  if (matches->len < 2 || g_array_index (matches, CandorMatch, matches->len - 1).value == PART_DOING)
    return CHINESE_LABEL_NONE;
  for (guint i = 0; i < matches->len; i++)
    {
      const CandorMatch *match = &g_array_index (matches, CandorMatch, i);

      if (match->start != at)
        return CHINESE_LABEL_NONE;
      at = match->end;
      if (match->value <= CHINESE_LABEL_SCENE)
        said = match->value;
      data = data || match->value == CHINESE_LABEL_DATA;
    }
  if (label[at] != '\0')
    return CHINESE_LABEL_NONE;
  return said == CHINESE_LABEL_PERMISSION && data ? CHINESE_LABEL_DATA : said;
}

ChineseLabel
chinese_lexicon_find_label (const ChineseLexicon *self, const char *text, gsize length)
{
  g_autofree char *folded = length <= LABEL_MAXIMUM ? chinese_label_fold (self, text, length) : NULL;
  ChineseLabel label = folded != NULL ? (ChineseLabel) GPOINTER_TO_INT (g_hash_table_lookup (self->labels, folded))
                                      : CHINESE_LABEL_NONE;

  return label == CHINESE_LABEL_NONE && folded != NULL ? chinese_lexicon_compose_label (self, folded) : label;
}
