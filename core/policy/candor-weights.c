/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-weights.h"

#include <string.h>

#include "policy/candor-reading.h"

/* Open addressing: a table of a power of two, at most half full. An empty place has feature 0. */
typedef struct
{
  guint64 feature;
  double weight;
} CandorWeight;

struct _CandorWeights
{
  CandorWeight *table;
  guint64 mask;
  double bias;
  guint count;
};

/* Evidence. */

/* FNV-1a, 64 bits. */
static guint64
candor_evidence_hash (guint64 hash, const char *text)
{
  for (; *text; text++)
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static guint64
candor_evidence_hash_parts (const char *kind, const char *word, const char *second)
{
  guint64 hash = candor_evidence_hash (G_GUINT64_CONSTANT (14695981039346656037), kind);

  if (word)
    hash = candor_evidence_hash (candor_evidence_hash (hash, ":"), word);
  if (second)
    hash = candor_evidence_hash (candor_evidence_hash (hash, " "), second);
  return hash ? hash : 1;
}

static guint64
candor_evidence_hash_bytes (const char *text, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash ? hash : 1;
}

void
candor_evidence_reset (CandorEvidence *self)
{
  self->count = 0;
  memset (self->slots, 0, sizeof self->slots);
  if (self->names)
    g_ptr_array_set_size (self->names, 0);
}

void
candor_evidence_add (CandorEvidence *self, const char *kind, const char *word, const char *second)
{
  guint64 feature = candor_evidence_hash_parts (kind, word, second);

  guint slot = feature % CANDOR_EVIDENCE_SLOTS;

  if (self->count >= CANDOR_EVIDENCE_MAXIMUM)
    return;
  while (self->slots[slot] != 0 && self->slots[slot] != feature)
    slot = (slot + 1) % CANDOR_EVIDENCE_SLOTS;
  if (self->slots[slot] == feature)
    return;
  self->slots[slot] = feature;
  self->features[self->count++] = feature;
  if (self->names)
    g_ptr_array_add (self->names, g_strconcat (kind, word ? ":" : "", word ? word : "", second ? " " : "",
                                               second ? second : "", NULL));
}

/* Weights. */

static CandorWeight *
candor_weights_find (const CandorWeights *self, guint64 feature)
{
  guint64 at = feature & self->mask;

  while (self->table[at].feature != 0 && self->table[at].feature != feature)
    at = (at + 1) & self->mask;
  return &self->table[at];
}

static void
candor_weights_fill (CandorWeights *self, const CandorKnownModel *known)
{
  const char *at = known->weights, *feature;
  gsize length;
  double value;

  while (candor_known_model_next (&at, &feature, &length, &value))
    {
      guint64 hash = candor_evidence_hash_bytes (feature, length);

      if (length == strlen ("bias") && memcmp (feature, "bias", length) == 0)
        self->bias = value;
      else
        *candor_weights_find (self, hash) = (CandorWeight) { hash, value };
      self->count++;
    }
}

static void
candor_weights_free (gpointer data)
{
  CandorWeights *self = data;

  g_free (self->table);
  g_free (self);
}

static CandorWeights *
candor_weights_new (CandorKnowledge *knowledge, const char *language, const char *model)
{
  CandorWeights *self = g_new0 (CandorWeights, 1);
  const CandorKnownModel *known = candor_knowledge_find_model (knowledge, language, model);
  gsize size = 16;

  while (size < 2 * (gsize) candor_known_model_count (known) + 2)
    size *= 2;
  self->mask = size - 1;
  self->table = g_new0 (CandorWeight, size);
  if (known)
    candor_weights_fill (self, known);
  return self;
}

const CandorWeights *
candor_weights_get (CandorKnowledge *knowledge, const char *language, const char *model)
{
  g_autofree char *key = g_strconcat ("candor-weights-", language, "-", model, NULL);
  CandorWeights *self = g_object_get_data (G_OBJECT (knowledge), key);

  if (!self)
    {
      self = candor_weights_new (knowledge, language, model);
      /* Two threads may have built it at once: the first one's stays. */
      if (!g_object_replace_data (G_OBJECT (knowledge), key, NULL, self, candor_weights_free, NULL))
        candor_weights_free (self);
      self = g_object_get_data (G_OBJECT (knowledge), key);
    }
  return self->count > 0 ? self : NULL;
}

gboolean
candor_weights_know (const CandorWeights *self, const char *kind, const char *word)
{
  return candor_weights_find (self, candor_evidence_hash_parts (kind, word, NULL))->feature != 0;
}

double
candor_weights_score (const CandorWeights *self, const CandorEvidence *evidence)
{
  double score = self->bias;

  for (guint i = 0; i < evidence->count; i++)
    score += candor_weights_find (self, evidence->features[i])->weight;
  return score;
}

char *
candor_weights_explain (const CandorWeights *self, const CandorEvidence *evidence, guint count)
{
  double sign = candor_weights_score (self, evidence) > 0 ? 1 : -1, last = G_MAXDOUBLE;
  GString *list = g_string_new (NULL);

  g_return_val_if_fail (evidence->names != NULL, g_string_free (list, FALSE));
  for (guint n = 0; n < count; n++)
    {
      double best = 0;
      int found = -1;

      for (guint i = 0; i < evidence->count; i++)
        {
          double weight = sign * candor_weights_find (self, evidence->features[i])->weight;

          if (weight > best && weight < last)
            {
              best = weight;
              found = i;
            }
        }
      if (found < 0)
        break;
      last = best;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              (const char *) g_ptr_array_index (evidence->names, found));
    }
  return g_string_free (list, FALSE);
}

/* Observing. */

static CandorEvidenceObserver candor_observer;
static gpointer candor_observer_data;

void
candor_evidence_observe (CandorEvidenceObserver function, gpointer data)
{
  candor_observer = function;
  candor_observer_data = data;
}

gboolean
candor_evidence_is_observed (void)
{
  return candor_observer != NULL;
}

void
candor_evidence_report (const CandorEvidence *evidence, guint passage, gsize from, gsize to,
                        const char *category)
{
  if (candor_observer)
    candor_observer (evidence, passage, from, to, category, candor_observer_data);
}
