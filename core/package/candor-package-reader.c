/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-private.h"

#include "base/candor-errand.h"
#include "base/candor-sha256.h"
#include "package/candor-bundle.h"
#include "package/candor-code.h"
#include "package/candor-manifest.h"
#include "package/candor-package-set.h"
#include "package/candor-signature.h"
#include "package/candor-xml.h"

#define MANIFEST_NAME "AndroidManifest.xml"

static void
candor_package_take_warnings (CandorPackage *self, GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    candor_package_warn (self, candor_note_ref (g_ptr_array_index (warnings, i)));
}

static gboolean
candor_package_visit_manifest (const CandorPackageSet *set, const CandorPart *part, CandorManifest *manifest, GError **error)
{
  const CandorEntry *entry = candor_container_find (part->container, MANIFEST_NAME);
  g_autoptr (GBytes) bytes = candor_container_read (part->container, entry, error);

  if (bytes == NULL)
    return FALSE;
  if (set->form == CANDOR_PACKAGE_FORM_BUNDLE)
    return candor_bundle_visit (bytes, MANIFEST_NAME, &candor_manifest_visitor, manifest, error);
  return candor_xml_visit (bytes, MANIFEST_NAME, &candor_manifest_visitor, manifest, error);
}

/* The base's manifest, then those of the splits, whose elements belong to the package as well. */
static gboolean
candor_package_read_manifests (CandorPackage *self, const CandorPackageSet *set, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (CandorResources) resources = candor_resources_new (self->warnings);
  g_autoptr (CandorManifest) manifest = candor_manifest_new (self);
  g_autoptr (GPtrArray) splits = g_ptr_array_new_with_free_func (g_free);

  candor_manifest_set_resources (manifest, resources);
  for (gsize i = 0; i < set->n_parts; i++)
    candor_resources_add_container (resources, set->parts[i].container);
  for (gsize i = 0; i < set->n_parts; i++)
    {
      const char *split = set->parts[i].split;

      candor_manifest_begin_split (manifest, split);
      if (split != NULL)
        g_ptr_array_add (splits, g_strdup (split));
      if (!candor_package_visit_manifest (set, &set->parts[i], manifest, error))
        {
          if (split != NULL)
            g_prefix_error (error, "%s: ", split);
          return FALSE;
        }
    }
  g_ptr_array_add (splits, NULL);
  self->splits = g_strdupv ((char **) splits->pdata);
  return candor_manifest_end (manifest, knowledge, error);
}

/* A smaller package is read in the time that a thread takes to start. */
#define THREAD_SIZE (256u << 10)

static gpointer
candor_package_compute_digest (gpointer bytes)
{
  return candor_sha256_dup_of_bytes (bytes);
}

/* Has it computed after all that others wait for. */
static CandorErrand *
candor_package_start_digest (CandorPackage *self, GBytes *bytes, CandorErrands *errands)
{
  return self->sha256 == NULL ? candor_errands_add (errands, candor_package_compute_digest, bytes) : NULL;
}

/* What takes long is begun in the order in which it is waited for: what to look for in code, the code, the signature. */
static gboolean
candor_package_read_set (CandorPackage *self, GBytes *bytes, CandorErrands *errands, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (CandorCodeAhead) ahead = candor_code_ahead_start (knowledge, errands);
  g_autoptr (CandorPackageSet) set = candor_package_set_open (bytes, error);
  CandorSignatureJob *signature;
  CandorErrand *digest;
  gboolean read;

  if (set == NULL)
    return FALSE;
  candor_signature_prepare (set);
  candor_code_ahead_inflate (ahead, set->parts, set->n_parts);
  signature = candor_signature_job_start (set, errands);
  digest = candor_package_start_digest (self, bytes, errands);
  candor_package_take_warnings (self, candor_container_get_warnings (set->outer));
  candor_package_take_warnings (self, set->warnings);
  for (gsize i = 0; i < set->n_parts; i++)
    if (set->parts[i].container != set->outer)
      candor_package_take_warnings (self, candor_container_get_warnings (set->parts[i].container));
  read = candor_package_read_manifests (self, set, knowledge, error)
         && candor_package_scan_code (self, set->parts, set->n_parts, knowledge, ahead, error);
  /* The other way round than they were begun: while one is at the signature, the other computes the digest. */
  if (digest != NULL)
    self->sha256 = candor_errand_wait (digest);
  candor_signature_job_end (signature, read ? self : NULL);
  /* It refers to the set. */
  g_clear_pointer (&ahead, candor_code_ahead_free);
  return read;
}

void
candor_package_prepare (CandorKnowledge *knowledge)
{
  candor_code_prepare (knowledge);
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
  return candor_package_read_known (bytes, name, NULL, knowledge, error);
}

CandorPackage *
candor_package_read_known (GBytes *bytes, const char *name, const char *sha256, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (CandorPackage) self = NULL;
  g_autoptr (CandorErrands) errands = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (knowledge), NULL);

  errands = g_bytes_get_size (bytes) >= THREAD_SIZE ? candor_errands_new_beside () : candor_errands_new (0);
  self = g_object_new (CANDOR_TYPE_PACKAGE, NULL);
  self->file_name = g_utf8_make_valid (name, -1);
  self->size = g_bytes_get_size (bytes);
  self->sha256 = g_strdup (sha256);
  return candor_package_read_set (self, bytes, errands, knowledge, error) ? g_steal_pointer (&self) : NULL;
}
