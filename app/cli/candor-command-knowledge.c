/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "knowledge/candor-knowledge-problem.h"

/* candor knowledge check [FOLDER] · candor knowledge list [KIND]: what Candor knows. What else the
 * command does, putting other knowledge in its place, is in candor-command-knowledge-install.c. */

/* One line a thing: what stands in the first column is what options and the JSON call it. */
typedef struct
{
  GString *text;
  CandorKnowledge *knowledge;
  gboolean chinese;
} CandorListing;

static void
candor_listing_add (CandorListing *self, const char *id, const char *name)
{
  g_string_append_printf (self->text, "%s\t%s\n", id, name != NULL ? name : "");
}

static void
candor_listing_add_categories (CandorListing *self)
{
  gsize count;
  const CandorKnownCategory *list = candor_knowledge_get_categories (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].name_zh : list[i].name_en);
}

static void
candor_listing_add_permissions (CandorListing *self)
{
  gsize count;
  const CandorKnownPermission *list = candor_knowledge_get_permissions (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].name, self->chinese ? list[i].label_zh : list[i].label_en);
}

static void
candor_listing_add_apis (CandorListing *self)
{
  gsize count;
  const CandorKnownApi *list = candor_knowledge_get_apis (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *name
          = g_strjoin (list[i].class_name != NULL && list[i].member != NULL ? "." : "",
                       list[i].class_name != NULL ? list[i].class_name : "",
                       list[i].member != NULL ? list[i].member : "", NULL);
      candor_listing_add (self, name, list[i].category);
    }
}

static void
candor_listing_add_sdks (CandorListing *self)
{
  gsize count;
  const CandorKnownSdk *list = candor_knowledge_get_sdks (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id,
                        self->chinese && list[i].name_zh != NULL ? list[i].name_zh : list[i].name);
}

static void
candor_listing_add_packers (CandorListing *self)
{
  gsize count;
  const CandorKnownPacker *list = candor_knowledge_get_packers (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, list[i].name);
}

static void
candor_listing_add_app_types (CandorListing *self)
{
  gsize count;
  const CandorKnownAppType *list = candor_knowledge_get_app_types (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].name_zh : list[i].name_en);
}

static void
candor_listing_add_rules (CandorListing *self)
{
  gsize count;
  const CandorKnownRule *list = candor_knowledge_get_rules (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].title_zh : list[i].title_en);
}

static void
candor_listing_add_topics (CandorListing *self)
{
  gsize count;
  const CandorKnownTopic *list = candor_knowledge_get_topics (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].name_zh : list[i].name_en);
}

static void
candor_listing_add_checks (CandorListing *self)
{
  gsize count;
  const CandorKnownCheck *list = candor_knowledge_get_checks (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      const CandorKnownRule *rule = candor_knowledge_find_rule (self->knowledge, list[i].rule);
      candor_listing_add (self, list[i].rule, rule->judgeable);
    }
}

static const struct
{
  const char *name;
  void (*add) (CandorListing *listing);
} kinds[] = {
  { "categories", candor_listing_add_categories }, { "permissions", candor_listing_add_permissions },
  { "apis", candor_listing_add_apis },             { "sdks", candor_listing_add_sdks },
  { "packers", candor_listing_add_packers },       { "app-types", candor_listing_add_app_types },
  { "rules", candor_listing_add_rules },           { "topics", candor_listing_add_topics },
  { "checks", candor_listing_add_checks },
};

static void
candor_listing_add_counts (CandorListing *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      CandorListing one = { g_string_new (NULL), self->knowledge, self->chinese };
      guint count = 0;

      kinds[i].add (&one);
      for (gsize at = 0; at < one.text->len; at++)
        count += one.text->str[at] == '\n';
      g_string_append_printf (self->text, "%s\t%u\n", kinds[i].name, count);
      g_string_free (one.text, TRUE);
    }
}

static CandorExit
candor_knowledge_command_list (const CandorCliOptions *options, const char *kind)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CandorListing listing = { NULL, NULL, candor_catalog_is_chinese (catalog) };
  void (*add) (CandorListing *listing) = kind == NULL ? candor_listing_add_counts : NULL;

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i].name) == 0)
      add = kinds[i].add;
  if (add == NULL)
    return candor_cli_complain_of_words (
        _("“%s” can’t be listed; categories, permissions, apis, sdks, packers, app-types, rules, topics and checks can."), kind);
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  listing.knowledge = knowledge;
  listing.text = g_string_new (NULL);
  add (&listing);
  bytes = g_string_free_to_bytes (listing.text);
  return candor_cli_write (options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}

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
    return candor_knowledge_command_list (options, word);
  if (count == 2 && strcmp (verb, "compile") == 0 && sha256 == NULL)
    return candor_command_knowledge_compile (options, word);
  if (count == 2 && strcmp (verb, "install") == 0)
    return candor_command_knowledge_install (options, word, sha256);
  if (count == 1 && strcmp (verb, "reset") == 0 && sha256 == NULL)
    return candor_command_knowledge_reset (options);
  return candor_cli_complain_of_words (
      _("Say “candor knowledge check [FOLDER]”, “list [KIND]”, “compile FOLDER -o FILE”, “install FILE” or “reset”."));
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
  CandorFormat format;
  CandorExit status;

  if (!candor_cli_parse (
          &options, &argc, &argv, _("check [FOLDER] | list [KIND] | compile FOLDER -o FILE | install FILE | reset"),
          _("Checks the knowledge, or a folder of knowledge that is being edited, or lists what it "
            "holds:\ncategories, permissions, apis, sdks, packers, app-types, rules, topics, checks.\n"
            "Compiles a folder into one file, installs such a file for yourself in the place of what came\n"
            "with Candor, and goes back to that."),
          entries))
    return CANDOR_EXIT_USAGE;
  if (!candor_cli_choose_format (&options, CANDOR_FORMAT_BIT (CANDOR_FORMAT_TEXT), &format, &status))
    return status;
  return candor_knowledge_command_run (&options, sha256);
}
