/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-private.h"
#include "base/candor-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A package is four tuples: file, manifest, signature and code, then the warnings. */
#define FILE_FORMAT "(sst)"
#define MANIFEST_FORMAT "(smsmsiimsbbbmsa{ss}asasasas)"
#define MANIFEST_BUILD "(smsmsiimsbbbms@a{ss}^as^as^as^as)"

/* More of anything than this is no package but an attack on the one who loads it. */
#define ITEM_LIMIT 1000000

typedef gpointer (*CandorItemReader) (CandorSerialList *list, GError **error);

static gboolean
candor_package_list_from_variant (CandorList *list, GVariant *variant, CandorItemReader reader,
                                  GError **error)
{
  CandorSerialList items;

  candor_serial_list_init (&items, variant);
  if (items.count > ITEM_LIMIT)
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                   _("%zu items in one list"), items.count);
      return FALSE;
    }
  for (gsize i = 0; i < items.count; i++)
    {
      g_autoptr (GObject) item = reader (&items, error);
      if (item == NULL)
        return FALSE;
      candor_list_append (list, item);
    }
  return TRUE;
}

/**
 * candor_package_to_variant:
 *
 * Returns: (transfer floating): a variant of type %CANDOR_PACKAGE_VARIANT_TYPE
 */
GVariant *
candor_package_to_variant (CandorPackage *self)
{
  GVariant *children[5];
  GVariant *manifest[3];

  g_return_val_if_fail (CANDOR_IS_PACKAGE (self), NULL);
  manifest[0] = g_variant_new (MANIFEST_BUILD, self->package_name, self->version_name,
                               self->version_code, self->min_sdk, self->target_sdk,
                               self->application_class, self->debuggable, self->cleartext,
                               self->backup, self->label, self->labels,
                               candor_package_get_declared_permissions (self),
                               candor_package_get_features (self), candor_package_get_queries (self),
                               candor_package_get_splits (self));
  manifest[1] = candor_serial_new_model ("a" CANDOR_PERMISSION_VARIANT_TYPE, G_LIST_MODEL (self->permissions),
                                         (CandorSerialItemWriter) candor_permission_serialize);
  manifest[2] = candor_serial_new_model ("a" CANDOR_COMPONENT_VARIANT_TYPE, G_LIST_MODEL (self->components),
                                         (CandorSerialItemWriter) candor_component_serialize);
  children[0] = g_variant_new (FILE_FORMAT, self->file_name, self->sha256, self->size);
  children[1] = g_variant_new_tuple (manifest, G_N_ELEMENTS (manifest));
  children[2] = g_variant_new ("(y@a" CANDOR_SIGNER_VARIANT_TYPE ")", (guint8) self->signature,
                               candor_serial_new_model ("a" CANDOR_SIGNER_VARIANT_TYPE, G_LIST_MODEL (self->signers),
                                                        (CandorSerialItemWriter) candor_signer_serialize));
  children[3] = g_variant_new ("(msuubb@a" CANDOR_API_VARIANT_TYPE "@a" CANDOR_SDK_VARIANT_TYPE ")",
                               self->packer, self->dex_count, self->method_count, self->loads_code,
                               self->has_native,
                               candor_serial_new_model ("a" CANDOR_API_VARIANT_TYPE, G_LIST_MODEL (self->apis),
                                                        (CandorSerialItemWriter) candor_api_serialize),
                               candor_serial_new_model ("a" CANDOR_SDK_VARIANT_TYPE, G_LIST_MODEL (self->sdks),
                                                        (CandorSerialItemWriter) candor_sdk_serialize));
  children[4] = candor_notes_to_variant (self->warnings);
  return g_variant_new_tuple (children, G_N_ELEMENTS (children));
}

static gboolean
candor_package_load_manifest (CandorPackage *self, GVariant *variant, GError **error)
{
  g_autoptr (GVariant) facts = g_variant_get_child_value (variant, 0);
  g_autoptr (GVariant) permissions = g_variant_get_child_value (variant, 1);
  g_autoptr (GVariant) components = g_variant_get_child_value (variant, 2);

  g_clear_pointer (&self->labels, g_variant_unref);
  g_variant_get (facts, MANIFEST_BUILD, &self->package_name, &self->version_name,
                 &self->version_code, &self->min_sdk, &self->target_sdk, &self->application_class,
                 &self->debuggable, &self->cleartext, &self->backup, &self->label, &self->labels,
                 &self->declared_permissions, &self->features, &self->queries, &self->splits);
  return candor_package_list_from_variant (self->permissions, permissions,
                                           (CandorItemReader) candor_permission_new_from_serial, error)
         && candor_package_list_from_variant (self->components, components,
                                              (CandorItemReader) candor_component_new_from_serial, error);
}

static gboolean
candor_package_load_rest (CandorPackage *self, GVariant *signature, GVariant *code, GError **error)
{
  g_autoptr (GVariant) signers = NULL;
  g_autoptr (GVariant) apis = NULL;
  g_autoptr (GVariant) sdks = NULL;
  guint8 state;

  g_variant_get (signature, "(y@a" CANDOR_SIGNER_VARIANT_TYPE ")", &state, &signers);
  self->signature = state;
  g_variant_get (code, "(msuubb@a" CANDOR_API_VARIANT_TYPE "@a" CANDOR_SDK_VARIANT_TYPE ")",
                 &self->packer, &self->dex_count, &self->method_count, &self->loads_code,
                 &self->has_native, &apis, &sdks);
  return candor_package_list_from_variant (self->signers, signers,
                                           (CandorItemReader) candor_signer_new_from_serial, error)
         && candor_package_list_from_variant (self->apis, apis,
                                              (CandorItemReader) candor_api_new_from_serial, error)
         && candor_package_list_from_variant (self->sdks, sdks,
                                              (CandorItemReader) candor_sdk_new_from_serial, error);
}

static const char *
candor_package_check_facts (CandorPackage *self)
{
  GVariantIter iter;
  const char *locale, *label, *before = NULL;

  if (!candor_package_is_sha256 (self->sha256))
    return _("its digest is malformed");
  if (self->signature > CANDOR_SIGNATURE_BROKEN || self->min_sdk < -1 || self->target_sdk < -1)
    return _("a value is out of range");
  g_variant_iter_init (&iter, self->labels);
  for (; g_variant_iter_next (&iter, "{&s&s}", &locale, &label); before = locale)
    if (before != NULL && strcmp (before, locale) >= 0)
      return _("its labels are not sorted");
  return NULL;
}

static gboolean
candor_package_check_split (CandorPackage *self, const char *split)
{
  return split == NULL || g_strv_contains (candor_package_get_splits (self), split);
}

/* Items name splits and SDKs: those must be there. */
static const char *
candor_package_check_references (CandorPackage *self)
{
  g_autoptr (GHashTable) sdks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->permissions)); i++)
    {
      g_autoptr (CandorPermission) item = g_list_model_get_item (G_LIST_MODEL (self->permissions), i);
      if (!candor_package_check_split (self, item->split))
        return _("a permission names a split that is not there");
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->components)); i++)
    {
      g_autoptr (CandorComponent) item = g_list_model_get_item (G_LIST_MODEL (self->components), i);
      if (!candor_package_check_split (self, item->split))
        return _("a component names a split that is not there");
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sdks)); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (G_LIST_MODEL (self->sdks), i);
      if (!g_hash_table_add (sdks, sdk->id))
        return _("an SDK is there twice");
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->apis)); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (G_LIST_MODEL (self->apis), i);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (api->call_sites)); j++)
        {
          g_autoptr (CandorCallSite) site = g_list_model_get_item (G_LIST_MODEL (api->call_sites), j);
          if (site->sdk != NULL && !g_hash_table_contains (sdks, site->sdk))
            return _("a call site names an SDK that is not there");
        }
    }
  return NULL;
}

/**
 * candor_package_new_from_variant:
 * @variant: what candor_package_to_variant() made; comes from another process and is not trusted
 * @error: a #CandorPackageError
 *
 * Returns: (transfer full) (nullable): the package, or %NULL if @variant is of another type, not in
 *   normal form, or any value in it is out of range or refers to something that is not there
 */
CandorPackage *
candor_package_new_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (CandorPackage) self = g_object_new (CANDOR_TYPE_PACKAGE, NULL);
  g_autoptr (GVariant) file = NULL, manifest = NULL, signature = NULL, code = NULL, warnings = NULL;
  const char *problem;

  g_return_val_if_fail (variant != NULL, NULL);
  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (CANDOR_PACKAGE_VARIANT_TYPE))
      || !g_variant_is_normal_form (variant))
    {
      g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                           _("serialized package: it is of another form"));
      return NULL;
    }
  file = g_variant_get_child_value (variant, 0);
  manifest = g_variant_get_child_value (variant, 1);
  signature = g_variant_get_child_value (variant, 2);
  code = g_variant_get_child_value (variant, 3);
  warnings = g_variant_get_child_value (variant, 4);
  g_variant_get (file, FILE_FORMAT, &self->file_name, &self->sha256, &self->size);
  if (!candor_package_load_manifest (self, manifest, error)
      || !candor_package_load_rest (self, signature, code, error))
    {
      g_prefix_error_literal (error, _("serialized package: "));
      return NULL;
    }
  problem = candor_package_check_facts (self);
  if (problem == NULL)
    problem = candor_package_check_references (self);
  if (problem != NULL)
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                   _("serialized package: %s"), problem);
      return NULL;
    }
  g_ptr_array_unref (self->warnings);
  self->warnings = candor_notes_new_from_variant (warnings);
  return g_steal_pointer (&self);
}
