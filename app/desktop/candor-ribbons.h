/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-gutter.h"
#include "candor-package-view.h"
#include "candor-policy-view.h"
#include "candor-waist.h"

G_BEGIN_DECLS

/* Where the ribbons of a gutter run at this moment, as (element-type CandorRibbon). */

void candor_ribbons_fill_words (GArray *ribbons, CandorGutter *gutter, CandorPolicyView *policy,
                                CandorWaist *waist);
void candor_ribbons_fill_deeds (GArray *ribbons, CandorGutter *gutter, CandorWaist *waist,
                                CandorPackageView *package);

G_END_DECLS
