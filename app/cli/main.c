/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "config.h"
#include "candor-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/candor-memory.h"

static const struct
{
  const char *name;
  const char *words;
} commands[CANDOR_COMMAND_COUNT] = {
  [CANDOR_COMMAND_CHECK] = { "check", N_("hold a policy against a package") },
  [CANDOR_COMMAND_POLICY] = { "policy", N_("show what a policy says") },
  [CANDOR_COMMAND_PACKAGE] = { "package", N_("show what a package requests and does") },
  [CANDOR_COMMAND_BATCH] = { "batch", N_("compare many apps, and gather their results") },
  [CANDOR_COMMAND_DIFF] = { "diff", N_("show what became of findings: new, changed, open, rectified") },
  [CANDOR_COMMAND_KNOWLEDGE] = { "knowledge", N_("check or list what Candor knows") },
};

/* As they came: parsing takes words away. */
static char **call;

void
candor_cli_become_commands (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : "");
  g_autofree char *beside = g_build_filename (folder, "candor-commands", NULL);

  execv (beside, call);
  execv (CANDOR_LIBEXECDIR "/candor-commands", call);
  candor_cli_complain (_("%s can’t be started: %s"), CANDOR_LIBEXECDIR "/candor-commands", g_strerror (errno));
  exit (CANDOR_EXIT_FILE);
}

/* The language is needed before any option is explained or complained about, wherever it stands. */
static const char *
candor_find_locale (int argc, char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    {
      if (strcmp (argv[i], "--locale") == 0)
        return i + 1 < argc ? argv[i + 1] : NULL;
      if (g_str_has_prefix (argv[i], "--locale="))
        return argv[i] + strlen ("--locale=");
    }
  return NULL;
}

static char *
candor_list_commands (void)
{
  GString *text = g_string_new (_("Holds an Android app’s privacy policy against its package and shows the gaps."));

  g_string_append_printf (text, "\n\n%s", _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-11s %s", commands[i].name, _(commands[i].words));
  g_string_append_printf (text, "\n\n%s", _("“candor COMMAND --help” explains a command."));
  return g_string_free (text, FALSE);
}

static CandorExit
candor_run_command (int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[0], commands[i].name) == 0)
      {
        g_autofree char *program = g_strdup_printf ("candor %s", argv[0]);
        g_set_prgname (program);
        if (candor_command_runs[i] == NULL)
          candor_cli_become_commands ();
        return candor_command_runs[i](argc, argv);
      }
  return candor_cli_complain_of_words (_("There is no command “%s”."), argv[0]);
}

int
main (int argc, char **argv)
{
  gboolean version = FALSE;
  char *locale = NULL;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Show the version"), NULL },
    { "locale", 0, 0, G_OPTION_ARG_STRING, &locale, N_("Language of report and messages: en or zh_CN"),
      N_("LOCALE") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  candor_memory_prepare ();
  call = g_strdupv (argv);
  candor_cli_set_locale (candor_find_locale (argc, argv));
  g_set_prgname ("candor");
  context = g_option_context_new (_("COMMAND [WORD…]"));
  summary = candor_list_commands ();
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return candor_cli_complain_of_words ("%s", error->message);
  g_free (locale);
  if (version)
    {
      printf ("candor %s\n", CANDOR_VERSION);
      return CANDOR_EXIT_DONE;
    }
  if (argc < 2)
    return candor_cli_complain_of_words (_("Which command?"));
  return candor_run_command (argc - 1, argv + 1);
}
