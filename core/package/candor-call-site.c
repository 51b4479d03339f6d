/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-items-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"
#include "package/candor-package.h"

G_DEFINE_FINAL_TYPE (CandorCallSite, candor_call_site, G_TYPE_OBJECT)

static void
candor_call_site_finalize (GObject *object)
{
  CandorCallSite *self = CANDOR_CALL_SITE (object);

  g_free (self->class_name);
  g_free (self->method);
  g_free (self->dex);
  g_free (self->sdk);
  G_OBJECT_CLASS (candor_call_site_parent_class)->finalize (object);
}

static void
candor_call_site_class_init (CandorCallSiteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_call_site_finalize;
}

static void
candor_call_site_init (CandorCallSite *self)
{
}

CANDOR_GETTER (CandorCallSite, candor_call_site, CANDOR_IS_CALL_SITE, const char *, class_name, NULL)
CANDOR_GETTER (CandorCallSite, candor_call_site, CANDOR_IS_CALL_SITE, const char *, method, NULL)
CANDOR_GETTER (CandorCallSite, candor_call_site, CANDOR_IS_CALL_SITE, const char *, dex, NULL)
CANDOR_GETTER (CandorCallSite, candor_call_site, CANDOR_IS_CALL_SITE, const char *, sdk, NULL)
CANDOR_GETTER (CandorCallSite, candor_call_site, CANDOR_IS_CALL_SITE, gboolean, first_party, FALSE)

void
candor_call_site_serialize (CandorCallSite *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_CALL_SITE_VARIANT_TYPE, self->class_name, self->method, self->dex,
                        self->sdk, self->first_party);
}

CandorCallSite *
candor_call_site_new_from_serial (CandorSerialList *list, GError **error)
{
  g_autoptr (CandorCallSite) self = g_object_new (CANDOR_TYPE_CALL_SITE, NULL);

  candor_serial_list_next (list, &self->class_name, &self->method,
                 &self->dex, &self->sdk, &self->first_party);
  if (self->sdk != NULL && self->first_party)
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                   _("call site in “%s”: it is both the app’s own and an SDK’s"), self->class_name);
      return NULL;
    }
  return g_steal_pointer (&self);
}
