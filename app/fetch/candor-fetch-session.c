/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-fetch"

#include "config.h"
#include "candor-fetch.h"

/* Seconds without a byte from the other end. */
#define IDLE_SECONDS 25

/* A proxy, where the environment names one, as other programs take it. */
static GProxyResolver *
candor_fetch_find_proxy (void)
{
  static const struct
  {
    const char *scheme;
    const char *variables[2];
  } schemes[] = { { "http", { "http_proxy", "http_proxy" } }, { "https", { "https_proxy", "HTTPS_PROXY" } } };
  const char *all = g_getenv ("all_proxy"), *none = g_getenv ("no_proxy");
  g_auto (GStrv) hosts = g_strsplit (none != NULL ? none : g_getenv ("NO_PROXY") != NULL ? g_getenv ("NO_PROXY") : "", ",", -1);
  GProxyResolver *resolver;

  for (guint i = 0; hosts[i] != NULL; i++)
    g_strstrip (hosts[i]);
  all = all != NULL ? all : g_getenv ("ALL_PROXY");
  resolver = g_simple_proxy_resolver_new (all, hosts);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (schemes[i].variables); j++)
      {
        const char *proxy = g_getenv (schemes[i].variables[j]);

        if (proxy != NULL && *proxy != '\0')
          g_simple_proxy_resolver_set_uri_proxy (G_SIMPLE_PROXY_RESOLVER (resolver), schemes[i].scheme, proxy);
      }
  return resolver;
}

/* The system's authorities, or those of a file: firms have authorities of their own. */
static GTlsDatabase *
candor_fetch_load_authorities (GError **error)
{
  const char *file = candor_fetch_get_authorities ();

  if (file != NULL)
    return g_tls_file_database_new (file, error);
  return g_tls_backend_get_default_database (g_tls_backend_get_default ());
}

SoupSession *
candor_fetch_session_new (GError **error)
{
  g_autoptr (GTlsDatabase) authorities = candor_fetch_load_authorities (error);
  g_autoptr (GProxyResolver) proxy = candor_fetch_find_proxy ();
  SoupSession *session;

  if (authorities == NULL)
    return NULL;
  /* Loaded now, while files can be opened: what looks up names. */
  g_object_unref (g_resolver_get_default ());
  session = soup_session_new_with_options ("user-agent", "Candor/" CANDOR_VERSION, "timeout", IDLE_SECONDS,
                                           "idle-timeout", IDLE_SECONDS, "max-conns", 2, "max-conns-per-host", 1,
                                           "tls-database", authorities, "proxy-resolver", proxy, NULL);
  /* No password is known here; who asks for one is told that there is none. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}
