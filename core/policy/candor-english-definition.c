/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-definition.h"

#include <string.h>

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Words that a defined phrase has at most, and that may stand between it and "means". */
#define PHRASE_WORDS 5
#define MEANS_REACH 4

static void
candor_definition_free (gpointer data)
{
  CandorDefinition *definition = data;

  g_ptr_array_unref (definition->terms);
  g_free (definition);
}

void
candor_definitions_init (CandorDefinitions *self)
{
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, candor_definition_free);
}

void
candor_definitions_clear (CandorDefinitions *self)
{
  g_clear_pointer (&self->definitions, g_hash_table_unref);
}

static char *
candor_definition_key (CandorEnglishSentence *sentence, guint from, guint to)
{
  GString *key = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (key, "%s%s", i > from ? " " : "", candor_sentence_token (sentence, i)->text);
  return g_string_free (key, FALSE);
}

static gboolean
candor_definition_is_noun (const CandorToken *token)
{
  static const char *const nouns[] = { "information", "data", "details", "info", "identifiers", "pii",
                                       "records", "content", NULL };

  return token->text[0] != '\0' && strchr ("idprc", token->text[0]) != NULL && g_strv_contains (nouns, token->text);
}

/* Only words for data are of use: "Usage Data", not "Company". */
static gboolean
candor_definition_is_data (CandorEnglishSentence *sentence, guint from, guint to)
{
  if (from + 1 >= to || to - from > PHRASE_WORDS || !candor_definition_is_noun (candor_sentence_token (sentence, to - 1))
      || candor_definition_is_noun (candor_sentence_token (sentence, from)))
    return FALSE;
  for (guint i = from; i < to; i++)
    if (candor_sentence_token (sentence, i)->mark)
      return FALSE;
  return TRUE;
}

static CandorDefinition *
candor_definitions_get (CandorDefinitions *self, CandorEnglishSentence *sentence, guint from, guint to)
{
  g_autofree char *key = candor_definition_key (sentence, from, to);
  CandorDefinition *definition = g_hash_table_lookup (self->definitions, key);

  if (!definition)
    {
      definition = g_new0 (CandorDefinition, 1);
      definition->terms = g_ptr_array_new ();
      g_hash_table_insert (self->definitions, g_steal_pointer (&key), definition);
    }
  return definition;
}

void
candor_definition_add (CandorDefinition *definition, CandorEnglishSentence *sentence, guint from, guint to)
{
  for (guint i = from; i < to && definition->terms->len < CANDOR_DEFINITION_TERMS; i++)
    {
      const CandorEnglishTerm *term = candor_sentence_note (sentence, i)->term;
      gboolean known = !term || term->personal;

      for (guint t = 0; !known && t < definition->terms->len; t++)
        {
          const CandorKnownTerm *other = g_ptr_array_index (definition->terms, t);
          known = g_str_equal (other->category, term->known->category);
        }
      if (!known)
        g_ptr_array_add (definition->terms, (gpointer) term->known);
    }
}

/* Whether "means", "includes" and the like stand behind a word. */
static gboolean
candor_definition_has_means (CandorEnglishSentence *sentence, guint at)
{
  guint end = MIN (at + MEANS_REACH, sentence->tokens->len);

  for (guint i = at; i < end; i++)
    {
      guint64 roles = candor_sentence_note (sentence, i)->roles;

      if (roles & ROLE (NEGATION))
        return FALSE;
      if (roles & ROLE (MEANS))
        return TRUE;
      if (roles & (CANDOR_ROLES_ACTION | ROLE (VERB_OTHER)))
        return FALSE;
    }
  return FALSE;
}

/* Words that are defined by what stands behind them: quoted at the start, or each with a capital. */
static gboolean
candor_definition_find_head_at (CandorEnglishSentence *sentence, guint from, guint *to)
{
  gboolean term = candor_sentence_note (sentence, from)->term != NULL;
  guint count = sentence->tokens->len;

  for (guint at = from; at < count && at < from + PHRASE_WORDS; at++)
    {
      if (candor_sentence_token (sentence, at)->mark
          || !(candor_sentence_token (sentence, at)->capital || (at == from && from == 0) || term))
        return FALSE;
      if (candor_definition_is_data (sentence, from, at + 1))
        {
          *to = at + 1;
          return TRUE;
        }
    }
  return FALSE;
}

/* At the start of the sentence, or behind a heading that runs into it: then "means" follows at once. */
static gboolean
candor_definition_find_head (CandorEnglishSentence *sentence, guint *from, guint *to)
{
  guint at = 0, count = sentence->tokens->len;

  while (at < count && at < MEANS_REACH
         && (candor_sentence_token (sentence, at)->mark || candor_sentence_token (sentence, at)->length == 1
             || candor_sentence_has_word (sentence, at, "the") || candor_sentence_has_word (sentence, at, "term")
             || candor_sentence_has_word (sentence, at, "such") || candor_sentence_has_word (sentence, at, "this")))
    at++;
  *from = at;
  if (at < count && candor_definition_find_head_at (sentence, at, to) && candor_definition_has_means (sentence, *to))
    return TRUE;
  for (at = 1; at + 1 < count; at++)
    {
      guint64 before = candor_sentence_note (sentence, at - 1)->roles;

      if (!candor_sentence_token (sentence, at)->capital || before & (ROLE (PREPOSITION) | ROLE (DETERMINER) | CANDOR_ROLES_VERB)
          || !candor_definition_find_head_at (sentence, at, to))
        continue;
      *from = at;
      if (*to < count && candor_sentence_token (sentence, *to)->mark == '"')
        ++*to;
      if (*to < count && candor_sentence_note (sentence, *to)->roles & ROLE (MEANS)
          && (candor_sentence_note (sentence, *to)->span > 1
              || !(candor_sentence_has_word (sentence, *to, "is") || candor_sentence_has_word (sentence, *to, "are"))))
        {
          if (candor_sentence_token (sentence, *to - 1)->mark)
            --*to;
          return TRUE;
        }
    }
  return FALSE;
}

/* "… (collectively, “Usage Data”)": what stands before it is what it means. Returns the last of them. */
static CandorDefinition *
candor_definitions_learn_behind (CandorDefinitions *self, CandorEnglishSentence *sentence, guint *at)
{
  CandorDefinition *definition = NULL;
  guint begin = 0, open = 0, quote = 0;
  gboolean inside = FALSE, quoted = FALSE;

  for (guint i = 0; i < sentence->tokens->len; i++)
    {
      char mark = candor_sentence_token (sentence, i)->mark;

      if (mark == '(')
        {
          open = i;
          inside = TRUE;
          quoted = FALSE;
        }
      else if (mark == ')')
        inside = FALSE;
      else if (mark == '"' && inside && !quoted)
        {
          quote = i;
          quoted = TRUE;
        }
      else if (mark == '"' && inside && quoted)
        {
          quoted = FALSE;
          if (candor_definition_is_data (sentence, quote + 1, i) && open > begin)
            {
              definition = candor_definitions_get (self, sentence, quote + 1, i);
              candor_definition_add (definition, sentence, begin, open);
              *at = open;
            }
          begin = i + 1;
        }
    }
  return definition;
}

CandorDefinition *
candor_definitions_find_behind (CandorDefinitions *self, CandorEnglishSentence *sentence, guint *at)
{
  return candor_definitions_learn_behind (self, sentence, at);
}

CandorDefinition *
candor_definitions_learn (CandorDefinitions *self, CandorEnglishSentence *sentence)
{
  guint from, to, at;
  CandorDefinition *definition;

  candor_definitions_learn_behind (self, sentence, &at);
  if (!candor_definition_find_head (sentence, &from, &to))
    return NULL;
  definition = candor_definitions_get (self, sentence, from, to);
  candor_definition_add (definition, sentence, to, sentence->tokens->len);
  return definition;
}

CandorDefinition *
candor_definitions_match (CandorDefinitions *self, CandorEnglishSentence *sentence, guint at, guint *length)
{
  guint end = MIN (at + PHRASE_WORDS, sentence->tokens->len);

  if (g_hash_table_size (self->definitions) == 0
      || (at > 0 && (candor_sentence_has_word (sentence, at - 1, "non")
                     || candor_sentence_has_word (sentence, at - 1, "other"))))
    return NULL;
  for (guint to = end; to > at; to--)
    if (candor_definition_is_data (sentence, at, to))
      {
        g_autofree char *key = candor_definition_key (sentence, at, to);
        CandorDefinition *definition = g_hash_table_lookup (self->definitions, key);

        if (definition && definition->terms->len > 0)
          {
            *length = to - at;
            return definition;
          }
      }
  return NULL;
}
