/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-markdown.h"
#include "document/candor-text-table.h"
#include "document/candor-fold.h"

#include <string.h>

/* Characters of the longest label at a line's beginning. */
#define LABEL_LENGTH_MAX 16

/* GitHub Flavored Markdown 0.29, "Tables (extension)"; the front matter is that of Jekyll, the
 * attributes those of kramdown. */

typedef struct
{
  GString *text;
  GArray *lines; /* guint: the source's line for each line of text */
  char **source; /* NULL-terminated */
  guint count;
} CandorMarkdown;

static void
add_line (CandorMarkdown *self, const char *line, guint number)
{
  g_string_append (self->text, line);
  g_string_append_c (self->text, '\n');
  g_array_append_val (self->lines, number);
}

/* The front matter's lines, 0 if there is none. */
static guint
measure_front_matter (CandorMarkdown *self, char **title)
{
  if (self->count == 0 || strcmp (self->source[0], "---") != 0)
    return 0;
  for (guint i = 1; i < self->count; i++)
    {
      const char *line = self->source[i];

      if (strcmp (line, "---") == 0 || strcmp (line, "...") == 0)
        return i + 1;
      if (*title == NULL && g_str_has_prefix (line, "title:"))
        {
          *title = g_strstrip (g_strdup (line + strlen ("title:")));
          if (strlen (*title) > 1 && (**title == '"' || **title == '\''))
            {
              memmove (*title, *title + 1, strlen (*title));
              (*title)[strlen (*title) - 1] = '\0';
            }
        }
    }
  g_clear_pointer (title, g_free);
  return 0;
}

/* "| --- | :-: |": what stands under a table's head; returns its number of columns, or 0. */
static guint
count_delimiters (const char *line)
{
  const char *at = line + strspn (line, " ");
  guint columns = 0;

  if (strchr (line, '|') == NULL)
    return 0;
  at += *at == '|';
  while (*at != '\0')
    {
      gsize dashes;

      at += strspn (at, " \t");
      at += *at == ':';
      dashes = strspn (at, "-");
      at += dashes;
      at += *at == ':';
      at += strspn (at, " \t");
      if (dashes == 0 || (*at != '|' && *at != '\0'))
        return 0;
      columns++;
      at += *at == '|';
      if (at[strspn (at, " \t")] == '\0')
        break;
    }
  return columns;
}

/* The cells between the bars; "\|" is no bar. */
static GPtrArray *
split_row (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *at = line + strspn (line, " \t");

  at += *at == '|';
  for (; *at != '\0'; at++)
    if (at[0] == '\\' && at[1] == '|')
      g_string_append_c (cell, *++at);
    else if (*at == '|')
      {
        g_ptr_array_add (cells, g_strdup (g_strstrip (cell->str)));
        g_string_truncate (cell, 0);
      }
    else
      g_string_append_c (cell, *at);
  g_strstrip (cell->str);
  if (*cell->str != '\0')
    g_ptr_array_add (cells, g_strdup (cell->str));
  return cells;
}

/* A blank line ends an HTML block (CommonMark 0.30, 4.6), so what stands in the cell is Markdown. */
static void
add_row (CandorMarkdown *self, const char *line, const char *tag, guint number)
{
  g_autoptr (GPtrArray) cells = split_row (line);

  add_line (self, "<tr>", number);
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *start = g_strdup_printf ("<%s>\n", tag);
      g_autofree char *end = g_strdup_printf ("\n</%s>", tag);

      add_line (self, start, number);
      g_array_append_val (self->lines, number);
      add_line (self, g_ptr_array_index (cells, i), number);
      add_line (self, end, number);
      g_array_append_val (self->lines, number);
    }
  add_line (self, "</tr>", number);
}

/* Reads the table whose head is line @first; returns the line behind it. */
static guint
add_table (CandorMarkdown *self, guint first)
{
  guint i = first + 2;

  add_line (self, "", first + 1);
  add_line (self, "<table>", first + 1);
  add_row (self, self->source[first], "th", first + 1);
  for (; i < self->count && strchr (self->source[i], '|') != NULL; i++)
    add_row (self, self->source[i], "td", i + 1);
  add_line (self, "</table>", i);
  add_line (self, "", i);
  return i;
}

static gboolean
begins_table (CandorMarkdown *self, guint first)
{
  g_autoptr (GPtrArray) cells = NULL;
  guint columns;

  if (first + 1 >= self->count || strchr (self->source[first], '|') == NULL)
    return FALSE;
  columns = count_delimiters (self->source[first + 1]);
  if (columns == 0)
    return FALSE;
  cells = split_row (self->source[first]);
  return cells->len == columns;
}

/* "{: #name }" at the end of a line names it or gives it a class. */
static void
add_plain (CandorMarkdown *self, guint index)
{
  g_autofree char *line = g_strdup (self->source[index]);
  char *brace = strrchr (line, '{');

  g_strchomp (line);
  if (brace != NULL && (brace[1] == ':' || brace[1] == '#') && g_str_has_suffix (line, "}"))
    *brace = '\0';
  add_line (self, line, index + 1);
}

/* Bars without the row of dashes that Markdown asks for: returns the line behind such a table, or @first. */
static guint
add_plain_table (CandorMarkdown *self, guint first)
{
  guint count;

  if (strchr (self->source[first], '|') == NULL)
    return first;
  count = candor_text_table_measure ((const char *const *) self->source + first, self->count - first);
  if (count == 0)
    return first;
  add_line (self, "", first + 1);
  add_line (self, "<table>", first + 1);
  for (guint i = first; i < first + count; i++)
    if (!candor_text_table_is_rule (self->source[i]))
      add_row (self, self->source[i], "td", i + 1);
  add_line (self, "</table>", first + count);
  add_line (self, "", first + count);
  return first + count;
}

/* "使用目的：推送消息", "【使用目的】推送消息": a line of its own, though Markdown takes its break for a space. */
static gboolean
is_labelled (const char *line)
{
  guint length = 0;

  line += strspn (line, " \t");
  for (; *line != '\0' && length <= LABEL_LENGTH_MAX; line = g_utf8_next_char (line), length++)
    {
      gunichar character = g_utf8_get_char (line);

      if (character == 0xff1a || character == 0x3011 || (character == ':' && length > 0 && (guchar) line[-1] >= 0x80))
        return length >= 2;
      if (!candor_character_is_cjk (character) && !g_unichar_isalnum (character) && strchr ("/ ()-*", (int) MIN (character, 127u)) == NULL
          && character != 0x3010 && character != 0xff08 && character != 0xff09)
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_fence (const char *line)
{
  line += strspn (line, " ");
  return g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~");
}

static void
drop_carriage_returns (char **lines)
{
  for (; *lines != NULL; lines++)
    if (g_str_has_suffix (*lines, "\r"))
      (*lines)[strlen (*lines) - 1] = '\0';
}

char *
candor_markdown_prepare (const char *text, char **title, GArray **lines)
{
  g_auto (GStrv) source = g_strsplit (text, "\n", -1);
  CandorMarkdown self = { .text = g_string_new (NULL), .source = source, .count = g_strv_length (source) };
  gboolean fenced = FALSE;
  guint front, next;

  self.lines = g_array_new (FALSE, FALSE, sizeof (guint));
  *title = NULL;
  drop_carriage_returns (source);
  front = measure_front_matter (&self, title);
  for (guint i = 0; i < front; i++)
    add_line (&self, "", i + 1);
  for (guint i = front; i < self.count; i = next)
    {
      next = i + 1;
      fenced ^= is_fence (source[i]);
      if (!fenced && begins_table (&self, i))
        next = add_table (&self, i);
      else if (fenced || (next = add_plain_table (&self, i)) == i)
        {
          next = i + 1;
          add_plain (&self, i);
          if (!fenced && next < self.count && is_labelled (source[i]) && is_labelled (source[next]))
            add_line (&self, "", i + 1);
        }
    }
  *lines = self.lines;
  return g_string_free (self.text, FALSE);
}
