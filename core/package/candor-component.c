/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-items-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"
#include "package/candor-package.h"

G_DEFINE_FINAL_TYPE (CandorComponent, candor_component, G_TYPE_OBJECT)

static void
candor_component_finalize (GObject *object)
{
  CandorComponent *self = CANDOR_COMPONENT (object);

  g_free (self->name);
  g_free (self->permission);
  g_free (self->foreground_types);
  g_strfreev (self->actions);
  g_free (self->split);
  G_OBJECT_CLASS (candor_component_parent_class)->finalize (object);
}

static void
candor_component_class_init (CandorComponentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_component_finalize;
}

static void
candor_component_init (CandorComponent *self)
{
}

CANDOR_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, CandorComponentKind, kind, CANDOR_COMPONENT_ACTIVITY)
CANDOR_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, const char *, name, NULL)
CANDOR_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, gboolean, exported, FALSE)
CANDOR_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, const char *, permission, NULL)
CANDOR_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, const char *, foreground_types, NULL)
CANDOR_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, guint, line, 0)
CANDOR_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, const char *, split, NULL)
CANDOR_STRV_GETTER (CandorComponent, candor_component, CANDOR_IS_COMPONENT, actions)

/**
 * candor_component_find_role:
 *
 * A service or a receiver that only the system may call, by a permission that stands for a role people give to an
 * app on a settings page of its own: accessibility service, notification access, VPN, device administrator, input
 * method and others that @knowledge has.
 *
 * Returns: (transfer none) (nullable): the permission that stands for the role
 */
const CandorKnownPermission *
candor_component_find_role (CandorComponent *self, CandorKnowledge *knowledge)
{
  const CandorKnownPermission *known;

  g_return_val_if_fail (CANDOR_IS_COMPONENT (self), NULL);
  if (self->kind != CANDOR_COMPONENT_SERVICE && self->kind != CANDOR_COMPONENT_RECEIVER)
    return NULL;
  known = candor_knowledge_find_permission (knowledge, self->permission);
  /* What apps can hold themselves guards no role: the system alone holds these. */
  return known != NULL && known->special && g_strcmp0 (known->level, "signature") == 0 ? known : NULL;
}

void
candor_component_serialize (CandorComponent *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_COMPONENT_VARIANT_TYPE, (guint8) self->kind, self->name, self->exported,
                        self->permission, self->foreground_types,
                        candor_component_get_actions (self), self->line, self->split);
}

CandorComponent *
candor_component_new_from_serial (CandorSerialList *list, GError **error)
{
  g_autoptr (CandorComponent) self = g_object_new (CANDOR_TYPE_COMPONENT, NULL);
  guint8 kind;

  candor_serial_list_next (list, &kind, &self->name, &self->exported,
                 &self->permission, &self->foreground_types, &self->actions, &self->line,
                 &self->split);
  self->kind = kind;
  if (kind > CANDOR_COMPONENT_PROVIDER)
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                   _("component “%s”: its kind is out of range"), self->name);
      return NULL;
    }
  return g_steal_pointer (&self);
}
