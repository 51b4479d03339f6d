/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-list.h"
#include "base/candor-getter.h"

G_DEFINE_QUARK (candor-package-error-quark, candor_package_error)
G_DEFINE_FINAL_TYPE (CandorPackage, candor_package, G_TYPE_OBJECT)

static void
candor_package_finalize (GObject *object)
{
  CandorPackage *self = CANDOR_PACKAGE (object);

  g_free (self->file_name);
  g_free (self->sha256);
  g_free (self->package_name);
  g_free (self->version_name);
  g_free (self->version_code);
  g_free (self->application_class);
  g_clear_object (&self->permissions);
  g_clear_object (&self->components);
  g_strfreev (self->declared_permissions);
  g_strfreev (self->features);
  g_strfreev (self->queries);
  g_strfreev (self->splits);
  g_free (self->label);
  g_clear_pointer (&self->labels, g_variant_unref);
  g_clear_object (&self->signers);
  g_clear_object (&self->apis);
  g_clear_object (&self->sdks);
  g_free (self->packer);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_package_parent_class)->finalize (object);
}

static void
candor_package_class_init (CandorPackageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_package_finalize;
}

static void
candor_package_init (CandorPackage *self)
{
  self->min_sdk = -1;
  self->target_sdk = -1;
  self->permissions = candor_list_new (CANDOR_TYPE_PERMISSION);
  self->components = candor_list_new (CANDOR_TYPE_COMPONENT);
  self->signers = candor_list_new (CANDOR_TYPE_SIGNER);
  self->apis = candor_list_new (CANDOR_TYPE_API);
  self->sdks = candor_list_new (CANDOR_TYPE_SDK);
  self->labels = g_variant_ref_sink (g_variant_new ("a{ss}", NULL));
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
}

CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, file_name, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, sha256, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, guint64, size, 0)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, package_name, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, version_name, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, version_code, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, int, min_sdk, -1)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, int, target_sdk, -1)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, application_class, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, label, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, GVariant *, labels, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, gboolean, debuggable, FALSE)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, gboolean, cleartext, FALSE)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, gboolean, backup, FALSE)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, CandorSignature, signature, CANDOR_SIGNATURE_NONE)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, const char *, packer, NULL)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, guint, dex_count, 0)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, guint, method_count, 0)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, gboolean, loads_code, FALSE)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, gboolean, has_native, FALSE)
CANDOR_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, GPtrArray *, warnings, NULL)
CANDOR_STRV_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, queries)
CANDOR_STRV_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, declared_permissions)
CANDOR_STRV_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, features)
CANDOR_STRV_GETTER (CandorPackage, candor_package, CANDOR_IS_PACKAGE, splits)

#define CANDOR_PACKAGE_LIST_GETTER(field)                                                           \
  GListModel *candor_package_get_##field (CandorPackage *self)                                      \
  {                                                                                                 \
    g_return_val_if_fail (CANDOR_IS_PACKAGE (self), NULL);                                          \
    return G_LIST_MODEL (self->field);                                                              \
  }

CANDOR_PACKAGE_LIST_GETTER (permissions)
CANDOR_PACKAGE_LIST_GETTER (components)
CANDOR_PACKAGE_LIST_GETTER (signers)
CANDOR_PACKAGE_LIST_GETTER (apis)
CANDOR_PACKAGE_LIST_GETTER (sdks)

/**
 * candor_package_find_permission:
 * @name: a permission's full name
 *
 * Returns: (nullable) (transfer none): the first request of it, or %NULL if there is none
 */
CandorPermission *
candor_package_find_permission (CandorPackage *self, const char *name)
{
  g_return_val_if_fail (CANDOR_IS_PACKAGE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->permissions)); i++)
    {
      /* The list keeps the item alive behind the dropped reference. */
      g_autoptr (CandorPermission) permission = g_list_model_get_item (G_LIST_MODEL (self->permissions), i);
      if (strcmp (permission->name, name) == 0)
        return permission;
    }
  return NULL;
}

/**
 * candor_package_find_sdk:
 * @id: an SDK's identifier
 *
 * Returns: (nullable) (transfer none): the SDK, or %NULL if the package does not carry it
 */
CandorSdk *
candor_package_find_sdk (CandorPackage *self, const char *id)
{
  g_return_val_if_fail (CANDOR_IS_PACKAGE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sdks)); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (G_LIST_MODEL (self->sdks), i);
      if (strcmp (sdk->id, id) == 0)
        return sdk;
    }
  return NULL;
}

/* How well a label's locale fits a wished one: 0 not at all, then by language, script or region. */
static guint
candor_package_rate_locale (const char *locale, const char *wished)
{
  g_auto (GStrv) have = g_strsplit (locale, "-", -1);
  g_auto (GStrv) want = g_strsplit (wished, "-", -1);
  guint score;

  if (have[0] == NULL || want[0] == NULL || g_ascii_strcasecmp (have[0], want[0]) != 0)
    return 0;
  score = 2 * g_strv_length (want);
  for (guint i = 1; have[i] != NULL; i++)
    {
      gboolean wanted = FALSE;
      for (guint j = 1; want[j] != NULL && !wanted; j++)
        wanted = g_ascii_strcasecmp (have[i], want[j]) == 0;
      if (wanted)
        score += 2;
      else if (score > 1)
        score--; /* more special than asked for */
    }
  return score;
}

/**
 * candor_package_get_label_for:
 * @locale: a locale such as "zh_CN", "zh-CN" or "fr"
 *
 * Returns: (nullable) (transfer none): the label in the language of @locale, nearest region first,
 *   or the default label
 */
const char *
candor_package_get_label_for (CandorPackage *self, const char *locale)
{
  g_autofree char *wished = NULL;
  const char *found, *name, *label;
  guint best = 0;
  GVariantIter iter;

  g_return_val_if_fail (CANDOR_IS_PACKAGE (self), NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  found = self->label;
  wished = g_strdelimit (g_strndup (locale, strcspn (locale, ".@")), "_", '-');
  g_variant_iter_init (&iter, self->labels);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &label))
    {
      guint score = candor_package_rate_locale (name, wished);
      if (score > best)
        {
          best = score;
          found = label;
        }
    }
  return found;
}

const char *
candor_package_error_reason (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == CANDOR_PACKAGE_ERROR, "");

  switch ((CandorPackageError) error->code)
    {
    case CANDOR_PACKAGE_ERROR_NOT_PACKAGE:
      return N_("it is no ZIP archive");
    case CANDOR_PACKAGE_ERROR_NO_MANIFEST:
      return N_("it has no AndroidManifest.xml");
    case CANDOR_PACKAGE_ERROR_TOO_LARGE:
      return N_("it is too large");
    case CANDOR_PACKAGE_ERROR_DAMAGED:
    case CANDOR_PACKAGE_ERROR_SERIALIZED:
    default:
      return N_("it is damaged");
    }
}

/* Takes the note. */
void
candor_package_warn (CandorPackage *self, CandorNote *note)
{
  g_ptr_array_add (self->warnings, note);
}
