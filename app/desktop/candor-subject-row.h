/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_SUBJECT_ROW (candor_subject_row_get_type ())
G_DECLARE_FINAL_TYPE (CandorSubjectRow, candor_subject_row, CANDOR, SUBJECT_ROW, GtkWidget)

/**
 * CandorSubjectRow:
 *
 * A subject as a line of the waist: mark, name, what the words do about it, and how much there is.
 */

GtkWidget *candor_subject_row_new (void);
CandorSubject *candor_subject_row_get_subject (CandorSubjectRow *self);
void candor_subject_row_set_subject (CandorSubjectRow *self, CandorSubject *subject);

/* Icon and style class of a disclosure, the same wherever one is shown. */
const char *candor_disclosure_get_icon (CandorDisclosure disclosure);
const char *candor_disclosure_get_style (CandorDisclosure disclosure);

G_END_DECLS
