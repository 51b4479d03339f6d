/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-topics.h"

#include <string.h>

#define CANDOR_TOPIC_GROUP_SEPARATOR " + "
#define CANDOR_TOPIC_VETO_SEPARATOR " - "

static void
candor_topic_lexicon_free (gpointer data)
{
  CandorTopicLexicon *self = data;

  g_array_unref (self->patterns);
  g_array_unref (self->group_patterns);
  g_array_unref (self->word_groups);
  g_array_unref (self->word_runs);
  candor_matcher_free (self->matcher);
  g_free (self);
}

/* words: word to the groups it stands in (GArray of guint). */
static void
candor_topic_lexicon_put (GHashTable *words, const char *word, guint group)
{
  GArray *groups = g_hash_table_lookup (words, word);

  if (*word == '\0')
    return;
  if (groups == NULL)
    {
      groups = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (words, g_strdup (word), groups);
    }
  g_array_append_val (groups, group);
}

/* A group of the pattern that is added next. */
static guint
candor_topic_lexicon_begin_group (CandorTopicLexicon *self)
{
  guint pattern = self->patterns->len;

  g_array_append_val (self->group_patterns, pattern);
  return self->group_patterns->len - 1;
}

static guint
candor_topic_lexicon_add_group (CandorTopicLexicon *self, const char *text, GHashTable *words)
{
  g_auto (GStrv) alternatives = g_strsplit (text, "|", -1);
  guint group = candor_topic_lexicon_begin_group (self);

  for (guint i = 0; alternatives[i] != NULL; i++)
    candor_topic_lexicon_put (words, g_strstrip (alternatives[i]), group);
  return group;
}

static void
candor_topic_lexicon_add (CandorTopicLexicon *self, const CandorKnownTopic *topic, guint index,
                          const char *const *cues, gboolean firm, GHashTable *words)
{
  for (guint i = 0; cues[i] != NULL; i++)
    {
      CandorTopicPattern pattern = { topic->id, index, self->group_patterns->len, 0, G_MAXUINT, firm, topic->title, FALSE };
      g_auto (GStrv) halves = g_strsplit (cues[i], CANDOR_TOPIC_VETO_SEPARATOR, 2);
      g_auto (GStrv) groups = g_strsplit (halves[0], CANDOR_TOPIC_GROUP_SEPARATOR, -1);

      for (; groups[pattern.n_groups] != NULL; pattern.n_groups++)
        candor_topic_lexicon_add_group (self, groups[pattern.n_groups], words);
      if (halves[1] != NULL)
        pattern.veto = candor_topic_lexicon_add_group (self, halves[1], words);
      g_array_append_val (self->patterns, pattern);
    }
}

/* A category named beside the word for permissions: "you can withdraw the camera permission" says not
 * what is done, but whoever says so is not silent about the camera. */
static void
candor_topic_lexicon_add_category (CandorTopicLexicon *self, CandorKnowledge *knowledge, gboolean chinese,
                                   const CandorKnownCategory *category, guint index, GHashTable *words)
{
  const char *language = chinese ? "zh" : "en";
  const char *const *permissions = candor_knowledge_get_words (knowledge, language, "permission");
  CandorTopicPattern pattern = { category->id, index, self->group_patterns->len, 2, G_MAXUINT, TRUE, FALSE, TRUE };
  gsize count;
  const CandorKnownTerm *terms = candor_knowledge_get_terms (knowledge, language, &count);
  guint names = candor_topic_lexicon_begin_group (self), beside = candor_topic_lexicon_begin_group (self);

  for (gsize i = 0; i < count; i++)
    if (strcmp (terms[i].category, category->id) == 0)
      {
        candor_topic_lexicon_put (words, terms[i].text, names);
        if (terms[i].permission)
          candor_topic_lexicon_put (words, terms[i].text, beside);
      }
  for (guint i = 0; permissions[i] != NULL; i++)
    candor_topic_lexicon_put (words, permissions[i], beside);
  g_array_append_val (self->patterns, pattern);
}

static void
candor_topic_lexicon_add_categories (CandorTopicLexicon *self, CandorKnowledge *knowledge, gboolean chinese,
                                     guint index, GHashTable *words)
{
  gsize count;
  const CandorKnownCategory *categories = candor_knowledge_get_categories (knowledge, &count);

  for (gsize i = 0; i < count; i++)
    if (!categories[i].general)
      candor_topic_lexicon_add_category (self, knowledge, chinese, &categories[i], index + i, words);
}

static void
candor_topic_lexicon_add_word (CandorTopicLexicon *self, const char *word, GArray *groups)
{
  guint run = self->word_groups->len, end = G_MAXUINT;

  g_array_append_vals (self->word_groups, groups->data, groups->len);
  g_array_append_val (self->word_groups, end);
  candor_matcher_add (self->matcher, word, self->word_runs->len);
  g_array_append_val (self->word_runs, run);
}

static CandorTopicLexicon *
candor_topic_lexicon_build (CandorKnowledge *knowledge, gboolean chinese)
{
  CandorTopicLexicon *self = g_new0 (CandorTopicLexicon, 1);
  g_autoptr (GHashTable) words
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  gsize count;
  GHashTableIter iter;
  gpointer word, groups;
  const CandorKnownTopic *topics = candor_knowledge_get_topics (knowledge, &count);

  self->patterns = g_array_new (FALSE, FALSE, sizeof (CandorTopicPattern));
  self->group_patterns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->word_groups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->word_runs = g_array_new (FALSE, FALSE, sizeof (guint));
  self->matcher = candor_matcher_new ();
  for (gsize i = 0; i < count; i++)
    {
      candor_topic_lexicon_add (self, &topics[i], i, chinese ? topics[i].cues_zh : topics[i].cues_en, TRUE, words);
      candor_topic_lexicon_add (self, &topics[i], i, chinese ? topics[i].hints_zh : topics[i].hints_en, FALSE, words);
    }
  candor_topic_lexicon_add_categories (self, knowledge, chinese, count, words);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &groups))
    candor_topic_lexicon_add_word (self, word, groups);
  candor_matcher_compile (self->matcher);
  return self;
}

static gpointer
candor_topic_lexicon_build_english (CandorKnowledge *knowledge)
{
  return candor_topic_lexicon_build (knowledge, FALSE);
}

static gpointer
candor_topic_lexicon_build_chinese (CandorKnowledge *knowledge)
{
  return candor_topic_lexicon_build (knowledge, TRUE);
}

const CandorTopicLexicon *
candor_topic_lexicon_get (CandorKnowledge *knowledge, CandorLanguage language)
{
  return language == CANDOR_LANGUAGE_CHINESE
             ? candor_reading_cache (knowledge, "candor-topics-zh", candor_topic_lexicon_build_chinese,
                                     candor_topic_lexicon_free)
             : candor_reading_cache (knowledge, "candor-topics-en", candor_topic_lexicon_build_english,
                                     candor_topic_lexicon_free);
}
