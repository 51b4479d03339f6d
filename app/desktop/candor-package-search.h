/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-entry.h"

G_BEGIN_DECLS

/* The match is the line itself, none of its places. */
#define CANDOR_SEARCH_ITSELF G_MAXUINT

typedef struct
{
  guint entry; /* of the top level */
  guint child; /* or CANDOR_SEARCH_ITSELF */
} CandorSearchMatch;

#define CANDOR_TYPE_PACKAGE_SEARCH (candor_package_search_get_type ())
G_DECLARE_FINAL_TYPE (CandorPackageSearch, candor_package_search, CANDOR, PACKAGE_SEARCH, GObject)

/**
 * CandorPackageSearch:
 *
 * Looks through the lines of a package's column and the places below them, a piece at a time, for there may be hundreds of
 * thousands. Emits "changed" as matches come.
 */

CandorPackageSearch *candor_package_search_new (void);
/* Begins anew. entries: (nullable) (element-type CandorEntry); wanted: nothing is found where it is empty. */
void candor_package_search_start (CandorPackageSearch *self, GListModel *entries, const char *wanted);
guint candor_package_search_get_count (CandorPackageSearch *self);
CandorSearchMatch candor_package_search_get_match (CandorPackageSearch *self, guint index);

G_END_DECLS
