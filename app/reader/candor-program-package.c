/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candor-work.h"

static const CandorMode modes[] = {
  { "package", candor_job_read_package, NULL, NULL, CANDOR_MODE_MEMORY, FALSE },
  { NULL },
};

/* What it keeps is in the knowledge, which is mapped. */
static void
candor_program_warm (CandorKnowledge *knowledge G_GNUC_UNUSED)
{
}

const CandorProgram candor_program = { modes, candor_program_warm };
