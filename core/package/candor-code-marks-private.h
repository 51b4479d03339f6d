/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-code-marks.h"

/* Strings that are wanted; and static fields that begin with one. */
void candor_marks_find_strings (CandorMarks *self);
void candor_marks_find_constants (CandorMarks *self);
