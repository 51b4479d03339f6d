/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-code.h"
#include "package/candor-container.h"

G_BEGIN_DECLS

/**
 * CandorPackageForm:
 * @CANDOR_PACKAGE_FORM_APK: one APK
 * @CANDOR_PACKAGE_FORM_SET: an archive of split APKs (.apks, .xapk, .apkm)
 * @CANDOR_PACKAGE_FORM_BUNDLE: an app bundle (.aab), whose manifests are Protocol Buffers
 */
typedef enum
{
  CANDOR_PACKAGE_FORM_APK,
  CANDOR_PACKAGE_FORM_SET,
  CANDOR_PACKAGE_FORM_BUNDLE,
} CandorPackageForm;

/**
 * CandorPackageSet:
 * @form: what the file is
 * @outer: the file's own archive
 * @parts: (array length=n_parts): the base, then its splits or modules, by name
 * @warnings: (element-type CandorNote): what was left out and why
 *
 * The APKs that one file holds.
 */
typedef struct
{
  CandorPackageForm form;
  CandorContainer *outer;
  CandorPart *parts;
  gsize n_parts;
  GPtrArray *warnings;
} CandorPackageSet;

CandorPackageSet *candor_package_set_open (GBytes *bytes, GError **error);
void candor_package_set_free (CandorPackageSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorPackageSet, candor_package_set_free)

G_END_DECLS
