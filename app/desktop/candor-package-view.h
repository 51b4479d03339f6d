/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "candor-entry.h"
#include "candor-subject.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_PACKAGE_VIEW (candor_package_view_get_type ())
G_DECLARE_FINAL_TYPE (CandorPackageView, candor_package_view, CANDOR, PACKAGE_VIEW, GtkWidget)

/**
 * CandorPackageView:
 *
 * What a package requests, calls and carries. Emits "activated" with the #CandorEntry that a person
 * chose.
 */

typedef void (*CandorPackageVisit) (CandorEntry *entry, GtkWidget *row, gpointer user_data);

void candor_package_view_set_package (CandorPackageView *self, CandorPackage *package,
                                      CandorKnowledge *knowledge, CandorCatalog *catalog);
/* Marks what belongs to a subject (nullable) and brings the first of it into sight if @scroll. */
void candor_package_view_select (CandorPackageView *self, CandorSubject *subject, gboolean scroll);
/* Calls for each line in sight that is a permission, a call or an SDK. */
void candor_package_view_visit (CandorPackageView *self, CandorPackageVisit visit, gpointer user_data);
GtkAdjustment *candor_package_view_get_adjustment (CandorPackageView *self);
/* Brings back what was pointed at or brought into sight last, where there is less room now. */
void candor_package_view_keep_in_sight (CandorPackageView *self);
void candor_package_view_find (CandorPackageView *self);
/* Ends the search where the keys go to it; whether it did. */
gboolean candor_package_view_leave_find (CandorPackageView *self);
void candor_package_view_focus (CandorPackageView *self);

gboolean candor_subject_has_entry (CandorSubject *subject, CandorEntry *entry);

G_END_DECLS
