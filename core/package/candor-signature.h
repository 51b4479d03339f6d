/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-errand.h"
#include "package/candor-package-set.h"
#include "package/candor-package.h"

G_BEGIN_DECLS

/**
 * CandorSignatureJob:
 *
 * Verifies signatures beside the reading of a package. Finds the newest signature that each APK
 * carries (v3.1, v3, v2, v1) and verifies it: keys, signed data and the digest of every byte it
 * covers. Splits must have the base's signers. A bundle is signed as a JAR, by the one who uploads it.
 *
 * Sources: source.android.com, "APK Signature Scheme v2", "v3", "v3.1"; JAR File Specification,
 * "Signed JAR File"; AOSP tools/apksig.
 */
typedef struct _CandorSignatureJob CandorSignatureJob;

/* To be called before any of the errands reads @set: what is signed entry by entry is inflated once for all who read it. */
void candor_signature_prepare (const CandorPackageSet *set);
/* @set and @errands must outlive the job. */
CandorSignatureJob *candor_signature_job_start (const CandorPackageSet *set, CandorErrands *errands);
/* Waits for the job and frees it. Fills the signature and the signers of @package, whose target level
 * must be known; a signature that does not verify leaves a warning that says why and names the
 * certificates. @package may be NULL: then the result is dropped. */
void candor_signature_job_end (CandorSignatureJob *self, CandorPackage *package);

G_END_DECLS
