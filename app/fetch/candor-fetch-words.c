/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-fetch"

#include "config.h"
#include "candor-fetch.h"

#include <glib/gi18n-lib.h>

static const struct
{
  GTlsCertificateFlags flag;
  const char *words;
} certificate_words[] = {
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("the server’s certificate has expired, or this machine’s clock is wrong; nothing was fetched") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("the server’s certificate is not valid yet, or this machine’s clock is wrong; nothing was fetched") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("the server’s certificate is another host’s: somebody may be standing in for the site; nothing was fetched") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("the server’s certificate was revoked; nothing was fetched") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("no authority that this machine trusts vouches for the server’s certificate: somebody may be standing in for the site; nothing was fetched") },
};

static const char *
candor_fetch_explain_certificate (SoupMessage *message)
{
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (message);

  for (guint i = 0; i < G_N_ELEMENTS (certificate_words); i++)
    if (flags & certificate_words[i].flag)
      return _(certificate_words[i].words);
  return _("the connection to the server can’t be made safe; nothing was fetched");
}

static const char *
candor_fetch_explain_connection (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return _("the host can’t be found: the address is mistyped, or this machine has no network; a page that was saved as a file can be read without");
  if (error->domain != G_IO_ERROR)
    return NULL;
  switch (error->code)
    {
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_PERMISSION_DENIED:
      return _("the network can’t be reached; a page that was saved as a file can be read without");
    case G_IO_ERROR_CONNECTION_REFUSED:
      return _("the server takes no connection");
    case G_IO_ERROR_TIMED_OUT:
      return _("the server did not answer in time");
    case G_IO_ERROR_CONNECTION_CLOSED:
    case G_IO_ERROR_PARTIAL_INPUT:
      return _("the server broke off before the page was complete");
    default:
      return NULL;
    }
}

void
candor_fetch_explain (SoupMessage *message, GError **error)
{
  const char *words = g_error_matches (*error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE)
                          ? candor_fetch_explain_certificate (message)
                          : candor_fetch_explain_connection (*error);

  if (words != NULL)
    {
      g_free ((*error)->message);
      (*error)->message = g_strdup (words);
      return;
    }
  g_prefix_error (error, "%s: ", (*error)->domain == G_TLS_ERROR ? _("the connection to the server can’t be made safe; nothing was fetched")
                                                                   : _("the page can’t be fetched"));
}

void
candor_fetch_explain_status (guint status, GError **error)
{
  const char *words = status == 404 || status == 410 ? N_ ("the server has no such page (%u)")
                      : status == 401 || status == 403 || status == 407 || status == 429 || status == 451
                          ? N_ ("the server does not give this page to Candor (%u); save it in a browser and open the file")
                      : status >= 500 ? N_ ("the server failed (%u); try again later")
                                      : N_ ("the server answered with no page (%u)");

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_dgettext (GETTEXT_PACKAGE, words), status);
}
