/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-items-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-evidence.h"
#include "base/candor-getter.h"
#include "package/candor-package.h"

G_DEFINE_FINAL_TYPE (CandorSdk, candor_sdk, G_TYPE_OBJECT)

static void
candor_sdk_finalize (GObject *object)
{
  CandorSdk *self = CANDOR_SDK (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->vendor);
  g_free (self->kind);
  g_strfreev (self->evidence);
  G_OBJECT_CLASS (candor_sdk_parent_class)->finalize (object);
}

static void
candor_sdk_class_init (CandorSdkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_sdk_finalize;
}

static void
candor_sdk_init (CandorSdk *self)
{
}

CANDOR_GETTER (CandorSdk, candor_sdk, CANDOR_IS_SDK, const char *, id, NULL)
CANDOR_GETTER (CandorSdk, candor_sdk, CANDOR_IS_SDK, const char *, name, NULL)
CANDOR_GETTER (CandorSdk, candor_sdk, CANDOR_IS_SDK, const char *, vendor, NULL)
CANDOR_GETTER (CandorSdk, candor_sdk, CANDOR_IS_SDK, const char *, kind, NULL)
CANDOR_GETTER (CandorSdk, candor_sdk, CANDOR_IS_SDK, guint, class_count, 0)
CANDOR_GETTER (CandorSdk, candor_sdk, CANDOR_IS_SDK, gboolean, library, FALSE)
CANDOR_STRV_GETTER (CandorSdk, candor_sdk, CANDOR_IS_SDK, evidence)

char *
candor_sdk_dup_first_evidence (CandorSdk *self, CandorCatalog *catalog)
{
  g_return_val_if_fail (CANDOR_IS_SDK (self), NULL);
  return self->evidence != NULL && self->evidence[0] != NULL ? candor_evidence_dup_words (self->evidence[0], catalog) : NULL;
}

void
candor_sdk_serialize (CandorSdk *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_SDK_VARIANT_TYPE, self->id, self->name, self->vendor, self->kind,
                        candor_sdk_get_evidence (self), self->class_count, self->library);
}

CandorSdk *
candor_sdk_new_from_serial (CandorSerialList *list, GError **error)
{
  g_autoptr (CandorSdk) self = g_object_new (CANDOR_TYPE_SDK, NULL);

  candor_serial_list_next (list, &self->id, &self->name, &self->vendor, &self->kind,
                 &self->evidence, &self->class_count, &self->library);
  if (*self->id == '\0' || *self->name == '\0')
    {
      g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                           _("an SDK without a name"));
      return NULL;
    }
  return g_steal_pointer (&self);
}
