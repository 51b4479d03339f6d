/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/* A linear model over named features: what speaks for and against a claim, each with a weight. The
 * weights are data in data/knowledge (weights-<language>.xml), learned by scripts/train-weights from
 * sources that may ship; reading learns nothing. A feature is a kind and a word, "left:collect".
 * Language-neutral: a reader gathers the evidence, this adds it up. */

/* Features that one candidate has at most; more are left out. */
#define CANDOR_EVIDENCE_MAXIMUM 256

#define CANDOR_EVIDENCE_SLOTS (2 * CANDOR_EVIDENCE_MAXIMUM)

typedef struct
{
  guint64 features[CANDOR_EVIDENCE_MAXIMUM]; /* hashes of the names */
  guint64 slots[CANDOR_EVIDENCE_SLOTS];      /* the same, by their low bits: each is there once */
  guint count;
  GPtrArray *names; /* (nullable) (element-type utf8): the names too, where they are wanted */
} CandorEvidence;

typedef struct _CandorWeights CandorWeights;

/* Begins anew. */
void candor_evidence_reset (CandorEvidence *self);
/* kind: a literal; word, second: (nullable) for a pair "kind:word second". */
void candor_evidence_add (CandorEvidence *self, const char *kind, const char *word, const char *second);

/* The model of that name in a language, made on first use and kept with the knowledge; NULL where
 * the knowledge has none. Thread-safe. */
const CandorWeights *candor_weights_get (CandorKnowledge *knowledge, const char *language, const char *model);
/* Whether the model was taught anything about "kind:word". */
gboolean candor_weights_know (const CandorWeights *self, const char *kind, const char *word);
/* Bias and the weights of all features: above 0 the model says yes. Each feature counts once. */
double candor_weights_score (const CandorWeights *self, const CandorEvidence *evidence);
/* The features that speak loudest in the score's direction, "left:collect, heading:information"; the
 * evidence must hold names. (transfer full) */
char *candor_weights_explain (const CandorWeights *self, const CandorEvidence *evidence, guint count);

/* For training and measuring only, and for one thread: calls with the evidence of each candidate, by
 * name, before it is weighed. function: (nullable): NULL ends it. */
typedef void (*CandorEvidenceObserver) (const CandorEvidence *evidence, guint passage, gsize from, gsize to,
                                        const char *category, gpointer data);

void candor_evidence_observe (CandorEvidenceObserver function, gpointer data);
gboolean candor_evidence_is_observed (void);
void candor_evidence_report (const CandorEvidence *evidence, guint passage, gsize from, gsize to,
                             const char *category);

G_END_DECLS
