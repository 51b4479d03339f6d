/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-token.h"

#include <string.h>

static gboolean
candor_token_is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) || c == '_' : g_unichar_isalnum (c);
}

static gboolean
candor_token_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc;
}

static char
candor_token_mark (gunichar c)
{
  switch (c)
    {
    case ',': case ';': case ':': case '(': case ')': case '/': case '.': case '&': case '?': case '!':
      return (char) c;
    case '[': case '{':
      return '(';
    case ']': case '}':
      return ')';
    case '"': case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb:
      return '"';
    case 0x2013: case 0x2014: case 0x2212:
      return '-';
    case 0x2022: case 0x25cf: case 0xb7: case 0x25aa: case 0x2023: case '*': case '|':
      return ';';
    case 0xff0c:
      return ',';
    default:
      return '?';
    }
}

static void
candor_token_put (CandorToken *token, gunichar c)
{
  char bytes[6];
  int length = g_unichar_to_utf8 (g_unichar_tolower (c), bytes);

  if (token->length + length > CANDOR_WORD_MAXIMUM)
    return;
  memcpy (token->text + token->length, bytes, length);
  token->length += length;
}

/* Takes off 's and a bare apostrophe. */
static void
candor_token_end_word (CandorToken *token, guint letters, guint capitals)
{
  if (token->length > 2 && g_str_has_suffix (token->text, "'s"))
    token->length -= 2;
  else if (token->length > 1 && token->text[token->length - 1] == '\'')
    token->length--;
  token->text[token->length] = '\0';
  token->upper = letters > 1 && capitals == letters;
}

/* A stop within a word: "android.permission.camera", "example.com", "2.0", but not "page.We". */
static gboolean
candor_token_is_inner_stop (const CandorToken *token, const char *stop, const char *end)
{
  return stop + 1 < end
         && (g_ascii_islower (stop[1]) || g_ascii_isdigit (stop[1])
             || (g_ascii_isupper (stop[1]) && g_str_has_prefix (token->text, "android.permission")));
}

static const char *
candor_token_read_word (CandorToken *token, const char *at, const char *end)
{
  guint letters = 0, capitals = 0;
  gunichar c = g_utf8_get_char (at);

  token->capital = g_unichar_isupper (c);
  token->digit = g_unichar_isdigit (c);
  while (at < end)
    {
      const char *next = g_utf8_next_char (at);
      gboolean inner;

      if (g_ascii_isalnum (*at))
        {
          if (g_ascii_isalpha (*at))
            letters++;
          if (g_ascii_isupper (*at))
            capitals++;
          if (token->length < CANDOR_WORD_MAXIMUM)
            token->text[token->length++] = g_ascii_tolower (*at);
          at = next;
          continue;
        }
      c = g_utf8_get_char (at);
      inner = (candor_token_is_apostrophe (c) && next < end
               && candor_token_is_letter (g_utf8_get_char (next)))
              || (c == '.' && candor_token_is_inner_stop (token, at, end));
      if (!inner && !candor_token_is_letter (c))
        break;
      if (g_unichar_isalpha (c))
        {
          letters++;
          capitals += g_unichar_isupper (c) ? 1 : 0;
        }
      candor_token_put (token, candor_token_is_apostrophe (c) ? '\'' : c);
      at = next;
    }
  candor_token_end_word (token, letters, capitals);
  return at;
}

/* Text that was escaped twice: "&ldquo;" for a quotation mark. Returns behind it, or NULL. */
static const char *
candor_token_read_entity (const char *at, const char *end)
{
  static const char *const quotes[] = { "&ldquo;", "&rdquo;", "&quot;", "&#8220;", "&#8221;" };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gsize length = strlen (quotes[i]);

      if ((gsize) (end - at) >= length && strncmp (at, quotes[i], length) == 0)
        return at + length;
    }
  return NULL;
}

void
candor_english_tokenize (const char *text, gsize from, gsize to, GArray *tokens)
{
  const char *end = text + to;
  gboolean joined = FALSE;

  for (const char *at = text + from; at < end;)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      CandorToken token = { .from = at - text, .joined = joined };
      gboolean blank = g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
      gboolean hyphen = c == '-' || c == 0x2010 || c == 0x2011;

      if (hyphen && at > text + from && next < end && candor_token_is_letter (g_utf8_get_char (next))
          && !g_ascii_isspace (at[-1]))
        blank = TRUE;
      joined = !blank;
      if (blank || candor_token_is_apostrophe (c))
        {
          at = next;
          continue;
        }
      if (c == '&' && candor_token_read_entity (at, end))
        {
          next = candor_token_read_entity (at, end);
          token.mark = '"';
        }
      else if (candor_token_is_letter (c))
        next = candor_token_read_word (&token, at, end);
      else
        token.mark = hyphen ? '-' : candor_token_mark (c);
      token.to = next - text;
      g_array_append_val (tokens, token);
      at = next;
    }
}

guint
candor_english_singulars (const char *word, char singulars[3][CANDOR_WORD_MAXIMUM + 1])
{
  gsize length = strlen (word);
  guint count = 0;

  if (length < 3 || word[length - 1] != 's' || word[length - 2] == 's')
    return 0;
  g_strlcpy (singulars[count], word, CANDOR_WORD_MAXIMUM + 1);
  singulars[count++][length - 1] = '\0';
  if (length > 4 && g_str_has_suffix (word, "ies"))
    {
      g_strlcpy (singulars[count], word, CANDOR_WORD_MAXIMUM + 1);
      singulars[count][length - 3] = 'y';
      singulars[count++][length - 2] = '\0';
    }
  if (length > 4 && g_str_has_suffix (word, "es"))
    {
      g_strlcpy (singulars[count], word, CANDOR_WORD_MAXIMUM + 1);
      singulars[count++][length - 2] = '\0';
    }
  return count;
}
