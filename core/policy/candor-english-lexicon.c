/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-lexicon-private.h"

#include "policy/candor-reading.h"

const char *const candor_english_purposes[] = {
  "advertising", "analytics", "security", "support", "personalization", "communication",
  "payment", "legal", "research", "account", "service", "improvement", NULL,
};

static CandorLexiconEdge *
candor_lexicon_find_edge (const CandorEnglishLexicon *self, guint64 edge)
{
  /* Fibonacci hashing: the upper bits of the product are well mixed. */
  guint at = (guint) ((edge * G_GUINT64_CONSTANT (11400714819323198485)) >> 32) & self->mask;

  while (self->table[at].node != 0 && self->table[at].edge != edge)
    at = (at + 1) & self->mask;
  return &self->table[at];
}

void
candor_lexicon_freeze (CandorEnglishLexicon *self)
{
  GHashTableIter iter;
  gpointer edge, node;
  guint size = 16;

  while (size < 2 * g_hash_table_size (self->edges) + 2)
    size *= 2;
  self->mask = size - 1;
  self->table = g_new0 (CandorLexiconEdge, size);
  g_hash_table_iter_init (&iter, self->edges);
  while (g_hash_table_iter_next (&iter, &edge, &node))
    *candor_lexicon_find_edge (self, *(gint64 *) edge)
        = (CandorLexiconEdge) { *(gint64 *) edge, GPOINTER_TO_UINT (node) };
  g_clear_pointer (&self->edges, g_hash_table_unref);
  self->roots = g_new0 (guint, g_hash_table_size (self->words) + 1);
  for (guint word = 1; word <= g_hash_table_size (self->words); word++)
    self->roots[word] = candor_lexicon_find_edge (self, candor_lexicon_edge (0, word))->node;
}

guint
candor_lexicon_walk (const CandorEnglishLexicon *self, guint node, guint word)
{
  gint64 edge = candor_lexicon_edge (node, word);

  if (!word)
    return 0;
  if (node == 0 && self->roots)
    return self->roots[word];
  return self->table ? candor_lexicon_find_edge (self, edge)->node
                     : GPOINTER_TO_UINT (g_hash_table_lookup (self->edges, &edge));
}

void
candor_phrase_free (gpointer data)
{
  CandorPhrase *phrase = data;

  if (!phrase)
    return;
  g_clear_pointer (&phrase->terms, g_ptr_array_unref);
  g_free (phrase);
}

static void
candor_lexicon_free (gpointer data)
{
  CandorEnglishLexicon *self = data;

  g_hash_table_unref (self->words);
  g_free (self->table);
  g_free (self->roots);
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->permissions);
  g_free (self);
}

const CandorEnglishLexicon *
candor_english_lexicon_get (CandorKnowledge *knowledge)
{
  return candor_reading_cache (knowledge, "candor-english-lexicon", candor_lexicon_build,
                               candor_lexicon_free);
}

CandorKnowledge *
candor_english_lexicon_get_knowledge (const CandorEnglishLexicon *self)
{
  return self->knowledge;
}

const char *
candor_english_lexicon_find_permission (const CandorEnglishLexicon *self, const char *category)
{
  return g_hash_table_lookup (self->permissions, category);
}

gboolean
candor_english_lexicon_is_opened (const CandorEnglishLexicon *self, const char *category)
{
  return g_hash_table_contains (self->permissions, category);
}

/* Matching. */

guint64
candor_english_lexicon_find_roles (const CandorEnglishLexicon *self, const CandorToken *token)
{
  guint node = candor_lexicon_walk (self, 0, token->word);
  const CandorPhrase *phrase;

  if (!node)
    node = candor_lexicon_walk (self, 0, token->stem);
  phrase = node ? g_ptr_array_index (self->nodes, node) : NULL;
  return phrase ? phrase->roles : 0;
}

void
candor_english_lexicon_find_word (const CandorEnglishLexicon *self, CandorToken *token)
{
  char singulars[3][CANDOR_WORD_MAXIMUM + 1];
  guint count;

  if (token->mark)
    return;
  token->word = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, token->text));
  count = candor_english_singulars (token->text, singulars);
  for (guint i = 0; i < count && !token->stem; i++)
    token->stem = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, singulars[i]));
}

/* Singulars are tried only where the word itself leads nowhere. */
guint
candor_english_lexicon_match (const CandorEnglishLexicon *self, const CandorToken *tokens, guint count,
                              const CandorPhrase **phrases, guint *lengths, guint size)
{
  guint node = 0, found = 0;

  for (guint i = 0; i < count && found < size && !tokens[i].mark; i++)
    {
      guint next = candor_lexicon_walk (self, node, tokens[i].word);

      if (!next)
        next = candor_lexicon_walk (self, node, tokens[i].stem);
      if (!next)
        break;
      node = next;
      if (!g_ptr_array_index (self->nodes, node))
        continue;
      phrases[found] = g_ptr_array_index (self->nodes, node);
      lengths[found++] = i + 1;
    }
  return found;
}
