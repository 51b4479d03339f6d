/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-text-table.h"

#include <string.h>

#include "document/candor-marker.h"

/* A row of two cells may be anything else: a word and what is noted beside it. */
#define ROWS_OF_TWO 3
#define ROWS 2
/* More rows of dashes behind one another part nothing; how far is looked for a table that is none has an end. */
#define RULES_MAX 3

GPtrArray *
candor_text_table_split_row (const char *line)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  const char *mark = strchr (line, '\t') != NULL ? "\t" : strstr (line, "｜") != NULL ? "｜" : "|";
  g_auto (GStrv) parts = NULL;
  g_autofree char *stripped = g_strdup (line);

  /* The table's own edges part nothing. */
  if (*mark != '\t')
    {
      g_strstrip (stripped);
      if (g_str_has_suffix (stripped, mark))
        stripped[strlen (stripped) - strlen (mark)] = '\0';
    }
  parts = g_strsplit (g_str_has_prefix (stripped, mark) && *mark != '\t' ? stripped + strlen (mark) : stripped, mark, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (cells, g_strdup (g_strstrip (parts[i])));
  return cells->len >= 2 ? g_steal_pointer (&cells) : NULL;
}

gboolean
candor_text_table_is_rule (const char *line)
{
  return strspn (line, "-=+:| \t") == strlen (line) && (strstr (line, "--") != NULL || strstr (line, "==") != NULL);
}

guint
candor_text_table_measure (const char *const *lines, guint count)
{
  guint width = 0, rows = 0, rules = 0, end = 0;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GPtrArray) cells = NULL;

      if (candor_text_table_is_rule (lines[i]))
        {
          if (++rules > RULES_MAX)
            break;
          continue;
        }
      rules = 0;
      cells = candor_text_table_split_row (lines[i]);
      if (cells == NULL || (rows > 0 && cells->len > width)
          || (cells->len == 2 && candor_marker_parse (lines[i], NULL, NULL) != CANDOR_MARKER_NONE))
        break; /* "1.<tab>We collect": an item of a list */
      width = rows == 0 ? cells->len : width;
      rows++;
      end = i + 1;
    }
  return rows >= (width == 2 ? ROWS_OF_TWO : ROWS) ? end : 0;
}
