/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/candor-save.h"
#include "knowledge/candor-knowledge-place.h"

/* candor knowledge compile · install · reset: other knowledge in the place of what came with Candor. */

static CandorExit
candor_knowledge_tell (const CandorCliOptions *options, const char *words, const char *path,
                       CandorKnowledge *knowledge)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (text, "%s: %s\n", words, path);
  g_string_append_printf (text, _("version %s, SHA-256 %s\n"), candor_knowledge_get_version (knowledge),
                          candor_knowledge_get_sha256 (knowledge));
  bytes = g_bytes_new (text->str, text->len);
  return candor_cli_write (options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}

/* The file, and beside it the digest by which whoever gets it sees that it is this one. */
static gboolean
candor_knowledge_save_compiled (CandorKnowledge *knowledge, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *beside = g_strconcat (path, ".sha256", NULL);
  char *line = g_strdup_printf ("%s  %s\n", candor_knowledge_get_sha256 (knowledge), name);
  g_autoptr (GBytes) digest = g_bytes_new_take (line, strlen (line));

  return candor_save (candor_knowledge_get_bytes (knowledge), path, error) && candor_save (digest, beside, error);
}

CandorExit
candor_command_knowledge_compile (const CandorCliOptions *options, const char *folder)
{
  const CandorCliOptions told = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  if (options->output == NULL)
    return candor_cli_complain_of_words (_("Where is the compiled knowledge to go? Say -o FILE."));
  knowledge = candor_knowledge_new_from_folder (folder, &error);
  if (knowledge != NULL && candor_knowledge_save_compiled (knowledge, options->output, &error))
    return candor_knowledge_tell (&told, _("Compiled"), options->output, knowledge);
  candor_cli_complain ("%s", error->message);
  return CANDOR_EXIT_FILE;
}

CandorExit
candor_command_knowledge_install (const CandorCliOptions *options, const char *file, const char *sha256)
{
  g_autofree char *place = candor_knowledge_dup_installed_file ();
  g_autoptr (CandorKnowledge) knowledge = NULL, used = NULL;
  g_autoptr (GError) error = NULL;
  CandorExit status;

  knowledge = candor_knowledge_install (file, sha256, &error);
  if (knowledge == NULL)
    {
      candor_cli_complain ("%s", error->message);
      return CANDOR_EXIT_FILE;
    }
  status = candor_knowledge_tell (options, _("Installed"), place, knowledge);
  used = candor_cli_load_knowledge ();
  if (used != NULL && strcmp (candor_knowledge_get_sha256 (used), candor_knowledge_get_sha256 (knowledge)) != 0)
    candor_cli_warn (_("it is not used: that of version %s is newer, has additions of your own, or is chosen by CANDOR_KNOWLEDGE"),
                     candor_knowledge_get_version (used));
  return status;
}

CandorExit
candor_command_knowledge_reset (const CandorCliOptions *options)
{
  g_autofree char *place = candor_knowledge_dup_installed_file ();
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  gboolean was_there;

  if (!candor_knowledge_uninstall (&was_there, &error))
    {
      candor_cli_complain ("%s", error->message);
      return CANDOR_EXIT_FILE;
    }
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  return candor_knowledge_tell (options, was_there ? _("Removed") : _("Nothing was installed"), place, knowledge);
}
