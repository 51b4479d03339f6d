/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-private.h"

#include <glib/gi18n-lib.h>

#include "package/candor-container.h"
#include "package/candor-digest.h"
#include "package/candor-manifest.h"
#include "package/candor-signature.h"
#include "package/candor-xml.h"

#define MANIFEST_NAME "AndroidManifest.xml"

static void
candor_package_take_warnings (CandorPackage *self, CandorContainer *container)
{
  GPtrArray *warnings = candor_container_get_warnings (container);

  for (guint i = 0; i < warnings->len; i++)
    candor_package_warn (self, candor_note_ref (g_ptr_array_index (warnings, i)));
}

static gboolean
candor_package_visit_manifest (CandorPackage *self, CandorContainer *container, CandorManifest *manifest,
                               GError **error)
{
  const CandorEntry *entry = candor_container_find (container, MANIFEST_NAME);
  g_autoptr (GBytes) bytes = NULL;

  if (entry == NULL)
    {
      g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NO_MANIFEST,
                           _("not an Android package: the archive has no AndroidManifest.xml"));
      return FALSE;
    }
  bytes = candor_container_read (container, entry, error);
  return bytes != NULL
         && candor_xml_visit (bytes, MANIFEST_NAME, &candor_manifest_visitor, manifest, error);
}

static gboolean
candor_package_read_parts (CandorPackage *self, GBytes *bytes, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (CandorContainer) container = candor_container_new (bytes, error);
  g_autoptr (CandorResources) resources = NULL;
  g_autoptr (CandorManifest) manifest = NULL;

  if (container == NULL)
    return FALSE;
  candor_package_take_warnings (self, container);
  resources = candor_resources_new (self->warnings);
  candor_resources_add_container (resources, container);
  manifest = candor_manifest_new (self);
  candor_manifest_set_resources (manifest, resources);
  if (!candor_package_visit_manifest (self, container, manifest, error)
      || !candor_manifest_end (manifest, knowledge, error))
    return FALSE;
  candor_package_read_signature (self, container);
  return TRUE;
}

/**
 * candor_package_read:
 * @bytes: the file
 * @name: its name for people, without a folder
 * @knowledge: what is known of permissions, APIs and SDKs
 * @error: a #CandorPackageError; the message names the part and the place, not the file
 *
 * Returns: (transfer full) (nullable): the package
 */
CandorPackage *
candor_package_read (GBytes *bytes, const char *name, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (CandorPackage) self = NULL;
  CandorDigestJob *digest;
  gboolean read;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (CANDOR_TYPE_PACKAGE, NULL);
  self->file_name = g_utf8_make_valid (name, -1);
  self->size = g_bytes_get_size (bytes);
  digest = candor_digest_job_start (bytes);
  read = candor_package_read_parts (self, bytes, knowledge, error);
  self->sha256 = candor_digest_job_end (digest);
  return read ? g_steal_pointer (&self) : NULL;
}
