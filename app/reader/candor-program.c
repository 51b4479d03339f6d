/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candor-preload.h"
#include "candor-work.h"
#include "policy/candor-policy.h"

static const CandorMode modes[] = {
  { "policy", candor_job_read_policy, candor_preload_document_readers, candor_preload_list_folders, CANDOR_MODE_DOCUMENT_MEMORY, FALSE },
  { "package", candor_job_read_package, NULL, NULL, CANDOR_MODE_MEMORY, FALSE },
  { "case", candor_job_read_case, NULL, NULL, CANDOR_MODE_MEMORY, FALSE },
  { "lines", candor_job_read_lines, NULL, NULL, CANDOR_MODE_MEMORY, TRUE },
  { "table", candor_job_read_table, NULL, NULL, CANDOR_MODE_MEMORY, FALSE },
  { "baseline", candor_job_read_baseline, NULL, NULL, CANDOR_MODE_MEMORY, FALSE },
  { NULL },
};

/* Words that make the readers of both languages build what they keep. */
static const char *const warming[] = { "We collect your name.", "我们收集您的姓名。" };

static void
candor_program_warm (CandorKnowledge *knowledge)
{
  candor_preload_document_readers ();
  for (guint i = 0; i < G_N_ELEMENTS (warming); i++)
    {
      g_autoptr (GPtrArray) statements = candor_policy_read_line (warming[i], knowledge);
    }
}

const CandorProgram candor_program = { modes, candor_program_warm };
