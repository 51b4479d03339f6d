/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-job.h"

#include "package/candor-package.h"

gboolean
candor_job_read_package (CandorJob *self, guint *index, GError **error)
{
  CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  g_autoptr (CandorPackage) package = NULL;

  *index = 0;
  if (!candor_job_report (self, 0, CANDOR_STAGE_PACKAGE, error))
    return FALSE;
  package = candor_package_read (input->bytes, input->name, self->knowledge, error);
  return package != NULL && candor_job_report (self, CANDOR_JOB_STATEMENTS_SHARE, CANDOR_STAGE_RESULT, error)
         && candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT, candor_package_to_variant (package),
                                 error);
}
