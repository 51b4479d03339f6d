/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-pdf.h"

#include <string.h>

#define HYPHEN "\342\200\220"
/* A longer one is no word. */
#define WORD_SIZE_MAX 64

static gboolean
is_word_character (gunichar character)
{
  return g_unichar_isalnum (character) || character == '-' || character == '\'' || character == 0x2019;
}

static void
add_words (GHashTable *words, const char *line)
{
  const char *start = NULL;

  for (const char *at = line;; at = g_utf8_next_char (at))
    {
      gboolean inside = is_word_character (g_utf8_get_char (at));

      if (inside && start == NULL)
        start = at;
      /* A word at the line's end may be half of one. */
      if (!inside && start != NULL && *at != '\0' && at - start < WORD_SIZE_MAX)
        g_hash_table_add (words, g_utf8_strdown (start, at - start));
      if (!inside)
        start = NULL;
      if (*at == '\0')
        return;
    }
}

GHashTable *
candor_pdf_collect_words (CandorPdf *self)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    add_words (words, g_array_index (self->lines, CandorPdfLine, i).text);
  return words;
}

/* First halves that keep their hyphen: "third-party", "non-personal", "opt-out". */
static gboolean
is_compound (const char *first)
{
  static const char *const halves[] = { "third", "non", "e", "opt", "self", "real", "in", "on", "log", "sign", "first",
                                        "well", "cross", "co", "pre", "anti", "long", "short", "one", "two", "add", "check",
                                        "up", "so", "user", "data", "device", "high", "low", "full", "end", "world" };

  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    if (strcmp (first, halves[i]) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_last_word (const char *text, const char *end)
{
  const char *start = end;

  while (start > text && is_word_character (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  return g_utf8_strdown (start, end - start);
}

static char *
dup_first_word (const char *text)
{
  const char *end = text;

  while (is_word_character (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return g_utf8_strdown (text, end - text);
}

/* Whether the hyphen between two halves is the word's own: as the rest of the document writes it. */
static gboolean
keeps_hyphen (const char *first, const char *second, GHashTable *words)
{
  g_autofree char *with = g_strconcat (first, "-", second, NULL);
  g_autofree char *without = g_strconcat (first, second, NULL);

  if (g_hash_table_contains (words, with))
    return TRUE;
  if (g_hash_table_contains (words, without))
    return FALSE;
  return is_compound (first) || strchr (first, '-') != NULL;
}

void
candor_pdf_join_line (GString *paragraph, const char *line, GHashTable *words)
{
  gsize hyphen = g_str_has_suffix (paragraph->str, "-")      ? 1
                 : g_str_has_suffix (paragraph->str, HYPHEN) ? strlen (HYPHEN)
                                                             : 0;
  const char *end = paragraph->str + paragraph->len - hyphen;
  gunichar before = end > paragraph->str ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;

  if (hyphen > 0 && g_unichar_isalpha (before) && g_unichar_islower (g_utf8_get_char (line)))
    {
      g_autofree char *first = dup_last_word (paragraph->str, end);
      g_autofree char *second = dup_first_word (line);

      if (!keeps_hyphen (first, second, words))
        g_string_truncate (paragraph, paragraph->len - hyphen);
      g_string_append (paragraph, line);
    }
  else
    g_string_append_printf (paragraph, "\n%s", line);
}
