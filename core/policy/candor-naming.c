/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-naming.h"

#include <string.h>

#include "policy/candor-matcher.h"
#include "policy/candor-mention-private.h"
#include "policy/candor-reading-private.h"
#include "policy/candor-statement-private.h"

/* A cell of a word or two names a thing less plainly than a sentence: as many bytes more. */
#define CANDOR_NAMING_SHORT 40u
#define CANDOR_NAMING_SHORT_COST 300u

/* What stands below a heading must be so long, in bytes, for the heading to name what it is about. */
#define CANDOR_NAMING_BELOW 40u

/* A sentence below words of how to reach somebody names data where it names so many kinds: 设备信息包括IMEI、…, but
 * not 电话：…. */
#define CANDOR_NAMING_MANY 3u

/* What a word shows that is no term; its value in the matcher stands behind those of the terms. */
enum
{
  CANDOR_NAMING_HIDES,     /* a term: domain name */
  CANDOR_NAMING_ELSEWHERE, /* the sentence speaks of something else */
  CANDOR_NAMING_CONTACT,   /* likewise: of how to reach somebody */
  CANDOR_NAMING_HERE,      /* it does not, whatever else it holds */
};

/* Words of a language, ready to be found. A value below n_terms is a term's. */
typedef struct
{
  CandorMatcher *matcher;
  const CandorKnownTerm *terms;
  guint8 *named; /* of each term, whether it names its category without more */
  gsize n_terms;
} CandorNamingLexicon;

typedef struct
{
  CandorReading *reading;
  const CandorNamingLexicon *lexicon;
  CandorLanguage language;
  const CandorPassage *passages;
  GHashTable *best;  /* category to its CandorMention */
  GHashTable *costs; /* category to what that costs */
  GArray *headings;  /* CandorNamingHeading: what headings name */
  GArray *elsewhere; /* guint8: of each passage, what shows that what stands below is of something else, 0 if nothing */
} CandorNaming;

/* A heading that names a category. */
typedef struct
{
  const char *category;
  guint passage;
  CandorSentence sentence;
} CandorNamingHeading;

static void
candor_naming_lexicon_free (gpointer data)
{
  CandorNamingLexicon *self = data;

  candor_matcher_free (self->matcher);
  g_free (self->named);
  g_free (self);
}

static CandorNamingLexicon *
candor_naming_lexicon_build (CandorKnowledge *knowledge, const char *language)
{
  CandorNamingLexicon *self = g_new0 (CandorNamingLexicon, 1);
  /* A weak term claims too easily, but some have no other sense and name a thing well enough. */
  const char *const *named = candor_knowledge_get_words (knowledge, language, "named");

  self->matcher = candor_matcher_new ();
  self->terms = candor_knowledge_get_terms (knowledge, language, &self->n_terms);
  self->named = g_new0 (guint8, self->n_terms + 1);
  for (gsize i = 0; i < self->n_terms; i++)
    {
      CandorKnownTerm term = self->terms[i];

      /* English plurals are found by their singular; elsewhere a plural changes nothing. */
      term.plural = TRUE;
      self->named[i] = !term.weak || g_strv_contains (named, term.text);
      candor_matcher_add_term (self->matcher, &term, i);
    }
  candor_matcher_add_words (self->matcher, candor_knowledge_get_words (knowledge, language, "plain"), self->n_terms + CANDOR_NAMING_HIDES);
  candor_matcher_add_words (self->matcher, candor_knowledge_get_words (knowledge, language, "not-named"), self->n_terms + CANDOR_NAMING_HIDES);
  candor_matcher_add_words (self->matcher, candor_knowledge_get_words (knowledge, language, "child"), self->n_terms + CANDOR_NAMING_ELSEWHERE);
  candor_matcher_add_words (self->matcher, candor_knowledge_get_words (knowledge, language, "elsewhere"), self->n_terms + CANDOR_NAMING_ELSEWHERE);
  candor_matcher_add_words (self->matcher, candor_knowledge_get_words (knowledge, language, "reach"), self->n_terms + CANDOR_NAMING_CONTACT);
  candor_matcher_add_words (self->matcher, candor_knowledge_get_words (knowledge, language, "here"), self->n_terms + CANDOR_NAMING_HERE);
  candor_matcher_compile (self->matcher);
  return self;
}

static gpointer
candor_naming_lexicon_build_english (CandorKnowledge *knowledge)
{
  return candor_naming_lexicon_build (knowledge, "en");
}

static gpointer
candor_naming_lexicon_build_chinese (CandorKnowledge *knowledge)
{
  return candor_naming_lexicon_build (knowledge, "zh");
}

static const CandorNamingLexicon *
candor_naming_lexicon_get (CandorKnowledge *knowledge, CandorLanguage language)
{
  return language == CANDOR_LANGUAGE_CHINESE
             ? candor_reading_cache (knowledge, "candor-naming-zh", candor_naming_lexicon_build_chinese,
                                     candor_naming_lexicon_free)
             : candor_reading_cache (knowledge, "candor-naming-en", candor_naming_lexicon_build_english,
                                     candor_naming_lexicon_free);
}

/* Keeps the sentence that names the category most plainly; of two alike, the earlier. */
static void
candor_naming_keep (CandorNaming *self, const char *category, const CandorPassage *passage,
                    const CandorSentence *sentence)
{
  guint length = sentence->to - sentence->from;
  guint cost = 1 + length + (length < CANDOR_NAMING_SHORT ? CANDOR_NAMING_SHORT_COST : 0);
  guint kept = GPOINTER_TO_UINT (g_hash_table_lookup (self->costs, category));
  CandorMention *mention;

  if (kept > 0 && kept <= cost)
    return;
  mention = candor_mention_new ();
  mention->topic = g_strdup (category);
  mention->document = passage->document;
  mention->block = passage->block;
  mention->start = sentence->start;
  mention->end = MIN (sentence->end, sentence->start + CANDOR_QUOTE_MAXIMUM);
  g_hash_table_replace (self->best, (gpointer) category, mention);
  g_hash_table_replace (self->costs, (gpointer) category, GUINT_TO_POINTER (cost));
}

/* "When you write to us, we collect your telephone number" is of what the app does all the same. */
static guint8
candor_naming_find_elsewhere (CandorNaming *self, GArray *matches)
{
  guint8 elsewhere = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      guint value = g_array_index (matches, CandorMatch, i).value;

      if (value == self->lexicon->n_terms + CANDOR_NAMING_HERE)
        return 0;
      if (value == self->lexicon->n_terms + CANDOR_NAMING_ELSEWHERE)
        elsewhere = CANDOR_NAMING_ELSEWHERE;
      else if (value == self->lexicon->n_terms + CANDOR_NAMING_CONTACT && elsewhere == 0)
        elsewhere = CANDOR_NAMING_CONTACT;
    }
  return elsewhere;
}

static guint8
candor_naming_get_elsewhere (CandorNaming *self, int passage)
{
  return passage >= 0 ? g_array_index (self->elsewhere, guint8, passage) : 0;
}

static gboolean
candor_naming_has_many (CandorNaming *self, GArray *matches)
{
  const char *found[CANDOR_NAMING_MANY];
  guint count = 0;

  for (guint i = 0; i < matches->len && count < CANDOR_NAMING_MANY; i++)
    {
      guint value = g_array_index (matches, CandorMatch, i).value, known = 0;

      if (value >= self->lexicon->n_terms || !self->lexicon->named[value])
        continue;
      while (known < count && strcmp (found[known], self->lexicon->terms[value].category) != 0)
        known++;
      if (known == count)
        found[count++] = self->lexicon->terms[value].category;
    }
  return count == CANDOR_NAMING_MANY;
}

static void
candor_naming_read_sentence (CandorNaming *self, const CandorPassage *passage, const CandorSentence *sentence, gboolean below)
{
  g_autoptr (GArray) matches = candor_matcher_find (self->lexicon->matcher, passage->text + sentence->from,
                                                    sentence->to - sentence->from);
  guint8 elsewhere = candor_naming_find_elsewhere (self, matches);

  if (elsewhere != 0)
    {
      g_array_index (self->elsewhere, guint8, passage - self->passages) = elsewhere;
      return;
    }
  if (below && !candor_naming_has_many (self, matches))
    return;
  for (guint i = 0; i < matches->len; i++)
    {
      guint value = g_array_index (matches, CandorMatch, i).value;
      CandorNamingHeading heading = { .passage = passage - self->passages, .sentence = *sentence };

      if (value >= self->lexicon->n_terms || !self->lexicon->named[value])
        continue;
      heading.category = self->lexicon->terms[value].category;
      if (passage->kind == CANDOR_BLOCK_HEADING)
        g_array_append_val (self->headings, heading);
      else
        candor_naming_keep (self, heading.category, passage, sentence);
    }
}

/* (transfer full): of each passage, whether it is a heading with something below it. */
static guint8 *
candor_naming_find_sections (CandorNaming *self, guint count)
{
  guint8 *sections = g_new0 (guint8, count);

  for (guint i = 0; i < count; i++)
    if (self->passages[i].section >= 0 && self->passages[i].kind != CANDOR_BLOCK_HEADING
        && candor_naming_get_elsewhere (self, i) == 0 && strlen (self->passages[i].text) >= CANDOR_NAMING_BELOW)
      sections[self->passages[i].section] = TRUE;
  return sections;
}

/* A heading over nothing names nothing; "Camera" over "Scans the codes that open your door" does. */
static void
candor_naming_read_headings (CandorNaming *self, guint count)
{
  g_autofree guint8 *sections = candor_naming_find_sections (self, count);

  for (guint i = 0; i < self->headings->len; i++)
    {
      const CandorNamingHeading *heading = &g_array_index (self->headings, CandorNamingHeading, i);

      if (candor_naming_get_elsewhere (self, heading->passage) == 0 && sections[heading->passage])
        candor_naming_keep (self, heading->category, &self->passages[heading->passage], &heading->sentence);
    }
}

static void
candor_naming_run (CandorNaming *self, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      const CandorPassage *passage = &self->passages[i];
      guint n_sentences;
      const CandorSentence *sentences = candor_reading_get_sentences (self->reading, i, &n_sentences);
      guint8 section = candor_naming_get_elsewhere (self, passage->section), lead_in = candor_naming_get_elsewhere (self, passage->lead_in);

      if (passage->language != self->language || section == CANDOR_NAMING_ELSEWHERE || lead_in == CANDOR_NAMING_ELSEWHERE)
        continue;
      for (guint k = 0; k < n_sentences; k++)
        candor_naming_read_sentence (self, passage, &sentences[k], section != 0 || lead_in != 0);
    }
  candor_naming_read_headings (self, count);
}

static gboolean
candor_naming_is_mentioned (CandorReading *self, guint count, const char *category)
{
  for (guint i = 0; i < count; i++)
    if (strcmp (((CandorMention *) g_ptr_array_index (self->mentions, i))->topic, category) == 0)
      return TRUE;
  return FALSE;
}

void
candor_naming_read (CandorReading *self)
{
  static const CandorLanguage languages[] = { CANDOR_LANGUAGE_ENGLISH, CANDOR_LANGUAGE_CHINESE };
  g_autoptr (GHashTable) best = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (GHashTable) costs = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) elsewhere = g_array_new (FALSE, TRUE, sizeof (guint8));
  guint count, mentioned = self->mentions->len;
  const CandorPassage *passages = candor_reading_get_passages (self, &count);
  gsize n_categories;
  const CandorKnownCategory *categories = candor_knowledge_get_categories (self->knowledge, &n_categories);

  g_array_set_size (elsewhere, count);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (candor_reading_has_language (self, languages[i]))
        {
          g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (CandorNamingHeading));
          CandorNaming naming = { self, candor_naming_lexicon_get (self->knowledge, languages[i]), languages[i],
                                  passages, best, costs, headings, elsewhere };

          candor_naming_run (&naming, count);
        }
    }
  for (gsize i = 0; i < n_categories; i++)
    {
      CandorMention *mention = g_hash_table_lookup (best, categories[i].id);

      if (mention == NULL || categories[i].general || candor_naming_is_mentioned (self, mentioned, categories[i].id))
        continue;
      candor_mention_complete (mention, g_ptr_array_index (self->places, mention->document));
      g_ptr_array_add (self->mentions, g_object_ref (mention));
    }
}
