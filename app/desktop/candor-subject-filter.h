/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject.h"

G_BEGIN_DECLS

/**
 * CandorSubjectOwner:
 *
 * Whose code is to call for the data.
 */
typedef enum
{
  CANDOR_OWNER_ANYONE,
  CANDOR_OWNER_APP,
  CANDOR_OWNER_SDK, /* or a library that is not known */
} CandorSubjectOwner;

#define CANDOR_TYPE_SUBJECT_FILTER (candor_subject_filter_get_type ())
G_DECLARE_FINAL_TYPE (CandorSubjectFilter, candor_subject_filter, CANDOR, SUBJECT_FILTER, GtkFilter)

/**
 * CandorSubjectFilter:
 *
 * Which lines are shown: those that hold a text, that are gaps, of some disclosures, of at least a
 * severity, and of an owner. All of these at once.
 */

CandorSubjectFilter *candor_subject_filter_new (void);
void candor_subject_filter_set_text (CandorSubjectFilter *self, const char *text);
void candor_subject_filter_set_only_gaps (CandorSubjectFilter *self, gboolean only_gaps);
/* A bit each disclosure; 0 for all. */
void candor_subject_filter_set_disclosures (CandorSubjectFilter *self, guint disclosures);
/* Information shows the lines without any finding too. */
void candor_subject_filter_set_severity (CandorSubjectFilter *self, CandorSeverity severity);
CandorSeverity candor_subject_filter_get_severity (CandorSubjectFilter *self);
void candor_subject_filter_set_owner (CandorSubjectFilter *self, CandorSubjectOwner owner);
CandorSubjectOwner candor_subject_filter_get_owner (CandorSubjectFilter *self);

/* Orders of the lines by name: "gaps", "severity", "name"; (nullable) for gaps, the order they come in. */
GtkSorter *candor_subject_sorter_new (const char *order);

G_END_DECLS
