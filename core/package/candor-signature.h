/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-package-set.h"
#include "package/candor-package.h"

G_BEGIN_DECLS

/**
 * candor_package_read_signature:
 * @self: a package being read; its target level is known
 * @set: the file
 *
 * Finds the newest signature that each APK carries (v3.1, v3, v2, v1), verifies it (keys, signed
 * data and the digest of every byte it covers) and fills the package's signature and signers. A
 * signature that does not verify leaves a warning that says why and names the certificates. Splits
 * must have the base's signers. A bundle is signed as a JAR, by the one who uploads it.
 *
 * Sources: source.android.com, "APK Signature Scheme v2", "v3", "v3.1"; JAR File Specification,
 * "Signed JAR File"; AOSP tools/apksig.
 */
void candor_package_read_signature (CandorPackage *self, const CandorPackageSet *set);

G_END_DECLS
