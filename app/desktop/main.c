/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "base/candor-neutral-locale.h"
#include "candor-application.h"

/* A system without the data of the person's locale still has the translations: only the words are
 * needed, not how that locale sorts or counts. */
static void
set_up_language (void)
{
  const char *folder = g_getenv ("CANDOR_LOCALEDIR"), *chosen = g_getenv ("LANGUAGE"), *present = setlocale (LC_ALL, "");
  gboolean is_chosen = chosen != NULL && *chosen != '\0';

  if (present == NULL)
    {
      const char *language = g_get_language_names ()[0];

      if (setlocale (LC_ALL, CANDOR_NEUTRAL_LOCALE) != NULL && !is_chosen)
        g_setenv ("LANGUAGE", language, TRUE);
    }
  else if (is_chosen && g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "C."))
    setlocale (LC_ALL, CANDOR_NEUTRAL_LOCALE);
  gtk_disable_setlocale (); /* it would undo this */
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : CANDOR_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Who has GTK draw without OpenGL needs none of OpenGL's drivers, which would take half of the memory. GTK loads
 * them all the same unless it is told. */
static void
leave_out_drivers (void)
{
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;
  if (gtk_get_minor_version () < 16)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl", FALSE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (CandorApplication) application = NULL;

  set_up_language ();
  leave_out_drivers ();
  g_set_prgname ("candor-desktop");
  g_set_application_name (_ ("Candor"));
  application = candor_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
