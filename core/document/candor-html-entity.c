/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-tokenizer.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define NAME_LENGTH_MAX 16

/* Names of ASCII characters that HTML 5 added to the 253 of HTML 4, which libxml2 knows. */
static const struct
{
  const char *name;
  gunichar value;
} ascii_names[] = {
  { "apos", '\'' },   { "ast", '*' },    { "colon", ':' },   { "comma", ',' },   { "commat", '@' },
  { "dollar", '$' },  { "equals", '=' }, { "excl", '!' },    { "hyphen", 0x2010 }, { "lowbar", '_' },
  { "lpar", '(' },    { "lsqb", '[' },   { "num", '#' },     { "percnt", '%' },  { "period", '.' },
  { "plus", '+' },    { "quest", '?' },  { "rpar", ')' },    { "rsqb", ']' },    { "semi", ';' },
  { "sol", '/' },     { "Tab", '\t' },   { "NewLine", '\n' },
};

/* HTML Living Standard, "Numeric character reference end state": 0x80 to 0x9f mean Windows-1252. */
static const guint16 windows_1252[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

static gunichar
check_number (guint64 value)
{
  if (value >= 0x80 && value < 0xa0)
    return windows_1252[value - 0x80];
  return value > 0 && value <= 0x10ffff && g_unichar_validate (value) ? value : 0xfffd;
}

/* "#8217;", "#x2019;" at @at; returns what follows, or NULL if it is no such. */
static const char *
read_number (const char *at, const char *end, gunichar *value)
{
  gboolean is_hexadecimal = end - at > 1 && (at[1] == 'x' || at[1] == 'X');
  const char *digits = at + (is_hexadecimal ? 2 : 1), *digit = digits;
  guint64 number = 0;

  for (; digit < end && (is_hexadecimal ? g_ascii_isxdigit (*digit) : g_ascii_isdigit (*digit)); digit++)
    number = MIN (number * (is_hexadecimal ? 16 : 10) + g_ascii_xdigit_value (*digit), G_MAXUINT32);
  if (digit == digits)
    return NULL;
  *value = check_number (number);
  return digit < end && *digit == ';' ? digit + 1 : digit;
}

static gunichar
find_name (const char *name)
{
  const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *) name);

  if (entity != NULL)
    return entity->value;
  for (gsize i = 0; i < G_N_ELEMENTS (ascii_names); i++)
    if (strcmp (name, ascii_names[i].name) == 0)
      return ascii_names[i].value;
  return 0;
}

static const char *
read_name (const char *at, const char *end, gunichar *value)
{
  char name[NAME_LENGTH_MAX + 1] = { 0 };
  gsize length = 0;

  while (at + length < end && length < NAME_LENGTH_MAX && g_ascii_isalnum (at[length]))
    {
      name[length] = at[length];
      length++;
    }
  *value = length > 0 ? find_name (name) : 0;
  at += length;
  if (*value != 0 && at < end && *at == ';')
    return at + 1;
  /* Only the names of Latin-1 may lack their semicolon, and not in what looks like an address. */
  return *value != 0 && *value < 0x100 && !(at < end && *at == '=') ? at : NULL;
}

void
candor_html_append_text (GString *string, const CandorHtmlSlice *text)
{
  const char *at = text->start, *end = at + text->length;

  while (at < end)
    {
      const char *ampersand = memchr (at, '&', end - at);
      const char *next = NULL;
      gunichar value = 0;

      g_string_append_len (string, at, (ampersand != NULL ? ampersand : end) - at);
      if (ampersand == NULL)
        return;
      at = ampersand + 1;
      if (at < end)
        next = *at == '#' ? read_number (at, end, &value) : read_name (at, end, &value);
      if (next == NULL)
        g_string_append_c (string, '&');
      else
        {
          g_string_append_unichar (string, value);
          at = next;
        }
    }
}
