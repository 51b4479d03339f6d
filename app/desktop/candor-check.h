/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-decisions.h"
#include "candor-half.h"
#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_CHECK (candor_check_get_type ())
G_DECLARE_FINAL_TYPE (CandorCheck, candor_check, CANDOR, CHECK, GObject)

/**
 * CandorCheck:
 *
 * What one window is about: a policy and a package, read in the background, and their comparison as
 * soon as both are there. "changed" is emitted when a half or the comparison changes.
 */

CandorCheck *candor_check_new (CandorKnowledge *knowledge, CandorCatalog *catalog);
CandorKnowledge *candor_check_get_knowledge (CandorCheck *self);
/* The words of the window's own language. */
CandorCatalog *candor_check_get_catalog (CandorCheck *self);
CandorHalf *candor_check_get_policy (CandorCheck *self);
CandorHalf *candor_check_get_package (CandorCheck *self);
void candor_check_open_case (CandorCheck *self, GFile *file, gboolean session);
/* (transfer none): what the person decides about the case that the comparison is in */
CandorDecisions *candor_check_get_decisions (CandorCheck *self);
/* (nullable) */
CandorComparison *candor_check_get_comparison (CandorCheck *self);
/* (nullable) (element-type CandorSubject) */
GListModel *candor_check_get_subjects (CandorCheck *self);
/* (nullable): what kind of app it is, by the knowledge's identifier; a change compares anew. */
const char *candor_check_get_app_type (CandorCheck *self);
void candor_check_set_app_type (CandorCheck *self, const char *app_type);
void candor_check_set_default_app_type (CandorCheck *self, const char *app_type);
const CandorKnownAppType *candor_check_get_suggestion (CandorCheck *self, const char **cues);
gboolean candor_check_get_empty (CandorCheck *self);
void candor_check_cancel (CandorCheck *self);

G_END_DECLS
