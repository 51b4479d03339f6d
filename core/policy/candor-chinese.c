/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-reading.h"

void
candor_chinese_read (CandorReading *self)
{
}
