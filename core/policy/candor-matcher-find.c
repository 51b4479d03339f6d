/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-matcher-private.h"

#include <string.h>

static gboolean
candor_matcher_is_bounded (const CandorFoldedText *text, gsize start, gsize end)
{
  const gunichar *characters = text->characters;

  return (start == 0 || !candor_folded_is_word (characters[start])
          || !candor_folded_is_word (characters[start - 1]))
         && (end == text->length || !candor_folded_is_word (characters[end - 1])
             || !candor_folded_is_word (characters[end]));
}

static gboolean
candor_matcher_has_veto (const CandorMatcherVeto *veto, const CandorFoldedText *text, gsize start, gsize end)
{
  gsize from;

  if (veto->behind)
    from = end < text->length && text->characters[end] == ' ' ? end + 1 : end;
  else
    {
      gsize to = start > 0 && text->characters[start - 1] == ' ' ? start - 1 : start;
      if (to < veto->length)
        return FALSE;
      from = to - veto->length;
    }
  return from + veto->length <= text->length
         && memcmp (text->characters + from, veto->characters, veto->length * sizeof (gunichar)) == 0
         && candor_matcher_is_bounded (text, from, from + veto->length);
}

static gboolean
candor_matcher_allows (const CandorMatcher *self, const CandorMatcherEntry *entry,
                       const CandorFoldedText *text, gsize start, gsize end)
{
  for (guint i = 0; i < entry->n_vetoes; i++)
    if (candor_matcher_has_veto (&g_array_index (self->vetoes, CandorMatcherVeto, entry->first_veto + i),
                                 text, start, end))
      return FALSE;
  return TRUE;
}

/* Whether any entry of a word allows it here; with @matches, each that does makes a match. */
static gboolean
candor_matcher_take (const CandorMatcher *self, const CandorMatcherState *word,
                     const CandorFoldedText *text, gsize end, const char *original, GArray *matches)
{
  gsize start = end - word->length;
  gboolean taken = FALSE;

  if (!candor_matcher_is_bounded (text, start, end))
    return FALSE;
  for (guint i = word->first; i != 0;)
    {
      const CandorMatcherEntry *entry = &g_array_index (self->entries, CandorMatcherEntry, i - 1);

      i = entry->next;
      if (!candor_matcher_allows (self, entry, text, start, end))
        continue;
      taken = TRUE;
      if (matches != NULL)
        {
          const char *last = original + text->starts[end - 1];
          CandorMatch match = { text->starts[start], g_utf8_next_char (last) - original, entry->value };
          g_array_append_val (matches, match);
        }
    }
  return taken;
}

/* For each character, the state of the longest word that begins there, or 0. */
static guint32 *
candor_matcher_find_longest (const CandorMatcher *self, const CandorFoldedText *text)
{
  guint32 *longest = g_new0 (guint32, text->length + 1);
  guint32 state = 0;

  for (gsize i = 0; i < text->length; i++)
    {
      guint32 symbol = candor_character_map_get (&self->symbols, text->characters[i]);
      guint32 word;

      state = symbol != 0 ? candor_matcher_step (self, state, symbol) : 0;
      word = candor_matcher_state (self, state)->first != 0 ? state
                                                            : candor_matcher_state (self, state)->shorter;
      for (; word != 0; word = candor_matcher_state (self, word)->shorter)
        if (candor_matcher_take (self, candor_matcher_state (self, word), text, i + 1, NULL, NULL))
          longest[i + 1 - candor_matcher_state (self, word)->length] = word;
    }
  return longest;
}

GArray *
candor_matcher_find (const CandorMatcher *self, const char *text, gssize length)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (CandorMatch));
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_auto (CandorFoldedText) folded = { 0 };
  g_autofree guint32 *longest = NULL;

  g_return_val_if_fail (self->is_compiled && size < G_MAXUINT32, matches);
  candor_folded_text_init (&folded, text, size, &self->folds);
  longest = candor_matcher_find_longest (self, &folded);
  for (gsize i = 0; i < folded.length;)
    {
      const CandorMatcherState *word = candor_matcher_state (self, longest[i]);

      if (longest[i] != 0)
        candor_matcher_take (self, word, &folded, i + word->length, text, matches);
      i += MAX (word->length, 1);
    }
  return matches;
}

GArray *
candor_matcher_find_all (const CandorMatcher *self, const char *text, gssize length)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (CandorMatch));
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_auto (CandorFoldedText) folded = { 0 };
  guint32 state = 0;

  g_return_val_if_fail (self->is_compiled && size < G_MAXUINT32, matches);
  candor_folded_text_init (&folded, text, size, &self->folds);
  for (gsize i = 0; i < folded.length; i++)
    {
      guint32 symbol = candor_character_map_get (&self->symbols, folded.characters[i]);
      guint32 word;

      state = symbol != 0 ? candor_matcher_step (self, state, symbol) : 0;
      word = candor_matcher_state (self, state)->first != 0 ? state
                                                            : candor_matcher_state (self, state)->shorter;
      for (; word != 0; word = candor_matcher_state (self, word)->shorter)
        candor_matcher_take (self, candor_matcher_state (self, word), &folded, i + 1, text, matches);
    }
  return matches;
}
