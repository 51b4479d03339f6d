/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "config.h"
#include "candor-preload.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* A reading process speaks the language of the program that started it. Its messages are in a file. */
void
candor_preload_messages (void)
{
  const char *folder = g_getenv ("CANDOR_LOCALEDIR");

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : CANDOR_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  (void) _("Starting");
}
