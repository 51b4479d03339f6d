/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candor-preload.h"
#include "candor-serve.h"
#include "candor-work.h"

static const CandorMode modes[] = {
  { "policy", candor_job_read_policy, candor_preload_document_readers, candor_preload_list_folders, FALSE },
  { "package", candor_job_read_package, NULL, NULL, FALSE },
  { "case", candor_job_read_case, NULL, NULL, FALSE },
  { "lines", candor_job_read_lines, NULL, NULL, TRUE },
  { "table", candor_job_read_table, NULL, NULL, FALSE },
  { "baseline", candor_job_read_baseline, NULL, NULL, FALSE },
  { NULL },
};

const CandorProgram candor_program = { modes, candor_serve };
