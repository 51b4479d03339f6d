/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-job.h"

#include "base/candor-mapping.h"
#include "package/candor-package.h"

/* A smaller package is not worth asking the system to take its pages back. */
#define LARGE (16u << 20)

gboolean
candor_job_read_package (CandorJob *self, guint *index, GError **error)
{
  CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  CandorPackage *package; /* never freed: the process ends with it */

  *index = 0;
  if (!candor_job_report (self, 0, CANDOR_STAGE_PACKAGE, error))
    return FALSE;
  if (g_bytes_get_size (input->bytes) >= LARGE)
    candor_mapping_set (g_bytes_get_data (input->bytes, NULL), g_bytes_get_size (input->bytes));
  package = candor_package_read_known (input->bytes, input->name, input->known, self->knowledge, error);
  return package != NULL && candor_job_report (self, CANDOR_JOB_STATEMENTS_SHARE, CANDOR_STAGE_RESULT, error)
         && candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT, candor_package_to_variant (package),
                                 error);
}
