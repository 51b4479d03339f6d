/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-practice.h"

#include <math.h>
#include <string.h>

#include "policy/candor-weights.h"

#define LANGUAGE "zh"
/* Characters of the longest run that is a feature. */
#define GRAM_MAXIMUM 3
#define LENGTH_STEP 15
#define LENGTH_STEPS 8

#define FNV_OFFSET G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

static const char *const models[CHINESE_PRACTICES] = { "collects", "shares", "permits" };

/* Open addressing in a table of a power of two, at most half full; an empty place has feature 0. */
typedef struct
{
  guint64 feature;
  float weights[CHINESE_PRACTICES];
} ChineseWeight;

struct _ChinesePractices
{
  ChineseWeight *table;
  guint64 mask;
  double bias[CHINESE_PRACTICES];
};

static guint64
chinese_feature_hash (guint64 hash, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * FNV_PRIME;
  return hash;
}

static ChineseWeight *
chinese_practices_find (const ChinesePractices *self, guint64 feature)
{
  guint64 at = feature & self->mask;

  while (self->table[at].feature != 0 && self->table[at].feature != feature)
    at = (at + 1) & self->mask;
  return &self->table[at];
}

static void
chinese_practices_fill (ChinesePractices *self, ChinesePractice practice, const CandorKnownModel *known)
{
  const char *at = known->weights, *feature;
  gsize length;
  double value;

  while (candor_known_model_next (&at, &feature, &length, &value))
    {
      guint64 hash = chinese_feature_hash (FNV_OFFSET, feature, length);
      ChineseWeight *weight;

      if (length == strlen ("bias") && memcmp (feature, "bias", length) == 0)
        {
          self->bias[practice] = value;
          continue;
        }
      weight = chinese_practices_find (self, hash);
      weight->feature = hash;
      weight->weights[practice] = value;
    }
}

static void
chinese_practices_free (gpointer data)
{
  ChinesePractices *self = data;

  g_free (self->table);
  g_free (self);
}

static gpointer
chinese_practices_build (CandorKnowledge *knowledge)
{
  ChinesePractices *self = g_new0 (ChinesePractices, 1);
  const CandorKnownModel *known[CHINESE_PRACTICES];
  gsize count = 0, size = 16;

  for (guint i = 0; i < CHINESE_PRACTICES; i++)
    {
      known[i] = candor_knowledge_find_model (knowledge, LANGUAGE, models[i]);
      count += candor_known_model_count (known[i]);
    }
  while (size < 2 * count + 2)
    size *= 2;
  self->table = g_new0 (ChineseWeight, size);
  self->mask = size - 1;
  for (guint i = 0; i < CHINESE_PRACTICES; i++)
    if (known[i] != NULL)
      chinese_practices_fill (self, i, known[i]);
  return self;
}

void
chinese_weighing_init (ChineseWeighing *self, CandorKnowledge *knowledge)
{
  *self = (ChineseWeighing) { 0 };
  if (candor_knowledge_find_model (knowledge, LANGUAGE, models[0]) != NULL)
    {
      self->models = candor_reading_cache (knowledge, "candor-chinese-practices", chinese_practices_build,
                                           chinese_practices_free);
      self->stamps = g_new0 (guint32, self->models->mask + 1);
    }
  if (candor_evidence_is_observed ())
    self->names = g_ptr_array_new_with_free_func (g_free);
}

void
chinese_weighing_clear (ChineseWeighing *self)
{
  candor_folded_text_clear (&self->text);
  g_clear_pointer (&self->stamps, g_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

void
chinese_weighing_begin (ChineseWeighing *self, const ChineseLexicon *lexicon, const CandorPassage *passage)
{
  if (self->models == NULL && self->names == NULL)
    return;
  candor_folded_text_clear (&self->text);
  candor_folded_text_init (&self->text, passage->text, passage->length, &lexicon->folds);
  self->next = 0;
}

static void
chinese_weighing_add_hash (ChineseWeighing *self, guint64 feature)
{
  const ChineseWeight *weight;
  gsize at;

  if (self->models == NULL)
    return;
  weight = chinese_practices_find (self->models, feature);
  at = weight - self->models->table;
  if (weight->feature == 0 || self->stamps[at] == self->stamp)
    return;
  self->stamps[at] = self->stamp;
  for (guint i = 0; i < CHINESE_PRACTICES; i++)
    self->scores[i] += weight->weights[i];
}

static void
chinese_weighing_add (ChineseWeighing *self, const char *kind, const char *word, const char *second)
{
  char name[128];
  int length = g_snprintf (name, sizeof name, "%s:%s%s%s", kind, word, second != NULL ? "+" : "",
                           second != NULL ? second : "");

  chinese_weighing_add_hash (self, chinese_feature_hash (FNV_OFFSET, name, MIN ((gsize) length, sizeof name - 1)));
  if (self->names != NULL)
    g_ptr_array_add (self->names, g_strdup (name));
}

/* One character as features have it. */
static gsize
chinese_gram_write (gunichar character, char *out)
{
  if (character == ' ')
    character = '_';
  else if (character < 0x80 && g_ascii_isdigit (character))
    character = '0';
  return g_unichar_to_utf8 (character, out);
}

/* The runs that begin at a character; position -1 and count are the marks of begin and end. */
static void
chinese_weighing_add_grams (ChineseWeighing *self, const gunichar *characters, gssize count, gssize from)
{
  char gram[2 + 6 * GRAM_MAXIMUM + 1] = "g:";
  gsize length = 2;

  for (gssize at = from; at <= count && at < from + GRAM_MAXIMUM; at++)
    {
      length += chinese_gram_write (at < 0 ? '^' : at == count ? '$' : characters[at], gram + length);
      chinese_weighing_add_hash (self, chinese_feature_hash (FNV_OFFSET, gram, length));
      if (self->names != NULL)
        g_ptr_array_add (self->names, g_strndup (gram, length));
    }
}

static void
chinese_weighing_add_candidates (ChineseWeighing *self, const GArray *items, const GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const ChineseCandidate *candidate = &g_array_index (candidates, ChineseCandidate, i);
      const ChineseItem *item = &g_array_index (items, ChineseItem, candidate->item);
      const char *action = candor_action_to_string (candidate->action);

      if (candidate->dropped || candidate->loose)
        continue;
      chinese_weighing_add (self, "a", action, NULL);
      chinese_weighing_add (self, "r", candidate->rule, action);
      chinese_weighing_add (self, "p", candor_polarity_to_string (candidate->polarity), action);
      if (item->kind == CHINESE_ITEM_TERM)
        {
          chinese_weighing_add (self, "c", item->term->category, NULL);
          chinese_weighing_add (self, "c", item->term->category, action);
        }
    }
  for (guint i = 0; i < items->len; i++)
    {
      const ChineseItem *item = &g_array_index (items, ChineseItem, i);
      if (item->kind == CHINESE_ITEM_WORD)
        chinese_weighing_add (self, "w", chinese_roles[item->role], NULL);
    }
}

void
chinese_weighing_weigh (ChineseWeighing *self, const CandorSentence *sentence, const GArray *items,
                        const GArray *candidates)
{
  char steps[8];
  gsize from, to;
  gssize count;

  if (self->models == NULL && self->names == NULL)
    return;
  for (from = self->next; from < self->text.length && self->text.starts[from] < sentence->from;)
    from++;
  for (to = from; to < self->text.length && self->text.starts[to] < sentence->to;)
    to++;
  self->next = to;
  count = to - from;
  self->stamp++;
  memset (self->scores, 0, sizeof self->scores);
  if (self->names != NULL)
    g_ptr_array_set_size (self->names, 0);
  for (gssize at = -1; at <= count; at++)
    chinese_weighing_add_grams (self, self->text.characters + from, count, at);
  chinese_weighing_add_candidates (self, items, candidates);
  g_snprintf (steps, sizeof steps, "%d", (int) MIN (LENGTH_STEPS, count / LENGTH_STEP));
  chinese_weighing_add (self, "n", steps, NULL);
  for (guint i = 0; self->models != NULL && i < CHINESE_PRACTICES; i++)
    self->scores[i] = self->models->bias[i] + self->scores[i] / sqrt (count + 2);
}
