/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-comparison.h"

/* A small policy, fetched from an address, and a small package, compared by @knowledge: what a target begins with that
 * reads what Candor itself wrote. (transfer full) */
CandorComparison *fuzz_sample_compare (CandorKnowledge *knowledge);
