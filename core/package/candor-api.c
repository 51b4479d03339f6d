/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-items-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-list.h"
#include "base/candor-getter.h"
#include "package/candor-package.h"

G_DEFINE_FINAL_TYPE (CandorApi, candor_api, G_TYPE_OBJECT)

static void
candor_api_finalize (GObject *object)
{
  CandorApi *self = CANDOR_API (object);

  g_free (self->class_name);
  g_free (self->member);
  g_free (self->category);
  g_strfreev (self->permissions);
  g_clear_object (&self->call_sites);
  G_OBJECT_CLASS (candor_api_parent_class)->finalize (object);
}

static void
candor_api_class_init (CandorApiClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_api_finalize;
}

static void
candor_api_init (CandorApi *self)
{
  self->call_sites = candor_list_new (CANDOR_TYPE_CALL_SITE);
}

CANDOR_GETTER (CandorApi, candor_api, CANDOR_IS_API, CandorApiKind, kind, CANDOR_API_METHOD)
CANDOR_GETTER (CandorApi, candor_api, CANDOR_IS_API, const char *, class_name, NULL)
CANDOR_GETTER (CandorApi, candor_api, CANDOR_IS_API, const char *, member, NULL)
CANDOR_GETTER (CandorApi, candor_api, CANDOR_IS_API, const char *, category, NULL)
CANDOR_GETTER (CandorApi, candor_api, CANDOR_IS_API, gboolean, weak, FALSE)
CANDOR_STRV_GETTER (CandorApi, candor_api, CANDOR_IS_API, permissions)

GListModel *
candor_api_get_call_sites (CandorApi *self)
{
  g_return_val_if_fail (CANDOR_IS_API (self), NULL);
  return G_LIST_MODEL (self->call_sites);
}

/**
 * candor_api_dup_title:
 *
 * Names the API as people write it in running text: a class without its package, an inner class
 * behind its outer one and a dot.
 *
 * Returns: (transfer full): the name
 */
char *
candor_api_dup_title (CandorApi *self)
{
  g_autofree char *class_name = NULL;
  const char *simple;

  g_return_val_if_fail (CANDOR_IS_API (self), NULL);
  if (self->class_name == NULL)
    return g_strdup (self->member);
  simple = strrchr (self->class_name, '.');
  class_name = g_strdup (simple != NULL ? simple + 1 : self->class_name);
  g_strdelimit (class_name, "$", '.');
  if (self->member == NULL)
    return g_steal_pointer (&class_name);
  return g_strconcat (class_name, ".", self->member, NULL);
}

/**
 * candor_api_kind_to_string:
 *
 * Returns: the word that stands for @kind in files: "method", "uri", …
 */
const char *
candor_api_kind_to_string (CandorApiKind kind)
{
  static const char *const words[] = {
    [CANDOR_API_METHOD] = "method",     [CANDOR_API_FIELD] = "field",
    [CANDOR_API_URI] = "uri",           [CANDOR_API_SETTING] = "setting",
    [CANDOR_API_PROPERTY] = "property", [CANDOR_API_INTENT] = "intent",
    [CANDOR_API_CLASS] = "class",       [CANDOR_API_PATH] = "path",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), NULL);
  return words[kind];
}

static void
candor_api_serialize_sites (CandorSerial *serial, gpointer api)
{
  candor_serial_add_model (serial, G_LIST_MODEL (((CandorApi *) api)->call_sites),
                           (CandorSerialItemWriter) candor_call_site_serialize);
}

void
candor_api_serialize (CandorApi *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_API_VARIANT_TYPE, (guint8) self->kind, self->class_name, self->member, self->category,
                     candor_api_get_permissions (self), self->weak, candor_api_serialize_sites, self);
}

/* A member of a class has both names, a class has only its own, the rest only the member's. */
static gboolean
candor_api_is_named (CandorApi *self)
{
  switch (self->kind)
    {
    case CANDOR_API_METHOD:
    case CANDOR_API_FIELD:
      return self->class_name != NULL && self->member != NULL;
    case CANDOR_API_CLASS:
      return self->class_name != NULL;
    case CANDOR_API_URI:
    case CANDOR_API_SETTING:
    case CANDOR_API_PROPERTY:
    case CANDOR_API_INTENT:
    case CANDOR_API_PATH:
      return self->member != NULL;
    default:
      return FALSE;
    }
}

CandorApi *
candor_api_new_from_serial (CandorSerialList *list, GError **error)
{
  g_autoptr (CandorApi) self = g_object_new (CANDOR_TYPE_API, NULL);
  CandorSerialList sites;
  guint8 kind;

  candor_serial_list_next (list, &kind, &self->class_name, &self->member, &self->category, &self->permissions, &self->weak,
                           &sites);
  self->kind = kind;
  if (!candor_api_is_named (self))
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                   _("API of kind %u: it lacks a name"), kind);
      return NULL;
    }
  for (gsize i = 0; i < sites.count; i++)
    {
      g_autoptr (CandorCallSite) site = candor_call_site_new_from_serial (&sites, error);
      if (site == NULL)
        return NULL;
      candor_list_append (self->call_sites, site);
    }
  return g_steal_pointer (&self);
}
