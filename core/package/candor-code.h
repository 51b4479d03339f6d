/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-errand.h"
#include "knowledge/candor-knowledge.h"
#include "package/candor-container.h"
#include "package/candor-package.h"

G_BEGIN_DECLS

/**
 * CandorPart:
 * @container: its archive; names are those of an APK ("classes2.dex", "lib/arm64-v8a/libx.so",
 *   "assets/…") whatever the file around it
 * @split: name of the split, or %NULL for the base
 *
 * One APK of the set that makes up a package.
 */
typedef struct
{
  CandorContainer *container;
  const char *split;
} CandorPart;

/**
 * CandorCodeAhead:
 *
 * What reading code needs of the knowledge and of the archive alone, done while the manifest is read.
 */
typedef struct _CandorCodeAhead CandorCodeAhead;

/* Has made once what all packages need: for a process that reads more than one. */
void candor_code_prepare (CandorKnowledge *knowledge);
/* Begins with what the knowledge tells. @knowledge and @errands must outlive it. */
CandorCodeAhead *candor_code_ahead_start (CandorKnowledge *knowledge, CandorErrands *errands);
/* Goes on with inflating the largest code file of @parts, which must outlive it. */
void candor_code_ahead_inflate (CandorCodeAhead *self, const CandorPart *parts, gsize n_parts);
void candor_code_ahead_free (CandorCodeAhead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorCodeAhead, candor_code_ahead_free)

/**
 * candor_package_scan_code:
 * @self: a package whose manifest has been read: name, application class, components, permissions
 * @parts: the base and then its splits; at least one
 * @n_parts: number of @parts
 * @knowledge: what is known of APIs, SDKs and packers
 * @ahead: what was started for it
 * @error: a #CandorPackageError
 *
 * Fills what the code tells: APIs with their call sites, SDKs, number of dex files and of method
 * references, packer, loads_code, has_native, and for each permission whether the code uses it.
 * Every SDK that a call site names is in the list of SDKs, and there once. Both lists are in an
 * order that depends on the bytes alone. Damage in one dex file is a warning: the rest is read.
 */
gboolean candor_package_scan_code (CandorPackage *self,
                                   const CandorPart *parts,
                                   gsize n_parts,
                                   CandorKnowledge *knowledge,
                                   CandorCodeAhead *ahead,
                                   GError **error);

G_END_DECLS
