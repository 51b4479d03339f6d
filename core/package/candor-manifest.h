/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "package/candor-element.h"
#include "package/candor-package.h"
#include "package/candor-resources.h"

G_BEGIN_DECLS

typedef struct _CandorManifest CandorManifest;

/**
 * CandorManifest:
 *
 * Reads the elements of a package's manifests, first the base's, then those of its splits, into the
 * package. What depends on the whole (defaults, implied permissions, labels) is settled at the end.
 *
 * Sources: developer.android.com, "App manifest overview"; AOSP frameworks/base,
 * com.android.internal.pm.pkg.parsing, for defaults and for what is passed over.
 */

CandorManifest *candor_manifest_new (CandorPackage *package);
void candor_manifest_free (CandorManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorManifest, candor_manifest_free)

/* What to call for each element, with the manifest as user data. */
extern const CandorElementVisitor candor_manifest_visitor;

/* The resources that attributes refer to; needed before the first element, the manifest keeps none. */
void candor_manifest_set_resources (CandorManifest *self, CandorResources *resources);
/* The elements that follow stand in this split. */
void candor_manifest_begin_split (CandorManifest *self, const char *split);
/* FALSE and CandorPackageError where the base names no package. */
gboolean candor_manifest_end (CandorManifest *self, CandorKnowledge *knowledge, GError **error);

G_END_DECLS
