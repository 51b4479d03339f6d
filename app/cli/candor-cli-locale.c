/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "config.h"
#include "candor-cli.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "base/candor-neutral-locale.h"

static char *language;

/* What the person set, in the order in which gettext asks. */
static const char *
candor_cli_find_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      if (value != NULL && *value != '\0')
        return value;
    }
  return "C";
}

static gboolean
candor_cli_is_neutral (const char *locale)
{
  return strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0 || g_str_has_prefix (locale, "C.")
         || strcmp (locale, CANDOR_NEUTRAL_LOCALE) == 0;
}

/* Bytes are sorted, numbers and dates written as “C” has them, which is there already: only letters and messages are
 * another locale's. Each part that is asked for is looked for in several files. */
static void
candor_cli_apply_neutral_locale (void)
{
  setlocale (LC_ALL, "C");
  setlocale (LC_CTYPE, CANDOR_NEUTRAL_LOCALE);
  setlocale (LC_MESSAGES, CANDOR_NEUTRAL_LOCALE);
}

/* Candor's strings are UTF-8 whatever the locale, and terminals have been for twenty years. */
static void
candor_cli_speak_without_locale (const char *locale)
{
  g_auto (GStrv) parts = g_strsplit_set (locale, ".@", 2);

  if (g_getenv ("LANGUAGE") == NULL || *g_getenv ("LANGUAGE") == '\0')
    g_setenv ("LANGUAGE", parts[0], TRUE);
  g_setenv ("LC_ALL", CANDOR_NEUTRAL_LOCALE, TRUE);
  candor_cli_apply_neutral_locale ();
}

static void
candor_cli_apply_locale (const char *locale)
{
  if (candor_cli_is_neutral (locale))
    candor_cli_apply_neutral_locale ();
  else if (setlocale (LC_ALL, "") == NULL || strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    candor_cli_speak_without_locale (locale);
  setlocale (LC_NUMERIC, "C");
}

/* The program as it lies in its build tree speaks what lies there; its children hear it as well. */
static void
candor_cli_find_translations (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *place = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *folder = place != NULL ? g_build_filename (place, "../../po", NULL) : NULL;
  g_autofree char *catalog
      = folder != NULL ? g_build_filename (folder, "zh_CN/LC_MESSAGES/" GETTEXT_PACKAGE ".mo", NULL) : NULL;

  if (g_getenv ("CANDOR_LOCALEDIR") == NULL && catalog != NULL && g_file_test (catalog, G_FILE_TEST_EXISTS))
    g_setenv ("CANDOR_LOCALEDIR", folder, TRUE);
}

void
candor_cli_set_locale (const char *locale)
{
  const char *folder;

  candor_cli_find_translations ();
  folder = g_getenv ("CANDOR_LOCALEDIR");
  if (locale != NULL)
    {
      /* What is asked for on the call goes before all that the environment says. */
      g_auto (GStrv) parts = g_strsplit_set (locale, ".@", 2);
      g_setenv ("LANGUAGE", parts[0], TRUE);
      g_setenv ("LC_ALL", CANDOR_NEUTRAL_LOCALE, TRUE);
    }
  candor_cli_apply_locale (locale != NULL ? CANDOR_NEUTRAL_LOCALE : candor_cli_find_locale ());
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : CANDOR_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_free (language);
  language = g_strdup (locale != NULL ? locale : g_get_language_names ()[0]);
}

CandorCatalog *
candor_cli_open_catalog (void)
{
  return candor_catalog_new (language != NULL ? language : "en");
}
