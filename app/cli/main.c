/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "config.h"
#include "candor-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static const struct
{
  const char *name;
  CandorExit (*run) (int argc, char **argv);
  const char *words;
} commands[] = {
  { "check", candor_command_check, N_("hold a policy against a package") },
  { "policy", candor_command_policy, N_("show what a policy says") },
  { "package", candor_command_package, N_("show what a package requests and does") },
  { "batch", candor_command_batch, N_("compare many apps, and gather their results") },
  { "diff", candor_command_diff, N_("show what became of findings: new, changed, open, rectified") },
  { "knowledge", candor_command_knowledge, N_("check or list what Candor knows") },
};

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
        return commands[i].run (argc, argv);
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
