/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-reading-private.h"

#include <stdlib.h>

#include "policy/candor-matcher.h"
#include "policy/candor-statement-private.h"

/* A kind of data that is a broader kind under a circumstance, which the sentence tells in words of its own: "even when
 * the app is closed, we collect your location" is of location in the background. Only what is claimed counts, and words
 * that take the circumstance back ("never in the background") leave the sentence as it was read. */

#define RULE "circumstance"
/* As sure as what was read, but for what stands between that and the circumstance. */
#define SHARE 0.9

enum
{
  VALUE_TOLD,
  VALUE_TAKEN_BACK,
};

typedef struct
{
  const CandorKnownCategory *category;
  CandorMatcher *matchers[CANDOR_LANGUAGE_OTHER];
} CandorCircumstance;

static CandorMatcher *
candor_circumstance_build_matcher (CandorKnowledge *knowledge, const char *language, const char *role)
{
  g_autofree char *taken_back = g_strconcat (role, "-not", NULL);
  CandorMatcher *matcher = candor_matcher_new ();

  candor_matcher_add_words (matcher, candor_knowledge_get_words (knowledge, language, role), VALUE_TOLD);
  candor_matcher_add_words (matcher, candor_knowledge_get_words (knowledge, language, taken_back), VALUE_TAKEN_BACK);
  candor_matcher_compile (matcher);
  return matcher;
}

static void
candor_circumstance_clear (gpointer data)
{
  CandorCircumstance *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->matchers); i++)
    candor_matcher_free (self->matchers[i]);
}

/* (element-type CandorCircumstance): those of all categories. */
static gpointer
candor_circumstances_build (CandorKnowledge *knowledge)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (CandorCircumstance));
  gsize count;
  const CandorKnownCategory *categories = candor_knowledge_get_categories (knowledge, &count);

  g_array_set_clear_func (self, candor_circumstance_clear);
  for (gsize i = 0; i < count; i++)
    if (categories[i].circumstance != NULL && categories[i].parent != NULL)
      {
        CandorCircumstance circumstance = { .category = &categories[i] };
        const char *role = categories[i].circumstance;

        circumstance.matchers[CANDOR_LANGUAGE_ENGLISH] = candor_circumstance_build_matcher (knowledge, "en", role);
        circumstance.matchers[CANDOR_LANGUAGE_CHINESE] = candor_circumstance_build_matcher (knowledge, "zh", role);
        g_array_append_val (self, circumstance);
      }
  return self;
}

static int
candor_circumstance_compare (gconstpointer place, gconstpointer element)
{
  const CandorSentence *sentence = element;
  guint at = *(const guint *) place;

  return at < sentence->start ? -1 : at >= sentence->end;
}

/* Looks at the sentence that names the data: what leads it in tells no circumstance of it. */
static gboolean
candor_circumstance_is_told (const CandorCircumstance *self, CandorReading *reading, CandorStatement *statement)
{
  const CandorPassage *passage = candor_passages_find (reading, statement->document, statement->block);
  const CandorSentence *sentences, *sentence;
  g_autoptr (GArray) matches = NULL;
  guint count;

  if (passage == NULL || passage->language >= CANDOR_LANGUAGE_OTHER)
    return FALSE;
  sentences = candor_reading_get_sentences (reading, passage - &g_array_index (reading->passages, CandorPassage, 0), &count);
  sentence = count == 0 ? NULL
                        : bsearch (&statement->mention_start, sentences, count, sizeof *sentences, candor_circumstance_compare);
  if (sentence == NULL)
    return FALSE;
  matches = candor_matcher_find (self->matchers[passage->language], passage->text + sentence->from, sentence->to - sentence->from);
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, CandorMatch, i).value == VALUE_TAKEN_BACK)
      return FALSE;
  return matches->len > 0;
}

static CandorStatement *
candor_circumstance_narrow (const CandorCircumstance *self, CandorReading *reading, CandorStatement *broad)
{
  CandorStatement *statement = candor_statement_new ();

  statement->category = g_strdup (self->category->id);
  statement->action = broad->action;
  statement->polarity = broad->polarity;
  statement->actor = broad->actor;
  statement->party = g_strdup (broad->party);
  statement->sdk = g_strdup (broad->sdk);
  statement->purposes = g_strdupv (broad->purposes);
  statement->start = broad->start;
  statement->end = broad->end;
  statement->mention_start = broad->mention_start;
  statement->mention_end = broad->mention_end;
  statement->document = broad->document;
  statement->block = broad->block;
  statement->rule = g_strdup (RULE);
  statement->confidence = broad->confidence * SHARE;
  candor_statement_complete (statement, g_ptr_array_index (reading->places, broad->document));
  return statement;
}

/* Data that are kept are kept under any circumstance. */
static gboolean
candor_circumstance_concerns (const CandorKnownCategory *category, CandorStatement *statement)
{
  return statement->polarity != CANDOR_POLARITY_NO && statement->action != CANDOR_ACTION_STORE
         && (g_str_equal (statement->category, category->parent) || g_strv_contains (category->also, statement->category));
}

static void
candor_circumstance_read (const CandorCircumstance *self, CandorReading *reading)
{
  guint count = reading->statements->len;

  for (guint i = 0; i < count && reading->statements->len < CANDOR_CLAIMS_MAXIMUM; i++)
    {
      CandorStatement *statement = g_ptr_array_index (reading->statements, i);

      if (candor_circumstance_concerns (self->category, statement) && candor_circumstance_is_told (self, reading, statement))
        g_ptr_array_add (reading->statements, candor_circumstance_narrow (self, reading, statement));
    }
}

void
candor_circumstances_read (CandorReading *self)
{
  const GArray *circumstances = candor_reading_cache (self->knowledge, "candor-circumstances", candor_circumstances_build,
                                                      (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < circumstances->len; i++)
    candor_circumstance_read (&g_array_index (circumstances, CandorCircumstance, i), self);
}
