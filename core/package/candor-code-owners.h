/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-package.h"

G_BEGIN_DECLS

/**
 * CandorOwner:
 * @first_party: it is the app's own
 * @sdk: (nullable): the SDK or library it belongs to; %NULL with @first_party %FALSE is a library
 *   that is not known
 *
 * Whose code a class is.
 */
typedef struct
{
  gboolean first_party;
  const CandorKnownSdk *sdk;
} CandorOwner;

/**
 * CandorOwners:
 *
 * Tells whose code a class is, by its name: the longest of the app's own namespaces and the SDKs'
 * package prefixes wins, whole segments only. What is neither is nobody's that is known, and not
 * called the app's. Immutable, safe from any thread.
 */
typedef struct
{
  CandorKnowledge *knowledge;
  GPtrArray *namespaces; /* char *: the app's own */
} CandorOwners;

CandorOwners *candor_owners_new (CandorPackage *package, CandorKnowledge *knowledge);
void candor_owners_free (CandorOwners *self);
CandorOwner candor_owners_find (const CandorOwners *self, const char *class_name);
/* The same of a component, which an SDK may name outside of its packages. */
CandorOwner candor_owners_find_component (const CandorOwners *self, const char *class_name);

/* Length of @prefix if @name is it or continues it with a segment, an inner class included; else 0. */
gsize candor_owners_match (const char *prefix, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorOwners, candor_owners_free)

G_END_DECLS
