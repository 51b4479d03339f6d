/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-package-items-private.h"
#include "package/candor-package.h"
#include "base/candor-list.h"

/* What the readers fill, each its own part: the manifest's, the resources', the signatures' and the
 * code's. Nobody else sees a package before candor_package_read() hands it out. */
struct _CandorPackage
{
  GObject parent_instance;

  char *file_name;
  char *sha256;
  guint64 size;

  char *package_name;
  char *version_name;
  char *version_code;
  int min_sdk;
  int target_sdk;
  char *application_class; /* the class made first, where a packer puts its own; or NULL */
  gboolean debuggable;
  gboolean cleartext;
  gboolean backup;
  CandorList *permissions;
  CandorList *components;
  char **declared_permissions;
  char **features;
  char **queries;
  char **splits;

  char *label;
  GVariant *labels;

  CandorList *signers;
  CandorSignature signature;

  CandorList *apis;
  CandorList *sdks;
  char *packer;
  guint dex_count;
  guint method_count;
  gboolean loads_code;
  gboolean has_native;

  GPtrArray *warnings;
};

void candor_package_warn (CandorPackage *self, CandorNote *note);

/* An error's reason in a few words, marked for translation: a note must read the same whatever the
 * language of the process that made it. */
const char *candor_package_error_reason (const GError *error);
