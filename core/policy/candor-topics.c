/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-topics.h"

#include "policy/candor-mention-private.h"
#include "policy/candor-reading-private.h"

/* Mentions kept of one topic; one is enough to show, a few help to choose. */
#define CANDOR_TOPIC_MENTIONS 3u
/* Groups that one passage hands down to what stands below it: a page-long heading must not be paid for
 * again by each of its paragraphs. */
#define CANDOR_TOPIC_CONTEXT_MAXIMUM 64u
/* Blocks at the head of a document among which its title is. */
#define CANDOR_TOPIC_TITLE_BLOCKS 8u
#define CANDOR_TOPIC_SECTION_DEPTH 6u
/* Bytes within which the words of a cue stand: in a long sentence they would meet by chance. An
 * ideograph has three. */
#define CANDOR_TOPIC_SPAN_ENGLISH 180u
#define CANDOR_TOPIC_SPAN_CHINESE 105u
/* One group may stand above, in a heading or in what leads in the list; it costs as much as so many bytes. */
#define CANDOR_TOPIC_ABOVE_COST 60u
/* How near a name stands to the word for permissions. */
#define CANDOR_TOPIC_NEAR 75u
/* How a sentence's own length counts against its being quoted, beside the span of the cue. */
#define CANDOR_TOPIC_LENGTH_SHARE 6u

/* A sentence that may be quoted: the smaller its cost, the plainer it says it. */
typedef struct
{
  CandorMention *mention;
  guint cost;
} CandorTopicCandidate;

/* A pattern whose groups are all there. */
typedef struct
{
  guint pattern;
  guint span;
} CandorTopicFound;

/* What has been seen: a group's stamp is the number of the sentence, or passage, it was seen in. */
typedef struct
{
  CandorReading *reading;
  const CandorTopicLexicon *lexicon;
  CandorLanguage language;
  GArray *own;     /* guint: a group's last sentence */
  GArray *places;  /* guint: and where in it, in bytes */
  GArray *context; /* guint: a group's last passage that had it above */
  GArray *groups;  /* guint: of the passages, one run after the other */
  GArray *runs;    /* guint: where the run of each passage begins; one more than passages */
  GPtrArray *firm; /* GPtrArray of CandorTopicCandidate, one a topic */
  GPtrArray *loose;
  guint sentence;
  guint passage;
} CandorTopicSearch;

static GArray *
candor_topic_stamps_new (guint count)
{
  GArray *stamps = g_array_sized_new (FALSE, TRUE, sizeof (guint), count);

  g_array_set_size (stamps, count);
  return stamps;
}

static void
candor_topic_search_init (CandorTopicSearch *self, CandorReading *reading, CandorLanguage language,
                          GPtrArray *firm, GPtrArray *loose)
{
  self->reading = reading;
  self->language = language;
  self->lexicon = candor_topic_lexicon_get (candor_reading_get_knowledge (reading), language);
  self->own = candor_topic_stamps_new (self->lexicon->group_patterns->len);
  self->context = candor_topic_stamps_new (self->lexicon->group_patterns->len);
  self->places = candor_topic_stamps_new (self->lexicon->group_patterns->len);
  self->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->runs = g_array_new (FALSE, FALSE, sizeof (guint));
  self->firm = firm;
  self->loose = loose;
  self->sentence = self->passage = 0;
}

static void
candor_topic_search_clear (CandorTopicSearch *self)
{
  g_array_unref (self->own);
  g_array_unref (self->context);
  g_array_unref (self->places);
  g_array_unref (self->groups);
  g_array_unref (self->runs);
}

/* What a passage above says counts for those below it. */
static void
candor_topic_search_inherit (CandorTopicSearch *self, int passage)
{
  guint from, to;

  if (passage < 0 || (guint) passage + 1 >= self->runs->len)
    return;
  from = g_array_index (self->runs, guint, passage);
  to = MIN (g_array_index (self->runs, guint, passage + 1), from + CANDOR_TOPIC_CONTEXT_MAXIMUM);
  for (guint i = from; i < to; i++)
    g_array_index (self->context, guint, g_array_index (self->groups, guint, i)) = self->passage;
}

static void
candor_topic_search_look_up (CandorTopicSearch *self, const CandorPassage *passages, const CandorPassage *passage)
{
  int section = passage->section;

  candor_topic_search_inherit (self, passage->lead_in);
  candor_topic_search_inherit (self, passage->column_header);
  candor_topic_search_inherit (self, passage->row_header);
  for (guint depth = 0; section >= 0 && depth < CANDOR_TOPIC_SECTION_DEPTH; depth++)
    {
      candor_topic_search_inherit (self, section);
      section = passages[section].section;
    }
}

/* Whether all groups of a pattern are there, its words close together; *span: what that costs. Of
 * each group it looks at the last place, which at the match that completes the pattern is the nearest. */
static gboolean
candor_topic_search_holds (CandorTopicSearch *self, const CandorTopicPattern *pattern, guint place, guint *span)
{
  guint first = place, last = place, above = 0;

  for (guint group = pattern->first_group; group < pattern->first_group + pattern->n_groups; group++)
    if (g_array_index (self->own, guint, group) == self->sentence)
      {
        first = MIN (first, g_array_index (self->places, guint, group));
        last = MAX (last, g_array_index (self->places, guint, group));
      }
    else if (g_array_index (self->context, guint, group) != self->passage || ++above > 1)
      return FALSE;
  /* In Chinese the name goes first (通讯录、相机等权限); behind it begins what the permission is for. */
  if (pattern->near
      && (last - first > CANDOR_TOPIC_NEAR || above > 0
          || (self->language == CANDOR_LANGUAGE_CHINESE
              && g_array_index (self->places, guint, pattern->first_group)
                     > g_array_index (self->places, guint, pattern->first_group + 1))))
    return FALSE;
  if (last - first > (self->language == CANDOR_LANGUAGE_CHINESE ? CANDOR_TOPIC_SPAN_CHINESE : CANDOR_TOPIC_SPAN_ENGLISH))
    return FALSE;
  *span = last - first + above * CANDOR_TOPIC_ABOVE_COST;
  return TRUE;
}

static void
candor_topic_candidate_clear (gpointer data)
{
  g_object_unref (((CandorTopicCandidate *) data)->mention);
}

/* Keeps the few that cost least, each sentence once; of two that cost the same, the earlier. */
static void
candor_topic_search_keep (CandorTopicSearch *self, const CandorTopicPattern *pattern,
                          const CandorPassage *passage, const CandorSentence *sentence, guint span)
{
  /* A heading says what is spoken of, not what is said of it; but a title is a heading. */
  gboolean firm = pattern->firm && (passage->kind != CANDOR_BLOCK_HEADING || pattern->title);
  GArray *list = g_ptr_array_index (firm ? self->firm : self->loose, pattern->index);
  CandorTopicCandidate candidate = { NULL, span + (sentence->to - sentence->from) / CANDOR_TOPIC_LENGTH_SHARE };
  guint at = 0;

  if (pattern->title && passage->block >= CANDOR_TOPIC_TITLE_BLOCKS)
    return;
  for (; at < list->len && g_array_index (list, CandorTopicCandidate, at).cost <= candidate.cost; at++)
    if (g_array_index (list, CandorTopicCandidate, at).mention->start == sentence->start
        && g_array_index (list, CandorTopicCandidate, at).mention->document == passage->document)
      return;
  if (at >= CANDOR_TOPIC_MENTIONS)
    return;
  candidate.mention = candor_mention_new ();
  candidate.mention->topic = g_strdup (pattern->id);
  candidate.mention->firm = firm;
  candidate.mention->document = passage->document;
  candidate.mention->block = passage->block;
  candidate.mention->start = sentence->start;
  candidate.mention->end = sentence->end;
  g_array_insert_val (list, at, candidate);
  for (guint i = at + 1; i < list->len; i++)
    if (g_array_index (list, CandorTopicCandidate, i).mention->start == sentence->start
        && g_array_index (list, CandorTopicCandidate, i).mention->document == passage->document)
      g_array_remove_index (list, i--);
  if (list->len > CANDOR_TOPIC_MENTIONS)
    g_array_set_size (list, CANDOR_TOPIC_MENTIONS);
}

static gboolean
candor_topic_search_is_vetoed (CandorTopicSearch *self, const CandorTopicPattern *pattern)
{
  return pattern->veto != G_MAXUINT && g_array_index (self->own, guint, pattern->veto) == self->sentence;
}

/* Marks the groups that a match stands for, and takes down what they complete. */
static void
candor_topic_search_mark (CandorTopicSearch *self, const CandorMatch *match, GArray *completed)
{
  guint run = g_array_index (self->lexicon->word_runs, guint, match->value);
  guint from = run;

  for (guint group; (group = g_array_index (self->lexicon->word_groups, guint, run)) != G_MAXUINT; run++)
    {
      g_array_index (self->own, guint, group) = self->sentence;
      g_array_index (self->places, guint, group) = match->start;
      g_array_append_val (self->groups, group);
    }
  for (guint group; (group = g_array_index (self->lexicon->word_groups, guint, from)) != G_MAXUINT; from++)
    {
      guint index = g_array_index (self->lexicon->group_patterns, guint, group);
      const CandorTopicPattern *pattern = &g_array_index (self->lexicon->patterns, CandorTopicPattern, index);
      CandorTopicFound found = { index, 0 };

      if (group != pattern->veto && candor_topic_search_holds (self, pattern, match->start, &found.span))
        g_array_append_val (completed, found);
    }
}

static void
candor_topic_search_read_sentence (CandorTopicSearch *self, const CandorPassage *passage,
                                   const CandorSentence *sentence)
{
  g_autoptr (GArray) completed = g_array_new (FALSE, FALSE, sizeof (CandorTopicFound));
  g_autoptr (GArray) matches = candor_matcher_find_all (self->lexicon->matcher, passage->text + sentence->from,
                                                        sentence->to - sentence->from);

  self->sentence++;
  for (guint i = 0; i < matches->len; i++)
    candor_topic_search_mark (self, &g_array_index (matches, CandorMatch, i), completed);
  /* Only the whole sentence shows what forbids it. */
  for (guint i = 0; i < completed->len; i++)
    {
      const CandorTopicFound *found = &g_array_index (completed, CandorTopicFound, i);
      const CandorTopicPattern *pattern = &g_array_index (self->lexicon->patterns, CandorTopicPattern, found->pattern);

      if (!candor_topic_search_is_vetoed (self, pattern))
        candor_topic_search_keep (self, pattern, passage, sentence, found->span);
    }
}

static void
candor_topic_search_run (CandorTopicSearch *self)
{
  guint count;
  const CandorPassage *passages = candor_reading_get_passages (self->reading, &count);

  for (guint i = 0; i < count; i++)
    {
      guint run = self->groups->len, n_sentences;
      const CandorSentence *sentences = candor_reading_get_sentences (self->reading, i, &n_sentences);

      g_array_append_val (self->runs, run);
      self->passage = i + 1;
      if (passages[i].language != self->language)
        continue;
      candor_topic_search_look_up (self, passages, &passages[i]);
      for (guint k = 0; k < n_sentences; k++)
        candor_topic_search_read_sentence (self, &passages[i], &sentences[k]);
    }
}

static GPtrArray *
candor_topic_lists_new (guint count)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < count; i++)
    {
      GArray *list = g_array_new (FALSE, FALSE, sizeof (CandorTopicCandidate));
      g_array_set_clear_func (list, candor_topic_candidate_clear);
      g_ptr_array_add (lists, list);
    }
  return lists;
}

static void
candor_topics_take (CandorReading *self, GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      CandorMention *mention = g_array_index (list, CandorTopicCandidate, i).mention;

      candor_mention_complete (mention, g_ptr_array_index (self->places, mention->document));
      g_ptr_array_add (self->mentions, g_object_ref (mention));
    }
}

void
candor_topics_read (CandorReading *self)
{
  static const CandorLanguage languages[] = { CANDOR_LANGUAGE_ENGLISH, CANDOR_LANGUAGE_CHINESE };
  gsize count, categories;
  g_autoptr (GPtrArray) firm = NULL, loose = NULL;

  candor_knowledge_get_topics (self->knowledge, &count);
  candor_knowledge_get_categories (self->knowledge, &categories);
  count += categories;
  firm = candor_topic_lists_new (count);
  loose = candor_topic_lists_new (count);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      CandorTopicSearch search;

      if (!candor_reading_has_language (self, languages[i]))
        continue;
      candor_topic_search_init (&search, self, languages[i], firm, loose);
      candor_topic_search_run (&search);
      candor_topic_search_clear (&search);
    }
  for (guint i = 0; i < count; i++)
    {
      GArray *list = g_ptr_array_index (firm, i);
      /* What only touches a subject is of use where nothing says it. */
      candor_topics_take (self, list->len > 0 ? list : g_ptr_array_index (loose, i));
    }
}
