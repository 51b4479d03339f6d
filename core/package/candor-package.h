/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/candor-note.h"
#include "knowledge/candor-knowledge.h"
#include "package/candor-package-items.h"

G_BEGIN_DECLS

#define CANDOR_PACKAGE_ERROR (candor_package_error_quark ())
GQuark candor_package_error_quark (void);

/**
 * CandorPackageError:
 * @CANDOR_PACKAGE_ERROR_NOT_PACKAGE: the file is no Android package
 * @CANDOR_PACKAGE_ERROR_NO_MANIFEST: an archive without AndroidManifest.xml
 * @CANDOR_PACKAGE_ERROR_DAMAGED: a part can't be read; the message names it and the place
 * @CANDOR_PACKAGE_ERROR_TOO_LARGE: a part is over a limit
 * @CANDOR_PACKAGE_ERROR_SERIALIZED: a serialized package does not hold together
 */
typedef enum
{
  CANDOR_PACKAGE_ERROR_NOT_PACKAGE,
  CANDOR_PACKAGE_ERROR_NO_MANIFEST,
  CANDOR_PACKAGE_ERROR_DAMAGED,
  CANDOR_PACKAGE_ERROR_TOO_LARGE,
  CANDOR_PACKAGE_ERROR_SERIALIZED,
} CandorPackageError;

/**
 * CandorSignature:
 * @CANDOR_SIGNATURE_NONE: the package carries no signature
 * @CANDOR_SIGNATURE_VALID: its newest signature is right for every byte it covers
 * @CANDOR_SIGNATURE_BROKEN: it carries a signature that does not verify: a warning says why
 *
 * Whether the signature verifies: keys, signed attributes and the digests of the contents.
 */
typedef enum
{
  CANDOR_SIGNATURE_NONE,
  CANDOR_SIGNATURE_VALID,
  CANDOR_SIGNATURE_BROKEN,
} CandorSignature;

#define CANDOR_TYPE_PACKAGE (candor_package_get_type ())
G_DECLARE_FINAL_TYPE (CandorPackage, candor_package, CANDOR, PACKAGE, GObject)

/* (file: (name, sha256, size),
 *  manifest: ((package, version name, version code, min, target, application class, debuggable,
 *    cleartext, backup, label, labels, declared permissions, features, queries, splits),
 *    permissions, components),
 *  signature: (state, signers),
 *  code: (packer, dex files, method references, loads code, has native, apis, sdks),
 *  warnings). The items' own types stand in candor-package-items-private.h. */
#define CANDOR_PACKAGE_VARIANT_TYPE                                                                 \
  "((sst)"                                                                                          \
  "((smsmsiimsbbbmsa{ss}asasasas)a(siibbumsmsasyums)a(ysbmsmsasums))"                                \
  "(ya(sssxxbas))"                                                                                  \
  "(msuubba(ymsmssasba(sssmsb))a(ssmssasub))"                                                       \
  "a" CANDOR_NOTE_VARIANT_TYPE ")"

/**
 * CandorPackage:
 *
 * What one Android package requests and does. A pure function of its bytes and the knowledge;
 * immutable.
 */

/* Has made once what reading every package takes: for a process that reads many, or is copied for each. */
void candor_package_prepare (CandorKnowledge *knowledge);
CandorPackage *candor_package_read (GBytes *bytes, const char *name, CandorKnowledge *knowledge, GError **error);
/* sha256: (nullable): that of @bytes, lower-case hexadecimal, where it has been computed. */
CandorPackage *candor_package_read_known (GBytes *bytes, const char *name, const char *sha256, CandorKnowledge *knowledge,
                                          GError **error);
CandorPackage *candor_package_new_from_variant (GVariant *variant, GError **error);
GVariant *candor_package_to_variant (CandorPackage *self);

/* The file: name for people, SHA-256 (lower-case hexadecimal), bytes. */
const char *candor_package_get_file_name (CandorPackage *self);
const char *candor_package_get_sha256 (CandorPackage *self);
guint64 candor_package_get_size (CandorPackage *self);

/* The manifest. Versions are NULL where not given; SDK levels -1. */
const char *candor_package_get_package_name (CandorPackage *self);
const char *candor_package_get_version_name (CandorPackage *self);
const char *candor_package_get_version_code (CandorPackage *self);
int candor_package_get_min_sdk (CandorPackage *self);
int candor_package_get_target_sdk (CandorPackage *self);
/* (nullable): the default label; and its translation, best match for a locale such as "zh_CN". */
const char *candor_package_get_label (CandorPackage *self);
const char *candor_package_get_label_for (CandorPackage *self, const char *locale);
/* a{ss}, locale ("zh-CN", "fr") to label, sorted. */
GVariant *candor_package_get_labels (CandorPackage *self);
gboolean candor_package_get_debuggable (CandorPackage *self);
/* What the manifest allows, defaults of its target level counted in: traffic without encryption,
 * and a backup of the app's data. */
gboolean candor_package_get_cleartext (CandorPackage *self);
gboolean candor_package_get_backup (CandorPackage *self);
/* (nullable): class of the application object in dotted form. */
const char *candor_package_get_application_class (CandorPackage *self);

/* (transfer none): lists of CandorPermission, CandorApi, CandorSdk, CandorSigner, CandorComponent,
 * in an order that depends on the package alone. */
GListModel *candor_package_get_permissions (CandorPackage *self);
GListModel *candor_package_get_apis (CandorPackage *self);
GListModel *candor_package_get_sdks (CandorPackage *self);
GListModel *candor_package_get_signers (CandorPackage *self);
GListModel *candor_package_get_components (CandorPackage *self);
/* Signers are those of a signature that verifies; of a broken one there are none. */
CandorSignature candor_package_get_signature (CandorPackage *self);
CandorPermission *candor_package_find_permission (CandorPackage *self, const char *name);
CandorSdk *candor_package_find_sdk (CandorPackage *self, const char *id);

/* Package names under <queries>, NULL-terminated; permissions the package itself declares. */
const char *const *candor_package_get_queries (CandorPackage *self);
const char *const *candor_package_get_declared_permissions (CandorPackage *self);
/* Hardware and software features it uses; names of the splits it was read with. Sorted. */
const char *const *candor_package_get_features (CandorPackage *self);
const char *const *candor_package_get_splits (CandorPackage *self);
/* (nullable): name of the packer or protector that hides the code. */
const char *candor_package_get_packer (CandorPackage *self);
/* Code: files and method references; 0 files is a package without code. */
guint candor_package_get_dex_count (CandorPackage *self);
guint candor_package_get_method_count (CandorPackage *self);
/* Whether code is loaded at run time, or reached by reflection with names that are not constants,
 * or native: what then can't be seen. */
gboolean candor_package_get_loads_code (CandorPackage *self);
gboolean candor_package_get_has_native (CandorPackage *self);
/* (element-type CandorNote) (transfer none) */
GPtrArray *candor_package_get_warnings (CandorPackage *self);

G_END_DECLS
