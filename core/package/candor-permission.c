/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-items-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"
#include "package/candor-package.h"

G_DEFINE_FINAL_TYPE (CandorPermission, candor_permission, G_TYPE_OBJECT)

static void
candor_permission_finalize (GObject *object)
{
  CandorPermission *self = CANDOR_PERMISSION (object);

  g_free (self->name);
  g_free (self->level);
  g_free (self->group);
  g_strfreev (self->categories);
  g_free (self->split);
  G_OBJECT_CLASS (candor_permission_parent_class)->finalize (object);
}

static void
candor_permission_class_init (CandorPermissionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_permission_finalize;
}

static void
candor_permission_init (CandorPermission *self)
{
  self->max_sdk = -1;
  self->since_sdk = -1;
}

CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, const char *, name, NULL)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, int, max_sdk, -1)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, int, since_sdk, -1)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, gboolean, never_for_location, FALSE)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, gboolean, implied, FALSE)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, guint, line, 0)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, const char *, level, NULL)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, const char *, group, NULL)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, CandorUse, used, CANDOR_USE_UNKNOWN)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, CandorDoubt, doubts, 0)
CANDOR_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, const char *, split, NULL)
CANDOR_STRV_GETTER (CandorPermission, candor_permission, CANDOR_IS_PERMISSION, categories)

void
candor_permission_serialize (CandorPermission *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_PERMISSION_VARIANT_TYPE, self->name, self->max_sdk, self->since_sdk,
                        self->never_for_location, self->implied, self->line, self->level,
                        self->group, candor_permission_get_categories (self), (guint8) self->used,
                        (guint32) self->doubts, self->split);
}

CandorPermission *
candor_permission_new_from_serial (CandorSerialList *list, GError **error)
{
  g_autoptr (CandorPermission) self = g_object_new (CANDOR_TYPE_PERMISSION, NULL);
  guint32 doubts;
  guint8 used;

  candor_serial_list_next (list, &self->name, &self->max_sdk, &self->since_sdk,
                 &self->never_for_location, &self->implied, &self->line, &self->level, &self->group,
                 &self->categories, &used, &doubts, &self->split);
  self->used = used;
  self->doubts = doubts;
  if (used > CANDOR_USE_YES || self->max_sdk < -1 || self->since_sdk < -1
      || doubts > CANDOR_DOUBT_ALL || (doubts != 0 && used != CANDOR_USE_UNKNOWN))
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                   _("permission “%s”: a value is out of range"), self->name);
      return NULL;
    }
  return g_steal_pointer (&self);
}
