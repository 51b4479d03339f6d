/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"
#include "document/candor-origin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-getter.h"

/* What browsers and servers take; nothing longer is typed. */
#define ADDRESS_SIZE_MAX 8192u

struct _CandorOrigin
{
  GObject parent_instance;
  char *address;
  char *final_address;
  char *media_type;
  GDateTime *time;
  GBytes *content;
};

G_DEFINE_FINAL_TYPE (CandorOrigin, candor_origin, G_TYPE_OBJECT)

static void
candor_origin_finalize (GObject *object)
{
  CandorOrigin *self = CANDOR_ORIGIN (object);

  g_free (self->address);
  g_free (self->final_address);
  g_free (self->media_type);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->content, g_bytes_unref);
  G_OBJECT_CLASS (candor_origin_parent_class)->finalize (object);
}

static void
candor_origin_class_init (CandorOriginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_origin_finalize;
}

static void
candor_origin_init (CandorOrigin *self)
{
}

/* RFC 3986, 3.1: schemes are not case-sensitive. */
gboolean
candor_address_is (const char *word)
{
  const char *rest = g_ascii_strncasecmp (word, "http://", 7) == 0    ? word + 7
                     : g_ascii_strncasecmp (word, "https://", 8) == 0 ? word + 8
                                                                      : "";

  return *rest != '\0' && *rest != '/' && strlen (word) <= ADDRESS_SIZE_MAX;
}

char *
candor_address_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NON_DNS | G_URI_FLAGS_SCHEME_NORMALIZE | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0' ? g_strdup (host) : NULL;
}

/**
 * candor_origin_new:
 * @address: as a person typed it
 * @final_address: where redirections led
 * @media_type: what the server says the page is
 * @time: when it was fetched
 * @content: (nullable): its bytes
 *
 * Returns: (transfer full) (nullable): the origin, or %NULL where an address is none
 */
CandorOrigin *
candor_origin_new (const char *address, const char *final_address, const char *media_type, GDateTime *time,
                   GBytes *content)
{
  CandorOrigin *self;

  if (!candor_address_is (address) || !candor_address_is (final_address))
    return NULL;
  self = g_object_new (CANDOR_TYPE_ORIGIN, NULL);
  self->address = g_strdup (address);
  self->final_address = g_strdup (final_address);
  self->media_type = g_strdup (media_type);
  self->time = g_date_time_new_from_unix_utc (g_date_time_to_unix (time));
  self->content = content != NULL ? g_bytes_ref (content) : NULL;
  return self;
}

CANDOR_GETTER (CandorOrigin, candor_origin, CANDOR_IS_ORIGIN, const char *, address, NULL)
CANDOR_GETTER (CandorOrigin, candor_origin, CANDOR_IS_ORIGIN, const char *, final_address, NULL)
CANDOR_GETTER (CandorOrigin, candor_origin, CANDOR_IS_ORIGIN, const char *, media_type, NULL)
CANDOR_GETTER (CandorOrigin, candor_origin, CANDOR_IS_ORIGIN, GDateTime *, time, NULL)
CANDOR_GETTER (CandorOrigin, candor_origin, CANDOR_IS_ORIGIN, GBytes *, content, NULL)

char *
candor_origin_dup_time (CandorOrigin *self)
{
  g_return_val_if_fail (CANDOR_IS_ORIGIN (self), NULL);
  return g_date_time_format (self->time, "%Y-%m-%d %H:%M:%S UTC");
}

char *
candor_origin_dup_sentence (CandorOrigin *self)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (CANDOR_IS_ORIGIN (self), NULL);
  time = candor_origin_dup_time (self);
  if (strcmp (self->address, self->final_address) == 0)
    return g_strdup_printf (_("Fetched from %s on %s"), self->address, time);
  return g_strdup_printf (_("Fetched from %s, which led to %s, on %s"), self->address, self->final_address, time);
}
