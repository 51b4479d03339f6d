/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-sentence.h"

#include <string.h>

/* Phrases that may begin at one word; the lexicon has none of more words. */
#define PHRASES_MAXIMUM 12
/* Words of the maker's name. */
#define MAKER_WORDS 5

void
candor_english_sentence_init (CandorEnglishSentence *self, const CandorEnglishLexicon *lexicon)
{
  *self = (CandorEnglishSentence) { .lexicon = lexicon };
  self->tokens = g_array_new (FALSE, FALSE, sizeof (CandorToken));
  self->annotations = g_array_new (FALSE, TRUE, sizeof (CandorAnnotation));
  self->verbs = g_array_new (FALSE, FALSE, sizeof (CandorVerb));
  self->clauses = g_array_new (FALSE, FALSE, sizeof (CandorClause));
}

void
candor_english_sentence_clear (CandorEnglishSentence *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->annotations, g_array_unref);
  g_clear_pointer (&self->verbs, g_array_unref);
  g_clear_pointer (&self->clauses, g_array_unref);
}

int
candor_sentence_before (const CandorEnglishSentence *self, guint index)
{
  return index == 0 ? -1 : candor_sentence_note (self, index - 1)->phrase;
}

gboolean
candor_sentence_has_word (const CandorEnglishSentence *self, guint index, const char *word)
{
  const char *text = index < self->tokens->len ? candor_sentence_token (self, index)->text : "";

  return text[0] == word[0] && strcmp (text, word) == 0;
}

/* The word next to a place in a direction, past quotation marks and parentheses: in "Internet Protocol
 * (“IP”) address" the address stands behind "IP". */
static const CandorToken *
candor_sentence_next_word (CandorEnglishSentence *self, int *at, int step)
{
  for (*at += step; *at >= 0 && *at < (int) self->tokens->len; *at += step)
    {
      const CandorToken *token = candor_sentence_token (self, *at);

      if (!token->mark)
        return token;
      if (token->mark != '"' && token->mark != '(' && token->mark != ')')
        return NULL;
    }
  return NULL;
}

/* Whether one of the vetoes stands right behind (or right before) the words [from, to). */
static gboolean
candor_sentence_is_vetoed (CandorEnglishSentence *self, GPtrArray *vetoes, guint from, guint to,
                           gboolean behind)
{
  for (guint i = 0; vetoes && i < vetoes->len; i++)
    {
      GArray *words = g_ptr_array_index (vetoes, i);
      int at = behind ? (int) to - 1 : (int) from;
      gboolean same = words->len > 0;

      for (guint w = 0; same && w < words->len; w++)
        {
          const CandorToken *token = candor_sentence_next_word (self, &at, behind ? 1 : -1);
          guint word = g_array_index (words, guint, behind ? w : words->len - 1 - w);
          same = token && (token->word == word || token->stem == word);
        }
      if (same)
        return TRUE;
    }
  return FALSE;
}

static const CandorEnglishTerm *
candor_sentence_choose_term (CandorEnglishSentence *self, const CandorPhrase *phrase, guint from, guint to)
{
  for (guint i = 0; phrase->terms && i < phrase->terms->len; i++)
    {
      const CandorEnglishTerm *term = g_ptr_array_index (phrase->terms, i);

      if (!candor_sentence_is_vetoed (self, term->not_before, from, to, TRUE)
          && !candor_sentence_is_vetoed (self, term->not_after, from, to, FALSE))
        return term;
    }
  return NULL;
}

/* Words between two ways to reach people in one list: "by email, post and SMS". */
#define CHANNEL_REACH 3

/* Whether another way to reach people stands in the same list, on the side where @step goes. */
static gboolean
candor_sentence_has_channel (CandorEnglishSentence *self, int at, int step)
{
  gboolean joined = FALSE;

  for (guint reach = 0; reach < CHANNEL_REACH; reach++, at += step)
    {
      const CandorToken *token = at >= 0 && at < (int) self->tokens->len ? candor_sentence_token (self, at) : NULL;
      guint64 roles;

      if (!token || (token->mark && !strchr (",/&", token->mark)))
        return FALSE;
      roles = candor_english_lexicon_find_roles (self->lexicon, token);
      if (joined && roles & (CANDOR_ROLE_BIT (CHANNEL) | CANDOR_ROLE_BIT (CHANNEL_ONLY)))
        return TRUE;
      joined |= token->mark || roles & CANDOR_ROLE_BIT (CONJUNCTION);
    }
  return FALSE;
}

/* "We write to you by email, letter and SMS": a way to reach people, and no data. */
static gboolean
candor_sentence_is_channel (CandorEnglishSentence *self, guint from, guint to)
{
  guint64 behind = to < self->tokens->len
                   ? candor_english_lexicon_find_roles (self->lexicon, candor_sentence_token (self, to)) : 0;

  return candor_sentence_has_channel (self, (int) from - 1, -1) || candor_sentence_has_channel (self, to, 1)
         || behind & CANDOR_ROLE_BIT (CHANNEL);
}

/* "Google Calendar", "Vine Camera": behind a word that is a name and nothing else, the term is a product's. */
static gboolean
candor_sentence_is_product (CandorEnglishSentence *self, guint from, guint to)
{
  const CandorToken *before = from > 0 ? candor_sentence_token (self, from - 1) : NULL;
  guint64 roles;

  if (!before || to - from != 1 || !candor_sentence_token (self, from)->capital || before->mark || !before->capital
      || self->passage->kind == CANDOR_BLOCK_HEADING || from < 2)
    return FALSE;
  if (to < self->tokens->len
      && candor_english_lexicon_find_roles (self->lexicon, candor_sentence_token (self, to)) & CANDOR_ROLE_BIT (PERMISSION))
    return FALSE;
  roles = candor_english_lexicon_find_roles (self->lexicon, candor_sentence_token (self, from - 2));
  return !(roles & CANDOR_ROLE_BIT (USER))
         && (!before->word || candor_english_lexicon_find_roles (self->lexicon, before) & CANDOR_ROLE_BIT (PARTY));
}

static guint64
candor_sentence_phrase_roles (CandorEnglishSentence *self, const CandorPhrase *phrase, guint at)
{
  const CandorToken *next = at + 1 < self->tokens->len ? candor_sentence_token (self, at + 1) : NULL;
  gboolean common = phrase->sdk_capital && !candor_sentence_token (self, at)->capital;

  /* "Branch", "Segment", "Adjust": only with "SDK" and the like behind. */
  if (phrase->roles & CANDOR_ROLE_BIT (NAME_WORD))
    common = !next || (strcmp (next->text, "sdk") != 0 && strcmp (next->text, "api") != 0
                       && strcmp (next->text, "analytics") != 0);
  return common ? phrase->roles & ~CANDOR_ROLE_BIT (PARTY) : phrase->roles;
}

/* The maker's own name is the first party's. */
static void
candor_sentence_annotate_maker (CandorEnglishSentence *self, guint at, guint *span)
{
  CandorAnnotation *note = candor_sentence_note (self, at);
  char name[(CANDOR_WORD_MAXIMUM + 1) * MAKER_WORDS];
  gsize length = 0;

  if (!self->makers || g_hash_table_size (self->makers) == 0 || !candor_sentence_token (self, at)->capital)
    return;
  for (guint i = at; i < self->tokens->len && i < at + MAKER_WORDS; i++)
    {
      const CandorToken *token = candor_sentence_token (self, i);

      if (token->mark)
        return;
      if (i > at)
        name[length++] = ' ';
      memcpy (name + length, token->text, token->length + 1);
      length += token->length;
      if (!g_hash_table_contains (self->makers, name))
        continue;
      note->roles = CANDOR_ROLE_BIT (FIRST_PARTY);
      note->sdk = 0;
      note->term = NULL;
      *span = i + 1 - at;
      return;
    }
}

/* The longest phrase with a role and the longest term that begin at a word; the longer of the two
 * takes the words, and a term as long as the other stands beside it. */
static void
candor_sentence_annotate_word (CandorEnglishSentence *self, guint at, guint *roles_end, guint *term_end,
                               guint *plain_end)
{
  const CandorPhrase *phrases[PHRASES_MAXIMUM];
  guint lengths[PHRASES_MAXIMUM];
  CandorAnnotation *note = candor_sentence_note (self, at);
  guint count = candor_english_lexicon_match (self->lexicon, candor_sentence_token (self, at),
                                              self->tokens->len - at, phrases, lengths, PHRASES_MAXIMUM);
  guint role_span = 0;

  for (guint i = count; i-- > 0;)
    {
      guint end = at + lengths[i];
      guint64 roles = candor_sentence_phrase_roles (self, phrases[i], at)
                      & (self->columns ? CANDOR_ROLES_COLUMN : ~CANDOR_ROLES_COLUMN);

      /* "cookie policy", "domain name": the words of a term, and no data. */
      if (roles & CANDOR_ROLE_BIT (PLAIN) && end > *plain_end)
        *plain_end = end;
      roles = at >= *roles_end ? roles & ~CANDOR_ROLE_BIT (PLAIN) : 0;
      if (!note->term && at >= *term_end && end > *roles_end
          && (note->term = candor_sentence_choose_term (self, phrases[i], at, end)))
        note->term_span = lengths[i];
      if (roles && !note->roles)
        {
          note->roles = roles;
          note->forms = phrases[i]->forms;
          note->purposes = phrases[i]->purposes;
          note->sdk = roles & CANDOR_ROLE_BIT (PARTY) ? phrases[i]->sdk : 0;
          role_span = lengths[i];
        }
      if (phrases[i]->permission && !note->permission)
        {
          note->permission = phrases[i]->permission;
          note->term = NULL;
        }
    }
  candor_sentence_annotate_maker (self, at, &role_span);
  if (note->term
      && (role_span > note->term_span || at + note->term_span <= *plain_end
          || (note->roles & CANDOR_ROLE_BIT (CHANNEL_ONLY) && candor_sentence_is_channel (self, at, at + role_span))
          || (candor_english_lexicon_is_opened (self->lexicon, note->term->known->category)
              && candor_sentence_is_product (self, at, at + note->term_span))))
    note->term = NULL;
  if (note->term && role_span < note->term_span)
    {
      /* The words belong to the term. */
      note->roles = 0;
      role_span = note->term_span;
    }
  note->span = MAX (role_span, 1);
  *roles_end = MAX (*roles_end, at + role_span);
  if (note->term)
    *term_end = at + note->term_span;
}

void
candor_sentence_annotate (CandorEnglishSentence *self)
{
  guint roles_end = 0, term_end = 0, plain_end = 0, phrase = 0, group = 0, groups = 0;

  g_array_set_size (self->annotations, 0);
  g_array_set_size (self->annotations, self->tokens->len);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      CandorAnnotation *note = candor_sentence_note (self, i);
      char mark = candor_sentence_token (self, i)->mark;

      if (mark == '(')
        group = ++groups;
      note->group = group;
      if (mark == ')')
        group = 0;
      if (!mark)
        candor_sentence_annotate_word (self, i, &roles_end, &term_end, &plain_end);
      if (i >= phrase + 1 && i < MAX (roles_end, term_end) && !note->term && !note->roles)
        note->span = 0;
      else
        phrase = i;
      note->phrase = phrase;
    }
}

void
candor_english_sentence_annotate (CandorEnglishSentence *self, const CandorPassage *passage, guint passage_index,
                                  const CandorSentence *place)
{
  self->passage = passage;
  self->passage_index = passage_index;
  self->place = *place;
  g_array_set_size (self->tokens, 0);
  candor_english_tokenize (passage->text, place->from, place->to, self->tokens);
  for (guint i = 0; i < self->tokens->len; i++)
    candor_english_lexicon_find_word (self->lexicon, &g_array_index (self->tokens, CandorToken, i));
  candor_sentence_annotate (self);
  g_array_set_size (self->verbs, 0);
}

void
candor_english_sentence_relate (CandorEnglishSentence *self)
{
  candor_sentence_find_verbs (self);
  candor_sentence_find_clauses (self);
  candor_sentence_relate_verbs (self);
}

void
candor_english_sentence_read (CandorEnglishSentence *self, const CandorPassage *passage,
                              guint passage_index, const CandorSentence *place)
{
  candor_english_sentence_annotate (self, passage, passage_index, place);
  candor_english_sentence_relate (self);
}
