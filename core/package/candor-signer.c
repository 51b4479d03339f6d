/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-items-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"
#include "package/candor-package.h"

G_DEFINE_FINAL_TYPE (CandorSigner, candor_signer, G_TYPE_OBJECT)

static void
candor_signer_finalize (GObject *object)
{
  CandorSigner *self = CANDOR_SIGNER (object);

  g_free (self->sha256);
  g_free (self->subject);
  g_free (self->scheme);
  g_strfreev (self->lineage);
  G_OBJECT_CLASS (candor_signer_parent_class)->finalize (object);
}

static void
candor_signer_class_init (CandorSignerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_signer_finalize;
}

static void
candor_signer_init (CandorSigner *self)
{
}

CANDOR_GETTER (CandorSigner, candor_signer, CANDOR_IS_SIGNER, const char *, sha256, NULL)
CANDOR_GETTER (CandorSigner, candor_signer, CANDOR_IS_SIGNER, const char *, subject, NULL)
CANDOR_GETTER (CandorSigner, candor_signer, CANDOR_IS_SIGNER, const char *, scheme, NULL)
CANDOR_GETTER (CandorSigner, candor_signer, CANDOR_IS_SIGNER, gint64, not_before, 0)
CANDOR_GETTER (CandorSigner, candor_signer, CANDOR_IS_SIGNER, gint64, not_after, 0)
CANDOR_GETTER (CandorSigner, candor_signer, CANDOR_IS_SIGNER, gboolean, debug, FALSE)
CANDOR_STRV_GETTER (CandorSigner, candor_signer, CANDOR_IS_SIGNER, lineage)

gboolean
candor_package_is_sha256 (const char *text)
{
  gsize length = 0;

  for (; text[length] != '\0'; length++)
    if (!g_ascii_isdigit (text[length]) && (text[length] < 'a' || text[length] > 'f'))
      return FALSE;
  return length == 64;
}

void
candor_signer_serialize (CandorSigner *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_SIGNER_VARIANT_TYPE, self->sha256, self->subject, self->scheme, self->not_before,
                        self->not_after, self->debug, candor_signer_get_lineage (self));
}

static gboolean
candor_signer_holds_together (CandorSigner *self)
{
  for (guint i = 0; self->lineage[i] != NULL; i++)
    if (!candor_package_is_sha256 (self->lineage[i]))
      return FALSE;
  return candor_package_is_sha256 (self->sha256);
}

CandorSigner *
candor_signer_new_from_serial (CandorSerialList *list, GError **error)
{
  g_autoptr (CandorSigner) self = g_object_new (CANDOR_TYPE_SIGNER, NULL);

  candor_serial_list_next (list, &self->sha256, &self->subject, &self->scheme,
                 &self->not_before, &self->not_after, &self->debug, &self->lineage);
  if (!candor_signer_holds_together (self))
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_SERIALIZED,
                   _("signer “%s”: a digest is malformed"), self->subject);
      return NULL;
    }
  return g_steal_pointer (&self);
}
