/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include <glib/gi18n-lib.h>

#include "sandbox/candor-reader-private.h"

typedef struct
{
  CandorReaderRun *run;
  CandorReaderLine callback;
  gpointer user_data;
  guint last;
} CandorReaderLines;

/* A line comes as a policy of its own, and is checked like one. */
static gboolean
candor_reader_lines_take (GVariant *payload, gpointer data, GError **error)
{
  CandorReaderLines *self = data;
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GVariant) content = NULL;
  guint line;

  g_variant_get (payload, "(u@m" CANDOR_POLICY_VARIANT_TYPE ")", &line, &content);
  if (line <= self->last)
    {
      g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT,
                   _("%s: the reading process answered what can’t be understood"), self->run->place);
      return FALSE;
    }
  self->last = line;
  if (g_variant_n_children (content) > 0)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (content, 0);
      g_autoptr (CandorPolicy) policy = candor_policy_new_from_variant (value, error);

      if (policy == NULL)
        {
          candor_reader_run_blame (self->run, error);
          return FALSE;
        }
      for (guint i = 0; i < candor_policy_get_statement_count (policy); i++)
        g_ptr_array_add (statements, g_object_ref (candor_policy_get_statement (policy, i)));
    }
  return self->callback (line, statements, self->user_data, error);
}

/**
 * candor_reader_read_lines:
 * @file: a text, a policy's sentence or paragraph a line; a pipe is read as it comes
 * @callback: told each line's statements
 * @cancellable: (nullable): ends the reading process
 * @error: return location for a #CandorReaderError, a #GIOErrorEnum, or what @callback set
 *
 * Returns: whether all lines were read
 */
gboolean
candor_reader_read_lines (CandorReader *self, GFile *file, CandorReaderLine callback, gpointer user_data,
                          GCancellable *cancellable, GError **error)
{
  g_auto (CandorReaderRun) run = { 0 };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GVariant) result = NULL;
  CandorReaderLines lines = { &run, callback, user_data, 0 };

  g_return_val_if_fail (CANDOR_IS_READER (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_ptr_array_add (files, file);
  run.request.mode = "lines";
  run.request.stream = TRUE;
  run.request.answers_often = TRUE;
  run.result_type = CANDOR_MESSAGE_LINES_TYPE;
  run.line_type = "(um" CANDOR_POLICY_VARIANT_TYPE ")";
  run.line = candor_reader_lines_take;
  run.line_data = &lines;
  result = candor_reader_have_read (self, &run, files, cancellable, error);
  return result != NULL;
}
