/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candor-work.h"

static const CandorMode modes[] = {
  { "package", candor_job_read_package, NULL, NULL, FALSE },
  { NULL },
};

const CandorProgram candor_program = { modes, NULL };
