/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-fetch"

#include "config.h"
#include "candor-fetch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
candor_fetch_is_near_ipv4 (const guint8 *bytes)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV4);

  /* RFC 1918, 3927, 1122; and what providers share among their customers (RFC 6598, 100.64.0.0/10). */
  return g_inet_address_get_is_loopback (address) || g_inet_address_get_is_site_local (address)
         || g_inet_address_get_is_link_local (address) || g_inet_address_get_is_any (address) || bytes[0] == 0
         || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64);
}

gboolean
candor_fetch_is_near (GInetAddress *address)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return candor_fetch_is_near_ipv4 (bytes);
  if (memcmp (bytes, mapped, sizeof mapped) == 0)
    return candor_fetch_is_near_ipv4 (bytes + sizeof mapped);
  /* RFC 4193: unique local addresses. */
  return g_inet_address_get_is_loopback (address) || g_inet_address_get_is_link_local (address)
         || g_inet_address_get_is_site_local (address) || g_inet_address_get_is_any (address) || (bytes[0] & 0xfe) == 0xfc;
}

/* Before a connection is made: where it really goes, whatever the name said when it was looked up before. */
static void
candor_fetch_meet (SoupMessage *message, GSocketClientEvent event, GIOStream *stream, gpointer data)
{
  CandorFetch *self = data;
  g_autoptr (GSocketAddress) remote = NULL;
  GInetAddress *address;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (stream))
    return;
  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (stream), NULL);
  if (remote == NULL || !G_IS_INET_SOCKET_ADDRESS (remote))
    return;
  address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote));
  if (!candor_fetch_is_near (address))
    self->away = TRUE;
  else if (self->sent_on)
    {
      g_free (self->neighbour);
      self->neighbour = g_inet_address_to_string (address);
      g_cancellable_cancel (self->cancellable);
    }
}

void
candor_fetch_watch (CandorFetch *self, SoupMessage *message)
{
  g_signal_connect (message, "network-event", G_CALLBACK (candor_fetch_meet), self);
}

gboolean
candor_fetch_explain_neighbour (CandorFetch *self, GError **error)
{
  if (self->neighbour == NULL)
    return FALSE;
  g_clear_error (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("a server of another network sends on to a machine of this one (%s), which nobody asked for; nothing was "
                 "fetched from there: if it is meant, give its address itself"),
               self->neighbour);
  return TRUE;
}
