/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-tokenizer.h"

#include <string.h>

static const char *const attribute_names[] = {
  "aria-hidden", "aria-modal", "class", "colspan", "hidden", "href", "id", "open", "role", "rowspan", "style",
};
G_STATIC_ASSERT (G_N_ELEMENTS (attribute_names) == CANDOR_HTML_ATTRIBUTE_COUNT);

void
candor_html_tokenizer_init (CandorHtmlTokenizer *self, const char *text, gsize size)
{
  self->at = text;
  self->end = text + size;
  self->line = 1;
  self->raw = CANDOR_HTML_TAG_OTHER;
}

static void
advance (CandorHtmlTokenizer *self, const char *to)
{
  for (const char *at = self->at; at < to; at++)
    self->line += *at == '\n' || (*at == '\r' && (at + 1 == self->end || at[1] != '\n'));
  self->at = to;
}

static gboolean
starts_with (const char *at, const char *end, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (end - at) >= length && memcmp (at, prefix, length) == 0;
}

static const char *
find_character (const char *at, const char *end, char character)
{
  const char *found = memchr (at, character, end - at);

  return found != NULL ? found : end;
}

/* Behind the comment that begins at @at ("<!--"): "-->", "--!>", or at once "<!-->". */
static const char *
skip_comment (const char *at, const char *end)
{
  at += strlen ("<!--");
  if (starts_with (at, end, ">") || starts_with (at, end, "->"))
    return find_character (at, end, '>') + 1;
  while ((at = find_character (at, end, '-')) < end)
    {
      if (starts_with (at, end, "-->"))
        return at + strlen ("-->");
      if (starts_with (at, end, "--!>"))
        return at + strlen ("--!>");
      at++;
    }
  return end;
}

static gboolean
begins_markup (const char *at, const char *end)
{
  if (end - at < 2 || *at != '<')
    return FALSE;
  return g_ascii_isalpha (at[1]) || at[1] == '!' || at[1] == '?' || at[1] == '/';
}

static gboolean
ends_name (char character)
{
  return g_ascii_isspace (character) || character == '/' || character == '>';
}

static void
set_attribute (CandorHtmlToken *token, const char *name, gsize length, const char *value, gsize size)
{
  for (guint i = 0; i < CANDOR_HTML_ATTRIBUTE_COUNT; i++)
    if (strlen (attribute_names[i]) == length && g_ascii_strncasecmp (name, attribute_names[i], length) == 0
        && token->attributes[i].start == NULL)
      {
        token->attributes[i].start = value;
        token->attributes[i].length = size;
      }
}

static const char *
skip_spaces (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

static const char *
read_value (const char *at, const char *end, CandorHtmlSlice *value)
{
  at = skip_spaces (at, end);
  if (at < end && (*at == '"' || *at == '\''))
    {
      const char *close = find_character (at + 1, end, *at);

      *value = (CandorHtmlSlice){ at + 1, close - at - 1 };
      return MIN (close + 1, end);
    }
  value->start = at;
  while (at < end && !g_ascii_isspace (*at) && *at != '>')
    at++;
  value->length = at - value->start;
  return at;
}

/* Reads the attributes from @at on; returns what follows the tag's ">". */
static const char *
read_attributes (CandorHtmlToken *token, const char *at, const char *end)
{
  while ((at = skip_spaces (at, end)) < end && *at != '>')
    {
      const char *name = at;
      CandorHtmlSlice value = { "", 0 };
      gsize length;

      if (*at == '/')
        {
          token->closes_itself = at + 1 < end && at[1] == '>';
          at++;
          continue;
        }
      at++; /* even a "=" begins a name here */
      while (at < end && !ends_name (*at) && *at != '=')
        at++;
      length = at - name;
      at = skip_spaces (at, end);
      if (at < end && *at == '=')
        at = read_value (at + 1, end, &value);
      set_attribute (token, name, length, value.start, value.length);
    }
  return at < end ? at + 1 : end;
}

static gboolean
read_tag (CandorHtmlTokenizer *self, CandorHtmlToken *token)
{
  gboolean is_end = self->at[1] == '/';
  const char *name = self->at + (is_end ? 2 : 1);
  const char *at = name;

  while (at < self->end && !ends_name (*at))
    at++;
  token->kind = is_end ? CANDOR_HTML_TOKEN_END : CANDOR_HTML_TOKEN_START;
  token->tag = candor_html_tag_find (name, at - name);
  at = read_attributes (token, at, self->end);
  if (!is_end && !token->closes_itself && (candor_html_tag_get_traits (token->tag) & CANDOR_HTML_RAW) != 0)
    self->raw = token->tag;
  advance (self, at);
  return TRUE;
}

/* Comments, declarations, and end tags of nothing, are passed over; returns FALSE for those. */
static gboolean
read_markup (CandorHtmlTokenizer *self, CandorHtmlToken *token)
{
  const char *at = self->at;

  if (starts_with (at, self->end, "<!--"))
    {
      advance (self, MIN (skip_comment (at, self->end), self->end));
      return FALSE;
    }
  if (g_ascii_isalpha (at[1]) || (at[1] == '/' && at + 2 < self->end && g_ascii_isalpha (at[2])))
    return read_tag (self, token);
  advance (self, MIN (find_character (at, self->end, '>') + 1, self->end));
  return FALSE;
}

static void
set_text (CandorHtmlTokenizer *self, CandorHtmlToken *token, const char *end)
{
  token->kind = CANDOR_HTML_TOKEN_TEXT;
  token->tag = CANDOR_HTML_TAG_TEXT;
  token->text = (CandorHtmlSlice){ self->at, end - self->at };
  advance (self, end);
}

/* Up to "</name" of the raw element; without one, to the end, as browsers do. */
static const char *
find_raw_end (CandorHtmlTokenizer *self)
{
  const char *name = candor_html_tag_get_name (self->raw);
  gsize length = strlen (name);
  const char *at = self->at;

  while ((at = find_character (at, self->end, '<')) < self->end)
    {
      if ((gsize) (self->end - at) > length + 2 && at[1] == '/'
          && g_ascii_strncasecmp (at + 2, name, length) == 0 && ends_name (at[2 + length]))
        return at;
      at++;
    }
  return self->end;
}

static const char *
find_markup (CandorHtmlTokenizer *self)
{
  const char *at = self->at;

  while ((at = find_character (at, self->end, '<')) < self->end && !begins_markup (at, self->end))
    at++;
  return at;
}

void
candor_html_tokenizer_next (CandorHtmlTokenizer *self, CandorHtmlToken *token)
{
  for (;;)
    {
      memset (token, 0, sizeof *token);
      token->line = self->line;
      if (self->raw != CANDOR_HTML_TAG_OTHER)
        {
          const char *end = find_raw_end (self);

          token->is_raw = TRUE;
          self->raw = CANDOR_HTML_TAG_OTHER;
          if (end > self->at)
            {
              set_text (self, token, end);
              return;
            }
          continue;
        }
      if (self->at >= self->end)
        return;
      if (begins_markup (self->at, self->end))
        {
          if (read_markup (self, token))
            return;
          continue;
        }
      set_text (self, token, find_markup (self));
      return;
    }
}

gboolean
candor_html_slice_equals (const CandorHtmlSlice *slice, const char *word)
{
  return slice->start != NULL && slice->length == strlen (word)
         && g_ascii_strncasecmp (slice->start, word, slice->length) == 0;
}

gboolean
candor_html_slice_contains (const CandorHtmlSlice *slice, const char *word)
{
  gsize length = strlen (word);

  for (gsize i = 0; slice->start != NULL && i + length <= slice->length; i++)
    if (g_ascii_strncasecmp (slice->start + i, word, length) == 0)
      return TRUE;
  return FALSE;
}
