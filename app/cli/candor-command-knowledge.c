/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "knowledge/candor-knowledge-problem.h"

/* candor knowledge: what it can be asked for, and the check of a folder. The rest is in
 * candor-command-knowledge-list.c and candor-command-knowledge-install.c. */

/* Every problem on a line of its own, as compilers write them, so that editors can go there. */
static CandorExit
candor_knowledge_command_check_folder (const char *folder)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);

  if (candor_knowledge_check_folder (folder, problems))
    return CANDOR_EXIT_DONE;
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = candor_knowledge_problem_format (g_ptr_array_index (problems, i));
      /* What is wrong with the folder as a whole is told by its path. */
      if (g_str_has_prefix (line, folder))
        candor_cli_complain ("%s", line);
      else
        candor_cli_complain ("%s/%s", folder, line);
    }
  return CANDOR_EXIT_FILE;
}

static CandorExit
candor_knowledge_command_check (const CandorCliOptions *options, const char *folder)
{
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *line;

  if (folder != NULL && candor_knowledge_command_check_folder (folder) != CANDOR_EXIT_DONE)
    return CANDOR_EXIT_FILE;
  knowledge = folder != NULL ? candor_knowledge_new_from_folder (folder, &error) : candor_cli_load_knowledge ();
  if (error != NULL)
    candor_cli_complain ("%s", error->message);
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  line = g_strdup_printf (_("The knowledge is sound: version %s, SHA-256 %s\n"),
                          candor_knowledge_get_version (knowledge), candor_knowledge_get_sha256 (knowledge));
  bytes = g_bytes_new_take (line, strlen (line));
  return candor_cli_write (options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}

static CandorExit
candor_knowledge_command_run (const CandorCliOptions *options, const char *sha256)
{
  guint count = options->files != NULL ? g_strv_length (options->files) : 0;
  const char *verb = count > 0 ? options->files[0] : "", *word = count > 1 ? options->files[1] : NULL;

  if (count <= 2 && strcmp (verb, "check") == 0 && sha256 == NULL)
    return candor_knowledge_command_check (options, word);
  if (count <= 2 && strcmp (verb, "list") == 0 && sha256 == NULL)
    return candor_command_knowledge_list (options, word);
  if (count == 2 && strcmp (verb, "compile") == 0 && sha256 == NULL)
    return candor_command_knowledge_compile (options, word);
  if (count == 2 && strcmp (verb, "install") == 0)
    return candor_command_knowledge_install (options, word, sha256);
  if (count == 1 && strcmp (verb, "reset") == 0 && sha256 == NULL)
    return candor_command_knowledge_reset (options);
  return candor_cli_complain_of_words (
      _("Say “candor knowledge check [FOLDER]”, “list [KIND]”, “compile FOLDER -o FILE”, “install FILE” or “reset”."));
}

/* What --help says of each verb. */
typedef struct
{
  const char *name;
  const char *parameters;
  const char *words;
} CandorKnowledgeVerb;

static const CandorKnowledgeVerb verbs[] = {
  { "check", N_("[FOLDER]"),
    N_("Checks the knowledge that is in use, or a folder of knowledge that is being edited, and tells every\n"
       "problem with its file and line.") },
  { "list", N_("[KIND]"),
    N_("Counts what the knowledge holds, or lists one kind of it:\n"
       "categories, permissions, apis, sdks, packers, app-types, rules, topics, checks.") },
  { "compile", N_("FOLDER -o FILE"),
    N_("Compiles a folder of knowledge into one file, and writes its SHA-256 into FILE.sha256 beside it.") },
  { "install", N_("FILE"),
    N_("Puts compiled knowledge, for yourself, in the place of what came with Candor, once its SHA-256 is the\n"
       "expected one and every record of it has been checked. Of the two, the newer is used.") },
  { "reset", "", N_("Goes back from what was installed to the knowledge that came with Candor.") },
};

static const CandorKnowledgeVerb all_verbs = {
  "", N_("VERB"),
  N_("Checks, lists, compiles and installs what Candor knows. Nothing is ever fetched.\n"
     "\n"
     "  candor knowledge check [FOLDER]           check the knowledge, or a folder that is being edited\n"
     "  candor knowledge list [KIND]              count what it holds, or list one kind of it\n"
     "  candor knowledge compile FOLDER -o FILE   make one file of a folder, to be installed elsewhere\n"
     "  candor knowledge install FILE             use a compiled file in the place of what came with Candor\n"
     "  candor knowledge reset                    go back to what came with Candor"),
};

/* The verb that the call begins with, and the name under which --help tells of it. */
static const CandorKnowledgeVerb *
candor_knowledge_find_verb (int argc, char **argv)
{
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (argv[1], verbs[i].name) == 0)
      {
        g_autofree char *program = g_strdup_printf ("candor knowledge %s", argv[1]);
        g_set_prgname (program);
        return &verbs[i];
      }
  return &all_verbs;
}

CandorExit
candor_command_knowledge (int argc, char **argv)
{
  g_auto (CandorCliOptions) options = { 0 };
  g_autofree char *sha256 = NULL;
  const GOptionEntry entries[] = {
    { "sha256", 0, 0, G_OPTION_ARG_STRING, &sha256,
      N_("What the SHA-256 of the file to be installed must be; without it, FILE.sha256 says so"), N_("DIGEST") },
    { NULL },
  };
  const CandorKnowledgeVerb *verb = candor_knowledge_find_verb (argc, argv);
  gboolean takes_digest = verb == &all_verbs || strcmp (verb->name, "install") == 0;
  CandorFormat format;
  CandorExit status;

  if (!candor_cli_parse (&options, &argc, &argv, *verb->parameters != '\0' ? _(verb->parameters) : NULL,
                         _(verb->words), takes_digest ? entries : NULL))
    return CANDOR_EXIT_USAGE;
  if (!candor_cli_choose_format (&options, CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT), &format, &status))
    return status;
  return candor_knowledge_command_run (&options, sha256);
}
