/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-job.h"

#include "casefile/candor-case-file.h"
#include "policy/candor-policy.h"

gboolean
candor_job_read_policy (CandorJob *self, guint *index, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CandorPolicy) policy = NULL;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, i);
      CandorDocument *document;

      *index = i;
      if (!candor_job_report (self, CANDOR_JOB_DOCUMENTS_SHARE * i / self->inputs->len, CANDOR_STAGE_DOCUMENT, error))
        return FALSE;
      document = candor_document_read_as (input->bytes, input->name, input->known, error);
      if (document == NULL)
        return FALSE;
      g_ptr_array_add (documents, document);
    }
  *index = 0;
  if (!candor_job_report (self, CANDOR_JOB_DOCUMENTS_SHARE, CANDOR_STAGE_STATEMENTS, error))
    return FALSE;
  policy = candor_policy_read (documents, self->knowledge, error);
  return policy != NULL && candor_job_report (self, CANDOR_JOB_STATEMENTS_SHARE, CANDOR_STAGE_RESULT, error)
         && candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT, candor_policy_to_variant (policy), error);
}

gboolean
candor_job_read_case (CandorJob *self, guint *index, GError **error)
{
  CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  g_autoptr (GVariant) rows = NULL;

  *index = 0;
  rows = candor_case_file_read (input->bytes, input->name, error);
  return rows != NULL && candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT, rows, error);
}
