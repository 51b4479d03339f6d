/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-job.h"

#include <string.h>

#include "base/candor-table-text.h"
#include "casefile/candor-baseline.h"

/* What people or programs wrote by the line, and small: lists of a batch, and baselines. */

/* Records go out together: a frame each would take longer than reading them. */
#define FRAME_RECORDS 1000u
#define FRAME_BYTES (1u << 20)

typedef struct
{
  CandorJob *job;
  GVariantBuilder records;
  guint held;
  gsize bytes;
  guint count;
} CandorJobTable;

static gboolean
candor_job_table_flush (CandorJobTable *self, GError **error)
{
  GVariant *records = g_variant_builder_end (&self->records);

  g_variant_builder_init (&self->records, G_VARIANT_TYPE (CANDOR_MESSAGE_RECORDS_TYPE));
  self->held = 0;
  self->bytes = 0;
  return candor_message_send (self->job->pipe, CANDOR_MESSAGE_LINE, records, error);
}

static gboolean
candor_job_table_take (const CandorTableRecord *record, gpointer data, GError **error)
{
  CandorJobTable *self = data;

  g_variant_builder_open (&self->records, G_VARIANT_TYPE ("(uas)"));
  g_variant_builder_add (&self->records, "u", record->line);
  g_variant_builder_open (&self->records, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < record->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (record->cells, i);

      self->bytes += strlen (cell);
      g_variant_builder_add (&self->records, "s", cell);
    }
  g_variant_builder_close (&self->records);
  g_variant_builder_close (&self->records);
  self->count++;
  return (++self->held < FRAME_RECORDS && self->bytes < FRAME_BYTES) || candor_job_table_flush (self, error);
}

gboolean
candor_job_read_table (CandorJob *self, guint *index, GError **error)
{
  CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  CandorJobTable table = { .job = self };
  gboolean done;

  *index = 0;
  g_variant_builder_init (&table.records, G_VARIANT_TYPE (CANDOR_MESSAGE_RECORDS_TYPE));
  done = candor_table_text_parse (input->bytes, input->name, candor_job_table_take, &table, error)
         && (table.held == 0 || candor_job_table_flush (&table, error));
  g_variant_builder_clear (&table.records);
  return done
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
