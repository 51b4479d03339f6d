/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-reading.h"

/* Adds, for each category that is named anywhere in words of the lexicon that stand for it by themselves,
 * the plainest sentence that does: a mention that is not firm. Such a sentence may claim nothing that could
 * be read; but whoever names a thing is not silent about it. Sentences that speak of something else (how to
 * write to the firm, what a law's words mean, children) don't count. */
void candor_naming_read (CandorReading *self);
