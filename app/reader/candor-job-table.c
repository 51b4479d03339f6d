/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-job.h"

#include <string.h>

#include "base/candor-table-text.h"
#include "casefile/candor-baseline.h"

/* What people or programs wrote by the line, and small: lists of a batch, and baselines. */

/* Records go out together: a frame each would take longer than reading them. */
#define FRAME_BYTES (1u << 20)

typedef struct
{
  CandorJob *job;
  GArray *lines, *widths; /* of guint32 */
  GByteArray *cells;
  guint count;
} CandorJobTable;

static gboolean
candor_job_table_flush (CandorJobTable *self, GError **error)
{
  GVariant *lines = g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, self->lines->data, self->lines->len, sizeof (guint32));
  GVariant *widths = g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, self->widths->data, self->widths->len, sizeof (guint32));
  GVariant *cells = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, self->cells->data, self->cells->len, 1);

  g_array_set_size (self->lines, 0);
  g_array_set_size (self->widths, 0);
  g_byte_array_set_size (self->cells, 0);
  return candor_message_send (self->job->pipe, CANDOR_MESSAGE_LINE,
                              g_variant_new ("(@au@au@ay)", lines, widths, cells), error);
}

static gboolean
candor_job_table_take (const CandorTableRecord *record, gpointer data, GError **error)
{
  CandorJobTable *self = data;
  guint32 line = record->line, width = record->cells->len;

  g_array_append_val (self->lines, line);
  g_array_append_val (self->widths, width);
  for (guint i = 0; i < width; i++)
    {
      const char *cell = g_ptr_array_index (record->cells, i);
      g_byte_array_append (self->cells, (const guint8 *) cell, strlen (cell) + 1);
    }
  self->count++;
  return self->cells->len < FRAME_BYTES || candor_job_table_flush (self, error);
}

gboolean
candor_job_read_table (CandorJob *self, guint *index, GError **error)
{
  CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  CandorJobTable table = { self, lines, widths, cells, 0 };

  *index = 0;
  return candor_table_text_parse (input->bytes, input->name, candor_job_table_take, &table, error)
         && (lines->len == 0 || candor_job_table_flush (&table, error))
         && candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT, g_variant_new (CANDOR_MESSAGE_LINES_TYPE, table.count),
                                 error);
}

gboolean
candor_job_read_baseline (CandorJob *self, guint *index, GError **error)
{
  CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  g_autoptr (CandorBaseline) baseline = NULL;

  *index = 0;
  baseline = candor_baseline_new_from_bytes (input->bytes, input->name, error);
  return baseline != NULL
         && candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT, candor_baseline_to_variant (baseline), error);
}
