/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candor-work.h"

#include "package/candor-package.h"

static const CandorMode modes[] = {
  { "package", candor_job_read_package, NULL, NULL, CANDOR_MODE_MEMORY, FALSE },
  { NULL },
};

static void
candor_program_warm (CandorKnowledge *knowledge)
{
  candor_package_prepare (knowledge);
}

const CandorProgram candor_program = { modes, candor_program_warm };
