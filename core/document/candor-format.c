/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include "document/candor-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ISO 32000-1, annex H.3: readers take a header anywhere in the first 1024 bytes. */
#define PDF_HEADER_DISTANCE 1024
/* HTML Living Standard, "Prescan a byte stream to determine its encoding", and as much again. */
#define CHARSET_DISTANCE 4096
/* Enough to tell markup by; the head of a page may fill the first kilobytes. */
#define TELLING_SIZE (64u * 1024)
#define CHARSET_LENGTH_MAX 40

static const struct
{
  const char *bytes;
  gsize length;
  const char *reason;
} unread[] = {
  { "{\\rtf", 5, N_ ("%s is a Rich Text document, which is not read: save it as DOCX or ODT") },
  { "\320\317\021\340\241\261\032\341", 8, N_ ("%s is a document of Word 97 to 2003, which is not read: save it as DOCX or ODT") },
  { "\211PNG", 4, N_ ("%s is an image: Candor reads text, and does not recognize letters in images") },
  { "\377\330\377", 3, N_ ("%s is an image: Candor reads text, and does not recognize letters in images") },
  { "GIF8", 4, N_ ("%s is an image: Candor reads text, and does not recognize letters in images") },
  { "dex\n", 4, N_ ("%s is Android code, not a policy") },
};

static gboolean
starts_with (const guint8 *bytes, gsize size, const char *start, gsize length)
{
  return size >= length && memcmp (bytes, start, length) == 0;
}

CandorFormat
candor_format_find_binary (const guint8 *bytes, gsize size, const char **reason)
{
  if (memmem (bytes, MIN (size, PDF_HEADER_DISTANCE), "%PDF-", 5) != NULL)
    return CANDOR_FORMAT_PDF;
  if (starts_with (bytes, size, "PK\003\004", 4) || starts_with (bytes, size, "PK\005\006", 4))
    return CANDOR_FORMAT_ARCHIVE;
  for (gsize i = 0; i < G_N_ELEMENTS (unread); i++)
    if (starts_with (bytes, size, unread[i].bytes, unread[i].length))
      {
        *reason = g_dgettext (GETTEXT_PACKAGE, unread[i].reason);
        return CANDOR_FORMAT_UNREAD;
      }
  return CANDOR_FORMAT_TEXT;
}

static gboolean
has_ending (const char *name, const char *const *endings, gsize count)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < count; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* How many of the tags that only HTML has the text's beginning holds. */
static guint
count_tags (const char *text)
{
  static const char *const tags[] = { "<!doctype html", "<html", "<head", "<body", "<p>", "<p ", "<div", "<h1",
                                      "<h2", "<table", "<ul", "<ol", "<br", "<meta", "<title", "<span", "<strong", "<a " };
  g_autofree char *lower = g_ascii_strdown (text, strnlen (text, TELLING_SIZE));
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    count += strstr (lower, tags[i]) != NULL;
  return count;
}

static gboolean
is_html (const char *text, const char *name)
{
  static const char *const endings[] = { ".html", ".htm", ".xhtml", ".shtml" };
  const char *start = text;

  while (g_ascii_isspace (*start))
    start++;
  if (*start == '<' && g_ascii_strncasecmp (start, "<!doctype html", 14) == 0)
    return TRUE;
  if (has_ending (name, endings, G_N_ELEMENTS (endings)) && strstr (text, "</") != NULL)
    return TRUE;
  return count_tags (text) >= (*start == '<' ? 1 : 4);
}

/* Lines that only Markdown writes so: "## Heading", "[words](address)", "**bold**", a front matter. */
static gboolean
is_markdown (const char *text, const char *name)
{
  static const char *const endings[] = { ".md", ".markdown", ".mdown", ".mkd" };
  const char *line = text;
  guint signs = 0;

  if (has_ending (name, endings, G_N_ELEMENTS (endings)))
    return TRUE;
  for (gsize i = 0; i < TELLING_SIZE && *line != '\0'; i++)
    {
      const char *end = strchrnul (line, '\n');
      gsize hashes = strspn (line, "#");

      if (hashes >= 1 && hashes <= 6 && line[hashes] == ' ')
        signs += hashes > 1 ? 2 : 1;
      if (memmem (line, end - line, "](http", 6) != NULL || memmem (line, MIN (end - line, 400), "**", 2) != NULL)
        signs++;
      if (*end == '\0')
        break;
      line = end + 1;
    }
  return signs >= 3;
}

CandorFormat
candor_format_find_text (const char *text, const char *name)
{
  static const char *const markdown_endings[] = { ".md", ".markdown" };

  /* Markdown may hold HTML, and often begins with it. */
  if (!has_ending (name, markdown_endings, G_N_ELEMENTS (markdown_endings)) && is_html (text, name))
    return CANDOR_FORMAT_HTML;
  return is_markdown (text, name) ? CANDOR_FORMAT_MARKDOWN : CANDOR_FORMAT_TEXT;
}

char *
candor_format_find_charset (const guint8 *bytes, gsize size)
{
  g_autofree char *head = g_ascii_strdown ((const char *) bytes, MIN (size, CHARSET_DISTANCE));
  const char *at = strstr (head, "charset"), *start;

  if (at == NULL)
    at = strstr (head, "encoding");
  if (at == NULL || strchr (head, '<') == NULL)
    return NULL;
  at += strspn (at, "abcdefghijklmnopqrstuvwxyz");
  at += strspn (at, " \t\r\n");
  if (*at != '=')
    return NULL;
  at++;
  start = at + strspn (at, " \t\r\n\"'");
  at = start + strspn (start, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
  return at > start && at - start <= CHARSET_LENGTH_MAX ? g_strndup (start, at - start) : NULL;
}
