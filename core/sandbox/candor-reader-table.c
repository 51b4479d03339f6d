/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sandbox/candor-reader-private.h"

typedef struct
{
  CandorReaderRun *run;
  CandorTableTake callback;
  gpointer user_data;
  guint line;
  guint count;
  gsize bytes;
} CandorReaderTable;

/* What is left of a frame's cells. */
typedef struct
{
  const char *at, *end;
} CandorReaderCells;

/* (nullable): the next cell. */
static const char *
candor_reader_cells_take (CandorReaderCells *self)
{
  const char *cell = self->at;
  const char *zero = self->at < self->end ? memchr (self->at, 0, self->end - self->at) : NULL;

  if (zero == NULL || !g_utf8_validate (cell, zero - cell, NULL))
    return NULL;
  self->at = zero + 1;
  return cell;
}

static gboolean
candor_reader_table_fail (CandorReaderTable *self, GError **error)
{
  g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT,
               _("%s: the reading process answered what can’t be understood"), self->run->place);
  return FALSE;
}

static gboolean
candor_reader_table_take_record (CandorReaderTable *self, guint line, guint width, CandorReaderCells *cells,
                                 GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const CandorTableRecord record = { line, words };

  if (line <= self->line || width == 0 || width > CANDOR_TABLE_CELLS_MAX || ++self->count > CANDOR_TABLE_RECORDS_MAX)
    return candor_reader_table_fail (self, error);
  self->line = line;
  for (guint i = 0; i < width; i++)
    {
      const char *cell = candor_reader_cells_take (cells);

      if (cell == NULL)
        return candor_reader_table_fail (self, error);
      g_ptr_array_add (words, (gpointer) cell);
    }
  return self->callback (&record, self->user_data, error);
}

static gboolean
candor_reader_table_take (GVariant *payload, gpointer data, GError **error)
{
  CandorReaderTable *self = data;
  g_autoptr (GVariant) first = g_variant_get_child_value (payload, 0), second = g_variant_get_child_value (payload, 1);
  g_autoptr (GVariant) third = g_variant_get_child_value (payload, 2);
  gsize count, also, size;
  const guint32 *lines = g_variant_get_fixed_array (first, &count, sizeof (guint32));
  const guint32 *widths = g_variant_get_fixed_array (second, &also, sizeof (guint32));
  const char *text = g_variant_get_fixed_array (third, &size, 1);
  CandorReaderCells cells = { text, text + size };

  /* No list that was read gives more than its file may hold, with a zero for each mark between its cells. */
  self->bytes += size;
  if (count != also || self->bytes > CANDOR_TABLE_SIZE_MAX + 1)
    return candor_reader_table_fail (self, error);
  for (gsize i = 0; i < count; i++)
    if (!candor_reader_table_take_record (self, lines[i], widths[i], &cells, error))
      return FALSE;
  return cells.at == cells.end || candor_reader_table_fail (self, error);
}

static void
candor_reader_table_prepare (CandorReaderTable *self)
{
  self->run->request.mode = "table";
  self->run->result_type = CANDOR_MESSAGE_LINES_TYPE;
  self->run->line_type = CANDOR_MESSAGE_RECORDS_TYPE;
  self->run->line = candor_reader_table_take;
  self->run->line_data = self;
}

/**
 * candor_reader_read_table:
 * @file: a list, as candor_table_text_parse() takes it
 * @callback: told each record, in order
 * @cancellable: (nullable): ends the reading process
 * @error: return location for a #CandorReaderError, a #GIOErrorEnum, or what @callback set
 *
 * Returns: whether all of it was read
 */
gboolean
candor_reader_read_table (CandorReader *self, GFile *file, CandorTableTake callback, gpointer user_data,
                          GCancellable *cancellable, GError **error)
{
  g_auto (CandorReaderRun) run = { 0 };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GVariant) result = NULL;
  CandorReaderTable table = { .run = &run, .callback = callback, .user_data = user_data };

  g_return_val_if_fail (CANDOR_IS_READER (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_ptr_array_add (files, file);
  candor_reader_table_prepare (&table);
  result = candor_reader_have_read (self, &run, files, cancellable, error);
  if (result == NULL)
    return FALSE;
  if (g_variant_get_uint32 (result) == table.count)
    return TRUE;
  return candor_reader_table_fail (&table, error);
}
