/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-items-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* What a shrinker leaves of names, and what it does not: "com.maker.a.b" is somebody's, "a.b.c" could be anybody's. */
#define SHORT_LENGTH_MAX 2u
/* So many segments name a maker's library: "com.maker.library.internal.Thing" is "com.maker.library". */
#define LIBRARY_SEGMENTS_MAX 3u

/**
 * candor_call_site_dup_library:
 *
 * Groups what the knowledge does not know: by the beginning of its name that says whose it may be.
 *
 * Returns: (transfer full) (nullable): "com.maker.library"; empty where the names are obfuscated; %NULL where it is the
 *   app's or a known SDK's code, or its class lies in no package
 */
char *
candor_call_site_dup_library (CandorCallSite *self)
{
  const char *at, *end;
  guint count = 0;

  g_return_val_if_fail (CANDOR_IS_CALL_SITE (self), NULL);
  end = strrchr (self->class_name, '.');
  if (self->first_party || self->sdk != NULL || end == NULL)
    return NULL;
  /* A country's domain is short as well ("cn.maker"); what comes behind it is not. */
  for (at = self->class_name; at < end && count < LIBRARY_SEGMENTS_MAX; count++)
    {
      gsize length = strcspn (at, ".");

      if (length <= SHORT_LENGTH_MAX && (count > 0 || at + length == end || strcspn (at + length + 1, ".") <= SHORT_LENGTH_MAX))
        break;
      at += length + 1;
    }
  return g_strndup (self->class_name, at > self->class_name ? (gsize) (at - 1 - self->class_name) : 0);
}

/**
 * candor_call_site_dup_library_words:
 *
 * Returns: (transfer full): what to call a library that the knowledge does not know
 */
char *
candor_call_site_dup_library_words (CandorCallSite *self, CandorCatalog *catalog)
{
  g_autofree char *library = candor_call_site_dup_library (self);

  if (library == NULL)
    return g_strdup (candor_catalog_text (catalog, N_("an unknown library")));
  if (*library == '\0')
    return g_strdup (candor_catalog_text (catalog, N_("code with obfuscated names")));
  return g_strdup_printf (candor_catalog_text (catalog, N_("an unknown library, %s")), library);
}

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
