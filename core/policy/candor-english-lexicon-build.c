/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-lexicon-private.h"

#include <string.h>

typedef struct
{
  const char *words;
  CandorRole role;
  gboolean inflected;
} CandorRoleWords;

static const CandorRoleWords candor_role_words[] = {
  { "verb-collect", CANDOR_ROLE_VERB_COLLECT, TRUE },
  { "verb-use", CANDOR_ROLE_VERB_USE, TRUE },
  { "verb-share", CANDOR_ROLE_VERB_SHARE, TRUE },
  { "verb-store", CANDOR_ROLE_VERB_STORE, TRUE },
  { "verb-access", CANDOR_ROLE_VERB_ACCESS, TRUE },
  { "verb-provide", CANDOR_ROLE_VERB_GIVE, TRUE },
  { "verb-ask", CANDOR_ROLE_VERB_ASK, TRUE },
  { "verb-include", CANDOR_ROLE_VERB_INCLUDE, TRUE },
  { "verb-other", CANDOR_ROLE_VERB_OTHER, TRUE },
  { "verb-right", CANDOR_ROLE_VERB_RIGHT, TRUE },
  { "verb-leave", CANDOR_ROLE_VERB_LEAVE, FALSE },
  { "denied-use", CANDOR_ROLE_DENIED_USE, TRUE },
  { "carry", CANDOR_ROLE_CARRY, TRUE },
  { "participle", CANDOR_ROLE_PARTICIPLE, FALSE },
  { "noun-collect", CANDOR_ROLE_NOUN_COLLECT, FALSE },
  { "noun-use", CANDOR_ROLE_NOUN_USE, FALSE },
  { "noun-share", CANDOR_ROLE_NOUN_SHARE, FALSE },
  { "noun-store", CANDOR_ROLE_NOUN_STORE, FALSE },
  { "noun-access", CANDOR_ROLE_NOUN_ACCESS, FALSE },
  { "negation", CANDOR_ROLE_NEGATION, FALSE },
  { "no-negation", CANDOR_ROLE_NOT_NEGATION, FALSE },
  { "exception", CANDOR_ROLE_EXCEPTION, FALSE },
  { "exception-of", CANDOR_ROLE_EXCEPTION_OF, FALSE },
  { "condition", CANDOR_ROLE_CONDITION, FALSE },
  { "first-party", CANDOR_ROLE_FIRST_PARTY, FALSE },
  { "third-party", CANDOR_ROLE_THIRD_PARTY, FALSE },
  { "third-pronoun", CANDOR_ROLE_THIRD_PRONOUN, FALSE },
  { "other-product", CANDOR_ROLE_OTHER_PRODUCT, FALSE },
  { "second-party", CANDOR_ROLE_USER, FALSE },
  { "right", CANDOR_ROLE_RIGHT, FALSE },
  { "generic", CANDOR_ROLE_GENERIC, FALSE },
  { "anaphora", CANDOR_ROLE_ANAPHORA, FALSE },
  { "be", CANDOR_ROLE_BE, FALSE },
  { "auxiliary", CANDOR_ROLE_AUXILIARY, FALSE },
  { "adverb", CANDOR_ROLE_ADVERB, FALSE },
  { "catenative", CANDOR_ROLE_CATENATIVE, TRUE },
  { "boundary", CANDOR_ROLE_BOUNDARY, FALSE },
  { "conjunction", CANDOR_ROLE_CONJUNCTION, FALSE },
  { "relative", CANDOR_ROLE_RELATIVE, FALSE },
  { "example", CANDOR_ROLE_EXAMPLE, FALSE },
  { "definition", CANDOR_ROLE_MEANS, FALSE },
  { "child", CANDOR_ROLE_CHILD, FALSE },
  { "subset", CANDOR_ROLE_SUBSET, FALSE },
  { "limit", CANDOR_ROLE_LIMIT, FALSE },
  { "plain", CANDOR_ROLE_PLAIN, FALSE },
  { "title-policy", CANDOR_ROLE_TITLE, FALSE },
  { "permission", CANDOR_ROLE_PERMISSION, FALSE },
  { "column-data", CANDOR_ROLE_COLUMN_DATA, FALSE },
  { "column-party", CANDOR_ROLE_COLUMN_PARTY, FALSE },
  { "column-permission", CANDOR_ROLE_COLUMN_PERMISSION, FALSE },
  { "column-purpose", CANDOR_ROLE_COLUMN_PURPOSE, FALSE },
  { "column-answer", CANDOR_ROLE_COLUMN_ANSWER, FALSE },
  { "name-word", CANDOR_ROLE_NAME_WORD, FALSE },
  { "locates-coarsely", CANDOR_ROLE_LOCATES_COARSELY, FALSE },
  { "locates-precisely", CANDOR_ROLE_LOCATES_PRECISELY, FALSE },
  { "channel", CANDOR_ROLE_CHANNEL, FALSE },
  { "channel-only", CANDOR_ROLE_CHANNEL_ONLY, FALSE },
  { "other-system", CANDOR_ROLE_OTHER_SYSTEM, FALSE },
  { "declined", CANDOR_ROLE_DECLINED, FALSE },
  { "verb-send", CANDOR_ROLE_VERB_SEND, TRUE },
  { "determiner", CANDOR_ROLE_DETERMINER, FALSE },
  { "preposition", CANDOR_ROLE_PREPOSITION, FALSE },
};

static guint
candor_lexicon_add_word (CandorEnglishLexicon *self, const char *word)
{
  gpointer number = g_hash_table_lookup (self->words, word);

  if (number)
    return GPOINTER_TO_UINT (number);
  g_hash_table_insert (self->words, g_strdup (word), GUINT_TO_POINTER (g_hash_table_size (self->words) + 1));
  return g_hash_table_size (self->words);
}

/* The numbers of a phrase's words: (element-type guint). */
static GArray *
candor_lexicon_add_words (CandorEnglishLexicon *self, const char *phrase)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (CandorToken));
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));

  candor_english_tokenize (phrase, 0, strlen (phrase), tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      CandorToken *token = &g_array_index (tokens, CandorToken, i);
      guint word = token->mark ? 0 : candor_lexicon_add_word (self, token->text);
      if (word)
        g_array_append_val (words, word);
    }
  return words;
}

static CandorPhrase *
candor_lexicon_add_phrase (CandorEnglishLexicon *self, const char *text)
{
  g_autoptr (GArray) words = candor_lexicon_add_words (self, text);
  guint node = 0;

  for (guint i = 0; i < words->len; i++)
    {
      guint word = g_array_index (words, guint, i);
      guint next = candor_lexicon_walk (self, node, word);

      if (!next)
        {
          gint64 *edge = g_new (gint64, 1);

          *edge = candor_lexicon_edge (node, word);
          next = self->nodes->len;
          g_ptr_array_add (self->nodes, NULL);
          g_hash_table_insert (self->edges, edge, GUINT_TO_POINTER (next));
        }
      node = next;
    }
  if (node && !g_ptr_array_index (self->nodes, node))
    g_ptr_array_index (self->nodes, node) = g_new0 (CandorPhrase, 1);
  return g_ptr_array_index (self->nodes, node);
}

static void
candor_lexicon_add_role (CandorEnglishLexicon *self, const char *text, CandorRole role, guint form)
{
  CandorPhrase *phrase = candor_lexicon_add_phrase (self, text);

  if (!phrase)
    return;
  phrase->roles |= G_GUINT64_CONSTANT (1) << role;
  phrase->forms |= form;
}

static gboolean
candor_lexicon_is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* Adds a verb with its regular endings; of a phrase the first word is the verb. Where the last
 * consonant may or may not be doubled both are added: the wrong one is never met. */
static void
candor_lexicon_add_verb (CandorEnglishLexicon *self, const char *text, CandorRole role)
{
  const char *blank = strchr (text, ' ');
  gsize length = blank ? (gsize) (blank - text) : strlen (text);
  g_autofree char *verb = g_strndup (text, length);
  const char *rest = text + length;
  char last = length > 0 ? verb[length - 1] : '\0';
  char before = length > 1 ? verb[length - 2] : '\0';
  gboolean silent = last == 'e' && before != 'e';
  gboolean ies = last == 'y' && !candor_lexicon_is_vowel (before);
  gboolean hissing = last == 's' || last == 'x' || last == 'z' || (last == 'h' && strchr ("cs", before));
  gboolean doubled = length > 2 && !candor_lexicon_is_vowel (last) && candor_lexicon_is_vowel (before)
                     && !strchr ("wxy", last);

#define ADD(form, ...)                                                                              \
  {                                                                                                 \
    g_autofree char *made = g_strdup_printf (__VA_ARGS__);                                          \
    candor_lexicon_add_role (self, made, role, form);                                               \
  }
  ADD (CANDOR_FORM_BASE, "%s", text)
  ADD (CANDOR_FORM_S, ies ? "%.*sies%s" : hissing ? "%.*ses%s" : "%.*ss%s",
       (int) (ies ? length - 1 : length), verb, rest)
  ADD (CANDOR_FORM_ED, ies ? "%.*sied%s" : "%.*sed%s",
       (int) (ies || last == 'e' ? length - 1 : length), verb, rest)
  ADD (CANDOR_FORM_ING, "%.*sing%s", (int) (silent ? length - 1 : length), verb, rest)
  if (doubled)
    {
      ADD (CANDOR_FORM_ED, "%s%ced%s", verb, last, rest)
      ADD (CANDOR_FORM_ING, "%s%cing%s", verb, last, rest)
    }
#undef ADD
}

static GPtrArray *
candor_lexicon_add_vetoes (CandorEnglishLexicon *self, const char *const *words)
{
  GPtrArray *vetoes;

  if (!words || !words[0])
    return NULL;
  vetoes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (; *words; words++)
    g_ptr_array_add (vetoes, candor_lexicon_add_words (self, *words));
  return vetoes;
}

static void
candor_english_term_free (gpointer data)
{
  CandorEnglishTerm *term = data;

  g_clear_pointer (&term->not_before, g_ptr_array_unref);
  g_clear_pointer (&term->not_after, g_ptr_array_unref);
  g_free (term);
}

static void
candor_lexicon_add_terms (CandorEnglishLexicon *self)
{
  gsize count;
  const CandorKnownTerm *terms = candor_knowledge_get_terms (self->knowledge, "en", &count);

  for (gsize i = 0; i < count; i++)
    {
      CandorPhrase *phrase = candor_lexicon_add_phrase (self, terms[i].text);
      CandorEnglishTerm *term;

      if (!phrase)
        continue;
      term = g_new0 (CandorEnglishTerm, 1);
      term->known = &terms[i];
      term->personal = g_str_equal (terms[i].category, "personal_info");
      term->not_before = candor_lexicon_add_vetoes (self, terms[i].not_before);
      term->not_after = candor_lexicon_add_vetoes (self, terms[i].not_after);
      if (!phrase->terms)
        phrase->terms = g_ptr_array_new_with_free_func (candor_english_term_free);
      g_ptr_array_add (phrase->terms, term);
    }
}

static void
candor_lexicon_add_roles (CandorEnglishLexicon *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (candor_role_words); i++)
    {
      const CandorRoleWords *row = &candor_role_words[i];
      const char *const *words = candor_knowledge_get_words (self->knowledge, "en", row->words);

      for (; words && *words; words++)
        if (row->inflected)
          candor_lexicon_add_verb (self, *words, row->role);
        else
          candor_lexicon_add_role (self, *words, row->role, 0);
    }
  for (guint i = 0; candor_english_purposes[i]; i++)
    {
      g_autofree char *role = g_strconcat ("purpose-", candor_english_purposes[i], NULL);
      const char *const *words = candor_knowledge_get_words (self->knowledge, "en", role);

      for (; words && *words; words++)
        {
          CandorPhrase *phrase = candor_lexicon_add_phrase (self, *words);
          if (!phrase)
            continue;
          phrase->roles |= CANDOR_ROLE_BIT (PURPOSE);
          phrase->purposes |= 1 << i;
        }
    }
}

/* A name that English text also has as a plain word counts only with a capital letter. */
static void
candor_lexicon_add_name (CandorEnglishLexicon *self, const char *name, int sdk)
{
  CandorPhrase *phrase;

  if (!name || strlen (name) < 3 || !g_utf8_validate (name, -1, NULL))
    return;
  phrase = candor_lexicon_add_phrase (self, name);
  if (!phrase || phrase->sdk)
    return;
  phrase->roles |= CANDOR_ROLE_BIT (PARTY);
  phrase->sdk = sdk;
  phrase->sdk_capital = strpbrk (name, " .-0123456789") == NULL;
}

static void
candor_lexicon_add_names (CandorEnglishLexicon *self)
{
  gsize count;
  const CandorKnownSdk *sdks = candor_knowledge_get_sdks (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      /* Policies needn't name libraries, and libraries have names like "Contacts". */
      if (sdks[i].open_source_library)
        continue;
      candor_lexicon_add_name (self, sdks[i].name, i + 1);
      for (const char *const *alias = sdks[i].aliases; alias && *alias; alias++)
        candor_lexicon_add_name (self, *alias, i + 1);
    }
}

/* Policies write a permission's full name, or the last part of it where that can't be a plain word. */
static void
candor_lexicon_add_permission_name (CandorEnglishLexicon *self, const CandorKnownPermission *permission)
{
  const char *last = strrchr (permission->name, '.');
  CandorPhrase *phrase = candor_lexicon_add_phrase (self, permission->name);

  if (phrase)
    phrase->permission = permission;
  phrase = last && strchr (last, '_') ? candor_lexicon_add_phrase (self, last + 1) : NULL;
  if (phrase && (!phrase->permission || g_str_has_prefix (permission->name, "android.permission.")))
    phrase->permission = permission;
}

/* Where just one dangerous permission opens a category, naming the permission by what it opens names
 * that one; a category that several open names none. */
static void
candor_lexicon_add_permissions (CandorEnglishLexicon *self)
{
  gsize count;
  const CandorKnownPermission *permissions = candor_knowledge_get_permissions (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      const char *category = permissions[i].categories[0];

      if (!category)
        continue;
      candor_lexicon_add_permission_name (self, &permissions[i]);
      if (permissions[i].categories[1]
          || (g_strcmp0 (permissions[i].level, "dangerous") != 0 && !permissions[i].special))
        continue;
      if (g_hash_table_contains (self->permissions, category))
        g_hash_table_insert (self->permissions, (gpointer) category, NULL);
      else
        g_hash_table_insert (self->permissions, (gpointer) category, (gpointer) permissions[i].name);
    }
}

gpointer
candor_lexicon_build (CandorKnowledge *knowledge)
{
  CandorEnglishLexicon *self = g_new0 (CandorEnglishLexicon, 1);

  self->knowledge = knowledge;
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->edges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->nodes = g_ptr_array_new_with_free_func (candor_phrase_free);
  self->permissions = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->nodes, NULL);
  candor_lexicon_add_roles (self);
  candor_lexicon_add_terms (self);
  candor_lexicon_add_names (self);
  candor_lexicon_add_permissions (self);
  candor_lexicon_freeze (self);
  return self;
}
