/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-sentence.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)
#define ROLES_WHO (ROLE (FIRST_PARTY) | ROLE (USER) | ROLE (THIRD_PARTY) | ROLE (THIRD_PRONOUN) | ROLE (PARTY) | ROLE (OTHER_PRODUCT))

/* Words between a subject and its verb that a clause may have. */
#define SUBJECT_REACH 8

/* Verbs. */

/* The last phrase before a word that is no adverb; -1 at the start. */
static int
candor_clause_skip_adverbs (CandorEnglishSentence *self, guint at)
{
  int before = candor_sentence_before (self, at);

  while (before >= 0 && candor_sentence_note (self, before)->roles & ROLE (ADVERB)
         && !(candor_sentence_note (self, before)->roles & (ROLE (PREPOSITION) | ROLE (NEGATION))))
    before = candor_sentence_before (self, before);
  return before;
}

/* "your encrypted password": a participle right before a noun, without a subject or auxiliary. */
static gboolean
candor_clause_is_adjective (CandorEnglishSentence *self, guint at, int before)
{
  guint64 roles = before >= 0 ? candor_sentence_note (self, before)->roles : 0;
  guint next = at + MAX (candor_sentence_note (self, at)->span, 1);
  const CandorAnnotation *behind;

  if (next >= self->tokens->len || candor_sentence_token (self, next)->mark)
    return FALSE;
  if (roles & (ROLES_WHO | ROLE (BE) | ROLE (AUXILIARY) | ROLE (RELATIVE)) && !(roles & ROLE (DETERMINER)))
    return FALSE;
  behind = candor_sentence_note (self, next);
  return behind->term != NULL || (behind->roles & ~(ROLE (GENERIC) | ROLE (PURPOSE) | ROLE (CHANNEL) | ROLE (CHANNEL_ONLY))) == 0;
}

/* "email us", "you email", "to email you": a word that is a term in all other places. */
static gboolean
candor_clause_is_verb_not_term (CandorEnglishSentence *self, guint at, int before)
{
  guint64 roles = before >= 0 ? candor_sentence_note (self, before)->roles : 0;
  guint64 behind = at + 1 < self->tokens->len ? candor_sentence_note (self, at + 1)->roles : 0;

  if (!(behind & (ROLE (USER) | ROLE (FIRST_PARTY))))
    return FALSE;
  return before < 0 || roles & (ROLES_WHO | ROLE (AUXILIARY) | ROLE (CONJUNCTION))
         || candor_sentence_has_word (self, before, "to") || candor_sentence_token (self, before)->mark;
}

/* "such as display frequency": what stands right behind is a thing. */
static gboolean
candor_clause_is_example (CandorEnglishSentence *self, int before)
{
  static const char *const words[] = { "such", "including", "include", "includes", "like" };

  if (before < 0 || !(candor_sentence_note (self, before)->roles & ROLE (EXAMPLE)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (candor_sentence_has_word (self, before, words[i]))
      return TRUE;
  return FALSE;
}

/* English writes many verbs and nouns alike; what stands before tells them apart. */
static gboolean
candor_clause_is_verb (CandorEnglishSentence *self, guint at)
{
  CandorAnnotation *note = candor_sentence_note (self, at);
  int before = candor_clause_skip_adverbs (self, at);
  guint64 roles = before >= 0 ? candor_sentence_note (self, before)->roles : 0;
  gboolean to = before >= 0 && candor_sentence_has_word (self, before, "to");

  if (note->term && note->forms & (CANDOR_FORM_BASE | CANDOR_FORM_S))
    return candor_clause_is_verb_not_term (self, at, before);
  if (note->span > 1 && !(note->forms & CANDOR_FORM_ED))
    return TRUE;
  if (note->forms & CANDOR_FORM_BASE && candor_clause_is_example (self, before))
    return FALSE;
  if (note->forms == CANDOR_FORM_ED && candor_clause_is_adjective (self, at, before))
    return FALSE;
  if (note->forms == CANDOR_FORM_ED)
    return !(roles & ROLE (DETERMINER)) || roles & (ROLE (USER) | ROLE (BE) | ROLE (NEGATION) | ROLE (ANAPHORA));
  if (note->forms == CANDOR_FORM_ING)
    return !(roles & ROLE (DETERMINER));
  if (to)
    return TRUE;
  if (roles & (ROLE (DETERMINER) | ROLE (PREPOSITION))
      && !(roles & (ROLES_WHO | ROLE (RELATIVE) | ROLE (AUXILIARY) | ROLE (NEGATION))))
    return FALSE;
  if (before < 0 || candor_sentence_token (self, before)->mark)
    return !(note->roles & CANDOR_ROLES_NOUN) || before < 0 || note->forms & CANDOR_FORM_BASE;
  if (roles & (ROLES_WHO | ROLE (AUXILIARY) | ROLE (NEGATION) | ROLE (CONJUNCTION) | ROLE (RELATIVE)
               | ROLE (CATENATIVE) | ROLE (BE)))
    return TRUE;
  /* "as part of a page request, such as": nothing behind it that is asked for. */
  if (note->forms == CANDOR_FORM_BASE && roles == 0
      && (at + 1 >= self->tokens->len || candor_sentence_token (self, at + 1)->mark))
    return FALSE;
  return note->forms & CANDOR_FORM_S || !(note->roles & CANDOR_ROLES_NOUN);
}

static void
candor_clause_add_verb (CandorEnglishSentence *self, guint at, guint64 roles, CandorVoice voice)
{
  CandorAnnotation *note = candor_sentence_note (self, at);
  CandorVerb verb = { .from = at, .to = at + MAX (note->span, 1), .roles = roles, .voice = voice,
                      .subject_word = -1, .after = -1 };

  g_array_append_val (self->verbs, verb);
  note->verb = self->verbs->len;
}

/* "Your use of the website": what users do with the app, not what it does with their data. */
static gboolean
candor_clause_is_theirs (CandorEnglishSentence *self, guint at, guint64 nouns)
{
  int before = candor_sentence_before (self, at);

  return nouns & ROLE (NOUN_USE) && before >= 0
         && (candor_sentence_has_word (self, before, "your") || candor_sentence_has_word (self, before, "their"));
}

void
candor_sentence_find_verbs (CandorEnglishSentence *self)
{
  g_array_set_size (self->verbs, 0);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      CandorAnnotation *note = candor_sentence_note (self, i);
      guint64 verbs = note->roles & CANDOR_ROLES_VERB, nouns = note->roles & CANDOR_ROLES_NOUN;

      if (verbs && candor_clause_is_verb (self, i))
        {
          /* A word that is a verb here names no data: "contacts us", "purchases". */
          note->term = NULL;
          candor_clause_add_verb (self, i, verbs, CANDOR_VOICE_ACTIVE);
        }
      else if (nouns && !candor_clause_is_theirs (self, i, nouns))
        candor_clause_add_verb (self, i, nouns, CANDOR_VOICE_NOUN);
    }
}

/* Clauses. */

/* Whether a subject with its verb begins at a word: "we share", "our partners may". */
static gboolean
candor_clause_begins (CandorEnglishSentence *self, guint at)
{
  guint64 first = candor_sentence_note (self, at)->roles;
  gboolean who = first & ROLES_WHO && !(first & ROLE (DETERMINER));
  guint end = MIN (at + SUBJECT_REACH, self->tokens->len);

  /* "no third party collects": the clause begins with the negation. */
  if (first & ROLE (NEGATION) && first & ROLE (DETERMINER) && at + 1 < end
      && candor_sentence_note (self, at + 1)->roles & ROLES_WHO)
    return candor_clause_begins (self, at + 1);
  if (!who && !(first & (ROLE (DETERMINER) | ROLE (ANAPHORA))) && !candor_sentence_note (self, at)->term
      && !(first & ROLE (GENERIC)))
    return FALSE;
  for (guint i = at + MAX (candor_sentence_note (self, at)->span, 1); i < end; i++)
    {
      CandorAnnotation *note = candor_sentence_note (self, i);

      if (note->roles & (ROLE (AUXILIARY) | ROLE (BE)))
        return TRUE;
      if (note->verb && candor_sentence_verb (self, note->verb - 1)->voice != CANDOR_VOICE_NOUN)
        return who && !(note->forms == CANDOR_FORM_ING);
      if (note->roles & (ROLE (CONJUNCTION) | ROLE (PREPOSITION) | ROLE (RELATIVE) | ROLES_WHO)
          && !(note->roles & (ROLE (ADVERB) | ROLE (PARTY))))
        return FALSE;
      if (candor_sentence_token (self, i)->mark)
        return FALSE;
    }
  return FALSE;
}

typedef struct
{
  guint clause;
  gboolean has_verb;
  gboolean fronted; /* a condition at the start of a clause: ends at a comma */
  CandorClauseKind kind;
} CandorClauseState;

static void
candor_clause_start (CandorEnglishSentence *self, CandorClauseState *state, CandorClauseKind kind, guint at)
{
  CandorClause clause = { kind, at, at };
  gboolean empty = at == 0
                   || (self->clauses->len > 0
                       && g_array_index (self->clauses, CandorClause, self->clauses->len - 1).from == at);

  state->fronted = kind != CANDOR_CLAUSE_MAIN && (empty || !state->has_verb);
  state->kind = kind;
  state->has_verb = FALSE;
  if (empty && self->clauses->len > 0)
    g_array_index (self->clauses, CandorClause, self->clauses->len - 1).kind = kind;
  else
    g_array_append_val (self->clauses, clause);
  state->clause = self->clauses->len - 1;
}

static gboolean
candor_clause_is_hard (char mark)
{
  return mark == ';' || mark == '.' || mark == '-' || mark == '?' || mark == '!';
}

/* Whether a new clause begins at a word, and of which kind. */
static gboolean
candor_clause_decide (CandorEnglishSentence *self, const CandorClauseState *state, guint at,
                      CandorClauseKind *kind)
{
  guint64 roles = candor_sentence_note (self, at)->roles;
  int before = candor_sentence_before (self, at);
  char mark = before >= 0 ? candor_sentence_token (self, before)->mark : 0;
  guint64 joins = before >= 0 ? candor_sentence_note (self, before)->roles & ROLE (CONJUNCTION) : 0;

  *kind = CANDOR_CLAUSE_MAIN;
  if (roles & ROLE (CONDITION) && !(roles & ROLE (RELATIVE) && !(mark == ',' || at == 0)))
    {
      *kind = CANDOR_CLAUSE_CONDITION;
      return TRUE;
    }
  if (roles & ROLE (EXCEPTION))
    {
      *kind = CANDOR_CLAUSE_EXCEPTION;
      return TRUE;
    }
  if (candor_clause_is_hard (mark) || roles & ROLE (BOUNDARY))
    return TRUE;
  if (state->fronted && mark == ',' && state->has_verb)
    return !(roles & (ROLE (AUXILIARY) | ROLE (BE)));
  /* "we collect data when you visit us, including": goes on with what was collected. */
  if (mark == ',' && roles & ROLE (EXAMPLE)
      && (state->kind == CANDOR_CLAUSE_CONDITION
          || (state->kind == CANDOR_CLAUSE_EXCEPTION && !candor_sentence_has_word (self, at, "such"))))
    return TRUE;
  return (mark == ',' || mark == ':' || joins || (state->fronted && state->has_verb))
         && (state->has_verb || state->fronted) && candor_clause_begins (self, at);
}

void
candor_sentence_find_clauses (CandorEnglishSentence *self)
{
  CandorClauseState state = { 0 }, outer = { 0 };
  guint group = 0;

  g_array_set_size (self->clauses, 0);
  candor_clause_start (self, &state, CANDOR_CLAUSE_MAIN, 0);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      CandorAnnotation *note = candor_sentence_note (self, i);
      CandorClauseKind kind;

      if (note->group != group)
        {
          /* What parentheses break off goes on behind them. */
          if (group == 0)
            outer = state;
          else if (note->group == 0)
            state = outer;
          group = note->group;
        }
      if (note->span > 0 && candor_clause_decide (self, &state, i, &kind))
        candor_clause_start (self, &state, kind, i);
      if (note->verb && candor_sentence_verb (self, note->verb - 1)->voice != CANDOR_VOICE_NOUN)
        state.has_verb = TRUE;
      if (note->roles & (ROLE (BE) | ROLE (AUXILIARY)))
        state.has_verb = TRUE;
      note->clause = state.clause;
      g_array_index (self->clauses, CandorClause, state.clause).to = i + 1;
    }
}
