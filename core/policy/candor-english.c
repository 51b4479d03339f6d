/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-reading.h"

void
candor_english_read (CandorReading *self)
{
}
