/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-fetch"

#include "candor-fetch.h"

/* Written by Flatpak into each of its sandboxes (flatpak-metadata(5)). */
#define FLATPAK_INFO "/.flatpak-info"

static const char *places[] = {
  NULL, /* the authorities that a person chose */
  /* names */
  "/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/nsswitch.conf", "/etc/gai.conf", "/etc/services",
  "/etc/protocols", "/etc/passwd", "/run/systemd/resolve", "/run/NetworkManager", "/run/resolvconf",
  /* authorities, and what may be used of encryption */
  "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/etc/gnutls", "/etc/crypto-policies", "/usr/share/ca-certificates",
  "/usr/local/share/ca-certificates", "/usr/share/p11-kit", "/usr/share/pki", "/etc/pkcs11",
  /* the libraries of both, which are loaded when they are needed */
  "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/app/lib", "/etc/ld.so.cache", "/etc/ld.so.conf.d",
  /* letters and time */
  "/usr/share/locale", "/usr/share/zoneinfo", "/etc/localtime", "/dev/urandom", "/dev/null",
  NULL,
};

const char *const *
candor_fetch_list_places (void)
{
  places[0] = candor_fetch_get_authorities ();
  return places[0] != NULL ? places : places + 1;
}

const char *
candor_fetch_get_authorities (void)
{
  const char *file = g_getenv ("CANDOR_FETCH_AUTHORITIES");

  return file != NULL && *file != '\0' ? file : NULL;
}

gboolean
candor_fetch_is_offline (void)
{
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_auto (GStrv) shared = NULL;

  if (!g_key_file_load_from_file (info, FLATPAK_INFO, G_KEY_FILE_NONE, NULL))
    return FALSE;
  shared = g_key_file_get_string_list (info, "Context", "shared", NULL, NULL);
  return shared == NULL || !g_strv_contains ((const char *const *) shared, "network");
}
