/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "base/candor-table-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct
{
  const char *name;
  CandorTableTake take;
  gpointer user_data;
  const char *at;
  char separator;
  guint line;
  guint records;
} CandorTableText;

G_GNUC_PRINTF (4, 5)
static gboolean
candor_table_text_fail (CandorTableText *self, guint line, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list values;

  va_start (values, format);
  what = g_strdup_vprintf (format, values);
  va_end (values);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s, line %u: %s"), self->name, line, what);
  return FALSE;
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

/* One cell; leaves @at behind it. */
static char *
candor_table_text_take_cell (CandorTableText *self, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint start = self->line;

  if (*self->at != '"')
    {
      gsize length = strcspn (self->at, (char[]) { self->separator, '\r', '\n', '\0' });
      g_string_append_len (cell, self->at, length);
      self->at += length;
      return g_strdup (g_strstrip (cell->str));
    }
  for (self->at++; *self->at != '\0'; self->at++)
    {
      if (*self->at == '"' && *++self->at != '"')
        return g_string_free (g_steal_pointer (&cell), FALSE);
      self->line += *self->at == '\n';
      g_string_append_c (cell, *self->at);
    }
  candor_table_text_fail (self, start, error, "%s", _("a quotation mark is not closed"));
  return NULL;
}

static gboolean
candor_table_text_take_cells (CandorTableText *self, GPtrArray *cells, GError **error)
{
  for (;;)
    {
      char *cell = candor_table_text_take_cell (self, error);

      if (cell == NULL)
        return FALSE;
      g_ptr_array_add (cells, cell);
      if (cells->len > CANDOR_TABLE_CELLS_MAX)
        return candor_table_text_fail (self, self->line, error, _("it has more than %u cells"), CANDOR_TABLE_CELLS_MAX);
      if (*self->at == self->separator)
        {
          self->at++;
          continue;
        }
      if (*self->at == '\0' || *self->at == '\r' || *self->at == '\n')
        return TRUE;
      return candor_table_text_fail (self, self->line, error, "%s", _("there is text behind a closing quotation mark"));
    }
}

static gboolean
candor_table_text_take_record (CandorTableText *self, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  const CandorTableRecord record = { self->line, cells };

  if (!candor_table_text_take_cells (self, cells, error))
    return FALSE;
  if (*self->at == '\r')
    self->at++;
  if (*self->at == '\n')
    self->at++;
  self->line++;
  if (cells->len == 1 && *(const char *) g_ptr_array_index (cells, 0) == '\0')
    return TRUE;
  if (++self->records > CANDOR_TABLE_RECORDS_MAX)
    return candor_table_text_fail (self, record.line, error, _("a list has at most %u lines"), CANDOR_TABLE_RECORDS_MAX);
  return self->take (&record, self->user_data, error);
}

/* (transfer full) (nullable): the text, ended by a zero. */
static char *
candor_table_text_dup (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size <= CANDOR_TABLE_SIZE_MAX && (size == 0 || g_utf8_validate_len (data, size, NULL)))
    return g_strndup (size > 0 ? data : "", size);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               size > CANDOR_TABLE_SIZE_MAX ? _("%s: it is too large for a list")
                                            : _("%s: it is no text in UTF-8; save the list as “CSV UTF-8”"),
               name);
  return NULL;
}

gboolean
candor_table_text_parse (GBytes *bytes, const char *name, CandorTableTake take, gpointer user_data, GError **error)
{
  g_autofree char *text = candor_table_text_dup (bytes, name, error);
  CandorTableText self = { .name = name, .take = take, .user_data = user_data, .at = text, .line = 1 };

  if (text == NULL)
    return FALSE;
  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    self.at += strlen (BYTE_ORDER_MARK);
  self.separator = candor_table_text_find_separator (self.at);
  while (*self.at != '\0')
    if (!candor_table_text_take_record (&self, error))
      return FALSE;
  return TRUE;
}
