/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-table-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static void
candor_table_record_clear (gpointer data)
{
  g_clear_pointer (&((CandorTableRecord *) data)->cells, g_ptr_array_unref);
}

/* Some languages' spreadsheet programs write semicolons. */
static char
candor_table_text_find_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *at = text; *at != '\0' && (quoted || *at != '\n'); at++)
    {
      quoted ^= *at == '"';
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        counts[i] += !quoted && *at == separators[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

/* One cell; leaves *at behind it. */
static char *
candor_table_text_take_cell (const char **at, char separator, guint *line, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint start = *line;

  if (**at != '"')
    {
      gsize length = strcspn (*at, (char[]) { separator, '\r', '\n', '\0' });
      g_string_append_len (cell, *at, length);
      *at += length;
      return g_strdup (g_strstrip (cell->str));
    }
  for ((*at)++; **at != '\0'; (*at)++)
    {
      if (**at == '"' && *++*at != '"')
        return g_string_free (g_steal_pointer (&cell), FALSE);
      *line += **at == '\n';
      g_string_append_c (cell, **at);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("line %u: a quotation mark is not closed"), start);
  return NULL;
}

static gboolean
candor_table_text_take_record (const char **at, char separator, guint *line, GPtrArray *cells, GError **error)
{
  for (;;)
    {
      char *cell = candor_table_text_take_cell (at, separator, line, error);

      if (cell == NULL)
        return FALSE;
      g_ptr_array_add (cells, cell);
      if (**at == separator)
        {
          (*at)++;
          continue;
        }
      if (**at == '\0' || **at == '\r' || **at == '\n')
        break;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("line %u: there is text behind a closing quotation mark"), *line);
      return FALSE;
    }
  if (**at == '\r')
    (*at)++;
  if (**at == '\n')
    (*at)++;
  ++*line;
  return TRUE;
}

GArray *
candor_table_text_parse (const char *text, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (CandorTableRecord));
  const char *at = g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;
  char separator = candor_table_text_find_separator (at);
  guint line = 1;

  g_array_set_clear_func (records, candor_table_record_clear);
  while (*at != '\0')
    {
      CandorTableRecord record = { line, g_ptr_array_new_with_free_func (g_free) };
      gboolean taken = candor_table_text_take_record (&at, separator, &line, record.cells, error);

      g_array_append_val (records, record);
      if (!taken)
        return NULL;
      if (record.cells->len == 1 && *(char *) g_ptr_array_index (record.cells, 0) == '\0')
        g_array_set_size (records, records->len - 1);
    }
  return g_steal_pointer (&records);
}
