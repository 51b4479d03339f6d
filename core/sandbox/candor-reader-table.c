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

/* No list that was read gives more than its file may hold. */
static gboolean
candor_reader_table_check (CandorReaderTable *self, const CandorTableRecord *record)
{
  gboolean fits = record->line > self->line && ++self->count <= CANDOR_TABLE_RECORDS_MAX && record->cells->len > 0
                  && record->cells->len <= CANDOR_TABLE_CELLS_MAX;

  self->line = record->line;
  for (guint i = 0; i < record->cells->len; i++)
    self->bytes += strlen (g_ptr_array_index (record->cells, i));
  return fits && self->bytes <= CANDOR_TABLE_SIZE_MAX;
}

static gboolean
candor_reader_table_take_record (CandorReaderTable *self, GVariant *value, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  CandorTableRecord record = { 0, cells };
  g_autoptr (GVariantIter) strings = NULL;
  const char *cell;

  g_variant_get (value, "(uas)", &record.line, &strings);
  while (g_variant_iter_next (strings, "&s", &cell))
    g_ptr_array_add (cells, (gpointer) cell);
  if (candor_reader_table_check (self, &record))
    return self->callback (&record, self->user_data, error);
  g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT,
               _("%s: the reading process answered what can’t be understood"), self->run->place);
  return FALSE;
}

static gboolean
candor_reader_table_take (GVariant *payload, gpointer data, GError **error)
{
  gsize count = g_variant_n_children (payload);

  for (gsize i = 0; i < count; i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (payload, i);

      if (!candor_reader_table_take_record (data, value, error))
        return FALSE;
    }
  return TRUE;
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
  g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT,
               _("%s: the reading process answered what can’t be understood"), run.place);
  return FALSE;
}
