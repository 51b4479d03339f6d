/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-lexicon-private.h"

#include "policy/candor-reading.h"

#define LANGUAGE "zh"

const char *const chinese_roles[CHINESE_ROLES] = {
  [CHINESE_VERB_COLLECT] = "verb-collect",
  [CHINESE_VERB_ACCESS] = "verb-access",
  [CHINESE_VERB_GRANT] = "verb-grant",
  [CHINESE_VERB_USE] = "verb-use",
  [CHINESE_VERB_SHARE] = "verb-share",
  [CHINESE_VERB_STORE] = "verb-store",
  [CHINESE_VERB_PROVIDE] = "verb-provide",
  [CHINESE_VERB_OTHER] = "verb-other",
  [CHINESE_NEGATION] = "negation",
  [CHINESE_VOID] = "void",
  [CHINESE_SHIELD] = "shield",
  [CHINESE_WARNING] = "warning",
  [CHINESE_EXCEPTION] = "exception",
  [CHINESE_HEDGE] = "subset",
  [CHINESE_BOUNDARY] = "boundary",
  [CHINESE_SITUATION] = "situation",
  [CHINESE_CONDITION] = "condition",
  [CHINESE_CONDITION_END] = "condition-end",
  [CHINESE_CONSENT] = "consent",
  [CHINESE_RIGHT] = "right",
  [CHINESE_DEMAND] = "demand",
  [CHINESE_FIRST_PARTY] = "first-party",
  [CHINESE_SECOND_PARTY] = "second-party",
  [CHINESE_THIRD_PARTY] = "third-party",
  [CHINESE_DEFINITION] = "definition",
  [CHINESE_ALIAS] = "alias",
  [CHINESE_ANAPHORA] = "anaphora",
  [CHINESE_EXAMPLE] = "example",
  [CHINESE_GENERIC] = "generic",
  [CHINESE_PERMISSION] = "permission",
  [CHINESE_PURPOSE] = "purpose",
  [CHINESE_TALK] = "talk",
};

static const char *const cues[CHINESE_CUES] = {
  [CHINESE_CUE_REFUSAL] = "cue-refusal", [CHINESE_CUE_LOCAL] = "cue-local",   [CHINESE_CUE_DEVICE] = "cue-device",
  [CHINESE_CUE_MEANS] = "cue-means",     [CHINESE_CUE_REACH] = "cue-reach",   [CHINESE_CUE_WITHIN] = "cue-within",
  [CHINESE_CUE_PART] = "cue-part",       [CHINESE_CUE_WHOLE] = "cue-whole",   [CHINESE_CUE_AIM] = "cue-aim",
  [CHINESE_CUE_MEANING] = "cue-meaning", [CHINESE_CUE_LACKING] = "cue-lacking",
};

const char *const chinese_purposes[]
    = { "account",  "advertising",     "analytics", "communication", "improvement", "legal",   "payment",
        "personalization", "research", "security",  "service",       "support",     NULL };

static void
chinese_lexicon_free (gpointer data)
{
  ChineseLexicon *self = data;

  candor_character_map_clear (&self->folds);
  g_free (self->acting);
  candor_matcher_free (self->words);
  candor_matcher_free (self->purposes);
  candor_matcher_free (self->titles);
  candor_matcher_free (self->parts);
  candor_matcher_free (self->parties);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->permissions);
  g_hash_table_unref (self->permission_labels);
  g_hash_table_unref (self->opened);
  g_hash_table_unref (self->capabilities);
  g_hash_table_unref (self->talked);
  g_hash_table_unref (self->names);
  g_free (self);
}

const char *const *
chinese_lexicon_get_words (CandorKnowledge *knowledge, const char *role)
{
  return candor_knowledge_get_words (knowledge, LANGUAGE, role);
}

/* A matcher that takes traditional characters for simplified ones. */
CandorMatcher *
chinese_matcher_new (CandorKnowledge *knowledge)
{
  const char *const *pairs = chinese_lexicon_get_words (knowledge, "traditional");
  CandorMatcher *matcher = candor_matcher_new ();

  for (gsize i = 0; pairs[i] != NULL; i++)
    candor_matcher_fold (matcher, g_utf8_get_char (pairs[i]),
                         g_utf8_get_char (g_utf8_next_char (pairs[i])));
  return matcher;
}

static void
chinese_lexicon_fill_folds (ChineseLexicon *self)
{
  const char *const *pairs = chinese_lexicon_get_words (self->knowledge, "traditional");

  for (gsize i = 0; pairs[i] != NULL; i++)
    candor_character_map_set (&self->folds, g_utf8_get_char (pairs[i]), g_utf8_get_char (g_utf8_next_char (pairs[i])));
}

/* Bytes of the verb of reading or collecting that a permission's words begin with. */
static guint8
chinese_lexicon_measure_verb (ChineseLexicon *self, const CandorKnownTerm *term)
{
  static const ChineseRole roles[] = { CHINESE_VERB_COLLECT, CHINESE_VERB_ACCESS, CHINESE_VERB_USE };
  gsize longest = 0;

  for (guint i = 0; term->permission && i < G_N_ELEMENTS (roles); i++)
    {
      const char *const *verbs = chinese_lexicon_get_words (self->knowledge, chinese_roles[roles[i]]);

      for (gsize k = 0; verbs[k] != NULL; k++)
        if (g_str_has_prefix (term->text, verbs[k]) && strlen (verbs[k]) < strlen (term->text))
          longest = MAX (longest, strlen (verbs[k]));
    }
  return (guint8) MIN (longest, G_MAXUINT8);
}

static void
chinese_lexicon_fill_words (ChineseLexicon *self)
{
  self->words = chinese_matcher_new (self->knowledge);
  self->terms = candor_knowledge_get_terms (self->knowledge, LANGUAGE, &self->n_terms);
  self->acting = g_new0 (guint8, self->n_terms + 1);
  for (gsize i = 0; i < self->n_terms; i++)
    {
      self->acting[i] = chinese_lexicon_measure_verb (self, &self->terms[i]);
      candor_matcher_add_term (self->words, &self->terms[i], i);
    }
  for (guint i = 0; i < CHINESE_ROLES; i++)
    candor_matcher_add_words (self->words, chinese_lexicon_get_words (self->knowledge, chinese_roles[i]),
                              self->n_terms + i);
  candor_matcher_compile (self->words);
}

static void
chinese_lexicon_fill_purposes (ChineseLexicon *self)
{
  self->purposes = chinese_matcher_new (self->knowledge);
  for (guint i = 0; chinese_purposes[i] != NULL; i++)
    {
      g_autofree char *role = g_strconcat ("purpose-", chinese_purposes[i], NULL);
      candor_matcher_add_words (self->purposes, chinese_lexicon_get_words (self->knowledge, role), i);
    }
  candor_matcher_compile (self->purposes);
}

/* Names of SDKs: short Latin ones are everyday words as well, so they count only where they are called
 * an SDK or stand in the place of a party, which is for the reader to see. */
static void
chinese_lexicon_fill_parties (ChineseLexicon *self)
{
  gsize count = 0;
  const CandorKnownSdk *sdks = candor_knowledge_get_sdks (self->knowledge, &count);

  self->parties = chinese_matcher_new (self->knowledge);
  for (gsize i = 0; i < count; i++)
    {
      candor_matcher_add (self->parties, sdks[i].name, i);
      if (sdks[i].name_zh != NULL)
        candor_matcher_add (self->parties, sdks[i].name_zh, i);
      candor_matcher_add_words (self->parties, sdks[i].aliases, i);
    }
  candor_matcher_compile (self->parties);
}

static void
chinese_lexicon_fill_cues (ChineseLexicon *self)
{
  for (guint i = 0; i < CHINESE_CUES; i++)
    self->cues[i] = chinese_lexicon_get_words (self->knowledge, cues[i]);
}

gboolean
chinese_lexicon_is_cue (const ChineseLexicon *self, ChineseCue cue, const char *text)
{
  for (gsize i = 0; self->cues[cue][i] != NULL; i++)
    if (g_str_has_prefix (text, self->cues[cue][i]))
      return TRUE;
  return FALSE;
}

static gpointer
chinese_lexicon_build (CandorKnowledge *knowledge)
{
  ChineseLexicon *self = g_new0 (ChineseLexicon, 1);

  self->knowledge = knowledge;
  chinese_lexicon_fill_folds (self);
  chinese_lexicon_fill_words (self);
  chinese_lexicon_fill_cues (self);
  chinese_lexicon_fill_purposes (self);
  chinese_lexicon_fill_labels (self);
  chinese_lexicon_fill_parties (self);
  chinese_lexicon_fill_permissions (self);
  return self;
}

const ChineseLexicon *
chinese_lexicon_get (CandorKnowledge *knowledge)
{
  return candor_reading_cache (knowledge, "candor-chinese-lexicon", chinese_lexicon_build, chinese_lexicon_free);
}

void
chinese_lexicon_find_purposes (const ChineseLexicon *self, const char *text, gsize length, GPtrArray *purposes)
{
  g_autoptr (GArray) matches = candor_matcher_find (self->purposes, text, length);

  for (guint i = 0; i < matches->len; i++)
    {
      const char *purpose = chinese_purposes[g_array_index (matches, CandorMatch, i).value];
      if (!g_ptr_array_find (purposes, purpose, NULL))
        g_ptr_array_add (purposes, (gpointer) purpose);
    }
}
